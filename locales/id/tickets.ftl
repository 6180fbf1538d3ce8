# Bicara dengan petugas: antrean, percakapan, jam kerja.

tickets-ask = Tanyakan ke petugas
tickets-ask-again = Tanya petugas lagi
tickets-title = Tiket { $number }
tickets-about = Tentang: { $about }
tickets-nameless = Pemilik usaha
tickets-officer = Petugas { $name }
tickets-officer-nameless = Petugas
tickets-assistant = Saudagar
tickets-you = Kakak sendiri

tickets-minutes = { $count } menit
tickets-hours = { $count } jam
tickets-days = { $count } hari
tickets-today-at = hari ini pukul { $time }
tickets-day-at = { $day } pukul { $time }
tickets-closed-now = Petugas sedang tidak di tempat dan menjawab lagi *{ $when }*.
tickets-wait-unknown = Biasanya dijawab dalam jam kerja: { $hours }.
tickets-wait-usual = Belakangan ini petugas biasanya menjawab dalam { $time }.

# Untuk pemilik usaha
tickets-opened = Baik Kak, petugas saya panggilkan (*{ $title }*).
tickets-open-already = *{ $title }* Kakak masih menunggu petugas; pertanyaan baru saya gabungkan ke situ.
tickets-queued = Baik Kak, pertanyaannya sudah masuk antrean petugas (*{ $title }*).
tickets-added = Baik Kak, saya tambahkan ke *{ $title }* yang masih menunggu.
tickets-waits = Baik Kak, *{ $title }* tetap menunggu petugas.
tickets-meanwhile = Jawabannya muncul di sini. Sambil menunggu, Kakak tetap bisa bertanya hal lain ke saya.
tickets-add = Tambah keterangan
tickets-drop = Batalkan
tickets-dropped = Baik Kak, pertanyaan untuk petugas saya batalkan.
tickets-none-open = Tidak ada pertanyaan yang sedang menunggu petugas, Kak.
tickets-question-title = pertanyaan untuk petugas
tickets-question-ask = Apa yang mau ditanyakan ke petugas, Kak? Tulis saja, boleh juga kirim foto atau berkas.
tickets-question-explain = Apa pun yang Kakak tulis di sini dibaca petugas Export Center. Makin jelas pertanyaannya, makin cepat jawabannya.
tickets-question-later = Nanti saja
tickets-over = Percakapan itu sudah selesai, Kak, jadi pesan ini belum diteruskan. Mau saya tanyakan lagi ke petugas?
tickets-ended = Baik Kak, percakapan dengan petugas selesai. Semoga membantu!
tickets-open-owner = Sekarang Kakak bicara dengan *{ $with }*. Apa pun yang Kakak tulis diteruskan. Ketik *selesai* kalau sudah.

# Percakapan
tickets-talk-title = percakapan dengan petugas
tickets-end = Selesai
tickets-away = Nanti lagi
tickets-back = Lanjutkan percakapan
tickets-release = Kembalikan ke antrean
tickets-left-open = Baik, percakapan dengan { $with } ({ $title }) tetap terbuka. Kalau ada pesan baru, saya kabari.
tickets-from-officer =
    💬 *{ $from }*
    { $text }
tickets-from-owner =
    💬 *{ $title }* · { $from }
    { $text }
tickets-open-officer = Sekarang Kakak bicara dengan *{ $with }* (*{ $title }*). Apa pun yang Kakak tulis diteruskan. Ketik *selesai* kalau sudah terjawab.

# Kabar
tickets-news-taken = *{ $officer }* sekarang membantu Kakak ({ $title }).
tickets-news-long = Maaf Kak, *{ $title }* belum sempat dijawab. Sudah saya ingatkan ke semua petugas dan atasannya; pertanyaannya tidak hilang. Jam kerja: { $hours }.
tickets-news-remind = *{ $owner }* masih menunggu jawaban Kakak di *{ $title }*. Kalau sedang berhalangan, kembalikan ke antrean supaya petugas lain bisa membantu.
tickets-news-freed = *{ $title }* ({ $owner }) terlalu lama menunggu, jadi saya kembalikan ke antrean dan tawarkan ke semua petugas.
tickets-news-closed-owner = *{ $owner }* sudah menyelesaikan *{ $title }*.
tickets-news-closed-officer = *{ $officer }* menutup percakapan ini ({ $title }). Masih ada yang mau ditanyakan?
tickets-news-closed-silence = Kak, *{ $title }* saya tutup karena beberapa hari tidak ada pesan. Kalau masih ada pertanyaan, petugas siap membantu.
tickets-news-closed-silence-officer = *{ $title }* ({ $owner }) saya tutup: sudah dijawab, dan beberapa hari tidak ada balasan.

# Untuk petugas
tickets-queue = Antrean
tickets-queue-empty = Antrean kosong, Kak. Semua pertanyaan sudah ditangani. 👍
tickets-queue-heading = *Antrean*: { $waiting } menunggu, { $taken } sedang dibantu.
tickets-queue-waiting = *{ $title }* · { $owner }, menunggu { $time }: { $question }
tickets-queue-taken = *{ $title }* · { $owner }, dibantu { $officer }: { $question }
tickets-take = Ambil
tickets-take-number = Ambil { $number }
tickets-open-number = Buka { $number }
tickets-offer = 🎫 *{ $title }*: { $owner } menunggu petugas.
tickets-offer-again = 🎫 *{ $title }* masih menunggu: { $owner } belum dibantu setelah { $time }.
tickets-offer-long = ⚠️ *{ $title }* belum ada yang mengambil. { $owner } sudah menunggu { $time }, dihitung dalam jam kerja.
tickets-quote = “{ $text }”
tickets-no-question = Belum ada pertanyaan tertulis; tanyakan apa yang bisa dibantu.
tickets-no-question-short = belum ada pertanyaan tertulis
tickets-heading =
    🎫 *{ $title }* · { $owner }{ $reason ->
        [no-data] {" "}(asisten tidak punya datanya)
        [misses] {" "}(asisten tidak paham)
        [unhelpful] {" "}(jawaban asisten belum membantu)
       *[other] {""}
    }
tickets-business = { $about }
tickets-products = Produk: { $products }
tickets-before = Sebelumnya:
tickets-talk = Pertanyaan dan percakapan:
tickets-line = - { $from }: { $text }
tickets-taken-by = *{ $title }* sudah diambil { $officer }, Kak.
tickets-own = Itu tiket Kakak sendiri; petugas lain yang akan menjawab.
tickets-unknown = Tiket itu tidak ada, Kak.
tickets-not-yours = Tiket itu tidak sedang Kakak pegang.
tickets-released = Baik, *{ $title }* kembali ke antrean. Petugas lain sudah saya kabari.
tickets-over-officer = Tiket itu sudah selesai, Kak, jadi tidak ada yang diteruskan.
tickets-ended-officer = *{ $title }* selesai. Pemilik usahanya sudah saya kabari.
tickets-ended-answered = *{ $title }* selesai. Jadikan tanya-jawab, supaya yang lain juga terbantu?
tickets-make-faq = Jadikan tanya-jawab
