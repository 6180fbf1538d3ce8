answers-which-product = Which product would you like to export?
answers-section-documents = Documents
answers-section-destination = Destination rules
answers-section-agreement = Origin & tariff
answers-section-representation = Trade offices
answers-section-sources = Sources
answers-section-hs = HS code
answers-save-checklist = Save checklist
answers-more = More
answers-first-steps = First steps
answers-outside-catalogue = That product is not in my data yet, so I won't guess its rules. An officer can check for you.
answers-unhelpful = 👎 Not helpful
answers-unhelpful-noted = Thank you for telling me. I have noted it so that the answer gets better. Would you like to ask an officer?
answers-clarify = Do you want to know what exporting *{ $about }* needs?
answers-clarify-yes = Yes, what it needs
answers-clarify-no = No
answers-faq-none = Sorry, I have no answer to that yet, and I won't guess. Would you like to ask an officer?
answers-faq-which = Which one do you mean?
answers-faq-sources = _Source: { $sources }._
answers-faq-unverified = _Partly not yet compared with the official text._
answers-hs-ask = *{ $product }* may fall under several HS codes. Which one fits your goods?
answers-hs-confirmed = The HS code you chose: *{ $code }*. Would you like to change it?
answers-hs-note = If in doubt, ask a customs broker or customs first; a wrong code can hold up the goods.
answers-hs-none = I have no HS code for that yet.
answers-hs-kept = All right, I have kept HS code *{ $code }* for { $product }.
answers-hs-not-kept = HS code *{ $code }* for { $product }. To keep it in your profile, register your business first.
answers-faq-answered = _Answered by Export Center Balikpapan, { $date }. Source: { $sources }, as of { $asOf }._

# For officers: questions and answers written and approved in the chat
answers-entry-title = the question and answer
answers-use = Use this
answers-question-ask = What is the question? Keep it short, without anybody's name or number. Example: When does the export training open?
answers-question-suggest = The question: “{ $text }”. Use this, or write it more clearly. Without anybody's name or number, please.
answers-question-again = Write the question in one sentence of at most 240 letters. Example: When does the export training open?
answers-question-explain = Everybody reads this question, so write it so that it fits anybody.
answers-answer-ask = What is the answer? One statement a line, at most 6.
answers-answer-suggest = The answer from the talk: “{ $text }”. Use this, or write it better: one statement a line.
answers-answer-again = The answer has at most 6 lines of at most 240 letters. Could you make it shorter?
answers-answer-explain = Write only what you know for certain. A second person checks it before it is shown.
answers-topic-ask = What is it about?
answers-topic-explain = Topics sort questions and answers.
answers-topic-again = Please pick one.
answers-topic-langkah = Steps of an export
answers-topic-dokumen = Documents
answers-topic-kepabeanan = Customs
answers-topic-bayar = Payment
answers-topic-pasar = Markets & services
answers-source-ask = Where does the answer come from? Example: Permendag 23/2023, or the customs office in Balikpapan.
answers-source-explain = The source is shown with the answer, so that owners can check it themselves.
answers-source-again = Write the source in one line. Example: Permendag 23/2023.
answers-source-own = Officers' knowledge
answers-source-own-title = officers of Export Center Balikpapan
answers-date-ask = As of which day does this hold? Example: 20 November 2026.
answers-date-explain = The date of its source, or the last day on which you made sure of it.
answers-date-again = Write a day that has been, or today. Example: 20 November 2026.
answers-date-today = Today
answers-summary = This is how it will look:
answers-summary-explain = Once sent, another officer or an admin checks it. Nobody approves their own.
answers-summary-again = Pick *Send* if it is right, or change a part.
answers-shown = *{ $question }*
answers-statement = - { $text }
answers-origin = _Topic: { $topic }. Source: { $source }, as of { $date }._
answers-send = Send
answers-change-question = Change question
answers-change-answer = Change answer
answers-change-topic = Change topic
answers-change-source = Change source
answers-change-date = Change date
answers-sent = Thank you! *Q&A { $number }* waits for another officer or an admin to approve it.
answers-sent-nobody = Thank you! *Q&A { $number }* is kept, but there is no other officer or admin who could approve it. Ask an admin to invite one more.
answers-number = Q&A { $number }
answers-list = All Q&As
answers-new = Write a Q&A
answers-none-yet = Officers have written no questions and answers yet.
answers-listing = Questions and answers by officers:
answers-listed =
    - { $number }. { $question } ({ $state ->
        [review] waits for approval
        [approved] shown
        [refused] refused
       *[withdrawn] taken back
    })
answers-standing = *Q&A { $number }*: { $state ->
        [review] waits for approval. Is it right, sourced, and without personal data?
        [approved] shown.
        [refused] refused.
       *[withdrawn] taken back.
    }
answers-approve = Approve
answers-refuse = Refuse
answers-withdraw = Take back
answers-unknown = There is no such question and answer.
answers-own = You wrote this yourself, so somebody else approves it.
answers-elsewhere = Somebody else has decided about this already.
answers-done-approved = Approved. From now on everybody gets this answer.
answers-done-refused = Refused. I have told whoever wrote it.
answers-done-withdrawn = Taken back. This answer is not shown any more.
answers-approved-notice = Your *Q&A { $number }* was approved and is now used for everybody. Thank you!
answers-refused-notice = Your *Q&A { $number }* was not approved. You can write it anew with changes.

# For officers: what is unanswered
answers-gaps = Unanswered
answers-gaps-heading = *Questions I could not answer*, the most frequent first:
answers-gaps-how = Pick *Answer* to write the answer; once a second person has approved it, everybody gets it.
answers-gaps-none = There are no unanswered questions. 👍
answers-gap =
    { $rank }. { $text } ({ $count }×{ $kind ->
        [no-data] , no data
        [unhelpful] , the answer did not help
       *[other] {""}
    })
answers-gap-answer = Answer { $rank }
answers-gap-gone = That question has been answered.
