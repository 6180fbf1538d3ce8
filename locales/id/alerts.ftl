# Untuk admin: hal yang hanya bisa dibereskan orang.
alert-whatsapp-pair-anew = *WhatsApp terputus.* Perangkat kami dikeluarkan dari akun itu. Data chat tetap aman. Hubungkan lagi dengan saudagar whatsapp pair atau halaman /whatsapp di server.
alert-whatsapp-replaced = *WhatsApp berhenti.* Akun ini dibuka di tempat lain dengan sambungan yang sama, dan kami tidak berebut. Matikan yang lain, lalu jalankan saudagar whatsapp reconnect.
alert-whatsapp-forbidden = *WhatsApp menolak akun ini* (mungkin diblokir). Kami tidak mencoba lagi. Cek di ponselnya, lalu jalankan saudagar whatsapp reconnect. Telegram tetap jalan.
alert-whatsapp-version-too-old = *WhatsApp menolak versi kami.* Perbarui Saudagar, lalu jalankan lagi. Telegram tetap jalan.
alert-whatsapp-multidevice-mismatch = *WhatsApp belum mengizinkan perangkat tambahan di akun ini.* Perbarui WhatsApp di ponselnya, lalu jalankan saudagar whatsapp pair.
alert-whatsapp-bad-session = *Sambungan WhatsApp rusak dan tidak pulih sendiri.* Coba saudagar whatsapp reconnect; kalau tetap gagal, saudagar whatsapp logout lalu pair.
alert-whatsapp-deaf = *WhatsApp tersambung tetapi tidak menerima apa-apa.* Sambungan baru tidak menolong, jadi prosesnya dimulai ulang.
alert-whatsapp-reach-out = *WhatsApp menolak pesan ke orang yang belum menulis (463).* Kabar ke orang lain kami hentikan, balasan tetap jalan. Setelah beberapa hari tenang: saudagar whatsapp reopen.
alert-whatsapp-decrypt = *Banyak pesan WhatsApp tidak bisa dibuka.* Kalau berlanjut, jalankan saudagar whatsapp reconnect.
