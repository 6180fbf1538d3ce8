# The engine's sentences: buttons, interruptions of a form, messages that cannot be read.

engine-yes = Yes
engine-no = No
engine-skip = Skip
engine-back = Back
engine-cancel = Cancel
engine-continue = Continue
engine-menu = Menu
engine-human = Talk to an officer

engine-did-you-mean = Do you mean *{ $label }*?
engine-resume = Let's go on with { $title }.
engine-picked-up = Let's go on with { $title } where you left off. Your answers are still here. Type *restart* to begin anew.
engine-cancelled-kept = All right, { $title } is paused. Your answers are kept; you can go on any time.
engine-cancelled-gone = All right, { $title } is cancelled. Nothing has changed.
engine-help-in-form = Type *back* to change the previous answer, or *cancel* to stop for now.
engine-no-step-back = This is the first question, so there is no way back.
engine-cannot-skip = I do need an answer to this one.
engine-nothing-open = There is no form open right now.
engine-stale-choice = That button belongs to an older message.
engine-reminder = Hello, { $title } isn't finished yet. Your answers are still here. Shall we go on?
engine-form-gone = Sorry, after an update the form you were filling in has to be started again.
engine-failed = Sorry, I could not process your last message because of a fault on our side. Please send it again in other words, or type *menu*.
engine-slow-down = Many messages came at once, so I answer them one by one. I have all of them; no need to send them again.

engine-cannot-read-sticker = Nice sticker 😄 But I can only read text.
engine-cannot-read-voice = Sorry, I can't listen to voice messages yet. Could you write it?
engine-cannot-read-video = Sorry, I can't open videos yet. Could you send a photo or text?
engine-cannot-read-poll = Sorry, I can't read polls yet. Could you write it?
engine-cannot-read-edited = I see you edited a message. I have noted the first answer; type *back* to change it.
engine-cannot-read-group = Hello everyone. To keep business data safe I only help in private chats. Please message me directly.
engine-cannot-read-other = Sorry, I can't read this kind of message yet. Could you write it?

engine-not-now-image = I got your photo, but right now I need a written answer. I'll ask for product photos later.
engine-not-now-document = I got your file, but right now I need a written answer.
engine-not-now-location = I got your location, but that's not what I'm asking right now.
engine-not-now-contact = I got your contact, but that's not what I'm asking right now.

engine-unasked-image = Thank you for the photo. I don't know yet what it is for.
engine-unasked-document = Thank you for the file. I don't know yet what it is for.
engine-unasked-location = Thank you for the location. I don't know yet what it is for.
engine-unasked-contact = Thank you for the contact. I don't know yet what it is for.

engine-late = { $count ->
    [1] Sorry, we were disconnected for a while. Your message has only just arrived.
   *[other] Sorry, we were disconnected for a while. { $count } messages of yours have only just arrived; this answers the last one.
}
