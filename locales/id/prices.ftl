# Harga, kurs, grafik.

prices-chart-unit = { $currency } per { $unit ->
    [ton] ton
    [m3] meter kubik
   *[other] { $unit }
}
prices-chart-rate = Rupiah per { $amount } { $currency }
prices-chart-source = Sumber: { $source }, edisi { $edition }.
prices-chart-splice = Cara hitungnya berganti: { $months }.
prices-chart-change = { $change ->
    [none] tetap sejak { $since }
    [little] hampir tetap sejak { $since }
   *[other] { $change } sejak { $since }
}

prices-unit = { $unit ->
    [ton] ton
    [m3] m³
   *[other] { $unit }
}
prices-money = { $amount } { $name }
prices-heading = { $kind ->
    [currency] *Kurs { $name }*
   *[commodity] *Harga { $name }*
}
prices-amount = { $name }: *{ $price }*
prices-amount-converted = { $name }: *{ $price }* ≈ { $other }
prices-line-when = { $date }, { $basis }{ $old ->
    [yes] {" "}⚠️ data lama
   *[no] {""}
}
prices-change = { $change } { $horizon ->
    [week] seminggu
    [month] sebulan
   *[year] setahun
}
prices-short-rest = ({ $date }{ $old ->
    [yes] , data lama
   *[no] {""}
})
prices-short-none = { $name }: belum ada data
prices-no-data-for = Belum ada data: { $names }.
prices-relation = { $text }
prices-relation-worth = { $world } kira-kira setara { $worth } per kg buah (rendemen { $share }%), belum dipotong biaya pabrik.
prices-sources = _Sumber: { $sources }._
prices-converted = _Dihitung dengan kurs US$1 = { $rate } ({ $date }{ $old ->
    [yes] , data lama
   *[no] {""}
})._
prices-no-data = Harga *{ $name }* belum ada data, Kak. Saya tidak mau menebak. Pasang *Kirim rutin*, nanti ikut terkirim begitu ada datanya.
prices-unknown = Barang itu belum ada di daftar harga saya, Kak, dan saya tidak mau menebak.
prices-which = Mau tahu harga apa, Kak?
prices-which-currency = Kurs mata uang apa, Kak?
prices-rates = Kurs
prices-others = Harga lain
prices-see = Lihat harga
prices-back = Kembali ke harga
prices-chart = Grafik { $name }
prices-span = Grafik { $months ->
    [3] 3 bulan
    [12] 1 tahun
    [36] 3 tahun
    [60] 5 tahun
   *[other] 10 tahun
}
prices-chart-too-few = Datanya belum cukup untuk digambar.
prices-subscribe = Kirim rutin
prices-alert = Pasang pengingat harga
prices-demand-ask = Siapa yang membeli
prices-demand = *Pembeli { $name } dari Indonesia*, { $year }{ $known ->
    [yes] . Semua negara: US${ $millions } juta.
   *[no] .
}
prices-demand-line = { $rank }. { $country }: US${ $millions } juta
prices-demand-source = _Sumber: UN Comtrade. Nilai ekspor setahun, semua mutu._
prices-demand-other = Negara lain
prices-demand-none = Data pembelinya belum ada, Kak.

## Kiriman rutin

