telegram-share-contact = 📱 Kirim nomor saya
telegram-share-location = 📍 Kirim lokasi saya
telegram-command-daftar = Daftarkan usaha
telegram-command-profil = Lihat dan ubah data usaha
telegram-command-menu = Menu utama
telegram-command-bantuan = Bantuan
telegram-command-bahasa = Ganti bahasa
telegram-command-berhenti = Berhenti menerima pesan
