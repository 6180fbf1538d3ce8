# Leads from buyers: matching, owners' answers, talks with the representative, follow-up.

leads-subject = { $product } to { $country }
leads-title =
    { $side ->
        [owner] Lead
       *[author] Lead
    } { $number } · { $subject }
leads-amount =
    { DECIMAL($amount) }{ $unit ->
        [kg] {" "}kg
        [ton] {" "}t
        [pcs] {" "}pcs
        [container] {" "}containers
        [liter] {" "}litres
       *[none] {""}
    }
leads-every-weekly = { $amount } a week
leads-every-monthly = { $amount } a month
leads-every-yearly = { $amount } a year
leads-price-per = { $money } per { $unit }
leads-unsaid = not said yet
leads-line-subject = Goods: *{ $subject }*
leads-line-hs = HS code: { $hs }
leads-line-amount = Quantity: { $amount }
leads-line-certificates = Certificates wanted: { $names }
leads-line-deadline = At the latest: { $day }
leads-line-price = Buyer's price: { $price }
leads-line-incoterm = Terms: { $incoterm }
leads-line-company = Buyer: { $company }
leads-line-contact = Contact: { $contact }

leads-fits = Fits because: { $reasons }.
leads-lacks = Missing: { $reasons }.
leads-fit-product = the same goods
leads-fit-similar = similar goods
leads-fit-capacity = enough capacity
leads-fit-certificates = all certificates
leads-fit-country = wants to export there
leads-fit-experience = has exported before
leads-fit-near = close to the border
leads-lack-certificate = { $name } certificate
leads-lack-capacity = capacity is { $percent }% of what is wanted
leads-lack-capacity-unknown = no capacity in the profile yet

# For owners

leads-offer = A buyer is looking for goods like yours! *{ $title }*
leads-nudge = This one is still waiting for your answer. *{ $title }*
leads-shown = *{ $title }*
leads-joint = It is a large request, so several businesses may fill it together. Offer only what you can manage.
leads-offer-ask = Are you interested? Please answer by { $moment }. Your number has not been given to anybody.
leads-own-asked = Waiting for your answer.
leads-own-silent = The time to answer has passed, but you still may.
leads-own-interested = Your interest has been passed on. The representative will decide.
leads-own-declined = You said no. If you change your mind, choose Interested.
leads-own-accepted = You were accepted for this one. You can talk directly.
leads-own-passed = This time the representative chose others.
leads-own-unreachable = This one did not reach you.
leads-own-ended = This lead has been closed.
leads-yes = Interested
leads-yes-after-all = Interested after all
leads-no = No
leads-ask = Ask first
leads-talk = Talk
leads-checklist = Document checklist
leads-mine-owner = My leads
leads-open-own = Show lead { $number }
leads-open-number = Show lead { $number }
leads-register-first = To hear of buyers abroad, register your business first. It takes a few minutes.
leads-none = No lead fits yet. As soon as a buyer looks for your goods, you will hear from me.
leads-none-paused = No leads yet, and you have paused them.
leads-own =
    Your newest leads.{ $paused ->
        [no] {""}
       *[yes] {" "}New ones are paused.
    }
leads-own-line = - { $title }: { $state }
leads-own-how = Choose one to see or answer it.
leads-state-asked = waiting for your answer
leads-state-silent = not answered
leads-state-interested = waiting for the representative
leads-state-declined = you said no
leads-state-accepted = accepted
leads-state-passed = not chosen
leads-state-unreachable = not delivered
leads-state-ended = closed
leads-pause = Pause leads
leads-resume = Send leads again
leads-paused = All right, no new leads for now. What is under way stays. Type *send leads again* when you are ready.
leads-resumed = Good, you will hear from me when a buyer fits.
leads-declined = All right, thank you for answering. When something fits better, you will hear from me.
leads-unknown = Sorry, I cannot find that lead.

