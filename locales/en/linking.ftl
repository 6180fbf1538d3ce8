# One person, several chats: linking them, and where news goes.

linking-title = linking the chats
linking-link = Link a chat
linking-code =
    Open the chat with Saudagar in your other app (WhatsApp, Telegram or the web), and send: *link { $code }*

    It is good for { $minutes } minutes. Don't give this code to anybody: whoever uses it can see your business data.
linking-wrong = Sorry, the code doesn't fit, has been used, or is older than { $minutes } minutes. Type *link* in your other chat for a new one.
linking-too-often = The code didn't fit several times. To be safe, please try again in an hour.
linking-same-chat = This code is for your other chat. Open that chat and send the code there.
linking-already = This chat and your { $channel } chat are linked already.
linking-expired = Sorry, time has run out. Nothing has changed. Would you like to try again?
linking-done = Done. This chat and your { $channel } chat are now linked. Profile and checklists are the same in both.
linking-done-there = This chat is now linked with your { $channel } chat. Profile and checklists are the same in both.
linking-profile = Business profile: *{ $business }*.
linking-profile-chosen = Profile in use: *{ $business }*. The other profile has been deleted, as you chose.
linking-not-me = If it wasn't you who linked them, please contact an officer of the Export Center Balikpapan at once.
linking-stopped = You asked me to *stop* before, so I send no news anywhere. Shall I start again?
linking-here = this chat
linking-which =
    Both chats have a registered business: *{ $mine }* in this chat, *{ $theirs }* in your { $channel } chat.

    One person can have one profile only. Which one stays? The other one will be deleted.
linking-which-explain = The profile you choose stays as it is. The other one is deleted, with its photos. Nothing changes before you choose.
linking-which-again = Please choose one.
linking-prefer-ask = Where should our news go, for example about buyers?
linking-prefer-last-choice = Wherever I last wrote
linking-prefer-set = All right, our news goes to { $channel }.
linking-prefer-last = All right, our news goes to the chat you used last.
linking-prefer-none = You haven't linked a { $channel } chat yet. Would you like to link it now?
