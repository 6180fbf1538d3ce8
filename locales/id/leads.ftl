# Peluang dari pembeli: pencocokan, jawaban pelaku usaha, percakapan dengan perwakilan, tindak lanjut.

leads-subject = { $product } ke { $country }
leads-title =
    { $side ->
        [owner] Peluang
       *[author] Lead
    } { $number } · { $subject }
leads-amount =
    { DECIMAL($amount) }{ $unit ->
        [kg] {" "}kg
        [ton] {" "}ton
        [pcs] {" "}pcs
        [container] {" "}kontainer
        [liter] {" "}liter
       *[none] {""}
    }
leads-every-weekly = { $amount } per minggu
leads-every-monthly = { $amount } per bulan
leads-every-yearly = { $amount } per tahun
leads-price-per = { $money } per { $unit }
leads-unsaid = belum disebutkan
leads-line-subject = Barang: *{ $subject }*
leads-line-hs = Kode HS: { $hs }
leads-line-amount = Jumlah: { $amount }
leads-line-certificates = Sertifikat yang diminta: { $names }
leads-line-deadline = Paling lambat: { $day }
leads-line-price = Harga dari pembeli: { $price }
leads-line-incoterm = Syarat kirim: { $incoterm }
leads-line-company = Pembeli: { $company }
leads-line-contact = Kontak: { $contact }

leads-fits = Cocok karena: { $reasons }.
leads-lacks = Kurang: { $reasons }.
leads-fit-product = barangnya sama
leads-fit-similar = barangnya mirip
leads-fit-capacity = kapasitas cukup
leads-fit-certificates = sertifikat lengkap
leads-fit-country = memang mau ekspor ke sana
leads-fit-experience = sudah pernah ekspor
leads-fit-near = dekat perbatasan
leads-lack-certificate = sertifikat { $name }
leads-lack-capacity = kapasitas baru { $percent }% dari permintaan
leads-lack-capacity-unknown = kapasitas belum diisi di profil

# Untuk pelaku usaha

leads-offer = Ada pembeli yang mencari barang seperti punya Kakak! *{ $title }*
leads-nudge = Kak, peluang ini masih menunggu jawaban Kakak. *{ $title }*
leads-shown = *{ $title }*
leads-joint = Permintaannya besar, jadi bisa dipenuhi gabungan beberapa usaha. Kakak cukup bagian yang Kakak sanggup.
leads-offer-ask = Kakak berminat? Mohon dijawab sebelum { $moment }. Nomor Kakak belum diberikan ke siapa pun.
leads-own-asked = Menunggu jawaban Kakak.
leads-own-silent = Batas jawabnya sudah lewat, tapi Kakak masih boleh menjawab.
leads-own-interested = Minat Kakak sudah disampaikan. Tinggal menunggu kabar dari perwakilan.
leads-own-declined = Kakak sudah menjawab tidak. Kalau berubah pikiran, pilih Minat.
leads-own-accepted = Kakak diterima untuk peluang ini. Silakan bicara langsung.
leads-own-passed = Kali ini perwakilan memilih usaha lain.
leads-own-unreachable = Peluang ini belum sempat sampai ke Kakak.
leads-own-ended = Peluang ini sudah ditutup, Kak.
leads-yes = Minat
leads-yes-after-all = Jadi minat
leads-no = Tidak
leads-ask = Tanya dulu
leads-talk = Bicara
leads-checklist = Ceklis dokumennya
leads-mine-owner = Peluang saya
leads-open-own = Lihat peluang { $number }
leads-open-number = Lihat lead { $number }
leads-register-first = Supaya dapat peluang dari pembeli luar negeri, daftarkan usaha Kakak dulu. Hanya beberapa menit.
leads-none = Belum ada peluang yang cocok, Kak. Begitu ada pembeli yang mencari barang Kakak, saya kabari.
leads-none-paused = Belum ada peluang, dan sekarang kiriman peluang sedang Kakak jeda.
leads-own =
    Ini peluang Kakak yang terbaru.{ $paused ->
        [no] {""}
       *[yes] {" "}Kiriman peluang baru sedang dijeda.
    }
