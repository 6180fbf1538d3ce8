menu-requirements = Export rules
menu-prices = Prices & rates
menu-checklist = My checklists
menu-lessons = Export class
menu-register = Register my business
menu-profile = My profile
menu-help = Help
menu-invite = Invite somebody
menu-roles = List of roles
menu-language = Bahasa / Language
menu-start-again = Turn on again

menu-welcome =
    Hello{ $named ->
        [no] {""}
       *[yes] {" "}{ $name }
    }! I'm *Saudagar*, the assistant of the Export Center Balikpapan for small businesses in East and North Kalimantan.

    Ask me what an export needs (for example _crab to Japan_), or register your business so that buyers can find it. Where shall we begin?
menu-menu = Where shall we begin?
menu-greeting =
    Hello{ $named ->
        [no] {""}
       *[yes] {" "}{ $name }
    }! What can I do for you?
menu-thanks = You're welcome. All the best for your business! 🙏
menu-help-text =
    What I can do now:

    - ask what an export needs, for example _crab to Japan_
    - *checklist*: the documents to prepare
    - *class*: learn to export from the beginning, in eight short lessons
    - *register*: register your business
    - *leads*: buyers' requests that fit your business
    - *officer*: talk to an officer of the Export Center
    - *profile*: see and change your business data
    - *link*: join your WhatsApp, Telegram and web chats
    - *export my data*: get a copy of your data
    - *delete my data*: erase your data
    - *language*: change the language
    - *stop*: receive no more messages

    Just write as you usually do.
menu-stopped = All right, I won't send you anything unless you write first. Your data is kept; type *delete my data* to erase it.
menu-language-ask = Which language would you like?
menu-language-set = Done, I'll use English from now on.
menu-out-of-scope = Sorry, that is outside what I know. I'm here for exporting: registering businesses and answering what an export needs.
menu-unknown-1 = Sorry, I didn't get that. Could you pick one of these, or say it in other words?
menu-unknown-2 = I still don't understand. Shall I ask an officer?
menu-unknown-3 = Sorry, I still don't understand. Would you like an officer to help? Or try something short, for example *register* or *profile*.