prices-sub-title = kiriman harga
prices-sub-explain = Saya kirim harga pilihan Kakak pada hari dan jam yang Kakak tentukan. Bisa dijeda atau dihentikan kapan saja.
prices-sub-items-ask = Harga apa yang mau dikirim, Kak? Boleh lebih dari satu, contoh: _sawit dan kurs dolar_.
prices-sub-items-again = Saya belum kenal barang itu. Contoh: _lada, karet, kurs ringgit_.
prices-sub-days-ask = { $items }: mau dikirim hari apa?
prices-sub-days-again = Sebutkan harinya ya, Kak, contoh: _Senin dan Kamis_.
prices-sub-hour-ask = Jam berapa, Kak? Memakai jam { $zone }.
prices-sub-hour-again = Sebutkan jamnya, contoh: _jam 7 pagi_.
prices-days-monday = Tiap Senin
prices-days-working = Senin sampai Jumat
prices-days-daily = Tiap hari
prices-hour-7 = 07.00 pagi
prices-hour-12 = 12.00 siang
prices-hour-16 = 16.00 sore
prices-day-0 = Senin
prices-day-1 = Selasa
prices-day-2 = Rabu
prices-day-3 = Kamis
prices-day-4 = Jumat
prices-day-5 = Sabtu
prices-day-6 = Minggu
prices-on-daily = tiap hari
prices-on-working = Senin sampai Jumat
prices-on-days = tiap { $days }
prices-when = { $days }, jam { $hour } { $zone }
prices-sub-done = Siap, Kak. *{ $items }* saya kirim { $when }. Kiriman pertama: { $first }. Mau berhenti, tinggal ketik *stop kirim harga*.
prices-sub-stopped = Kakak sebelumnya meminta saya berhenti mengirim pesan. Karena sekarang meminta kiriman harga, saya mulai mengirim lagi.
prices-sub-left = Baik Kak, tidak jadi saya kirim.
prices-list = *Kiriman harga Kakak*
prices-list-line = { $items }: { $when }{ $paused ->
    [yes] {" "}(dijeda)
   *[no] {""}
}
prices-list-alert = Pengingat { $name }: { $direction ->
    [above] di atas
   *[below] di bawah
} { $threshold }
prices-list-none = Belum ada kiriman harga, Kak. Mau pasang?
prices-list-pause = Jeda semua
prices-list-resume = Kirim lagi
prices-list-change = Tambah atau ubah
prices-list-stop = Stop { $name }
prices-list-stop-all = Stop semua
prices-list-alert-off = Hapus pengingat { $name }
prices-paused = Baik Kak, kiriman harga saya jeda. Ketuk *Kirim lagi* kalau sudah mau menerima.
prices-resumed = Kiriman harga jalan lagi, Kak.
prices-unsubscribed = Baik Kak, kiriman *{ $items }* sudah berhenti.
prices-unsubscribed-all = Baik Kak, semua kiriman dan pengingat harga sudah berhenti.
prices-update = *Harga hari ini*, { $date }
prices-update-how = Ketik *stop kirim harga* untuk berhenti.
prices-mine = Kiriman harga saya

## Pengingat harga

prices-alert-title = pengingat harga
prices-alert-explain = Saya kabari sekali waktu harganya melewati batas yang Kakak tentukan.
prices-alert-item-ask = Pengingat untuk harga apa, Kak?
prices-alert-item-again = Saya belum kenal barang itu. Contoh: _lada_ atau _kurs ringgit_.
prices-alert-threshold-ask = { $name }: kabari kalau harganya berapa per { $unit }?{ $known ->
    [yes] {" "}Terakhir { $now }.
   *[no] {""}
} Contoh: _di atas { $example }_.
prices-alert-threshold-again = Sebutkan batasnya, contoh: _di atas { $example }_ atau _di bawah { $example }_.
prices-alert-threshold-far = { $threshold } per { $unit } jauh sekali dari harga biasanya, Kak. Coba tulis lagi batasnya.
prices-alert-done = Siap, Kak. Saya kabari sekali kalau *{ $name }* { $direction ->
    [above] di atas
   *[below] di bawah
} *{ $threshold }*{ $known ->
    [yes] . Terakhir { $now }.
   *[no] . Harganya sekarang belum ada data.
}
prices-alert-already = Sekarang pun sudah { $direction ->
    [above] di atas
   *[below] di bawah
} itu: { $now }. Saya kabari kalau sudah berbalik, lalu lewat lagi.
prices-alert-removed = Pengingat { $name } sudah dihapus, Kak.
prices-latest = { $price } ({ $date }, { $source }{ $converted ->
    [yes] , kurs { $rate }
   *[no] {""}
}{ $old ->
    [yes] , data lama
   *[no] {""}
})
prices-alert-fired = 🔔 *{ $name }* sudah { $direction ->
    [above] di atas
   *[below] di bawah
} { $threshold }: sekarang *{ $now }* ({ $date }).
prices-per = { $price }/{ $unit }

## Petugas

