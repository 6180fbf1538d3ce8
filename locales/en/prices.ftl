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
prices-chart-change = { $change ->
    [none] unchanged since { $since }
    [little] hardly changed since { $since }
   *[other] { $change } since { $since }
}

prices-unit = { $unit ->
    [ton] tonne
    [m3] m³
    [butir] piece
    [lembar] sheet
   *[other] { $unit }
}
prices-money = { $amount } { $name }
prices-heading = { $kind ->
    [currency] *Rate of the { $name }*
   *[commodity] *Price of { $name }*
}
prices-amount = { $name }: *{ $price }*
prices-amount-converted = { $name }: *{ $price }* ≈ { $other }
prices-line-when = { $date }, { $basis }{ $old ->
    [yes] {" "}⚠️ old
   *[no] {""}
}
prices-change = { $change } in a { $horizon ->
    [week] week
    [month] month
   *[year] year
}
prices-short-rest = ({ $date }{ $old ->
    [yes] , old
   *[no] {""}
})
prices-short-none = { $name }: no data yet
prices-no-data-for = No data yet: { $names }.
prices-relation = { $text }
prices-relation-worth = { $world } is worth about { $worth } per kg of fruit (oil yield { $share }%), before mill costs.
prices-sources = _Source: { $sources }._
prices-converted = _At US$1 = { $rate } ({ $date }{ $old ->
    [yes] , old
   *[no] {""}
})._
prices-no-data = There is no data for *{ $name }* yet, and I will not guess. With *Send regularly* you get it as soon as there is.
prices-unknown = Those goods are not in my price list yet, and I will not guess.
prices-which = Which price would you like to know?
prices-which-currency = Which currency?
prices-rates = Exchange rates
prices-others = Other prices
prices-see = See the price
prices-back = Back to the price
prices-chart = Chart { $name }
prices-span = Chart { $months ->
    [3] 3 months
    [12] 1 year
    [36] 3 years
    [60] 5 years
   *[other] 10 years
}
prices-chart-too-few = There is not enough data for a chart yet.
prices-subscribe = Send regularly
prices-alert = Set a price alert
prices-demand-ask = Who buys it
prices-demand = *Buyers of { $name } from Indonesia*, { $year }{ $known ->
    [yes] . All countries: US${ $millions } million.
   *[no] .
}
prices-demand-line = { $rank }. { $country }: US${ $millions } million
prices-demand-source = _Source: UN Comtrade. Value of a year's exports, all qualities._
prices-demand-other = Another country
prices-demand-none = There is no data on its buyers yet.

## Kiriman rutin

prices-sub-title = price updates
prices-sub-explain = I send the prices you choose on the days and at the hour you say. Pause or stop whenever you like.
prices-sub-items-ask = Which prices shall I send? Several are fine, for example: _palm oil and the dollar_.
prices-sub-items-again = I do not know those goods yet. For example: _pepper, rubber, ringgit_.
prices-sub-days-ask = { $items }: on which days?
prices-sub-days-again = Please name the days, for example: _Monday and Thursday_.
prices-sub-hour-ask = At what hour? The clock is { $zone }.
prices-sub-hour-again = Please name the hour, for example: _7 am_.
prices-days-monday = Every Monday
prices-days-working = Monday to Friday
prices-days-daily = Every day
prices-hour-7 = 07.00
prices-hour-12 = 12.00
prices-hour-16 = 16.00
prices-day-0 = Monday
prices-day-1 = Tuesday
prices-day-2 = Wednesday
prices-day-3 = Thursday
prices-day-4 = Friday
prices-day-5 = Saturday
prices-day-6 = Sunday
prices-on-daily = every day
prices-on-working = Monday to Friday
prices-on-days = every { $days }
prices-when = { $days } at { $hour } { $zone }
prices-sub-done = Done. I send *{ $items }* { $when }. First one: { $first }. To stop, type *stop prices*.
prices-sub-stopped = You had asked me to send nothing. Since you now ask for prices, I start sending again.
prices-sub-left = All right, I will send nothing.
prices-list = *Your price updates*
prices-list-line = { $items }: { $when }{ $paused ->
    [yes] {" "}(paused)
   *[no] {""}
}
prices-list-alert = Alert { $name }: { $direction ->
    [above] above
   *[below] below
} { $threshold }
prices-list-none = You have no price updates yet. Set some up?
prices-list-pause = Pause all
prices-list-resume = Send again
prices-list-change = Add or change
prices-list-stop = Stop { $name }
prices-list-stop-all = Stop all
prices-list-alert-off = Remove alert { $name }
prices-paused = Price updates are paused. Tap *Send again* when you want them back.
prices-resumed = Price updates are running again.
prices-unsubscribed = *{ $items }* will no longer be sent.
prices-unsubscribed-all = All price updates and alerts have stopped.
prices-update = *Today's prices*, { $date }
prices-update-how = Type *stop prices* to stop.
prices-mine = My price updates

## Pengingat harga

