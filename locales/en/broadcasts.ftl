# Broadcasts: announcements of officers to many.

broadcasts-title = the announcement
broadcasts-image = picture
broadcasts-document = document
broadcasts-event = 📅 { $moment }
broadcasts-event-at = 📅 { $moment }, { $place }
broadcasts-save-event = Save to calendar
broadcasts-event-file = event.ics
broadcasts-event-saved = Here it is. Open the file to save it to your phone's calendar.
broadcasts-answer-noted = Thank you, I noted your answer: *{ $label }*. If it changes, just pick another.
broadcasts-answer-late = That is over already. The answer can't be changed any more.
broadcasts-answer-unknown = That announcement is no longer there.
broadcasts-answer-test = This is only a test, so the answer isn't counted.
broadcasts-how-to-stop = _No more announcements? Reply_ STOP
broadcasts-off = All right, I won't send announcements any more. Leads and prices you asked for go on.
broadcasts-on = Done, I'll send announcements again.
broadcasts-on-again = Send announcements again
broadcasts-stop-all = Stop everything

# Composing

broadcasts-text-ask = Write the announcement. An asterisk on both sides makes bold; links are fine.
broadcasts-text-explain = Write it as people will read it. Example: Packaging workshop on Thursday at 9 at the Export Center.
broadcasts-text-short = That is too short. Example: Packaging workshop on Thursday at 9 at the Export Center.
broadcasts-text-long = That is { $length } characters, at most { $max } are possible. Please shorten it and send it again.
broadcasts-file-ask = Send one picture or document if you like, or skip.
broadcasts-file-explain = Send one picture or document (10 MB at most), or type *skip*.
broadcasts-file-refused = That file cannot be sent. Try a JPG or PNG picture or a PDF document, 10 MB at most.
broadcasts-audience-ask = For whom? Separate with commas, example: _Nunukan, crab, WhatsApp_
broadcasts-audience-explain = You can write: a regency, goods, a certificate, owners, representatives, officers, WhatsApp, Telegram, English, aktif 30 hari. Separate with commas.
broadcasts-audience-unknown = I don't know "{ $part }". Example: _Nunukan, crab, aktif 30 hari_, or type *all*.
broadcasts-audience-nobody = Nobody matches { $audience } yet. Try something wider, example: _owners_.
broadcasts-everybody = Everybody
broadcasts-role-owner = Registered owners
broadcasts-role-representative = representatives
broadcasts-role-officer = officers
broadcasts-channel-telegram = Telegram
broadcasts-channel-whatsapp = WhatsApp
broadcasts-channel-webchat = web chat
broadcasts-language-id = Indonesian
broadcasts-language-en = English
broadcasts-active = active in the last { $days } days
broadcasts-count = *{ $count } people*: { $by }
broadcasts-by-channel = { $count } { $name }
broadcasts-summary = This is how it will look:
broadcasts-summary-file = { $file ->
    [image] With a picture.
    [document] With a document.
   *[none] Without a picture.
}
broadcasts-summary-to = To: { $audience }
broadcasts-summary-explain = Choose *Send* when it is right. *Test to me* sends it to you alone first.
broadcasts-summary-options = Can be answered: { $options }
broadcasts-summary-start = Leaves: { $moment }
broadcasts-send = Send
broadcasts-send-later = Send later
broadcasts-preview = As phones show it
broadcasts-preview-on = _On { $name } ({ $count } messages):_
broadcasts-save = Save draft
broadcasts-test = Test to me
broadcasts-detail = Details first
broadcasts-edit-text = Change text
broadcasts-edit-file = Change picture
broadcasts-edit-audience = Change recipients
broadcasts-edit-options = Choices
broadcasts-edit-event = Date
broadcasts-edit-start = When to send
broadcasts-options-ask = What can people answer? Separate with commas, example: _Join, Not this time_
broadcasts-options-explain = Write two to four choices with commas, example: _Join, Not this time_. For none, type *skip*.
broadcasts-options-long = "{ $option }" is too long, at most { $max } characters. Example: _Join, Not this time_
broadcasts-options-count = Write two to { $max } choices with commas, example: _Join, Not this time_
broadcasts-event-ask = When and where is it? Example: _3 December at 09:00 WITA, Export Center_
broadcasts-event-explain = Write the day, the hour, and the place after a comma. Example: _Thursday at 14:00 WITA, Export Center_. For none, type *skip*.
broadcasts-event-lacks-day = I didn't get the day. Example: _3 December at 09:00 WITA, Export Center_
broadcasts-event-lacks-hour = The hour is missing. Example: _3 December at 09:00 WITA, Export Center_
broadcasts-event-past = That time has passed. Example: _tomorrow at 09:00 WITA, Export Center_
broadcasts-event-place-long = The place is too long, at most { $max } characters. Example: _3 December at 09:00 WITA, Export Center_
broadcasts-start-ask = When shall it leave? Example: _tomorrow at 9 WITA_. To send it now, type *skip*.
broadcasts-start-explain = Write day and hour, with a zone if you like: WIB, WITA, WIT or one like Asia/Tokyo. Example: _Monday at 8 WIB_
broadcasts-start-lacks-day = I didn't get the day. Example: _tomorrow at 9 WITA_
broadcasts-start-lacks-hour = The hour is missing. Example: _tomorrow at 9 WITA_
broadcasts-start-night = People rest at that hour. It will reach them after 07:00 local time.
broadcasts-start-past = Choose a time that is still to come, within a year. Example: _tomorrow at 9 WITA_
broadcasts-saved = Saved as *draft { $number }*. Type *drafts* any time to go on.
broadcasts-draft-again = Go on
broadcasts-make-template = Make it a template
broadcasts-draft-drop = Delete draft
broadcasts-drafts = Drafts & templates
broadcasts-drafts-listed = Drafts and templates:
broadcasts-draft-line = *{ $number }* { $kind ->
    [template] template
   *[draft] draft
}: { $title }
broadcasts-draft-open = Open { $number }
broadcasts-no-drafts = No drafts or templates yet.
broadcasts-draft-unknown = There is no such draft.
broadcasts-draft-dropped = Draft { $number } is deleted.
broadcasts-template = *Draft { $number }* is a template now: it stays when it is sent, to be used again.
broadcasts-who-got = who got broadcast { $number }
broadcasts-who-answered = who answered "{ $label }" to broadcast { $number }
broadcasts-tested = Above is what it looks like. Nothing went to anybody else yet.
broadcasts-dry-run = *If sent now:*
broadcasts-left-out = { $count } people left out: { $reason }
broadcasts-reason-opted-out = want no announcements
broadcasts-reason-stopped = asked for silence
broadcasts-reason-unreachable = cannot be reached
broadcasts-reason-blocked = blocked our number
broadcasts-reason-too-late = too long ago to change or take back
broadcasts-takes = Over Telegram about { $minutes } minutes. It rests from 21:00 to 07:00 local time.
broadcasts-whatsapp = { $days ->
    [0] WhatsApp cannot carry it: its daily allowance is zero.
   *[other] WhatsApp: { $reachOuts } people have not written within a day. The daily allowance is { $newChatsPerDay } new people and { $pushesPerDay } messages, so it takes { $days } days.
}
broadcasts-nobody = There is nobody to send it to right now. It was not sent.

