whatsapp-answer-by-number = Balas dengan angka, contoh: 1
whatsapp-type-name = Bisa juga ketik:
whatsapp-share-location = Kirim lokasi: ketuk 📎 atau +, lalu Lokasi.
