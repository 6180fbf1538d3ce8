prices-chart-unit = { $currency } per { $unit ->
    [ton] tonne
    [m3] cubic metre
    [butir] piece
    [lembar] sheet
   *[other] { $unit }
}
prices-chart-rate = Rupiah for { $amount } { $currency }
prices-chart-source = Source: { $source }, edition of { $edition }.
prices-chart-splice = Its definition changed: { $months }.
prices-chart-change = { $change } since { $since }
