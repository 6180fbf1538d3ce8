# Harga, kurs, grafik.

prices-chart-unit = { $currency } per { $unit ->
    [ton] ton
    [m3] meter kubik
   *[other] { $unit }
}
prices-chart-rate = Rupiah per { $amount } { $currency }
prices-chart-source = Sumber: { $source }, edisi { $edition }.
prices-chart-splice = Cara hitungnya berganti: { $months }.
prices-chart-change = { $change } dari { $since }