leads-own-line = - { $title }: { $state }
leads-own-how = Pilih salah satu untuk melihat atau menjawabnya.
leads-state-asked = menunggu jawaban Kakak
leads-state-silent = belum dijawab
leads-state-interested = menunggu kabar perwakilan
leads-state-declined = Kakak jawab tidak
leads-state-accepted = diterima
leads-state-passed = tidak terpilih
leads-state-unreachable = belum terkirim
leads-state-ended = sudah ditutup
leads-pause = Jeda peluang
leads-resume = Kirim peluang lagi
leads-paused = Baik Kak, saya tidak kirim peluang baru dulu. Yang sedang berjalan tetap ada. Ketik *kirim peluang lagi* kalau sudah siap.
leads-resumed = Siap Kak, kalau ada pembeli yang cocok saya kabari lagi.
leads-declined = Baik Kak, terima kasih sudah menjawab. Lain kali kalau ada yang lebih cocok, saya kabari.
leads-unknown = Maaf Kak, saya tidak menemukan lead itu.

leads-interest-title = minat Kakak
leads-interest-price = Siap! *{ $title }*. Kira-kira berapa harga yang Kakak tawarkan? Boleh dilewati.
leads-interest-price-explain = Tulis harga per satuan, contoh: 85 ribu per kg. Boleh juga dilewati.
leads-interest-quantity = Berapa banyak yang Kakak sanggup?
leads-interest-quantity-explain = Tulis jumlah yang sanggup Kakak kirim, contoh: 500 kg per bulan. Boleh juga dilewati.
leads-interest-ready = Kapan barangnya siap?
leads-interest-ready-explain = Tulis kapan barang siap dikirim, contoh: awal Januari. Boleh juga dilewati.
leads-interest-note = Ada catatan untuk perwakilan?
leads-interest-note-explain = Tulis apa saja yang perlu diketahui pembeli, contoh: sudah biasa kirim ke Surabaya. Boleh juga dilewati.
leads-interest-sent = Sudah saya sampaikan ke perwakilan, Kak. Kalau diterima, kontak kedua pihak saya berikan. Semoga berjodoh! 🤝

leads-news-accepted = Kabar baik, Kak! *{ $title }*: { $office } menerima tawaran Kakak. Kontak Kakak juga sudah diberikan ke perwakilan.
leads-news-accepted-how = Pilih Bicara untuk mengobrol dengan perwakilan lewat sini.
leads-news-passed = Kak, untuk *{ $title }* perwakilan kali ini memilih usaha lain. Terima kasih sudah menawarkan.
leads-news-changed = Kak, permintaan pembelinya berubah. *{ $title }*
leads-news-ended = Kak, *{ $title }* sudah ditutup. Terima kasih sudah ikut.
leads-news-left = { $with } sudah keluar dari percakapan *{ $title }*.

# Percakapan

leads-the-author = Perwakilan
leads-owner = Kandidat { $number }
leads-talk-title = percakapan
leads-talk-open = Sekarang Kakak bicara dengan *{ $with }* tentang *{ $title }*. Apa pun yang Kakak tulis diteruskan ke sana. Ketik *selesai* kalau sudah.
leads-talk-observed = Petugas Export Center dapat ikut membaca percakapan ini.
leads-talk-masked = Nomor dan email disamarkan sampai kedua pihak setuju.
leads-talk-leave = Keluar dari percakapan
leads-talk-place-held = Lokasinya belum saya teruskan, Kak. Lokasi dan kontak diberikan setelah kedua pihak setuju.
leads-talk-was-masked = Sudah diteruskan, tetapi nomor atau emailnya saya samarkan. Kontak diberikan setelah kedua pihak setuju.
leads-talk-closed = Baik, percakapan *{ $title }* disimpan dulu. Kalau ada balasan, saya kabari.
leads-talk-you-left = Kakak sudah keluar dari percakapan *{ $title }*.
leads-talk-they-left = Maaf Kak, { $with } sudah keluar dari percakapan ini, jadi pesannya tidak diteruskan.
leads-talk-message =
    💬 *{ $title }*
    { $from }: { $text }

# Untuk perwakilan

leads-new = Lead baru
leads-mine = Lead saya
leads-template = Template tabel
leads-mine-none = Belum ada lead. Kirim saja teks permintaan pembeli ke sini, isi formulirnya, atau kirim tabel.
leads-mine-list = Lead Kakak yang terbaru:
leads-mine-shown = *{ $title }*
leads-mine-standing =
    Status: { $state ->
        [review] menunggu persetujuan petugas
        [paused] dijeda
        [closed] ditutup
        [expired] sudah lewat batas waktunya
        [refused] tidak disetujui
       *[open] terbuka
    }. Ditanya { $asked } usaha, berminat { $interested }, diterima { $accepted }.{ $running ->
        [yes] {" "}Berlaku sampai { $day }.
       *[no] {""}
    }
