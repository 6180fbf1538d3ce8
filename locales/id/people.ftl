# Peran, undangan, dan siapa boleh apa.

channel-telegram = Telegram
channel-whatsapp = WhatsApp
channel-webchat = web

people-role-representative = perwakilan { $office }
people-role-officer = petugas
people-role-admin = admin

people-can-requirements = tanya syarat ekspor, contoh: _syarat kepiting ke Jepang_
people-can-invite = *undang*: membuat kode undangan untuk perwakilan, petugas, atau admin
people-can-roles = *peran*: melihat siapa punya peran apa, dan mencabutnya
people-can-my-role = *peran saya*: melihat peran Kakak

people-redeem-how = Kalau Kakak punya kode undangan, ketik *undangan* lalu kodenya. Contoh: _undangan K7M2PQ9RST_.
people-redeem-wrong = Maaf Kak, kode undangannya tidak cocok, sudah dipakai, atau sudah lewat { $days } hari. Coba periksa lagi, atau minta kode baru dari yang mengundang.
people-redeem-too-often = Kodenya sudah beberapa kali tidak cocok, Kak. Demi keamanan, coba lagi satu jam lagi ya.
people-redeem-already = Kakak sudah terdaftar sebagai *{ $role }*. Kodenya belum terpakai.
people-welcome = Selamat datang, Kak! Sekarang Kakak terdaftar sebagai *{ $role }*. Yang bisa Kakak lakukan:

people-invite-title = undangan
people-invite-role-ask = Mau mengundang siapa, Kak?
people-invite-role-explain = Perwakilan bekerja di kantor perdagangan kita di luar negeri. Petugas bekerja di Export Center. Admin boleh mengundang dan mencabut peran.
people-invite-role-again = Pilih salah satu ya, Kak.
people-invite-role-representative = Perwakilan
people-invite-role-officer = Petugas
people-invite-role-admin = Admin
people-invite-office-ask = Perwakilan di mana, Kak? Ketik kota atau negaranya, contoh: Osaka.
people-invite-office-which = Yang mana, Kak?
people-invite-office-meant = Maksud Kakak *{ $office }*? Pilih kalau benar, atau ketik kota lain.
people-invite-office-explain = Setiap perwakilan bertugas di satu kantor: Atase Perdagangan, ITPC, konsul perdagangan, atau KDEI.
people-invite-office-again = Kantor itu tidak ada di daftar kami, Kak. Coba ketik kotanya, contoh: Osaka atau Kuala Lumpur.
people-invite-made = Ini undangan untuk *{ $role }*, Kak. Berlaku { $days } hari dan hanya untuk satu orang. Teruskan pesan berikut ke orangnya:
people-invite-pass-on = Halo! Ini undangan menjadi *{ $role }* di Saudagar, asisten Export Center Balikpapan. Buka chat Saudagar, lalu kirim: *undangan { $code }*
people-not-admin = Maaf Kak, ini hanya untuk admin.

people-none = Belum ada yang memakai undangan, Kak. Admin yang ditetapkan lewat pengaturan tidak muncul di sini.
people-list = Yang punya peran sekarang:
people-list-how = Ada yang mau dicabut? Admin yang ditetapkan lewat pengaturan tidak muncul di sini.
people-line = { $number }. *{ $name }*, { $role } ({ $channels }), sejak { $since }
people-nameless = Tanpa nama
people-revoke = Cabut { $number }
people-revoke-title = pencabutan peran
people-revoke-ask = Cabut peran *{ $role }* dari *{ $name }*? Kalau perwakilan, lead-nya yang terbuka ikut ditutup.
people-revoke-explain = Setelah dicabut, orangnya tidak bisa lagi memakai perintah untuk peran itu. Data usahanya tidak berubah.
people-revoke-yes = Ya, cabut
people-revoke-no = Jangan
people-revoke-again = Pilih salah satu ya, Kak.
people-revoke-kept = Baik Kak, tidak ada yang dicabut.
people-revoked = Sudah, Kak. *{ $name }* bukan lagi { $role }.
people-revoke-gone = Peran itu sudah tidak ada, Kak.
people-revoked-notice = Kak, mulai sekarang Kakak bukan lagi *{ $role }* di Saudagar. Terima kasih atas bantuannya selama ini. Sebagai pemilik usaha, Kakak tetap bisa memakai semuanya seperti biasa.

people-my-role = Kakak terdaftar sebagai *{ $roles }*. Yang bisa Kakak lakukan:
people-my-role-owner = Kakak memakai Saudagar sebagai pemilik usaha. Kalau Kakak punya kode undangan, ketik *undangan* lalu kodenya.
people-can-leads = kirim permintaan pembeli: tempel saja teksnya di sini, atau ketik *lead*
people-can-lead-table = kirim banyak sekaligus lewat tabel: *template lead*; lihat semuanya: *lead saya*
people-can-review = menyetujui lead dari perwakilan: *setujui lead*
people-can-lead-settings = memilih apakah lead perlu disetujui dulu, dan apakah petugas boleh ikut membaca percakapan: *setelan peluang*
people-can-statistics = melihat hasilnya: *statistik lead*
people-can-queue = menjawab pertanyaan yang diteruskan ke petugas: *antrean*
people-can-answers = menjawab yang belum bisa dijawab asisten: *belum terjawab*; jawaban untuk semua: *tanya jawab*
people-can-centre = melihat angka usaha, pertanyaan, dan lead: *statistik*; tabelnya: *statistik csv*