# Sending

broadcasts-begun = { $act ->
    [edit] *Broadcast { $number }*: the correction is on its way to { $people } people.
    [withdraw] *Broadcast { $number }*: being taken back from { $people } people.
   *[none] *Broadcast { $number }* is on its way to { $people } people: { $audience }
}
broadcasts-scheduled = *Broadcast { $number }* is set for: { $audience }
broadcasts-proposed = *Broadcast { $number }* waits for another officer's approval, because it goes to many. To: { $audience }
broadcasts-report = *Broadcast { $number }* is done. To: { $audience }
broadcasts-review = Broadcast { $number } waits for your approval. What it says is below.
broadcasts-standing = *Broadcast { $number }*{ $act ->
    [edit] {" "}(correction)
    [withdraw] {" "}(withdrawal)
   *[none] {""}
}, { $state ->
    [review] waiting for approval
    [scheduled] scheduled
    [sending] being sent
    [paused] paused
    [done] done
   *[cancelled] cancelled
}. To: { $audience }
broadcasts-progress = { $bar } ({ $percent }%)
broadcasts-numbers = Recipients { $total }, sent { $sent }, waiting { $waiting }, delivered { $delivered }, read { $read }
broadcasts-starts = Begins: { $moment }
broadcasts-pace = { $known ->
    [yes] { $perMinute } messages a minute, about { $minutes } minutes left
   *[no] { $perMinute } messages a minute. Some wait for the morning or for the daily allowance.
}
broadcasts-answered = { $label }: { $count }
broadcasts-doubtful = { $count } may show twice, because the system stopped while sending them.
broadcasts-failed = { $count } failed: { $reason }
broadcasts-act-show = Refresh
broadcasts-act-pause = Pause
broadcasts-act-resume = Go on
broadcasts-act-cancel = Cancel
broadcasts-act-approve = Approve
broadcasts-act-refuse = Refuse
broadcasts-act-retry = Send failed ones again
broadcasts-act-now = Send now
broadcasts-act-failures = Who did not get it
broadcasts-act-answers = Answers
broadcasts-act-fix = Correct it
broadcasts-act-again = Use again
broadcasts-list = All broadcasts
broadcasts-listed = Newest broadcasts:
broadcasts-line = *{ $number }*{ $act ->
    [edit] {" "}correction,
    [withdraw] {" "}withdrawal,
   *[none] {""}
} { $state ->
    [review] waiting for approval
    [scheduled] scheduled
    [sending] being sent
    [paused] paused
    [done] done
   *[cancelled] cancelled
}: { $audience }
broadcasts-number = Broadcast { $number }
broadcasts-new = New announcement
broadcasts-none = No broadcasts yet.
broadcasts-unknown = There is no such broadcast.
broadcasts-elsewhere = That broadcast has moved on meanwhile. Open the list to see where it is.
broadcasts-own = Your own broadcast needs another officer's approval.
people-can-broadcasts = send announcements: *announcement*; those not finished: *drafts*; see those sent: *broadcasts*

