registration-title = pendaftaran usaha

registration-consent-ask =
    Sebelum mulai, saya minta izin dulu ya, Kak.

    Yang kami simpan: data usaha, nama, nomor telepon, dan foto produk yang Kakak kirim di sini. Gunanya: mendampingi ekspor dan mempertemukan Kakak dengan pembeli. Kontak Kakak tidak diberikan ke pembeli tanpa persetujuan Kakak.

    Kapan saja Kakak bisa ketik *unduh data saya* atau *hapus data saya*.

    Setuju?
registration-consent-agree = Setuju
registration-consent-decline = Tidak setuju
registration-consent-again = Mohon jawab *setuju* atau *tidak setuju*, Kak.
registration-consent-declined = Baik Kak, tidak ada data usaha yang saya simpan. Kalau berubah pikiran, ketik *daftar*.
registration-consent-explain = Undang-undang Pelindungan Data Pribadi (UU 27/2022) mewajibkan kami meminta izin sebelum menyimpan data Kakak. Izin bisa ditarik kapan saja dengan *hapus data saya*.

registration-business-name-ask = Apa nama usaha Kakak? Contoh: _Amplang Bu Tini_.
registration-business-name-again = Tulis nama usahanya ya, Kak, contoh: _Amplang Bu Tini_.
registration-business-name-explain = Nama usaha dipakai supaya petugas dan pembeli mengenal Kakak. Kalau belum punya nama resmi, tulis saja nama yang biasa dipakai.
registration-name-too-long = Namanya terlalu panjang, Kak, paling banyak { $max } huruf. Boleh disingkat?

registration-owner-name-ask = Siapa nama Kakak, pemilik *{ $business }*?
registration-owner-name-again = Tulis nama Kakak ya, contoh: _Siti Aminah_.
registration-owner-name-explain = Nama pemilik dipakai petugas untuk menyapa dan membantu mengurus dokumen ekspor atas nama yang benar.

registration-regency-ask = Usahanya di kabupaten atau kota mana? Pilih, ketik, atau kirim lokasi.
registration-regency-again = Ketik nama kabupaten atau kotanya ya, Kak, contoh: _Nunukan_.
registration-regency-confirm = Maksud Kakak *{ $name }*, { $province }?
registration-regency-unknown = Saya belum kenal *{ $name }*. Benar itu tempat usahanya?
registration-regency-which = Ada beberapa tempat dengan nama itu: { $names }. Yang mana, Kak?
registration-regency-far = Lokasi itu jauh dari Kalimantan Timur dan Utara, Kak. Boleh diketik saja nama kabupaten atau kotanya?
registration-regency-explain = Tempat usaha menentukan kantor mana yang mengurus dokumen Kakak, misalnya karantina dan bea cukai terdekat.

registration-products-ask = Produknya apa saja, Kak? Boleh sekaligus, contoh: _amplang, madu kelulut, keripik pisang_.
registration-products-again = Tulis nama produknya ya, Kak, contoh: _amplang, madu kelulut_.
registration-products-too-many = Banyak sekali, Kak 😊 Tulis dulu paling banyak { $max } produk yang utama.
registration-products-explain = Dari nama produk kami tahu pembeli dan syarat ekspor mana yang cocok untuk Kakak.

registration-capacity-ask = Berapa kira-kira kemampuan produksi *{ $product }*? Contoh: _200 kg per bulan_.
registration-capacity-ask-period = *{ $product }*: { $amount } itu per hari, minggu, bulan, atau tahun?
registration-capacity-ask-unit = *{ $product }*: { DECIMAL($amount) } apa, Kak? Contoh: _kg_, _ton_, _liter_, _bungkus_.
registration-capacity-again = Tulis jumlah, satuan, dan waktunya ya, Kak, contoh: _200 kg per bulan_.
registration-capacity-explain = Pembeli biasanya bertanya berapa banyak yang bisa dikirim. Perkiraan saja cukup; bisa diubah kapan saja.
registration-amount =
    { DECIMAL($amount) } { $unit ->
        [container] kontainer
        [m3] m³
       *[other] { $unit }
    }
registration-period-day = Hari
registration-period-week = Minggu
registration-period-month = Bulan
registration-period-year = Tahun
registration-per-day = /hari
registration-per-week = /minggu
registration-per-month = /bulan
registration-per-year = /tahun

registration-nib-ask = Berapa NIB-nya, Kak? 13 angka. Kalau belum punya, pilih *Lewati*.
registration-nib-not-digits = NIB itu 13 angka, contoh: _1234567890123_. Kalau belum punya, pilih *Lewati*.
registration-nib-too-short = Baru { $digits } angka, Kak; NIB ada 13 angka. Coba dicek lagi, ya.
registration-nib-too-long = Ada { $digits } angka, Kak; NIB hanya 13 angka. Coba dicek lagi, ya.
registration-nib-explain = NIB (Nomor Induk Berusaha) adalah nomor usaha 13 angka dari sistem OSS, gratis dibuat di oss.go.id. Untuk ekspor nanti wajib, tapi mendaftar di sini boleh tanpa NIB dulu.

registration-certificates-ask = Sudah punya sertifikat apa? Pilih, atau tulis beberapa sekaligus, contoh: _halal, PIRT_.
registration-certificates-more = Tercatat: *{ $names }*. Ada lagi?
registration-certificates-again = Pilih dari daftar atau tulis ya, Kak, contoh: _halal, PIRT_. Kalau belum ada, ketik *belum ada*.
registration-certificates-in-progress = Yang masih diurus belum dihitung dulu ya, Kak. Sertifikat apa yang sudah terbit? Kalau belum ada, ketik *belum ada*.
registration-certificates-none = Belum ada
registration-certificates-clear = Kosongkan
registration-certificates-explain = Sertifikat menentukan pasar mana yang sudah bisa dimasuki. Belum punya pun tidak apa-apa.
registration-certificate-halal = Halal
registration-certificate-pirt = PIRT
registration-certificate-bpom-md = BPOM MD
registration-certificate-haccp = HACCP
registration-certificate-skp = SKP
registration-certificate-organik = Organik
registration-certificate-svlk = SVLK
registration-done = Selesai