leads-digest-line =
    - { $title }: { $state ->
        [review] menunggu persetujuan
        [paused] dijeda
        [closed] ditutup
        [expired] lewat batas waktu
        [refused] tidak disetujui
       *[open] terbuka
    }, ditanya { $asked }, berminat { $interested }, diterima { $accepted }
leads-digest = Selamat pagi! Ringkasan { $count } lead minggu ini:
leads-digest-waiting =
    { $count ->
        [0] Tidak ada yang menunggu keputusan.
       *[other] { $count } usaha yang berminat menunggu keputusan Kakak.
    }
leads-owners = Lihat kandidat
leads-owners-none = Belum ada usaha yang ditanya untuk lead ini.
leads-owners-list = Kandidat *{ $title }*:
leads-owner-line = - Kandidat { $number }: nilai { $score } dari 100, { $state }
leads-owner-asked = belum menjawab
leads-owner-silent = tidak menjawab
leads-owner-interested = berminat
leads-owner-declined = tidak berminat
leads-owner-accepted = diterima
leads-owner-passed = tidak dipilih
leads-owner-unreachable = tidak bisa dihubungi
leads-candidate-shown = *Kandidat { $number }* · { $title }
leads-supplier-place = Tempat: { $place }
leads-supplier-capacity = Kapasitas: { $capacity }
leads-supplier-certificates = Sertifikat: { $names }
leads-supplier-experience = Pengalaman ekspor: { $experience }
leads-supplier-gone = Data usaha ini sudah dihapus pemiliknya.
leads-supplier-contact =
    Kontak:
    { $business }, { $owner }
    { $phone }
leads-monthly-mass = { $amount } kg per bulan
leads-monthly-volume = { $amount } liter per bulan
leads-monthly-count = { $amount } pcs per bulan
leads-offer-price = Harga: { $text }
leads-offer-quantity = Jumlah: { $text }
leads-offer-ready = Siap: { $text }
leads-offer-note = Catatan: { $text }
leads-joint-author = Sendirian belum cukup, tetapi bersama kandidat lain permintaannya terpenuhi.
leads-take = Terima
leads-pass = Tolak
leads-ask-owner = Tanya dulu
leads-taken = *Kandidat { $number }* diterima untuk { $title }. Kontaknya di bawah ini; kontak pembeli juga sudah diberikan ke sana.
leads-passed = Baik, sudah dikabari dengan sopan. *{ $title }*
leads-back = Kembali ke lead
leads-edit = Ubah
leads-pause-lead = Jeda
leads-reopen = Lanjutkan
leads-extend = Perpanjang 14 hari
leads-close = Tutup
leads-tell-outcome = Isi hasilnya
leads-held = Lead ini dijeda; tidak ada usaha baru yang ditanya. *{ $title }*
leads-reopened = Lead ini dilanjutkan. *{ $title }*
leads-extended = Diperpanjang. *{ $title }*
leads-changed = Perubahan disimpan. *{ $title }*
leads-stored = Tersimpan! Saya tanyakan ke usaha yang paling cocok dulu. *{ $title }*
leads-stored-review = Tersimpan. Petugas Export Center melihatnya dulu, lalu saya tanyakan ke usaha yang cocok. *{ $title }*

leads-news-asked = *{ $title }* sedang ditanyakan ke { $count } usaha yang paling cocok. Jawabannya saya kabari.
leads-news-nobody = Belum ada usaha terdaftar yang cocok untuk *{ $title }*. Saya coba lagi setiap hari, dan saya kabari kalau ada.
leads-news-no-more = Semua usaha yang cocok untuk *{ $title }* sudah ditanya. Kalau ada yang baru mendaftar, saya tanyakan juga.
leads-news-approved = *{ $title }* disetujui petugas dan sekarang ditanyakan ke usaha yang cocok.
leads-news-refused = Mohon maaf, *{ $title }* tidak disetujui petugas.
leads-news-expiring = *{ $title }* berakhir { $day }. Diperpanjang, atau sudah ada hasilnya?
leads-news-expired = *{ $title }* sudah lewat batas waktunya dan ditutup. Bagaimana hasilnya?
leads-news-willing = Kabar baik: *Kandidat { $number }* berminat untuk *{ $title }*.
leads-news-still-willing = *Kandidat { $number }* untuk *{ $title }* masih menunggu keputusan Kakak.

