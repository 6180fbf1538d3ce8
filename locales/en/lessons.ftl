# Kelas Ekspor, the export class: its lessons are in knowledge/lessons.

lessons-heading = *Kelas Ekspor, the export class* 🎓
    { $bar }
lessons-line-begun = { $mark } { $number }. { $title } _(page { $page } of { $pages })_
lessons-line-quiz = { $mark } { $number }. { $title } _(only the quiz is left)_
lessons-line-other = { $mark } { $number }. { $title }
lessons-how =
    { $lessons } short lessons, each with three questions. A lesson is passed once all three are answered rightly; a wrong answer may be tried again. Pass them all and you get a certificate.

    Begin with any number, stop whenever you like. Later just type *continue class*.
lessons-how-again = Tap a number to read it again or to change the lesson. To go on, type *continue class*.
lessons-finished = 🎓 You have passed all { $lessons } lessons. Well done! Your certificate is ready.
lessons-unknown = There is no such lesson. These are the lessons:
lessons-page = _Lesson { $number }: { $title } ({ $page }/{ $pages })_
lessons-next = Next
lessons-quiz = To the quiz
lessons-list = All lessons
lessons-begin = Begin lesson { $number }
lessons-continue = On to lesson { $number }
lessons-continue-class = Continue class
lessons-read-again = Read again
lessons-to-recheck = 🕓 _Part of this page has to be checked again. Ask an officer before you rely on it._
lessons-to-confirm = 🕓 _Part of this page has yet to be confirmed._
lessons-sources =
    _Source: { $sources }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }, as of { $period }._
lessons-question = *Question { $number } of { $total }*
    { $question }
lessons-hint = 💡 { $hint }
lessons-not-an-answer = I did not catch your answer. Choose one, or type *a*, *b* or *c*.
lessons-right = ✅ Right! { $why }
lessons-wrong = Not quite. { $hint } Try again.
lessons-passed =
    🎉 *Lesson { $number } passed!*{ $atOnce ->
        [0] {""}
        [3] {" "}All three right at once.
       *[other] {" "}{ $atOnce } of { $total } right at once.
    }
    { $bar }
lessons-passed-again =
    You had passed lesson { $number } before, and got everything right again.
    { $bar }

lessons-certificate = Get certificate
lessons-certificate-title = the certificate
lessons-certificate-not-yet = The certificate comes when all lessons are passed. { $left } to go.
lessons-name-ask = Whose name goes on the certificate? Write the full name as it shall be printed, for example: _Siti Aminah_.
lessons-name-confirm = Is this the name for the certificate? Tap it if so, or type the name to be printed.
lessons-name-explain = The name is only printed on the certificate. Your business data stays as it is.
lessons-name-again = Please write the full name, { $max } letters at most. For example: _Siti Aminah_.
lessons-name-letters = There is a letter or picture that I cannot print yet. Please use Latin letters, for example: _Siti Aminah_.
lessons-name-change = Change the name
lessons-certificate-sent = Congratulations! 🎉 This is your certificate, ready to print. Type *class certificate* whenever you want it again.
lessons-certificate-file = certificate

lessons-paper-giver = Saudagar, chat assistant of Export Center Balikpapan
lessons-paper-heading = CERTIFICATE
lessons-paper-title = Kelas Ekspor
lessons-paper-given-to = given to
lessons-paper-reason = who completed { $lessons } lessons of Kelas Ekspor, the export class, and answered all questions rightly
lessons-paper-issued = { $day }   ·   Number { $number }
lessons-paper-footer = Proof of completed learning, made automatically from a chat. The name was written by the participant. This is no official document of the state, no permit and no certificate of professional skill.
