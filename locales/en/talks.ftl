# Talking to somebody else through the assistant: words that leads and officers share.
talks-explain = Write a message, or send a photo or file; I pass it on. Type *done* to stop.
talks-done = Done
talks-sent = Passed on to { $with }.
talks-file-refused = Sorry, I cannot pass that file on. Try a photo or a PDF under 10 MB.
talks-answer = Answer
talks-confirm = Is this for { $with } about *{ $title }*? “{ $text }”
talks-pass-on = Pass on
talks-not-meant = No
talks-dropped = All right, it was not passed on.
talks-over = This talk is over. Your message was not passed on.
