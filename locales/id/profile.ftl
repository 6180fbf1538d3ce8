profile-edit-title = perubahan profil
profile-shown = Ini data usaha Kakak:
profile-saved = Sudah saya simpan. Data usaha Kakak sekarang:
profile-how = Ada yang mau diubah?
profile-not-registered = Usaha Kakak belum terdaftar. Mau daftar sekarang? Hanya beberapa menit.
profile-export = Unduh data saya
profile-delete = Hapus data saya
profile-export-sent = Ini salinan semua data Kakak yang kami simpan, dalam satu berkas.

erasure-title = penghapusan data
erasure-word = HAPUS
erasure-ask =
    Kakak yakin mau menghapus semua data? Profil usaha, foto, persetujuan, dan isi percakapan akan dihapus dan *tidak bisa dikembalikan*.

    Yang tertinggal hanya catatan bahwa ada penghapusan pada tanggal ini, tanpa nama atau nomor.

    Kalau yakin, ketik *{ $word }*.
erasure-explain = Supaya tidak terhapus tanpa sengaja, saya minta Kakak mengetik katanya, bukan menekan tombol.
erasure-again = Belum saya hapus, Kak. Ketik *{ $word }* kalau yakin, atau *batal*.
erasure-done = Semua data Kakak sudah dihapus. Alamat chat ini ikut hilang dari catatan kami setelah pesan ini terkirim. Terima kasih, dan pintu kami tetap terbuka.