leads-draft-title = lead baru
leads-draft-product = Pembeli mencari barang apa?
leads-draft-product-explain = Tulis nama barangnya, contoh: kepiting bakau hidup.
leads-draft-product-again = Barangnya belum saya tangkap. Contoh: kepiting bakau hidup.
leads-draft-country = Pembelinya di negara mana?
leads-draft-country-explain = Tulis negara pembeli, contoh: Jepang.
leads-draft-country-again = Negaranya belum saya kenal. Contoh: Jepang.
leads-draft-quantity = Berapa banyak, dan seberapa sering?
leads-draft-quantity-explain = Contoh: 2 ton per bulan, atau 500 kg sekali kirim.
leads-draft-quantity-again = Tulis angka dan satuan, contoh: 2 ton per bulan. Satuan: kg, ton, pcs, liter, kontainer.
leads-draft-frequency = Seberapa sering?
leads-draft-frequency-explain = Apakah sekali kirim, atau rutin tiap minggu, bulan, atau tahun?
leads-draft-frequency-again = Pilih salah satu: sekali, tiap minggu, tiap bulan, atau tiap tahun.
leads-frequency-once = Sekali kirim
leads-frequency-weekly = Tiap minggu
leads-frequency-monthly = Tiap bulan
leads-frequency-yearly = Tiap tahun
leads-draft-deadline = Kapan paling lambat barang atau penawaran dibutuhkan?
leads-draft-deadline-explain = Tulis tanggalnya, contoh: 15 Januari 2027.
leads-draft-deadline-again = Tulis tanggal yang akan datang, contoh: 15 Januari 2027.
leads-draft-certificates = Sertifikat apa yang diminta pembeli?
leads-draft-certificates-explain = Contoh: HACCP dan halal. Tulis "tidak ada" kalau tidak diminta.
leads-draft-certificates-again = Sertifikatnya belum saya kenal. Contoh: HACCP, halal, organik, SVLK; atau tulis "tidak ada".
leads-draft-certificates-left = Yang ini belum bisa saya cocokkan dengan data usaha: { $others }. Tanyakan langsung ke kandidatnya nanti.
leads-draft-price = Ada gambaran harga dari pembeli?
leads-draft-price-explain = Contoh: USD 10 per kg CIF.
leads-draft-price-again = Tulis harga dengan mata uangnya, contoh: USD 10 per kg CIF.
leads-draft-company = Nama perusahaan pembeli?
leads-draft-company-explain = Nama ini baru ditunjukkan ke usaha yang Kakak terima.
leads-draft-company-again = Tulis nama perusahaannya, contoh: Sakura Trading Co., Ltd.
leads-draft-contact = Siapa kontaknya? Nama, email, atau telepon.
leads-draft-contact-explain = Contoh: Mr Tanaka, tanaka@example.jp. Baru ditunjukkan ke usaha yang Kakak terima.
leads-draft-contact-again = Tulis nama, email, atau nomor telepon, contoh: Mr Tanaka, tanaka@example.jp.
leads-draft-summary = Sudah benar? Kalau ya, saya tanyakan ke usaha yang cocok. Pembeli dan kontaknya belum ditunjukkan ke siapa pun.
leads-draft-summary-edit = Begini jadinya. Simpan, atau ubah lagi?
leads-draft-summary-explain = Pilih Kirim kalau sudah benar, atau pilih bagian yang mau diubah.
leads-draft-summary-again = Pilih Kirim, atau bagian yang mau diubah.
leads-draft-send = Kirim
leads-draft-save = Simpan
leads-draft-edit = Ubah { $field }
leads-field-product = barang
leads-field-country = negara
leads-field-quantity = jumlah
leads-field-deadline = batas waktu
leads-field-certificates = sertifikat
leads-field-price = harga
leads-field-company = pembeli
leads-field-contact = kontak
leads-draft-duplicate = Sepertinya yang ini sudah ada minggu ini: *{ $title }*. Tetap disimpan sebagai lead baru?
leads-draft-duplicate-explain = Pilih Tetap simpan kalau ini permintaan lain, atau Jangan kalau sama.
leads-draft-keep = Tetap simpan
leads-draft-drop = Jangan, sama
leads-draft-dropped = Baik, tidak disimpan dua kali.
leads-paste-read = Saya baca sebagai permintaan pembeli.