registration-experience-ask = Pernah ekspor, Kak?
registration-experience-never = Belum pernah
registration-experience-indirect = Lewat perantara
registration-experience-direct = Sudah langsung
registration-experience-again = Pilih salah satu ya, Kak: *belum pernah*, *lewat perantara*, atau *sudah langsung*.
registration-experience-explain = Lewat perantara artinya barang Kakak diekspor oleh pengepul atau perusahaan lain. Jawaban ini menentukan bantuan yang cocok.

registration-countries-ask = Mau ekspor ke negara mana? Boleh beberapa, contoh: _Malaysia, Jepang_. Kalau belum tahu, pilih *Lewati*.
registration-countries-again = Tulis nama negaranya ya, Kak, contoh: _Malaysia, Jepang_. Kalau belum tahu, pilih *Lewati*.
registration-countries-explain = Negara tujuan membantu kami mencarikan pembeli dan syarat yang sesuai. Boleh dikosongkan dulu.

registration-phone-ask = Nomor telepon yang bisa dihubungi, Kak? Contoh: _0812 3456 7890_.
registration-phone-ask-button = Nomor telepon yang bisa dihubungi, Kak? Tekan tombol *Kirim nomor saya*, atau ketik, contoh: _0812 3456 7890_.
registration-phone-again = Tulis nomor teleponnya ya, Kak, contoh: _0812 3456 7890_.
registration-phone-too-short = Nomornya kurang panjang, Kak. Contoh: _0812 3456 7890_.
registration-phone-too-long = Nomornya kepanjangan, Kak. Contoh: _0812 3456 7890_.
registration-phone-country = Kode negaranya belum saya kenal, Kak. Contoh: _+62 812 3456 7890_ atau _+60 12 345 6789_.
registration-phone-explain = Nomor ini dipakai petugas untuk menghubungi Kakak. Tidak diberikan ke pembeli tanpa persetujuan Kakak.

registration-photos-ask = Terakhir: kirim foto produk, paling banyak { $max }. Boleh juga nanti.
registration-photos-more = Foto tersimpan ({ $count } dari { $max }). Kirim lagi, atau pilih *Selesai*.
registration-photos-again-first = Kirim fotonya ya, Kak, atau pilih *Nanti saja*.
registration-photos-again-more = Kirim fotonya ya, Kak, atau pilih *Selesai*.
registration-photos-later = Nanti saja
registration-photos-clear = Ganti semua foto
registration-photos-too-large = Fotonya terlalu besar, Kak, paling besar 10 MB. Boleh kirim yang lebih kecil?
registration-photos-wrong-type = Berkas itu bukan foto yang bisa saya buka, Kak. Kirim foto JPG, PNG, atau WebP, ya.
registration-photos-unavailable = Fotonya gagal saya ambil, Kak. Boleh dikirim sekali lagi?
registration-photos-explain = Foto membuat pembeli lebih percaya. Cukup difoto dengan HP di tempat terang.

registration-summary-ask = Coba dicek dulu, Kak:
registration-summary-how = Kalau sudah benar, pilih *Simpan*. Kalau ada yang salah, pilih yang mau diubah.
registration-summary-again = Pilih *Simpan* kalau sudah benar, atau tulis yang mau diubah, contoh: _ubah telepon_.
registration-summary-explain = Belum ada yang dikirim ke mana pun. Setelah *Simpan*, usaha Kakak terdaftar dan bisa diubah kapan saja lewat *profil*.
registration-save = Simpan
registration-edit = Ubah { $field }
registration-finished = Selesai! *{ $business }* sudah terdaftar di Export Center Balikpapan. Lihat atau ubah kapan saja lewat *profil*.
registration-already = *{ $business }* sudah terdaftar, Kak. Mau lihat atau ubah datanya?

field-name = Nama usaha
field-owner = Nama pemilik
field-regency = Kabupaten/kota
field-products = Produk
field-capacity = Kapasitas
field-nib = NIB
field-certificates = Sertifikat
field-experience = Pengalaman
field-countries = Negara tujuan
field-phone = Telepon
field-photo-count =
    { $count ->
        [0] belum ada
       *[other] { $count } foto
    }
field-photos = Foto
field-line = { $label }: *{ $value }*
field-empty = belum diisi
field-none-yet = belum ada
field-european-union = Uni Eropa

# Sebutan lain, dipisah koma: dikenali waktu orang menulis apa yang mau diubah.
field-name-also = nama usaha, nama toko, merek, brand
field-owner-also = nama pemilik, nama saya, pemilik, owner
field-regency-also = kabupaten, kota, lokasi, tempat, daerah
field-products-also = produk, barang, jualan
field-capacity-also = kapasitas, jumlah produksi, produksi
field-nib-also = nib, nomor induk
field-certificates-also = sertifikat, sertifikasi, izin
field-experience-also = pengalaman, pengalaman ekspor
field-countries-also = negara, negara tujuan, tujuan
field-phone-also = no hp, nomor hp, hp, nomor telepon, no telp, telepon, nomor wa, wa, nomor
field-photos-also = foto, gambar

registration-offer-prices = Kirimi saya harga rutin
