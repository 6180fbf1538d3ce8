# Halaman /whatsapp di server, untuk admin.
pairing-title = WhatsApp Saudagar
pairing-up = Tersambung.
pairing-standby = Proses lain yang memegang sambungan.
pairing-down = Belum tersambung.
pairing-scan = Buka WhatsApp di ponsel nomor ini: Perangkat tertaut → Tautkan perangkat, lalu pindai:
pairing-phone = Tanpa kamera? Tulis nomornya, kami beri kode delapan huruf.
pairing-ask = Minta kode
pairing-type = Di ponsel: Perangkat tertaut → Tautkan dengan nomor telepon, lalu ketik:
