# Satu orang, beberapa chat: menghubungkannya, dan ke mana kabar dikirim.

linking-title = penghubungan chat
linking-link = Hubungkan chat
linking-code =
    Buka chat Saudagar di aplikasi Kakak yang satu lagi (WhatsApp, Telegram, atau web), lalu kirim: *hubungkan { $code }*

    Berlaku { $minutes } menit. Jangan berikan kode ini ke orang lain ya, Kak: yang memakainya bisa melihat data usaha Kakak.
linking-wrong = Maaf Kak, kodenya tidak cocok, sudah dipakai, atau sudah lewat { $minutes } menit. Ketik *hubungkan* di chat yang satu lagi untuk kode baru.
linking-too-often = Kodenya sudah beberapa kali tidak cocok, Kak. Demi keamanan, coba lagi satu jam lagi ya.
linking-same-chat = Kode ini untuk chat Kakak yang satu lagi. Buka chat itu, lalu kirim kodenya di sana.
linking-already = Chat ini dan chat { $channel } Kakak memang sudah terhubung.
linking-expired = Maaf Kak, waktunya sudah lewat. Tidak ada yang berubah. Mau mencoba lagi?
linking-done = Selesai, Kak. Chat ini dan chat { $channel } Kakak sekarang terhubung. Profil dan ceklis sama di keduanya.
linking-done-there = Chat ini sekarang terhubung dengan chat { $channel } Kakak. Profil dan ceklis sama di keduanya.
linking-profile = Profil usaha: *{ $business }*.
linking-profile-chosen = Profil yang dipakai: *{ $business }*. Profil yang satu lagi sudah dihapus sesuai pilihan Kakak.
linking-not-me = Kalau bukan Kakak yang menghubungkan, segera hubungi petugas Export Center Balikpapan.
linking-stopped = Kakak pernah minta *berhenti*, jadi saya tidak mengirim kabar ke mana pun. Mau diaktifkan lagi?
linking-here = chat ini
linking-which =
    Di kedua chat ada usaha yang terdaftar: *{ $mine }* di chat ini, *{ $theirs }* di chat { $channel }.

    Satu orang hanya bisa punya satu profil. Mana yang dipakai? Yang satu lagi akan dihapus.
linking-which-explain = Profil yang dipilih tetap utuh. Yang tidak dipilih dihapus, termasuk fotonya. Sebelum Kakak memilih, tidak ada yang berubah.
linking-which-again = Pilih salah satu ya, Kak.
linking-prefer-ask = Kabar dari kami, misalnya info pembeli, mau dikirim lewat mana?
linking-prefer-last-choice = Yang terakhir dipakai
linking-prefer-set = Siap, Kak. Kabar dari kami dikirim lewat { $channel }.
linking-prefer-last = Siap, Kak. Kabar dari kami dikirim ke chat yang terakhir Kakak pakai.
linking-prefer-none = Kakak belum menghubungkan chat { $channel }. Mau dihubungkan sekarang?
