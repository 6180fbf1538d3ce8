# Siaran: pengumuman dari petugas ke banyak orang.

broadcasts-title = pengumuman
broadcasts-image = gambar
broadcasts-document = dokumen
broadcasts-event = 📅 { $moment }
broadcasts-event-at = 📅 { $moment }, di { $place }
broadcasts-save-event = Simpan ke kalender
broadcasts-event-file = acara.ics
broadcasts-event-saved = Ini acaranya. Buka berkasnya untuk menyimpan ke kalender HP Kakak.
broadcasts-answer-noted = Terima kasih Kak, jawaban Kakak saya catat: *{ $label }*. Kalau berubah, tinggal pilih yang lain.
broadcasts-answer-late = Acaranya sudah lewat, Kak. Jawabannya tidak bisa diubah lagi.
broadcasts-answer-unknown = Pengumuman itu tidak ada lagi, Kak.
broadcasts-answer-test = Ini baru uji coba, jadi jawabannya tidak dihitung.
broadcasts-how-to-stop = _Tidak mau pengumuman lagi? Balas_ STOP
broadcasts-off = Baik Kak, pengumuman tidak saya kirim lagi. Peluang dan harga yang Kakak minta tetap jalan.
broadcasts-on = Siap, pengumuman saya kirim lagi.
broadcasts-on-again = Kirim pengumuman lagi
broadcasts-stop-all = Berhenti semuanya

# Menyusun

