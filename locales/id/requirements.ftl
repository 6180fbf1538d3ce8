requirements-verdict-allowed = ✅ *Boleh.* { $product } ke { $country }.
requirements-verdict-regulated = ⚠️ *Boleh, tetapi diatur.* { $product } ke { $country }.
requirements-verdict-prohibited = ⛔ *Dilarang.* { $product } ke { $country }.
requirements-verdict-unknown = ❔ *Belum bisa dipastikan.* { $product } ke { $country }.
requirements-verdict-allowed-anywhere = ✅ *Boleh* diekspor dari Indonesia: { $product }.
requirements-verdict-regulated-anywhere = ⚠️ *Boleh, tetapi diatur*: ekspor { $product }.
requirements-verdict-prohibited-anywhere = ⛔ *Dilarang* diekspor: { $product }.
requirements-verdict-unknown-anywhere = ❔ *Belum bisa dipastikan*: ekspor { $product }.
requirements-country-only = Ekspor ke { $country }: ini yang berlaku untuk semua barang.

requirements-blocked-forms = Yang dilarang: { $forms }.
requirements-open-forms = Yang masih mungkin: { $forms }.
requirements-and = dan

requirements-summary-documents = *Dokumen:*
requirements-summary-documents-asked = *Dokumen bila diminta:*
requirements-summary-documents-more = ; dan { $rest } lagi
requirements-summary-destination = *Syarat { $country }:*
requirements-summary-border = *Lewat perbatasan:*
requirements-summary-agreement = *SKA:* { $proofs }. { $text }
requirements-summary-no-agreement = *Bea masuk:*
requirements-summary-office = *Bisa bertanya ke:* { $names }.
requirements-summary-office-near = *Perwakilan terdekat* (tidak ada di { $country }): { $names }.
requirements-summary-sources = _Sumber: { $sources }, per { $asOf }._
requirements-summary-unverified = _Sebagian belum dicocokkan dengan naskah resmi._ Cek di

requirements-gap-product = Produknya apa, Kak? Sebutkan supaya syaratnya bisa saya carikan.
requirements-gap-country = Mau dikirim ke negara mana, Kak?
requirements-gap-destination-data = Syarat { $country } untuk { $product } belum ada di data saya. Petugas bisa bantu mengeceknya.
requirements-gap-product-in-destination = Saya belum punya syarat khusus { $country } untuk { $product }; yang ada baru yang umum. Petugas bisa bantu mengeceknya.

requirements-documents-title = *Dokumen untuk { $product }*
requirements-need-mandatory = Wajib:
requirements-need-conditional = Wajib bila syaratnya cocok:
requirements-need-buyer = Bila diminta pembeli atau negara tujuan:
requirements-need-recommended = Menambah nilai:
requirements-documents-universal = Untuk semua ekspor: { $names }.
requirements-document = *{ $name }* dari { $issuer }.
requirements-document-where = *{ $name }* dari { $issuer } ({ $where }).
requirements-rules-title = Aturan ekspor Indonesia:
requirements-levies-title = Bea keluar dan pungutan:
requirements-hs-title = Kemungkinan kode HS (pastikan dulu):
requirements-border-title = Lewat perbatasan Krayan, Nunukan, Sebatik:

requirements-destination-title = *Syarat di { $country }*
requirements-destination-none = Syarat khusus { $country } belum ada di data saya.
requirements-more = Masih ada { $left } lagi.
requirements-fact-source = _({ $source }, { $asOf })_
requirements-unverified-title = Belum dicocokkan dengan naskah resmi:
requirements-mark-unverified = belum dicocokkan dengan naskah resmi
requirements-mark-to-confirm = perlu dikonfirmasi
requirements-mark-to-recheck = perlu dicek ulang
requirements-services-title = Layanan cek resmi:

requirements-agreement-title = *SKA dan bea masuk ke { $country }*
requirements-agreement-in-force = *{ $name }* berlaku.
requirements-agreement-limited = *{ $name }* ada, tetapi terbatas.
requirements-agreement-pending = *{ $name }* belum berlaku.
requirements-agreement-proof = Bukti asal: { $proofs }.
requirements-agreement-rule = Besarnya bea tergantung kode HS dan aturan asal. SKA diurus di

requirements-representation-title = *Perwakilan dagang Indonesia di { $country }*
requirements-representation-near = *Belum ada perwakilan dagang di { $country }.* Yang terdekat:
requirements-office = { $name } ({ $city })

requirements-sources-title = *Sumber*
