# Talking to an officer: the queue, the talk, office hours.

tickets-ask = Ask an officer
tickets-ask-again = Ask an officer again
tickets-title = Ticket { $number }
tickets-about = About: { $about }
tickets-nameless = Business owner
tickets-officer = Officer { $name }
tickets-officer-nameless = Officer
tickets-assistant = Saudagar
tickets-you = you

tickets-minutes = { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
tickets-hours = { $count } hours
tickets-days = { $count } days
tickets-today-at = today at { $time }
tickets-day-at = { $day } at { $time }
tickets-closed-now = Officers are away just now and answer again *{ $when }*.
tickets-wait-unknown = They usually answer within office hours: { $hours }.
tickets-wait-usual = Lately officers have usually answered within { $time }.

# For owners
tickets-opened = All right, I am calling an officer (*{ $title }*).
tickets-open-already = Your *{ $title }* still waits for an officer; I add a new question to it.
tickets-queued = All right, your question is in the officers' queue (*{ $title }*).
tickets-added = All right, I added it to *{ $title }*, which still waits.
tickets-waits = All right, *{ $title }* goes on waiting for an officer.
tickets-meanwhile = The answer will appear here. Meanwhile you can ask me anything else.
tickets-add = Add something
tickets-drop = Call it off
tickets-dropped = All right, I called off your question to the officers.
tickets-none-open = No question of yours waits for an officer.
tickets-question-title = the question for an officer
tickets-question-ask = What would you like to ask the officer? Just write; a photo or a file is fine, too.
tickets-question-explain = Whatever you write here is read by an officer of the Export Center. The clearer the question, the sooner the answer.
tickets-question-later = Later
tickets-over = That talk is over, so this message was not passed on. Shall I ask an officer again?
tickets-ended = All right, the talk with the officer is over. I hope it helped!
tickets-open-owner = You are now talking to *{ $with }*. Whatever you write is passed on. Type *done* when you have finished.

# The talk
tickets-talk-title = the talk with the officer
tickets-end = Done
tickets-away = Later
tickets-back = Go on with the talk
tickets-release = Back to the queue
tickets-left-open = All right, the talk with { $with } ({ $title }) stays open. I will tell you of new messages.
tickets-from-officer =
    💬 *{ $from }*
    { $text }
tickets-from-owner =
    💬 *{ $title }* · { $from }
    { $text }
tickets-open-officer = You are now talking to *{ $with }* (*{ $title }*). Whatever you write is passed on. Type *done* once it is answered.

# News
tickets-news-taken = *{ $officer }* is helping you now ({ $title }).
tickets-news-long = Sorry, nobody has answered *{ $title }* yet. I have reminded all officers and their admins; your question is not lost. Office hours: { $hours }.
tickets-news-remind = *{ $owner }* still waits for your answer in *{ $title }*. If you cannot answer now, give it back so that another officer can help.
tickets-news-freed = *{ $title }* ({ $owner }) waited too long, so I put it back into the queue and offered it to all officers.
tickets-news-closed-owner = *{ $owner }* has ended *{ $title }*.
tickets-news-closed-officer = *{ $officer }* has closed this talk ({ $title }). Is there anything else?
tickets-news-closed-silence = I closed *{ $title }* because nothing was written for some days. If you still have a question, officers are glad to help.
tickets-news-closed-silence-officer = I closed *{ $title }* ({ $owner }): it was answered, and nobody wrote back for some days.

# For officers
tickets-queue = Queue
tickets-queue-empty = The queue is empty. Every question is taken care of. 👍
tickets-queue-heading = *Queue*: { $waiting } waiting, { $taken } being helped.
tickets-queue-waiting = *{ $title }* · { $owner }, waiting { $time }: { $question }
tickets-queue-taken = *{ $title }* · { $owner }, helped by { $officer }: { $question }
tickets-take = Take
tickets-take-number = Take { $number }
tickets-open-number = Open { $number }
tickets-offer = 🎫 *{ $title }*: { $owner } waits for an officer.
tickets-offer-again = 🎫 *{ $title }* still waits: nobody has helped { $owner } for { $time }.
tickets-offer-long = ⚠️ Nobody has taken *{ $title }*. { $owner } has waited { $time }, counted in office hours.
tickets-quote = “{ $text }”
tickets-no-question = No question was written yet; ask how you can help.
tickets-no-question-short = no question written yet
tickets-heading =
    🎫 *{ $title }* · { $owner }{ $reason ->
        [no-data] {" "}(the assistant has no data)
        [misses] {" "}(the assistant did not understand)
        [unhelpful] {" "}(the assistant's answer did not help)
       *[other] {""}
    }
tickets-business = { $about }
tickets-products = Products: { $products }
tickets-before = Before:
tickets-talk = Question and talk:
tickets-line = - { $from }: { $text }
tickets-taken-by = *{ $title }* was taken by { $officer }.
tickets-own = That is your own ticket; another officer will answer.
tickets-unknown = There is no such ticket.
tickets-not-yours = You do not hold that ticket.
tickets-released = All right, *{ $title }* is back in the queue. I have told the other officers.
tickets-over-officer = That ticket is over, so nothing was passed on.
tickets-ended-officer = *{ $title }* is done. I have told the owner.
tickets-ended-answered = *{ $title }* is done. Turn it into a question and answer, so that it helps others, too?
tickets-make-faq = Make it a Q&A
