# Siaran: pengumuman dari petugas ke banyak orang.

broadcasts-title = pengumuman
broadcasts-image = gambar
broadcasts-document = dokumen
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
broadcasts-send = Kirim
broadcasts-test = Uji ke saya
broadcasts-detail = Rincian dulu
broadcasts-edit-text = Ubah isi
broadcasts-edit-file = Ubah gambar
broadcasts-edit-audience = Ubah penerima
broadcasts-tested = Di atas itu contohnya. Belum ada yang dikirim ke orang lain.
broadcasts-dry-run = *Kalau dikirim sekarang:*
broadcasts-left-out = { $count } orang tidak dikirimi: { $reason }
broadcasts-reason-opted-out = tidak mau pengumuman
broadcasts-reason-stopped = minta berhenti
broadcasts-reason-unreachable = tidak bisa dihubungi
broadcasts-takes = Lewat Telegram kira-kira { $minutes } menit. Setelah jam 21.00 waktu setempat berhenti, lanjut jam 07.00.
broadcasts-whatsapp = { $days ->
    [0] WhatsApp tidak bisa: jatah hariannya nol.
   *[other] WhatsApp: { $reachOuts } orang belum menyapa dalam sehari. Jatah per hari { $newChatsPerDay } orang baru dan { $pushesPerDay } pesan, jadi perlu { $days } hari.
}
broadcasts-nobody = Tidak ada yang bisa dikirimi sekarang. Pengumumannya tidak dikirim.

# Mengirim

broadcasts-begun = *Siaran { $number }* mulai dikirim ke: { $audience }
broadcasts-proposed = *Siaran { $number }* menunggu persetujuan petugas lain, karena penerimanya banyak. Untuk: { $audience }
broadcasts-report = *Siaran { $number }* selesai. Untuk: { $audience }
broadcasts-review = Siaran { $number } menunggu persetujuan Kakak. Isinya di bawah ini.
broadcasts-standing = *Siaran { $number }*, { $state ->
    [review] menunggu persetujuan
    [sending] sedang dikirim
    [paused] dijeda
    [done] selesai
   *[cancelled] dibatalkan
}. Untuk: { $audience }
broadcasts-progress = { $bar } ({ $percent }%)
broadcasts-numbers = Penerima { $total }, terkirim { $sent }, menunggu { $waiting }, sampai { $delivered }, dibaca { $read }
broadcasts-failed = { $count } gagal: { $reason }
broadcasts-act-show = Perbarui
broadcasts-act-pause = Jeda
broadcasts-act-resume = Lanjutkan
broadcasts-act-cancel = Batalkan
broadcasts-act-approve = Setujui
broadcasts-act-refuse = Tolak
broadcasts-act-retry = Kirim ulang yang gagal
broadcasts-list = Semua siaran
broadcasts-listed = Siaran terbaru:
broadcasts-line = *{ $number }* { $state ->
    [review] menunggu persetujuan
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
people-can-broadcasts = mengirim pengumuman: *pengumuman*; melihat yang sudah dikirim: *siaran*