broadcasts-text-ask = Tulis isi pengumumannya. Huruf tebal pakai tanda bintang di kedua sisinya; tautan boleh.
broadcasts-text-explain = Tulis isi pengumuman seperti yang akan dibaca orang. Contoh: Pelatihan kemasan hari Kamis jam 9 di Export Center.
broadcasts-text-short = Isinya terlalu pendek. Contoh: Pelatihan kemasan hari Kamis jam 9 di Export Center.
broadcasts-text-long = Isinya { $length } huruf, paling banyak { $max }. Mohon dipersingkat, lalu kirim lagi.
broadcasts-file-ask = Kirim satu gambar atau dokumen kalau perlu, atau lewati.
broadcasts-file-explain = Kirim satu gambar atau dokumen (paling besar 10 MB), atau ketik *lewati*.
broadcasts-file-refused = Berkas itu tidak bisa dikirim. Coba gambar JPG atau PNG, atau dokumen PDF, paling besar 10 MB.
broadcasts-audience-ask = Untuk siapa? Tulis dengan koma, contoh: _Nunukan, kepiting, WhatsApp_
broadcasts-audience-explain = Yang bisa ditulis: kabupaten, barang, sertifikat, pelaku usaha, perwakilan, petugas, sudah ekspor, belum ekspor, WhatsApp, Telegram, bahasa Inggris, aktif 30 hari. Pisahkan dengan koma.
broadcasts-audience-unknown = Saya belum kenal "{ $part }". Contoh: _Nunukan, kepiting, aktif 30 hari_, atau ketik *semua*.
broadcasts-audience-nobody = Belum ada yang cocok dengan { $audience }. Coba lebih luas, contoh: _pelaku usaha_.
broadcasts-everybody = Semua orang
broadcasts-role-owner = Pelaku usaha terdaftar
broadcasts-role-representative = perwakilan
broadcasts-role-officer = petugas
broadcasts-channel-telegram = Telegram
broadcasts-channel-whatsapp = WhatsApp
broadcasts-channel-webchat = obrolan web
broadcasts-language-id = bahasa Indonesia
broadcasts-language-en = bahasa Inggris
broadcasts-active = aktif { $days } hari terakhir
broadcasts-count = *{ $count } orang*: { $by }
broadcasts-by-channel = { $count } { $name }
broadcasts-summary = Begini nanti terlihat:
broadcasts-summary-file = { $file ->
    [image] Dengan gambar.
    [document] Dengan dokumen.
   *[none] Tanpa gambar.
}
broadcasts-summary-to = Untuk: { $audience }
broadcasts-summary-explain = Pilih *Kirim* kalau sudah benar. *Uji ke saya* mengirimnya ke Kakak saja dulu.
broadcasts-summary-options = Bisa dijawab: { $options }
broadcasts-summary-start = Dikirim: { $moment }
broadcasts-send = Kirim
broadcasts-send-later = Kirim nanti
broadcasts-preview = Tampilan di HP
broadcasts-preview-on = _Di { $name } ({ $count } pesan):_
broadcasts-save = Simpan draf
broadcasts-test = Uji ke saya
broadcasts-detail = Rincian dulu
broadcasts-edit-text = Ubah isi
broadcasts-edit-file = Ubah gambar
broadcasts-edit-audience = Ubah penerima
broadcasts-edit-options = Pilihan jawaban
broadcasts-edit-event = Tanggal acara
broadcasts-edit-start = Waktu kirim
broadcasts-options-ask = Jawaban apa yang bisa dipilih orang? Tulis dengan koma, contoh: _Ikut, Tidak_
broadcasts-options-explain = Tulis dua sampai empat pilihan dengan koma, contoh: _Ikut, Tidak_. Tanpa pilihan, ketik *lewati*.
broadcasts-options-long = "{ $option }" terlalu panjang, paling banyak { $max } huruf. Contoh: _Ikut, Tidak_
broadcasts-options-count = Tulis dua sampai { $max } pilihan dengan koma, contoh: _Ikut, Tidak_
broadcasts-event-ask = Kapan dan di mana acaranya? Contoh: _3 Desember jam 09.00 WITA, Export Center_
broadcasts-event-explain = Tulis tanggal, jam, lalu tempatnya setelah koma. Contoh: _Kamis jam 14.00 WITA, Export Center_. Tanpa acara, ketik *lewati*.
broadcasts-event-lacks-day = Tanggalnya belum saya tangkap. Contoh: _3 Desember jam 09.00 WITA, Export Center_
broadcasts-event-lacks-hour = Jamnya belum ada. Contoh: _3 Desember jam 09.00 WITA, Export Center_
broadcasts-event-past = Waktu itu sudah lewat. Contoh: _besok jam 09.00 WITA, Export Center_
broadcasts-event-place-long = Tempatnya terlalu panjang, paling banyak { $max } huruf. Contoh: _3 Desember jam 09.00 WITA, Export Center_
broadcasts-start-ask = Kapan dikirim? Contoh: _besok jam 9 WITA_. Untuk kirim sekarang, ketik *lewati*.
broadcasts-start-explain = Tulis hari dan jamnya, boleh dengan zona: WIB, WITA atau WIT. Contoh: _Senin jam 8 WIB_
broadcasts-start-lacks-day = Harinya belum saya tangkap. Contoh: _besok jam 9 WITA_
broadcasts-start-lacks-hour = Jamnya belum ada. Contoh: _besok jam 9 WITA_
broadcasts-start-night = Jam segitu orang sudah istirahat. Pengumumannya baru sampai setelah jam 07.00 waktu setempat.
broadcasts-start-past = Pilih waktu yang belum lewat, paling lama setahun lagi. Contoh: _besok jam 9 WITA_
broadcasts-saved = Sudah saya simpan sebagai *draf { $number }*. Ketik *draf* kapan saja untuk melanjutkan.
broadcasts-draft-again = Lanjutkan
broadcasts-make-template = Jadikan templat
broadcasts-draft-drop = Hapus draf
broadcasts-drafts = Draf & templat
broadcasts-drafts-listed = Draf dan templat:
broadcasts-draft-line = *{ $number }* { $kind ->
    [template] templat
   *[draft] draf
}: { $title }
broadcasts-draft-open = Buka { $number }
broadcasts-no-drafts = Belum ada draf atau templat.
broadcasts-draft-unknown = Draf itu tidak ada.
broadcasts-draft-dropped = Draf { $number } sudah saya hapus.
broadcasts-template = *Draf { $number }* sekarang jadi templat: tetap ada setelah dikirim, jadi bisa dipakai lagi.
broadcasts-who-got = penerima siaran { $number }
broadcasts-who-answered = yang menjawab "{ $label }" di siaran { $number }
broadcasts-tested = Di atas itu contohnya. Belum ada yang dikirim ke orang lain.
broadcasts-dry-run = *Kalau dikirim sekarang:*
broadcasts-left-out = { $count } orang tidak dikirimi: { $reason }
broadcasts-reason-opted-out = tidak mau pengumuman
broadcasts-reason-stopped = minta berhenti
broadcasts-reason-unreachable = tidak bisa dihubungi
broadcasts-reason-blocked = memblokir nomor kita
broadcasts-reason-too-late = sudah terlalu lama untuk ditarik atau diubah
broadcasts-takes = Lewat Telegram kira-kira { $minutes } menit. Setelah jam 21.00 waktu setempat berhenti, lanjut jam 07.00.
broadcasts-whatsapp = { $days ->
    [0] WhatsApp tidak bisa: jatah hariannya nol.
   *[other] WhatsApp: { $reachOuts } orang belum menyapa dalam sehari. Jatah per hari { $newChatsPerDay } orang baru dan { $pushesPerDay } pesan, jadi perlu { $days } hari.
}
broadcasts-nobody = Tidak ada yang bisa dikirimi sekarang. Pengumumannya tidak dikirim.

# Mengirim