leads-interest-title = your interest
leads-interest-price = Good! *{ $title }*. What price would you offer? You may skip this.
leads-interest-price-explain = Write a price per unit, for example: Rp 85,000 per kg. Or skip it.
leads-interest-quantity = How much can you supply?
leads-interest-quantity-explain = Write what you can supply, for example: 500 kg a month. Or skip it.
leads-interest-ready = When will it be ready?
leads-interest-ready-explain = Write when it can be shipped, for example: early January. Or skip it.
leads-interest-note = Anything the representative should know?
leads-interest-note-explain = Write what the buyer should know, for example: we ship to Surabaya regularly. Or skip it.
leads-interest-sent = I have told the representative. If they accept, both of you get each other's contact. Good luck! 🤝

leads-news-accepted = Good news! *{ $title }*: { $office } accepts your offer. Your contact has been given to the representative.
leads-news-accepted-how = Choose Talk to speak with the representative right here.
leads-news-passed = For *{ $title }* the representative chose others this time. Thank you for offering.
leads-news-changed = The buyer's wish has changed. *{ $title }*
leads-news-ended = *{ $title }* has been closed. Thank you for taking part.
leads-news-left = { $with } has left the talk about *{ $title }*.

# Talks

leads-the-author = Representative
leads-owner = Candidate { $number }
leads-talk-title = the talk
leads-talk-open = You are now talking to *{ $with }* about *{ $title }*. Whatever you write is passed on. Type *done* when you have finished.
leads-talk-observed = Officers of the Export Center can read this talk along.
leads-talk-masked = Numbers and e-mail addresses are masked until both sides agree.
leads-talk-leave = Leave the talk
leads-talk-place-held = I have not passed the location on. Locations and contacts are given once both sides have agreed.
leads-talk-was-masked = Passed on, but I masked the number or e-mail address. Contacts are given once both sides agree.
leads-talk-closed = All right, the talk about *{ $title }* is put aside. I will tell you of any answer.
leads-talk-you-left = You have left the talk about *{ $title }*.
leads-talk-they-left = Sorry, { $with } has left this talk, so your message was not passed on.
leads-talk-message =
    💬 *{ $title }*
    { $from }: { $text }

# For representatives

leads-new = New lead
leads-mine = My leads
leads-template = Table template
leads-mine-none = No leads yet. Paste a buyer's inquiry here, fill in the form, or send a table.
leads-mine-list = Your newest leads:
leads-mine-shown = *{ $title }*
leads-mine-standing =
    Status: { $state ->
        [review] waiting for an officer
        [paused] paused
        [closed] closed
        [expired] past its time
        [refused] not approved
       *[open] open
    }. Asked { $asked }, interested { $interested }, accepted { $accepted }.{ $running ->
        [yes] {" "}Runs until { $day }.
       *[no] {""}
    }
leads-digest-line =
    - { $title }: { $state ->
        [review] waiting for approval
        [paused] paused
        [closed] closed
        [expired] past its time
        [refused] not approved
       *[open] open
    }, asked { $asked }, interested { $interested }, accepted { $accepted }
leads-digest = Good morning! Your { $count } leads this week:
leads-digest-waiting =
    { $count ->
        [0] Nobody is waiting for a decision.
       *[other] { $count } interested businesses wait for your decision.
    }
leads-owners = Show candidates
leads-owners-none = No business has been asked about this lead yet.
leads-owners-list = Candidates for *{ $title }*:
leads-owner-line = - Candidate { $number }: { $score } of 100 points, { $state }
leads-owner-asked = not answered yet
leads-owner-silent = did not answer
leads-owner-interested = interested
leads-owner-declined = not interested
leads-owner-accepted = accepted
leads-owner-passed = not chosen
leads-owner-unreachable = cannot be reached
leads-candidate-shown = *Candidate { $number }* · { $title }
leads-supplier-place = Place: { $place }
leads-supplier-capacity = Capacity: { $capacity }
leads-supplier-certificates = Certificates: { $names }
leads-supplier-experience = Export experience: { $experience }
leads-supplier-gone = The owner has had this business's data erased.
leads-supplier-contact =
    Contact:
    { $business }, { $owner }
    { $phone }
