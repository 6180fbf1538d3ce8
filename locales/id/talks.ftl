# Bicara dengan orang lain lewat asisten: kata-kata yang sama untuk peluang dan petugas.
talks-explain = Tulis pesan, atau kirim foto atau berkas; saya teruskan. Ketik *selesai* untuk berhenti.
talks-done = Selesai
talks-sent = Sudah diteruskan ke { $with }.
talks-file-refused = Maaf Kak, berkas itu tidak bisa saya teruskan. Coba kirim foto atau PDF di bawah 10 MB.
talks-answer = Balas
talks-confirm = Ini balasan untuk { $with } tentang *{ $title }*? “{ $text }”
talks-pass-on = Teruskan
talks-not-meant = Bukan
talks-dropped = Baik, tidak saya teruskan.
talks-over = Percakapan ini sudah selesai, Kak. Pesannya tidak diteruskan.
