# Halaman obrolan di peramban (dipakai untuk mencoba dan menguji Saudagar di komputer sendiri).

webchat-title = Saudagar · Obrolan
webchat-brand = Saudagar
webchat-noscript = Halaman ini memerlukan JavaScript. Nyalakan dulu ya, Kak, lalu muat ulang.
webchat-other-language = English
webchat-other-language-code = en
webchat-close = Tutup
webchat-cancel = Batal
webchat-save = Simpan

# Kepala dan keadaan sambungan
webchat-presence-ready = siap membantu
webchat-presence-typing = sedang mengetik…
webchat-presence-connecting = sedang menyambung…
webchat-reconnecting = Sambungan terputus. Pesan Kakak disimpan, nanti terkirim sendiri.

# Percakapan
webchat-log = Percakapan dengan Saudagar
webchat-welcome-title = Halo, Kak! 👋
webchat-welcome-body = Saya Saudagar, teman usaha Kakak menuju ekspor. Tekan Mulai, atau langsung tulis pertanyaan Kakak di bawah.
webchat-welcome-note = Ini obrolan uji coba di komputer ini.
webchat-start = Mulai
webchat-started = Mulai
webchat-said-by-you = Anda:
webchat-said-by-assistant = Saudagar:
webchat-today = Hari ini
webchat-yesterday = Kemarin
webchat-to-end = Ke pesan terbaru
webchat-new-messages = { $count } pesan baru
webchat-choices = Pilihan jawaban
webchat-choice-past = Pertanyaan ini sudah lewat
webchat-share-contact = Kirim nomor HP
webchat-share-location = Kirim lokasi
webchat-photo = Foto
webchat-photo-of-assistant = Gambar { $name }
webchat-document = Dokumen
webchat-download = Unduh { $name }
webchat-location = Lokasi
webchat-open-map = Buka di peta
webchat-contact = Nomor HP
webchat-other-message = Pesan jenis lain

# Perjalanan pesan
webchat-state-pending = menunggu terkirim
webchat-state-sent = terkirim
webchat-state-failed = gagal
webchat-failed-too-large = Berkas terlalu besar, paling besar { $megabytes } MB.
webchat-failed-refused = Tidak bisa dikirim.
webchat-retry = Coba lagi
webchat-discard = Hapus

# Menulis dan melampirkan
webchat-compose = Tulis pesan
webchat-compose-placeholder = Tulis pesan
webchat-send = Kirim
webchat-attach = Lampirkan
webchat-attach-photo = Foto
webchat-attach-document = Dokumen
webchat-attach-location = Lokasi
webchat-attach-contact = Nomor HP
webchat-files-title = Kirim berkas ini?
webchat-caption = Keterangan (boleh kosong)
webchat-file-too-large = { $name } terlalu besar. Paling besar { $megabytes } MB per berkas ya, Kak.
webchat-location-title = Kirim lokasi
webchat-location-here = Pakai lokasi saya sekarang
webchat-location-typed = Atau ketik lintang, bujur
webchat-location-example = Contoh: -0.5022, 117.1536 (Samarinda)
webchat-location-searching = Sedang mencari lokasi…
webchat-location-refused = Lokasi tidak didapat dari perangkat ini. Ketik lintang dan bujurnya saja ya, Kak.
webchat-location-invalid = Tulis dua angka, misalnya -0.5022, 117.1536
webchat-contact-title = Kirim nomor HP
webchat-contact-number = Nomor HP

# Beberapa penguji
webchat-people = Penguji
webchat-people-hint = Tiap penguji adalah orang lain bagi Saudagar, dengan obrolannya sendiri.
webchat-open-people = Ganti penguji. Sekarang:
webchat-add-person = Tambah
webchat-edit-person = Ubah nama
webchat-person-title = Penguji
webchat-person-name = Penguji { $number }
webchat-person-label = Nama
webchat-person-id-label = ID (boleh kosong)
webchat-person-id = webchat:{ $id }
webchat-person-id-hint = Nama dan ID ini dicatat di peramban. Untuk mencoba sebagai admin, masukkan webchat:ID ke ADMIN_IDS.
webchat-id-invalid = ID hanya huruf, angka, garis bawah, dan tanda hubung.
webchat-unread = { $count } belum dibaca