prices-incidents = *Harga: perlu dilihat petugas*
prices-incident = { $what }: { $kind ->
    [down] sumber tidak bisa dihubungi
    [shape] bentuk datanya berubah
    [late] belum ada data baru
   *[out-of-band] angkanya tidak wajar, ditahan
} ({ $detail })
prices-digest = *Ringkasan harga*
prices-digest-line = { $name }: { $values } angka dari { $series } deret, terbaru { $newest }
prices-digest-nothing = Tidak ada yang baru masuk.
prices-digest-off = Matikan ringkasan
prices-digest-on = Nyalakan ringkasan
prices-digest-is-off = Ringkasan harga tidak saya kirim lagi. Kalau perlu, ketik *ringkasan harga*.
prices-digest-is-on = Ringkasan harga saya kirim pagi hari mulai jam 07.00, kalau ada yang baru.
prices-status = *Status harga*
prices-status-see = Status harga
prices-status-source = { $name }: terakhir masuk { $when }{ $failures ->
    [0] {""}
   *[other] , gagal { $failures } kali
}
prices-status-none = Belum ada sumber yang pernah diambil.
prices-status-wrong = Yang bermasalah:
prices-status-well = Tidak ada masalah.
prices-status-how = Isi harga dengan menulis, contoh: _harga lada putih 98rb/kg hari ini_, atau ketik *isi harga* untuk mengirim berkas.
prices-entry-title = isian harga
prices-entry-explain = Angka yang jauh dari harga terakhir saya tanyakan dulu sebelum disimpan.
prices-entry-noted = Tercatat: *{ $name }* { $price }, { $date }. Kalau salah, kirim lagi harga yang benar.
prices-entry-restated = Diganti: *{ $name }* { $price }, { $date }. Angka lamanya tetap tersimpan sebagai riwayat.
prices-entry-same = *{ $name }* { $price }, { $date } sudah tercatat sebelumnya.
prices-entry-far = *{ $name }* { $price } untuk { $date } jauh dari harga terakhir, { $last }. Yakin benar?
prices-entry-formula = Menurut rumus dinas, dengan K, CPO, dan inti itu *{ $name }* seharusnya *{ $expected }*, bukan { $price } ({ $date }). Tetap simpan { $price }?
prices-entry-agrees = Cocok dengan rumus dinas.
prices-entry-check = Supaya bisa saya periksa dengan rumus dinas, tulis juga K, CPO, dan inti, contoh: _harga tbs kaltim 3.392 k 92,1 cpo 14.215 inti 11.490_.
prices-entry-yes = Ya, simpan
prices-entry-again = Pilih *Ya, simpan* kalau sudah benar, atau *Batal*.
prices-entry-implausible = *{ $name }* { $price } di luar batas yang masuk akal, jadi tidak saya simpan.
prices-entry-no-role = Kakak bukan petugas lagi, jadi harganya tidak saya simpan. Kalau ini keliru, hubungi admin Export Center.
prices-entry-fetched = Harga { $name } diambil otomatis dari sumbernya, tidak diisi lewat chat.
prices-entry-which = Harga yang mana? Sebutkan salah satu: { $names }.
prices-entry-unit = *{ $name }* dicatat dalam { $unit }. Kirim lagi dengan satuan itu.
prices-import-title = kirim berkas harga
prices-import-explain = Berkas CSV atau Excel dengan baris judul: deret, periode, nilai. Satu saja salah, tidak ada yang disimpan.
prices-import-ask = Kirim berkas CSV atau Excel. Baris pertamanya judul: *deret*, *periode*, *nilai*. Contoh isi: _lada-putih; 2026-11-23; 98000_.
prices-import-open = Isi harga
prices-import-again = Berkas itu belum bisa saya baca sebagai tabel harga. Kirim CSV atau Excel (.xlsx) dengan judul *deret*, *periode*, *nilai*, contoh isinya: _lada-putih; 2026-11-23; 98000_.
prices-import-refused = Belum ada yang disimpan. Perbaiki dulu: { $lines }.
prices-import-problem = baris { $row }: { $problem ->
    [series] deret tidak dikenal
    [period] periode tidak terbaca atau belum tiba
    [value] nilai bukan angka
    [currency] mata uang berbeda
    [unit] satuan berbeda
    [twice] periode yang sama dua kali
    [formula] nilainya tidak cocok dengan K, CPO, dan inti di baris itu
   *[columns] tidak ada kolom deret, periode, nilai
}
prices-import-far = { $far } angka jauh dari harga terakhir. Yakin benar?
prices-import-implausible = { $count } angka di luar batas yang masuk akal, jadi tidak ada yang disimpan.
prices-import-done = Selesai: { $added } baru, { $restated } diganti, { $unchanged } sama.