broadcasts-begun = { $act ->
    [edit] *Siaran { $number }*: perbaikannya mulai dikirim ke { $people } orang.
    [withdraw] *Siaran { $number }*: mulai ditarik dari { $people } orang.
   *[none] *Siaran { $number }* mulai dikirim ke { $people } orang: { $audience }
}
broadcasts-scheduled = *Siaran { $number }* dijadwalkan untuk: { $audience }
broadcasts-proposed = *Siaran { $number }* menunggu persetujuan petugas lain, karena penerimanya banyak. Untuk: { $audience }
broadcasts-report = *Siaran { $number }* selesai. Untuk: { $audience }
broadcasts-review = Siaran { $number } menunggu persetujuan Kakak. Isinya di bawah ini.
broadcasts-standing = *Siaran { $number }*{ $act ->
    [edit] {" "}(perbaikan)
    [withdraw] {" "}(penarikan)
   *[none] {""}
}, { $state ->
    [review] menunggu persetujuan
    [scheduled] terjadwal
    [sending] sedang dikirim
    [paused] dijeda
    [done] selesai
   *[cancelled] dibatalkan
}. Untuk: { $audience }
broadcasts-progress = { $bar } ({ $percent }%)
broadcasts-numbers = Penerima { $total }, terkirim { $sent }, menunggu { $waiting }, sampai { $delivered }, dibaca { $read }
broadcasts-starts = Mulai: { $moment }
broadcasts-pace = { $known ->
    [yes] { $perMinute } pesan per menit, kira-kira { $minutes } menit lagi
   *[no] { $perMinute } pesan per menit. Sebagian menunggu jam bangun atau jatah harian.
}
broadcasts-answered = { $label }: { $count }
broadcasts-doubtful = { $count } mungkin tampil dua kali, karena sistem berhenti saat mengirimnya.
broadcasts-failed = { $count } gagal: { $reason }
broadcasts-act-show = Perbarui
broadcasts-act-pause = Jeda
broadcasts-act-resume = Lanjutkan
broadcasts-act-cancel = Batalkan
broadcasts-act-approve = Setujui
broadcasts-act-refuse = Tolak
broadcasts-act-retry = Kirim ulang yang gagal
broadcasts-act-now = Kirim sekarang
broadcasts-act-failures = Yang tidak sampai
broadcasts-act-answers = Jawaban
broadcasts-act-fix = Ralat
broadcasts-act-again = Pakai lagi
broadcasts-list = Semua siaran
broadcasts-listed = Siaran terbaru:
broadcasts-line = *{ $number }*{ $act ->
    [edit] {" "}perbaikan,
    [withdraw] {" "}penarikan,
   *[none] {""}
} { $state ->
    [review] menunggu persetujuan
    [scheduled] terjadwal
    [sending] sedang dikirim
    [paused] dijeda
    [done] selesai
   *[cancelled] dibatalkan
}: { $audience }
broadcasts-number = Siaran { $number }
broadcasts-new = Buat pengumuman
broadcasts-none = Belum ada siaran.
broadcasts-unknown = Siaran itu tidak ada.
broadcasts-elsewhere = Siaran itu sudah berubah keadaannya. Buka daftarnya untuk melihat yang sekarang.
broadcasts-own = Siaran sendiri harus disetujui petugas lain.
people-can-broadcasts = mengirim pengumuman: *pengumuman*; yang belum jadi: *draf*; melihat yang sudah dikirim: *siaran*

# Jawaban, kegagalan, ralat

broadcasts-answers = Jawaban untuk siaran { $number }:
broadcasts-answers-file = jawaban-siaran-{ $number }.csv
broadcasts-write-to = Tulis ke: { $label }
broadcasts-column-answer = Jawaban
broadcasts-column-time = Waktu
broadcasts-column-name = Nama
broadcasts-column-business = Usaha
broadcasts-column-place = Tempat
broadcasts-column-channel = Lewat
broadcasts-column-reason = Sebab
broadcasts-failures = Siaran { $number } tidak sampai ke { $count } orang:
broadcasts-failure = { $name } ({ $channel }): { $reason }
broadcasts-failures-more = … dan { $count } lagi di berkas ini.
broadcasts-failures-file = tidak-sampai-siaran-{ $number }.csv
broadcasts-no-failures = Siaran { $number } tidak ada yang gagal.
broadcasts-nameless = tanpa nama
broadcasts-correction = *Ralat*
broadcasts-fix = Apa yang mau diperbaiki di siaran { $number }?
broadcasts-fix-title = ralat
broadcasts-fix-edit = Ubah isinya
broadcasts-fix-withdraw = Tarik kembali
broadcasts-fix-write = Kirim pesan susulan
broadcasts-fix-text-ask = Tulis isi yang benar untuk siaran { $number }, lengkap.
broadcasts-fix-summary-edit = Siaran { $number } saya ubah di HP penerima. WhatsApp hanya bisa diubah 15 menit setelah terkirim; sesudah itu mereka dapat pesan ralat. Isi barunya:
broadcasts-fix-summary-withdraw = Siaran { $number } saya tarik dari HP penerima. Yang terkirim lebih dari dua hari lalu tidak bisa ditarik. Yang belum terkirim, batal.
broadcasts-fix-edit-go = Ubah sekarang
broadcasts-fix-withdraw-go = Tarik sekarang
broadcasts-fix-explain = Pilih tombol yang pertama kalau sudah benar, atau *batal*.
