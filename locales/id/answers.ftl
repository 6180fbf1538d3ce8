answers-which-product = Produk apa yang mau diekspor, Kak?
answers-section-documents = Dokumen
answers-section-destination = Syarat negara tujuan
answers-section-agreement = SKA & tarif
answers-section-representation = Perwakilan
answers-section-sources = Sumber
answers-section-hs = Kode HS
answers-save-checklist = Simpan ceklis
answers-more = Lanjutkan
answers-first-steps = Langkah awal ekspor
answers-outside-catalogue = Produk itu belum ada di data saya, Kak, jadi saya tidak mau menebak syaratnya. Petugas bisa bantu mengeceknya.
answers-unhelpful = 👎 Belum membantu
answers-unhelpful-noted = Terima kasih sudah bilang, Kak. Saya catat supaya jawabannya diperbaiki. Mau ditanyakan ke petugas?
answers-clarify = Maksud Kakak mau tahu syarat ekspor *{ $about }*?
answers-clarify-yes = Ya, syarat ekspor
answers-clarify-no = Bukan
answers-faq-none = Maaf Kak, saya belum punya jawaban untuk itu, dan saya tidak mau menebak. Mau ditanyakan ke petugas?
answers-faq-which = Yang mana yang Kakak maksud?
answers-faq-sources = _Sumber: { $sources }._
answers-faq-unverified = _Sebagian belum dicocokkan dengan naskah resmi._
answers-hs-ask = *{ $product }* bisa masuk beberapa kode HS. Yang mana yang cocok dengan barang Kakak?
answers-hs-confirmed = Kode HS yang Kakak pilih: *{ $code }*. Mau diganti?
answers-hs-note = Kalau ragu, tanyakan ke PPJK atau Bea Cukai dulu; kode yang salah bisa menahan barang.
answers-hs-none = Kode HS untuk itu belum ada di data saya, Kak.
answers-hs-kept = Baik Kak, kode HS *{ $code }* saya simpan untuk { $product }.
answers-hs-not-kept = Kode HS *{ $code }* untuk { $product }. Supaya tersimpan di profil, daftarkan dulu usahanya, Kak.
answers-faq-answered = _Dijawab Export Center Balikpapan, { $date }. Sumber: { $sources }, per { $asOf }._

