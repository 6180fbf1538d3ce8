# Broadcasts: announcements of officers to many.

broadcasts-title = the announcement
broadcasts-image = picture
broadcasts-document = document
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
broadcasts-send = Send
broadcasts-test = Test to me
broadcasts-detail = Details first
broadcasts-edit-text = Change text
broadcasts-edit-file = Change picture
broadcasts-edit-audience = Change recipients
broadcasts-tested = Above is what it looks like. Nothing went to anybody else yet.
broadcasts-dry-run = *If sent now:*
broadcasts-left-out = { $count } people left out: { $reason }
broadcasts-reason-opted-out = want no announcements
broadcasts-reason-stopped = asked for silence
broadcasts-reason-unreachable = cannot be reached
broadcasts-takes = Over Telegram about { $minutes } minutes. It rests from 21:00 to 07:00 local time.
broadcasts-whatsapp = { $days ->
    [0] WhatsApp cannot carry it: its daily allowance is zero.
   *[other] WhatsApp: { $reachOuts } people have not written within a day. The daily allowance is { $newChatsPerDay } new people and { $pushesPerDay } messages, so it takes { $days } days.
}
broadcasts-nobody = There is nobody to send it to right now. It was not sent.

# Sending

broadcasts-begun = *Broadcast { $number }* is being sent to: { $audience }
broadcasts-proposed = *Broadcast { $number }* waits for another officer's approval, because it goes to many. To: { $audience }
broadcasts-report = *Broadcast { $number }* is done. To: { $audience }
broadcasts-review = Broadcast { $number } waits for your approval. What it says is below.
broadcasts-standing = *Broadcast { $number }*, { $state ->
    [review] waiting for approval
    [sending] being sent
    [paused] paused
    [done] done
   *[cancelled] cancelled
}. To: { $audience }
broadcasts-progress = { $bar } ({ $percent }%)
broadcasts-numbers = Recipients { $total }, sent { $sent }, waiting { $waiting }, delivered { $delivered }, read { $read }
broadcasts-failed = { $count } failed: { $reason }
broadcasts-act-show = Refresh
broadcasts-act-pause = Pause
broadcasts-act-resume = Go on
broadcasts-act-cancel = Cancel
broadcasts-act-approve = Approve
broadcasts-act-refuse = Refuse
broadcasts-act-retry = Send failed ones again
broadcasts-list = All broadcasts
broadcasts-listed = Newest broadcasts:
broadcasts-line = *{ $number }* { $state ->
    [review] waiting for approval
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
people-can-broadcasts = send announcements: *announcement*; see those sent: *broadcasts*