# Answers, failures, corrections

broadcasts-answers = Answers to broadcast { $number }:
broadcasts-answers-file = answers-broadcast-{ $number }.csv
broadcasts-write-to = Write to: { $label }
broadcasts-column-answer = Answer
broadcasts-column-time = Time
broadcasts-column-name = Name
broadcasts-column-business = Business
broadcasts-column-place = Place
broadcasts-column-channel = Channel
broadcasts-column-reason = Reason
broadcasts-failures = Broadcast { $number } did not reach { $count } people:
broadcasts-failure = { $name } ({ $channel }): { $reason }
broadcasts-failures-more = … and { $count } more in this file.
broadcasts-failures-file = not-reached-broadcast-{ $number }.csv
broadcasts-no-failures = Nothing failed in broadcast { $number }.
broadcasts-nameless = no name
broadcasts-correction = *Correction*
broadcasts-fix = What shall be corrected in broadcast { $number }?
broadcasts-fix-title = the correction
broadcasts-fix-edit = Change the text
broadcasts-fix-withdraw = Take it back
broadcasts-fix-write = Send a message after it
broadcasts-fix-text-ask = Write broadcast { $number } as it should be, all of it.
broadcasts-fix-summary-edit = Broadcast { $number } will be changed on the phones. WhatsApp allows that for 15 minutes; later ones get a correction instead. It will say:
broadcasts-fix-summary-withdraw = Broadcast { $number } will be taken back. What is older than two days stays. What has not been sent yet, won't be.
broadcasts-fix-edit-go = Change now
broadcasts-fix-withdraw-go = Take back now
broadcasts-fix-explain = Choose the first button if that is right, or *cancel*.
