# The chat page in a browser (for trying and testing Saudagar on one's own computer).

webchat-title = Saudagar · Chat
webchat-brand = Saudagar
webchat-noscript = This page needs JavaScript. Please turn it on and reload.
webchat-other-language = Bahasa Indonesia
webchat-other-language-code = id
webchat-close = Close
webchat-cancel = Cancel
webchat-save = Save

# Header and connection
webchat-presence-ready = ready to help
webchat-presence-typing = typing…
webchat-presence-connecting = connecting…
webchat-reconnecting = Connection lost. Your messages are kept and sent as soon as it is back.

# Conversation
webchat-log = Conversation with Saudagar
webchat-welcome-title = Hello! 👋
webchat-welcome-body = I am Saudagar, your companion on the way to exporting. Press Start, or just type your question below.
webchat-welcome-note = This is a trial chat on this computer.
webchat-start = Start
webchat-started = Start
webchat-said-by-you = You:
webchat-said-by-assistant = Saudagar:
webchat-today = Today
webchat-yesterday = Yesterday
webchat-to-end = To the newest message
webchat-new-messages = New messages: { $count }
webchat-choices = Answers to choose from
webchat-choice-past = This question has passed
webchat-share-contact = Share phone number
webchat-share-location = Share location
webchat-photo = Photo
webchat-photo-of-assistant = Picture { $name }
webchat-document = Document
webchat-download = Download { $name }
webchat-location = Location
webchat-open-map = Open in a map
webchat-contact = Phone number
webchat-other-message = Another kind of message

# A message's way
webchat-state-pending = waiting to be sent
webchat-state-sent = sent
webchat-state-failed = failed
webchat-failed-too-large = The file is too large; the limit is { $megabytes } MB.
webchat-failed-refused = Could not be sent.
webchat-retry = Try again
webchat-discard = Remove

# Writing and attaching
webchat-compose = Write a message
webchat-compose-placeholder = Write a message
webchat-send = Send
webchat-attach = Attach
webchat-attach-photo = Photo
webchat-attach-document = Document
webchat-attach-location = Location
webchat-attach-contact = Phone number
webchat-files-title = Send this?
webchat-caption = Caption (optional)
webchat-file-too-large = { $name } is too large. The limit is { $megabytes } MB per file.
webchat-location-title = Share location
webchat-location-here = Use my location now
webchat-location-typed = Or type latitude, longitude
webchat-location-example = Example: -0.5022, 117.1536 (Samarinda)
webchat-location-searching = Looking for your location…
webchat-location-refused = This device gave no location. Please type latitude and longitude.
webchat-location-invalid = Write two numbers, for example -0.5022, 117.1536
webchat-contact-title = Share phone number
webchat-contact-number = Phone number

# Several test persons
webchat-people = Test persons
webchat-people-hint = To Saudagar each test person is somebody else, with a chat of their own.
webchat-open-people = Switch test person. Now:
webchat-add-person = Add
webchat-edit-person = Rename
webchat-person-title = Test person
webchat-person-name = Tester { $number }
webchat-person-label = Name
webchat-person-id-label = ID (optional)
webchat-person-id = webchat:{ $id }
webchat-person-id-hint = Name and ID are kept in this browser. To try things as an administrator, put webchat:ID into ADMIN_IDS.
webchat-id-invalid = An ID has only letters, digits, underscores and hyphens.
webchat-unread = { $count } unread