# Untuk petugas: tanya-jawab yang ditulis dan disetujui lewat chat
answers-entry-title = tanya-jawab
answers-use = Pakai ini
answers-question-ask = Apa pertanyaannya, Kak? Tulis singkat, tanpa nama atau nomor siapa pun. Contoh: Kapan pelatihan ekspor dibuka?
answers-question-suggest = Pertanyaannya: “{ $text }”. Pakai ini, atau tulis yang lebih jelas. Tanpa nama atau nomor siapa pun, ya.
answers-question-again = Tulis pertanyaannya dalam satu kalimat, paling panjang 240 huruf. Contoh: Kapan pelatihan ekspor dibuka?
answers-question-explain = Pertanyaan ini dibaca semua orang, jadi tulis supaya berlaku untuk siapa saja.
answers-answer-ask = Apa jawabannya, Kak? Satu pernyataan tiap baris, paling banyak 6.
answers-answer-suggest = Jawaban dari percakapan tadi: “{ $text }”. Pakai ini, atau tulis yang lebih rapi: satu pernyataan tiap baris.
answers-answer-again = Jawabannya paling banyak 6 baris, tiap baris paling panjang 240 huruf. Boleh dipersingkat, Kak?
answers-answer-explain = Tulis hanya yang Kakak tahu pasti. Orang kedua memeriksanya sebelum ditampilkan.
answers-topic-ask = Ini tentang apa?
answers-topic-explain = Topik dipakai untuk mengelompokkan tanya-jawab.
answers-topic-again = Pilih salah satu ya, Kak.
answers-topic-langkah = Langkah ekspor
answers-topic-dokumen = Dokumen
answers-topic-kepabeanan = Kepabeanan
answers-topic-bayar = Pembayaran
answers-topic-pasar = Pasar & layanan
answers-source-ask = Dari mana jawabannya, Kak? Contoh: Permendag 23/2023, atau kantor Bea Cukai Balikpapan.
answers-source-explain = Sumber ditampilkan bersama jawabannya, supaya pemilik usaha bisa mengeceknya sendiri.
answers-source-again = Tulis sumbernya dalam satu baris. Contoh: Permendag 23/2023.
answers-source-own = Pengetahuan petugas
answers-source-own-title = petugas Export Center Balikpapan
answers-date-ask = Jawaban ini berlaku per tanggal berapa? Contoh: 20 November 2026.
answers-date-explain = Tanggal sumbernya, atau hari terakhir Kakak memastikannya.
answers-date-again = Tulis tanggal yang sudah lewat atau hari ini. Contoh: 20 November 2026.
answers-date-today = Hari ini
answers-summary = Beginilah nanti tampilnya:
answers-summary-explain = Setelah dikirim, petugas lain atau admin memeriksa. Yang menulis tidak bisa menyetujui sendiri.
answers-summary-again = Pilih *Kirim* kalau sudah benar, atau ubah bagian yang mau diperbaiki.
answers-shown = *{ $question }*
answers-statement = - { $text }
answers-origin = _Topik: { $topic }. Sumber: { $source }, per { $date }._
answers-send = Kirim
answers-change-question = Ubah pertanyaan
answers-change-answer = Ubah jawaban
answers-change-topic = Ubah topik
answers-change-source = Ubah sumber
answers-change-date = Ubah tanggal
answers-sent = Terima kasih, Kak! *Tanya-jawab { $number }* menunggu persetujuan petugas lain atau admin.
answers-sent-nobody = Terima kasih, Kak! *Tanya-jawab { $number }* tersimpan, tetapi belum ada petugas lain atau admin yang bisa menyetujui. Minta admin mengundang seorang lagi.
answers-number = Tanya-jawab { $number }
answers-list = Daftar tanya-jawab
answers-new = Tulis tanya-jawab
answers-none-yet = Belum ada tanya-jawab dari petugas, Kak.
answers-listing = Tanya-jawab dari petugas:
answers-listed =
    - { $number }. { $question } ({ $state ->
        [review] menunggu persetujuan
        [approved] ditampilkan
        [refused] ditolak
       *[withdrawn] ditarik
    })
answers-standing = *Tanya-jawab { $number }*: { $state ->
        [review] menunggu persetujuan. Benar, bersumber, dan tanpa data pribadi?
        [approved] ditampilkan.
        [refused] ditolak.
       *[withdrawn] ditarik.
    }
answers-approve = Setujui
answers-refuse = Tolak
answers-withdraw = Tarik
answers-unknown = Tanya-jawab itu tidak ada, Kak.
answers-own = Ini tulisan Kakak sendiri, jadi orang lain yang menyetujui.
answers-elsewhere = Tanya-jawab ini sudah diputuskan orang lain, Kak.
answers-done-approved = Disetujui. Mulai sekarang jawaban ini dipakai untuk semua.
answers-done-refused = Ditolak. Penulisnya sudah saya kabari.
answers-done-withdrawn = Ditarik. Jawaban ini tidak ditampilkan lagi.
answers-approved-notice = *Tanya-jawab { $number }* Kakak disetujui dan sekarang dipakai untuk semua. Terima kasih!
answers-refused-notice = *Tanya-jawab { $number }* Kakak belum disetujui. Bisa ditulis lagi dengan perbaikan.

# Untuk petugas: yang belum terjawab
answers-gaps = Belum terjawab
answers-gaps-heading = *Pertanyaan yang belum bisa saya jawab*, yang paling sering dulu:
answers-gaps-how = Pilih *Jawab* untuk menulis jawabannya; setelah disetujui orang kedua, jawaban itu dipakai untuk semua.
answers-gaps-none = Tidak ada pertanyaan yang belum terjawab, Kak. 👍
answers-gap =
    { $rank }. { $text } ({ $count }×{ $kind ->
        [no-data] , datanya tidak ada
        [unhelpful] , jawabannya belum membantu
       *[other] {""}
    })
answers-gap-answer = Jawab { $rank }
answers-gap-gone = Pertanyaan itu sudah dijawab, Kak.