prices-alert-title = price alert
prices-alert-explain = I tell you once when the price passes the limit you set.
prices-alert-item-ask = An alert for which price?
prices-alert-item-again = I do not know those goods yet. For example: _pepper_ or _ringgit_.
prices-alert-threshold-ask = { $name }: at what price per { $unit }?{ $known ->
    [yes] {" "}Last: { $now }.
   *[no] {""}
} For example: _above { $example }_.
prices-alert-threshold-again = Please name the limit, for example: _above { $example }_ or _below { $example }_.
prices-alert-threshold-far = { $threshold } per { $unit } is very far from the usual price. Please write the limit again.
prices-alert-done = Done. I tell you once when *{ $name }* is { $direction ->
    [above] above
   *[below] below
} *{ $threshold }*{ $known ->
    [yes] . Last: { $now }.
   *[no] . There is no price for it yet.
}
prices-alert-already = It is already { $direction ->
    [above] above
   *[below] below
} that: { $now }. I tell you when it has turned and passes again.
prices-alert-removed = The alert for { $name } is removed.
prices-latest = { $price } ({ $date }, { $source }{ $converted ->
    [yes] , at the rate of { $rate }
   *[no] {""}
}{ $old ->
    [yes] , old
   *[no] {""}
})
prices-alert-fired = 🔔 *{ $name }* is now { $direction ->
    [above] above
   *[below] below
} { $threshold }: *{ $now }* ({ $date }).
prices-per = { $price }/{ $unit }

## Petugas

prices-incidents = *Prices: an officer should look*
prices-incident = { $what }: { $kind ->
    [down] the source does not answer
    [shape] the data has changed its shape
    [late] nothing new
   *[out-of-band] beyond belief, held back
} ({ $detail })
prices-digest = *Summary of prices*
prices-digest-line = { $name }: { $values } values of { $series } series, newest { $newest }
prices-digest-nothing = Nothing new came in.
prices-digest-off = Turn the summary off
prices-digest-on = Turn the summary on
prices-digest-is-off = I no longer send the summary of prices. Type *price summary* when you want it.
prices-digest-is-on = I send the summary of prices in the morning from 07:00, where there is something new.
prices-status = *State of prices*
prices-status-see = State of prices
prices-status-source = { $name }: last came in { $when }{ $failures ->
    [0] {""}
   *[other] , failed { $failures } times
}
prices-status-none = No source has been asked yet.
prices-status-wrong = What is wrong:
prices-status-well = Nothing is wrong.
prices-status-how = Enter a price by writing it, for example _price white pepper Rp98,000/kg today_, or type *import prices* to send a file.
prices-entry-title = price entry
prices-entry-explain = I ask about numbers far from the last price before I store them.
prices-entry-noted = Noted: *{ $name }* { $price }, { $date }. If it is wrong, send the right one.
prices-entry-restated = Replaced: *{ $name }* { $price }, { $date }. The old number is kept.
prices-entry-same = *{ $name }* { $price }, { $date } was noted already.
prices-entry-far = *{ $name }* { $price } for { $date } is far from the last price, { $last }. Is it right?
prices-entry-formula = By the office's formula, with that K, CPO and kernel, *{ $name }* should be *{ $expected }*, not { $price } ({ $date }). Store { $price } all the same?
prices-entry-agrees = It agrees with the office's formula.
prices-entry-check = So that I can check it by the office's formula, write K, CPO and kernel too, for example: _price tbs kaltim 3392 k 92.1 cpo 14215 kernel 11490_.
prices-entry-yes = Yes, store it
prices-entry-again = Choose *Yes, store it* if it is right, or *Cancel*.
prices-entry-implausible = *{ $name }* { $price } is beyond belief, so I did not store it.
prices-entry-no-role = You are no officer any more, so I did not store the price. If that is a mistake, ask an admin of the Export Center.
prices-entry-fetched = The price of { $name } comes from its source by itself and is not entered here.
prices-entry-which = Which price? Name one of these: { $names }.
prices-entry-unit = *{ $name }* is kept in { $unit }. Please send it again in that unit.
prices-import-title = price file
prices-import-explain = A CSV or Excel file with a heading line: series, period, value. If one row is wrong, nothing is stored.
prices-import-ask = Send a CSV or Excel file. Its first line is the heading: *series*, *period*, *value*. For example: _lada-putih; 2026-11-23; 98000_.
prices-import-open = Enter prices
prices-import-again = I cannot read that file as a table of prices. Send CSV or Excel (.xlsx) with the headings *series*, *period*, *value*, for example _lada-putih; 2026-11-23; 98000_.
prices-import-refused = Nothing was stored. Please mend: { $lines }.
prices-import-problem = row { $row }: { $problem ->
    [series] unknown series
    [period] period unreadable or not yet come
    [value] value is no number
    [currency] another currency
    [unit] another unit
    [twice] the same period twice
    [formula] the value does not fit K, CPO and kernel of that row
   *[columns] no columns series, period, value
}
prices-import-far = { $far } numbers are far from the last price. Are they right?
prices-import-implausible = { $count } numbers are beyond belief, so nothing was stored.
prices-import-done = Done: { $added } new, { $restated } replaced, { $unchanged } the same.
