telegram-share-contact = 📱 Send my number
telegram-share-location = 📍 Send my location
telegram-command-daftar = Register your business
telegram-command-profil = See and change your data
telegram-command-menu = Main menu
telegram-command-bantuan = Help
telegram-command-bahasa = Change the language
telegram-command-berhenti = Stop receiving messages
