# Statistik untuk petugas.

statistics-heading = *Statistik*, { $period }
statistics-between = { $since } sampai { $until }
statistics-until = sampai { $until }
statistics-people = - { $people } orang aktif, { $businesses } usaha baru terdaftar
statistics-questions = - { $questions } pertanyaan, { $unanswered } di antaranya tidak dipahami
statistics-tickets = - { $tickets } tiket untuk petugas, { $answered } sudah dijawab
statistics-leads = - { $leads } lead, { $answers } jawaban pemilik usaha
statistics-by-regency = Usaha baru per kabupaten/kota: { $list }
statistics-by-product = Produknya: { $list }
statistics-by-topic = Yang ditanyakan: { $list }
statistics-by-country = Lead dan jawaban per negara: { $list }
statistics-bar = { $name } { $count }
statistics-bar-country = { $name } { $count } lead/{ $beside } jawaban
statistics-other = lainnya
statistics-span-7 = 7 hari
statistics-span-30 = 30 hari
statistics-span-90 = 90 hari
statistics-span-all = Semua
statistics-csv = Unduh CSV
statistics-csv-sent = Ini tabelnya, { $period }. Bisa dibuka di Excel atau Google Sheets.

statistics-topic-requirements = Syarat ekspor
statistics-topic-faq = Pertanyaan umum
statistics-topic-price = Harga & kurs
statistics-topic-leads = Peluang
statistics-topic-human = Minta petugas
statistics-topic-unanswered = Tidak dipahami

statistics-picture-title = Statistik Saudagar
statistics-figure-people = orang aktif
statistics-figure-businesses = usaha baru
statistics-figure-questions = pertanyaan
statistics-figure-leads = lead
statistics-panel-activity = Pesan masuk per { $bucket ->
        [day] hari
        [week] minggu
       *[month] bulan
    }
statistics-most = paling banyak { $count }
statistics-panel-regency = Usaha baru per kabupaten/kota
statistics-panel-product = Produk usaha baru
statistics-panel-topic = Yang ditanyakan
statistics-panel-country = Lead / jawaban per negara
statistics-nothing = belum ada

statistics-csv-period = periode
statistics-csv-column-section = bagian
statistics-csv-column-what = nama
statistics-csv-column-detail = rincian
statistics-csv-column-count = jumlah
statistics-csv-total = total
statistics-csv-regency = usaha baru per kabupaten/kota
statistics-csv-product = produk usaha baru
statistics-csv-topic = pertanyaan
statistics-csv-country = per negara
statistics-csv-activity = aktivitas
statistics-csv-tickets = tiket
statistics-csv-answered = tiket dijawab
statistics-csv-leads = lead
statistics-csv-answers = jawaban
statistics-csv-messages = pesan masuk