leads-monthly-mass = { $amount } kg a month
leads-monthly-volume = { $amount } litres a month
leads-monthly-count = { $amount } pcs a month
leads-offer-price = Price: { $text }
leads-offer-quantity = Quantity: { $text }
leads-offer-ready = Ready: { $text }
leads-offer-note = Note: { $text }
leads-joint-author = Alone it is not enough, but together with other candidates it is.
leads-take = Accept
leads-pass = Decline
leads-ask-owner = Ask first
leads-taken = *Candidate { $number }* is accepted for { $title }. The contact is below; they have been given the buyer's.
leads-passed = All right, they have been told kindly. *{ $title }*
leads-back = Back to the lead
leads-edit = Change
leads-pause-lead = Pause
leads-reopen = Go on
leads-extend = 14 more days
leads-close = Close
leads-tell-outcome = Tell the outcome
leads-held = This lead is paused; nobody new is asked. *{ $title }*
leads-reopened = This lead goes on. *{ $title }*
leads-extended = Extended. *{ $title }*
leads-changed = Saved. *{ $title }*
leads-stored = Saved! I am asking the businesses that fit best first. *{ $title }*
leads-stored-review = Saved. An officer of the Export Center looks at it first, then I ask the businesses that fit. *{ $title }*

leads-news-asked = I am asking the { $count } businesses that fit *{ $title }* best. You will hear their answers from me.
leads-news-nobody = No registered business fits *{ $title }* yet. I try again every day and tell you when there is one.
leads-news-no-more = All businesses that fit *{ $title }* have been asked. Whoever registers anew will be asked too.
leads-news-approved = *{ $title }* was approved and the businesses that fit are being asked.
leads-news-refused = Sorry, *{ $title }* was not approved.
leads-news-expiring = *{ $title }* ends on { $day }. Extend it, or is there an outcome?
leads-news-expired = *{ $title }* is past its time and closed. What came of it?
leads-news-willing = Good news: *Candidate { $number }* is interested in *{ $title }*.
leads-news-still-willing = *Candidate { $number }* for *{ $title }* still waits for your decision.

leads-draft-title = the new lead
leads-draft-product = What goods does the buyer want?
leads-draft-product-explain = Write the goods, for example: live mud crab.
leads-draft-product-again = I did not get the goods. For example: live mud crab.
leads-draft-country = In which country is the buyer?
leads-draft-country-explain = Write the buyer's country, for example: Japan.
leads-draft-country-again = I do not know that country. For example: Japan.
leads-draft-quantity = How much, and how often?
leads-draft-quantity-explain = For example: 2 tons a month, or 500 kg once.
leads-draft-quantity-again = Write a number and a unit, for example: 2 tons a month. Units: kg, ton, pcs, litre, container.
leads-draft-frequency = How often?
leads-draft-frequency-explain = Once, or every week, month or year?
leads-draft-frequency-again = Choose one: once, weekly, monthly or yearly.
leads-frequency-once = Once
leads-frequency-weekly = Every week
leads-frequency-monthly = Every month
leads-frequency-yearly = Every year
leads-draft-deadline = By when are the goods or offers needed?
leads-draft-deadline-explain = Write a date, for example: 15 January 2027.
leads-draft-deadline-again = Write a date to come, for example: 15 January 2027.
leads-draft-certificates = Which certificates does the buyer want?
leads-draft-certificates-explain = For example: HACCP and halal. Write "none" where none are wanted.
leads-draft-certificates-again = I do not know those certificates. For example: HACCP, halal, organic, SVLK; or write "none".
leads-draft-certificates-left = I cannot match owners by this yet: { $others }. Please ask the candidates about it.
leads-draft-price = Does the buyer have a price in mind?
leads-draft-price-explain = For example: USD 10 per kg CIF.
leads-draft-price-again = Write the price with its currency, for example: USD 10 per kg CIF.
leads-draft-company = What is the buyer's company called?
leads-draft-company-explain = The name is shown only to businesses you accept.
leads-draft-company-again = Write the company's name, for example: Sakura Trading Co., Ltd.
leads-draft-contact = Who is the contact? Name, e-mail or phone.
leads-draft-contact-explain = For example: Mr Tanaka, tanaka@example.jp. Shown only to businesses you accept.
leads-draft-contact-again = Write a name, e-mail address or phone number, for example: Mr Tanaka, tanaka@example.jp.
leads-draft-summary = Is this right? If so, I ask the businesses that fit. The buyer and contact are shown to nobody yet.
leads-draft-summary-edit = This is how it will be. Save, or change more?
leads-draft-summary-explain = Choose Send where it is right, or the part to change.
leads-draft-summary-again = Choose Send, or the part to change.
leads-draft-send = Send
leads-draft-save = Save
leads-draft-edit = Change { $field }
leads-field-product = goods
leads-field-country = country
leads-field-quantity = quantity
leads-field-deadline = deadline
leads-field-certificates = certificates
leads-field-price = price
leads-field-company = buyer
leads-field-contact = contact
leads-draft-duplicate = This one seems to be here already this week: *{ $title }*. Save it as a new lead anyway?
leads-draft-duplicate-explain = Choose Save anyway for another request, or No where it is the same.
leads-draft-keep = Save anyway
leads-draft-drop = No, the same
leads-draft-dropped = All right, it was not saved twice.
leads-paste-read = I read this as a buyer's inquiry.

