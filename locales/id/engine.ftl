# Kalimat mesin percakapan: tombol, gangguan di tengah formulir, kiriman yang tidak bisa dibaca.

engine-yes = Ya
engine-no = Bukan
engine-skip = Lewati
engine-back = Kembali
engine-cancel = Batal
engine-continue = Lanjutkan
engine-menu = Menu
engine-human = Bicara dengan petugas

engine-did-you-mean = Maksud Kakak *{ $label }*?
engine-resume = Sekarang kita lanjutkan { $title }.
engine-picked-up = Kita lanjutkan { $title } dari yang tadi, Kak. Isian Kakak masih tersimpan. Ketik *ulang* kalau mau mulai dari awal.
engine-cancelled-kept = Baik, { $title } saya hentikan dulu. Isian Kakak tidak hilang; kapan saja bisa dilanjutkan.
engine-cancelled-gone = Baik Kak, { $title } dibatalkan. Tidak ada yang berubah.
engine-help-in-form = Ketik *kembali* untuk mengubah jawaban sebelumnya, atau *batal* untuk berhenti dulu.
engine-no-step-back = Ini pertanyaan pertama, jadi belum bisa kembali.
engine-cannot-skip = Yang ini perlu diisi dulu, Kak.
engine-nothing-open = Saat ini tidak ada isian yang sedang berjalan, Kak.
engine-stale-choice = Tombol itu dari pesan yang lama, Kak.
engine-reminder = Halo Kak, { $title } Kakak belum selesai. Isiannya masih saya simpan. Mau dilanjutkan?
engine-form-gone = Maaf Kak, ada pembaruan sehingga isian yang sedang berjalan perlu dimulai lagi.
engine-failed = Maaf Kak, pesan terakhir belum bisa saya proses karena gangguan di pihak kami. Silakan kirim lagi dengan kata lain, atau ketik *menu*.
engine-slow-down = Pesan Kakak datangnya banyak sekaligus, jadi saya jawab satu per satu ya. Semuanya sudah saya terima, tidak perlu dikirim ulang.

engine-cannot-read-sticker = Stikernya lucu, Kak 😄 Tapi saya hanya bisa membaca tulisan.
engine-cannot-read-voice = Maaf Kak, saya belum bisa mendengarkan pesan suara. Boleh ditulis saja?
engine-cannot-read-video = Maaf Kak, video belum bisa saya buka. Boleh kirim foto atau tulisan?
engine-cannot-read-poll = Maaf Kak, polling belum bisa saya baca. Boleh ditulis saja?
engine-cannot-read-edited = Saya lihat Kakak mengubah pesan tadi. Jawaban yang pertama sudah saya catat; ketik *kembali* kalau mau menggantinya.
engine-cannot-read-group = Halo semua. Supaya data usaha tetap aman, saya hanya melayani lewat chat pribadi. Silakan chat saya langsung, ya.
engine-cannot-read-other = Maaf Kak, kiriman jenis ini belum bisa saya baca. Boleh ditulis saja?

engine-not-now-image = Fotonya sudah masuk, Kak, tapi sekarang saya perlu jawaban tulisan dulu. Foto produk saya minta nanti.
engine-not-now-document = Berkasnya sudah masuk, Kak, tapi sekarang saya perlu jawaban tulisan dulu.
engine-not-now-location = Lokasinya sudah masuk, Kak, tapi bukan itu yang saya tanyakan sekarang.
engine-not-now-contact = Kontaknya sudah masuk, Kak, tapi bukan itu yang saya tanyakan sekarang.

engine-unasked-image = Terima kasih fotonya, Kak. Saya belum tahu foto ini untuk apa.
engine-unasked-document = Terima kasih berkasnya, Kak. Saya belum tahu berkas ini untuk apa.
engine-unasked-location = Terima kasih lokasinya, Kak. Saya belum tahu lokasi ini untuk apa.
engine-unasked-contact = Terima kasih kontaknya, Kak. Saya belum tahu kontak ini untuk apa.

engine-late = { $count ->
    [1] Maaf Kak, kami sempat tidak tersambung. Pesan Kakak baru sampai sekarang.
   *[other] Maaf Kak, kami sempat tidak tersambung. { $count } pesan Kakak baru sampai sekarang; saya jawab yang terakhir.
}