leads-close-title = penutupan lead
leads-close-ask = Bagaimana hasilnya?
leads-close-explain = Pilih Jadi kalau ada transaksi, atau Tidak jadi.
leads-close-deal = Jadi transaksi
leads-close-none = Tidak jadi
leads-close-value = Selamat! Kira-kira berapa nilainya? Tulis dengan mata uangnya, contoh: USD 12.000. Boleh dilewati.
leads-close-value-explain = Tulis nilai dan mata uangnya, contoh: USD 12.000. Boleh dilewati.
leads-close-reason = Apa sebab utamanya?
leads-close-reason-explain = Pilih salah satu sebab.
leads-close-no-supplier = Tidak ada pemasok
leads-close-price = Harga tidak cocok
leads-close-quality = Mutu tidak cocok
leads-close-buyer-gone = Pembeli mundur
leads-close-documents = Dokumen tidak lengkap
leads-close-other = Lainnya
leads-closed-deal = Selamat atas transaksinya! Lead ditutup. *{ $title }*
leads-closed-none = Lead ditutup. Terima kasih sudah memberi tahu sebabnya. *{ $title }*

leads-template-csv = Versi CSV
leads-template-xlsx = Versi Excel
leads-template-sent = Ini templatenya. Isi satu baris per pembeli, baris contoh boleh dibiarkan, lalu kirim kembali ke sini sebagai CSV atau Excel (.xlsx).
leads-template-product = contoh: kepiting bakau hidup
leads-template-hs = 0306.33
leads-template-country = Jepang
leads-template-quantity = 2
leads-template-unit = ton
leads-template-frequency = monthly
leads-template-deadline = 2027-01-15
leads-template-certificates = HACCP, halal
leads-template-price = USD 10 per kg
leads-template-incoterm = CIF
leads-template-company = Sakura Trading Co., Ltd
leads-template-contactName = Mr Tanaka
leads-template-contactEmail = tanaka@example.jp
leads-template-contactPhone = +81 3 1234 5678
leads-column-product = produk
leads-column-hs = kode hs
leads-column-country = negara
leads-column-quantity = jumlah
leads-column-unit = satuan
leads-column-frequency = frekuensi
leads-column-deadline = batas waktu
leads-column-certificates = sertifikat
leads-column-price = harga
leads-column-incoterm = incoterm
leads-column-company = perusahaan
leads-column-contactName = nama kontak
leads-column-contactEmail = email
leads-column-contactPhone = telepon
leads-import-title = lead dari tabel
leads-import-read =
    Terbaca { $good } lead{ $bad ->
        [0] .
       *[other] , { $bad } baris perlu diperbaiki.
    }
leads-import-line = - { $subject }
leads-import-more = … dan { $count } lagi
leads-import-faults = Yang perlu diperbaiki:
leads-import-fault = - Baris { $row }, kolom { $column }: { $fix }
leads-import-left = { $count } baris terakhir tidak dibaca; paling banyak { $max } lead sekali kirim.
leads-import-fix-product = tulis nama barang, contoh: kepiting bakau
leads-import-fix-hs = tulis kode HS, contoh: 0306.33
leads-import-fix-country = tulis nama negara, contoh: Jepang
leads-import-fix-quantity = tulis angka, contoh: 2
leads-import-fix-unit = tulis kg, ton, pcs, liter, atau container
leads-import-fix-frequency = tulis once, weekly, monthly, atau yearly
leads-import-fix-deadline = tulis tanggal yang akan datang, contoh: 2027-01-15
leads-import-fix-certificates = tulis nama sertifikat, contoh: HACCP
leads-import-fix-price = tulis harga dan mata uang, contoh: USD 10 per kg
leads-import-fix-incoterm = tulis tiga huruf, contoh: CIF
leads-import-fix-company = tulis nama perusahaan
leads-import-fix-contactName = tulis nama orang
leads-import-fix-contactEmail = tulis alamat email, contoh: tanaka@example.jp
leads-import-fix-contactPhone = tulis nomor telepon dengan kode negara
leads-import-ask = Simpan { $count } lead yang sudah benar? Baris yang salah bisa diperbaiki dan dikirim lagi nanti.
leads-import-explain = Pilih Simpan untuk menyimpan lead yang benar, atau Batal.
leads-import-store = Simpan
leads-import-done =
    { $count ->
        [0] Tidak ada yang baru disimpan.
        [1] Tersimpan sebagai lead { $first }. Saya tanyakan ke usaha yang cocok.
       *[other] Tersimpan sebagai lead { $first } sampai { $last }. Saya tanyakan ke usaha yang cocok.
    }{ $known ->
        [0] {""}
       *[other] {" "}{ $known } baris sudah ada minggu ini, jadi tidak disimpan lagi.
    }
