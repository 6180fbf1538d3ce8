# Kelas Ekspor: pelajarannya sendiri ada di knowledge/lessons.

lessons-heading = *Kelas Ekspor* 🎓
    { $bar }
lessons-line-begun = { $mark } { $number }. { $title } _(halaman { $page } dari { $pages })_
lessons-line-quiz = { $mark } { $number }. { $title } _(tinggal kuis)_
lessons-line-other = { $mark } { $number }. { $title }
lessons-how =
    { $lessons } pelajaran singkat, masing-masing dengan tiga pertanyaan. Lulus kalau ketiganya sudah dijawab benar; salah boleh dicoba lagi. Kalau semuanya lulus, Kakak dapat sertifikat.

    Boleh mulai dari nomor berapa saja, dan boleh berhenti kapan saja. Nanti ketik *lanjut kelas*.
lessons-how-again = Ketuk nomornya untuk membaca lagi atau pindah pelajaran. Untuk meneruskan, ketik *lanjut kelas*.
lessons-finished = 🎓 Semua { $lessons } pelajaran sudah lulus. Hebat, Kak! Sertifikatnya sudah bisa diambil.
lessons-unknown = Pelajaran itu tidak ada, Kak. Ini daftarnya:
lessons-page = _Pelajaran { $number }: { $title } ({ $page }/{ $pages })_
lessons-next = Lanjut
lessons-quiz = Ke kuis
lessons-list = Daftar pelajaran
lessons-begin = Mulai pelajaran { $number }
lessons-continue = Lanjut ke pelajaran { $number }
lessons-continue-class = Lanjut kelas
lessons-read-again = Baca lagi
lessons-to-recheck = 🕓 _Sebagian halaman ini perlu dicek ulang. Pastikan dulu ke petugas._
lessons-to-confirm = 🕓 _Sebagian halaman ini perlu dikonfirmasi dulu._
lessons-sources =
    _Sumber: { $sources }{ $more ->
        [0] {""}
       *[other] {" "}dan { $more } lagi
    }, per { $period }._
lessons-question = *Pertanyaan { $number } dari { $total }*
    { $question }
lessons-hint = 💡 { $hint }
lessons-not-an-answer = Saya belum menangkap jawabannya, Kak. Pilih salah satu, atau ketik *a*, *b*, atau *c*.
lessons-right = ✅ Betul! { $why }
lessons-wrong = Belum tepat, Kak. { $hint } Coba lagi, ya.
lessons-passed =
    🎉 *Pelajaran { $number } lulus!*{ $atOnce ->
        [0] {""}
        [3] {" "}Ketiganya langsung benar.
       *[other] {" "}{ $atOnce } dari { $total } langsung benar.
    }
    { $bar }
lessons-passed-again =
    Pelajaran { $number } memang sudah lulus, Kak. Ulangannya juga benar semua.
    { $bar }

lessons-certificate = Ambil sertifikat
lessons-certificate-title = sertifikat Kelas Ekspor
lessons-certificate-not-yet = Sertifikatnya diberikan setelah semua pelajaran lulus. Tinggal { $left } lagi, Kak.
lessons-name-ask = Sertifikatnya atas nama siapa, Kak? Tulis nama lengkap seperti mau dicetak, contoh: _Siti Aminah_.
lessons-name-confirm = Sertifikatnya atas nama ini, Kak? Ketuk kalau benar, atau ketik nama yang mau dicetak.
lessons-name-explain = Nama ini hanya dicetak di sertifikat. Data usaha Kakak tidak berubah.
lessons-name-again = Tulis nama lengkapnya ya, Kak, paling panjang { $max } huruf. Contoh: _Siti Aminah_.
lessons-name-letters = Ada huruf atau gambar yang belum bisa saya cetak. Tulis dengan huruf Latin ya, Kak. Contoh: _Siti Aminah_.
lessons-name-change = Ganti nama
lessons-certificate-sent = Selamat, Kak! 🎉 Ini sertifikat Kelas Ekspor, siap dicetak. Mau lagi? Ketik *sertifikat kelas* kapan saja.
lessons-certificate-file = sertifikat

lessons-paper-giver = Saudagar, asisten chat Export Center Balikpapan
lessons-paper-heading = SERTIFIKAT
lessons-paper-title = Kelas Ekspor
lessons-paper-given-to = diberikan kepada
lessons-paper-reason = yang menyelesaikan { $lessons } pelajaran Kelas Ekspor dan menjawab benar semua pertanyaannya
lessons-paper-issued = { $day }   ·   Nomor { $number }
lessons-paper-footer = Tanda selesai belajar, dibuat otomatis dari chat. Nama ditulis sendiri oleh peserta. Ini bukan dokumen resmi negara, bukan izin, dan bukan sertifikat keahlian.