leads-close-title = closing the lead
leads-close-ask = What came of it?
leads-close-explain = Choose Deal where there was one, or No deal.
leads-close-deal = Deal
leads-close-none = No deal
leads-close-value = Congratulations! About how much is it worth? Write it with its currency, for example: USD 12,000. You may skip this.
leads-close-value-explain = Write the value and currency, for example: USD 12,000. You may skip this.
leads-close-reason = What was the main reason?
leads-close-reason-explain = Choose one reason.
leads-close-no-supplier = No supplier
leads-close-price = Price
leads-close-quality = Quality
leads-close-buyer-gone = Buyer withdrew
leads-close-documents = Documents missing
leads-close-other = Other
leads-closed-deal = Congratulations on the deal! The lead is closed. *{ $title }*
leads-closed-none = The lead is closed. Thank you for telling why. *{ $title }*

leads-template-csv = As CSV
leads-template-xlsx = As Excel
leads-template-sent = Here is the template. One row per buyer, the example row may stay; send it back as CSV or Excel (.xlsx).
leads-template-product = example: live mud crab
leads-template-hs = 0306.33
leads-template-country = Japan
leads-template-quantity = 2
leads-template-unit = ton
leads-template-frequency = monthly
leads-template-deadline = 2027-01-15
leads-template-certificates = HACCP, halal
leads-template-price = USD 10 per kg
leads-template-incoterm = CIF
leads-template-company = Sakura Trading Co., Ltd
leads-template-contactName = Mr Tanaka
leads-template-contactEmail = tanaka@example.jp
leads-template-contactPhone = +81 3 1234 5678
leads-column-product = product
leads-column-hs = hs code
leads-column-country = country
leads-column-quantity = quantity
leads-column-unit = unit
leads-column-frequency = frequency
leads-column-deadline = deadline
leads-column-certificates = certificates
leads-column-price = price
leads-column-incoterm = incoterm
leads-column-company = company
leads-column-contactName = contact name
leads-column-contactEmail = email
leads-column-contactPhone = phone
leads-import-title = leads from the table
leads-import-read =
    Read { $good } leads{ $bad ->
        [0] .
       *[other] , { $bad } rows need mending.
    }
leads-import-line = - { $subject }
leads-import-more = … and { $count } more
leads-import-faults = To be mended:
leads-import-fault = - Row { $row }, column { $column }: { $fix }
leads-import-left = The last { $count } rows were not read; at most { $max } leads at once.
leads-import-fix-product = write the goods, for example: mud crab
leads-import-fix-hs = write an HS code, for example: 0306.33
leads-import-fix-country = write a country, for example: Japan
leads-import-fix-quantity = write a number, for example: 2
leads-import-fix-unit = write kg, ton, pcs, liter or container
leads-import-fix-frequency = write once, weekly, monthly or yearly
leads-import-fix-deadline = write a date to come, for example: 2027-01-15
leads-import-fix-certificates = write a certificate, for example: HACCP
leads-import-fix-price = write price and currency, for example: USD 10 per kg
leads-import-fix-incoterm = write three letters, for example: CIF
leads-import-fix-company = write a company's name
leads-import-fix-contactName = write a person's name
leads-import-fix-contactEmail = write an e-mail address, for example: tanaka@example.jp
leads-import-fix-contactPhone = write a phone number with its country code
leads-import-ask = Save the { $count } leads that are right? The other rows can be mended and sent later.
leads-import-explain = Choose Save to keep the leads that are right, or Cancel.
leads-import-store = Save
leads-import-done =
    { $count ->
        [0] Nothing new was saved.
        [1] Saved as lead { $first }. I am asking the businesses that fit.
       *[other] Saved as leads { $first } to { $last }. I am asking the businesses that fit.
    }{ $known ->
        [0] {""}
       *[other] {" "}{ $known } rows are here already this week, so they were not saved again.
    }
