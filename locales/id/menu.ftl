menu-requirements = Syarat ekspor
menu-prices = Harga & kurs
menu-checklist = Ceklis saya
menu-lessons = Kelas Ekspor
menu-register = Daftar usaha
menu-profile = Profil saya
menu-help = Bantuan
menu-invite = Undang orang
menu-roles = Daftar peran
menu-language = Bahasa / Language
menu-start-again = Aktifkan lagi

menu-welcome =
    Halo{ $named ->
        [no] {""}
       *[yes] {" "}{ $name }
    }! Saya *Saudagar*, asisten Export Center Balikpapan untuk usaha kecil di Kalimantan Timur dan Utara.

    Tanya saja syarat ekspor (contoh: _kepiting ke Jepang_), atau daftarkan usaha Kakak supaya lebih mudah ditemukan pembeli. Mau mulai dari mana?
menu-menu = Mau mulai dari mana, Kak?
menu-greeting =
    Halo{ $named ->
        [no] {" "}Kak
       *[yes] {" "}{ $name }
    }! Ada yang bisa saya bantu?
menu-thanks = Sama-sama, Kak. Sukses terus usahanya! 🙏
menu-help-text =
    Yang bisa saya bantu sekarang:

    - tanya syarat ekspor, contoh: _syarat kepiting ke Jepang_
    - tanya harga dan kurs, contoh: _harga sawit_, _kurs ringgit_
    - minta kiriman, contoh: _kirim harga lada tiap Senin pagi_
    - *ceklis*: dokumen yang harus disiapkan
    - *kelas*: belajar ekspor dari awal, delapan pelajaran singkat
    - *daftar*: mendaftarkan usaha Kakak
    - *peluang*: permintaan pembeli yang cocok dengan usaha Kakak
    - *petugas*: bicara dengan petugas Export Center
    - *profil*: melihat dan mengubah data usaha
    - *hubungkan*: satukan chat WhatsApp, Telegram, dan web Kakak
    - *unduh data saya*: mengambil salinan data Kakak
    - *hapus data saya*: menghapus data Kakak
    - *bahasa*: ganti bahasa
    - *berhenti*: tidak menerima pesan lagi

    Tulis saja seperti biasa, tidak perlu baku.
menu-stopped = Baik Kak, saya tidak akan mengirim pesan lagi kecuali Kakak yang menyapa dulu. Data Kakak tetap tersimpan; ketik *hapus data saya* kalau mau dihapus.
menu-language-ask = Mau pakai bahasa apa, Kak?
menu-language-set = Siap, sekarang saya pakai bahasa Indonesia.
menu-out-of-scope = Maaf Kak, itu di luar yang saya kuasai. Saya khusus membantu urusan ekspor: mendaftarkan usaha, menjawab syarat ekspor, dan memberi kabar harga.
menu-unknown-1 = Maaf Kak, saya belum menangkap maksudnya. Boleh pilih salah satu ini, atau tulis dengan kata lain?
menu-unknown-2 = Saya masih belum paham, Kak. Mau saya tanyakan ke petugas?
menu-unknown-3 = Maaf ya Kak, saya belum juga paham. Mau dibantu petugas? Atau coba ketik singkat saja, misalnya *daftar* atau *profil*.