leads-import-no-headings = Tabelnya belum ada baris judul *produk* dan *negara*. Pakai template supaya pas.
leads-import-empty = Tabelnya kosong. Isi satu baris per pembeli, lalu kirim lagi.
leads-import-too-large = Tabelnya terlalu besar. Bagi menjadi beberapa bagian di bawah 10 MB.
leads-import-not-a-table = Berkas itu bukan tabel. Kirim CSV atau Excel (.xlsx).
leads-import-damaged = Berkasnya rusak dan tidak bisa dibaca. Simpan ulang, lalu kirim lagi.
leads-import-wrong-type = Berkas itu bukan tabel. Kirim CSV atau Excel (.xlsx).
leads-import-unavailable = Berkasnya tidak bisa saya ambil. Boleh dikirim lagi?

# Untuk petugas

leads-review = Lead yang menunggu persetujuan:
leads-review-line = - { $title } ({ $office })
leads-review-one = Lead baru menunggu persetujuan: *{ $title }*, dari { $office }.
leads-review-none = Tidak ada lead yang menunggu persetujuan.
leads-review-gone = Lead itu tidak ada.
leads-review-decided = Lead itu sudah diputuskan.
leads-review-list = Yang menunggu
leads-approve = Setujui
leads-refuse = Tolak
leads-approve-number = Setujui lead { $number }
leads-refuse-number = Tolak lead { $number }
leads-approved = Disetujui. Usaha yang cocok sekarang ditanya, dan perwakilan dikabari.
leads-refused = Ditolak. Perwakilan dikabari.
leads-settings = *Setelan peluang*
leads-settings-see = Setelan peluang
leads-settings-line = - { $name ->
    [approval] Lead baru disetujui petugas dulu
   *[readAlong] Petugas boleh ikut membaca percakapan
}: *{ $on ->
    [yes] ya
   *[no] tidak
}* ({ $chosen ->
    [yes] dipilih { $by }, { $when }
    [nameless] dipilih { $when }
   *[no] bawaan, belum pernah diubah
})
leads-settings-how = Yang diubah berlaku untuk lead yang masuk sesudahnya.
leads-settings-approval-on = Perlu persetujuan dulu
leads-settings-approval-off = Tanpa persetujuan
leads-settings-readAlong-on = Boleh ikut membaca
leads-settings-readAlong-off = Tidak ikut membaca
leads-settings-same = Setelannya memang sudah begitu.
leads-settings-approval-now-on = Siap. Mulai sekarang lead baru menunggu persetujuan petugas dulu. Lead yang sudah terbuka tetap berjalan.
leads-settings-approval-now-off = Siap. Mulai sekarang lead baru langsung ditanyakan ke usaha yang cocok.{ $waiting ->
    [0] {""}
   *[other] {" "}{ $waiting } lead yang sudah masuk tetap menunggu keputusan petugas.
}
leads-settings-readAlong-now-on = Siap. Mulai sekarang petugas boleh ikut membaca percakapan lead baru; kedua pihak diberi tahu di awal. Percakapan lead yang sudah ada tetap tertutup.
leads-settings-readAlong-now-off = Siap. Mulai sekarang percakapan lead baru tidak bisa dibaca petugas. Untuk lead yang sudah ada tetap seperti yang sudah diberitahukan ke kedua pihak.
leads-talks = Percakapan yang boleh dibaca petugas:
leads-talks-one = Lead { $lead }, kandidat { $number }
leads-talks-none = Belum ada percakapan yang boleh dibaca petugas.
leads-watch = Percakapan *{ $title }*:
leads-watch-line = { $from }: { $text }
leads-watch-not = Percakapan itu tidak dapat dibaca petugas.
leads-watch-empty = Belum ada pesan sejak kedua pihak diberi tahu.
leads-statistics = Lead per kantor, 90 hari terakhir:
leads-statistics-line =
    - { $office }: { $leads } lead, { $open } terbuka, { $deals } transaksi; ditanya { $asked }, menjawab { $answered }, berminat { $interested }, diterima { $accepted }{ $hours ->
        [-1] {""}
       *[other] ; median menjawab { DECIMAL($hours) } jam
    }
leads-statistics-none = Belum ada lead dalam 90 hari terakhir.
leads-no-office = Kakak bukan perwakilan lagi, jadi lead ini tidak saya simpan. Kalau ini keliru, hubungi admin Export Center.