leads-import-no-headings = The table has no heading row with *produk* and *negara*. Use the template.
leads-import-empty = The table is empty. Fill in one row per buyer and send it again.
leads-import-too-large = The table is too large. Cut it into parts under 10 MB.
leads-import-not-a-table = That file is no table. Send CSV or Excel (.xlsx).
leads-import-damaged = The file is damaged. Save it again and send it once more.
leads-import-wrong-type = That file is no table. Send CSV or Excel (.xlsx).
leads-import-unavailable = I could not fetch the file. Could you send it again?

# For officers

leads-review = Leads waiting for approval:
leads-review-line = - { $title } ({ $office })
leads-review-one = A new lead waits for approval: *{ $title }*, from { $office }.
leads-review-none = No lead waits for approval.
leads-review-gone = There is no such lead.
leads-review-decided = That lead has been decided already.
leads-review-list = Waiting leads
leads-approve = Approve
leads-refuse = Refuse
leads-approve-number = Approve lead { $number }
leads-refuse-number = Refuse lead { $number }
leads-approved = Approved. The businesses that fit are asked now, and the representative is told.
leads-refused = Refused. The representative is told.
leads-settings = *Lead settings*
leads-settings-see = Lead settings
leads-settings-line = - { $name ->
    [approval] An officer approves new leads first
   *[readAlong] Officers may read talks along
}: *{ $on ->
    [yes] yes
   *[no] no
}* ({ $chosen ->
    [yes] chosen by { $by }, { $when }
    [nameless] chosen { $when }
   *[no] the default, never changed
})
leads-settings-how = A change holds for leads that come in after it.
leads-settings-approval-on = Approval first
leads-settings-approval-off = No approval
leads-settings-readAlong-on = May read along
leads-settings-readAlong-off = May not read along
leads-settings-same = It is set like that already.
leads-settings-approval-now-on = Done. From now on new leads wait for an officer's approval. Leads that are open go on.
leads-settings-approval-now-off = Done. From now on the businesses that fit are asked about new leads at once.{ $waiting ->
    [0] {""}
    [one] {" "}1 lead that came in before still waits for an officer.
   *[other] {" "}{ $waiting } leads that came in before still wait for an officer.
}
leads-settings-readAlong-now-on = Done. From now on officers may read the talks about new leads; both sides are told at the start. Talks about earlier leads stay closed.
leads-settings-readAlong-now-off = Done. From now on officers cannot read the talks about new leads. Earlier leads stay as both sides were told.
leads-talks = Talks that officers may read:
leads-talks-one = Lead { $lead }, candidate { $number }
leads-talks-none = There is no talk that officers may read.
leads-watch = Talk about *{ $title }*:
leads-watch-line = { $from }: { $text }
leads-watch-not = Officers cannot read that talk.
leads-watch-empty = No messages since both sides were told.
leads-statistics = Leads by office, last 90 days:
leads-statistics-line =
    - { $office }: { $leads } leads, { $open } open, { $deals } deals; asked { $asked }, answered { $answered }, interested { $interested }, accepted { $accepted }{ $hours ->
        [-1] {""}
       *[other] ; median answer after { DECIMAL($hours) } h
    }
leads-statistics-none = No leads in the last 90 days.
leads-no-office = You are no longer a representative, so this lead was not stored. If that is a mistake, ask an administrator of the Export Center.
