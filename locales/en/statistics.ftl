# Statistics for officers.

statistics-heading = *Statistics*, { $period }
statistics-between = { $since } to { $until }
statistics-until = up to { $until }
statistics-people = - { $people } people active, { $businesses } businesses newly registered
statistics-questions = - { $questions } questions, { $unanswered } of them not understood
statistics-tickets = - { $tickets } tickets for officers, { $answered } answered
statistics-leads = - { $leads } leads, { $answers } answers by owners
statistics-by-regency = New businesses by regency: { $list }
statistics-by-product = Their goods: { $list }
statistics-by-topic = Asked about: { $list }
statistics-by-country = Leads and answers by country: { $list }
statistics-bar = { $name } { $count }
statistics-bar-country = { $name } { $count } leads/{ $beside } answers
statistics-other = other
statistics-span-7 = 7 days
statistics-span-30 = 30 days
statistics-span-90 = 90 days
statistics-span-all = All
statistics-csv = Download CSV
statistics-csv-sent = Here is the table, { $period }. It opens in Excel or Google Sheets.

statistics-topic-requirements = Export requirements
statistics-topic-faq = General questions
statistics-topic-price = Prices & rates
statistics-topic-leads = Leads
statistics-topic-human = Wants an officer
statistics-topic-unanswered = Not understood

statistics-picture-title = Saudagar statistics
statistics-figure-people = people active
statistics-figure-businesses = new businesses
statistics-figure-questions = questions
statistics-figure-leads = leads
statistics-panel-activity = Messages in by { $bucket ->
        [day] day
        [week] week
       *[month] month
    }
statistics-most = most { $count }
statistics-panel-regency = New businesses by regency
statistics-panel-product = Goods of new businesses
statistics-panel-topic = Asked about
statistics-panel-country = Leads / answers by country
statistics-nothing = none yet

statistics-csv-period = period
statistics-csv-column-section = section
statistics-csv-column-what = name
statistics-csv-column-detail = detail
statistics-csv-column-count = count
statistics-csv-total = total
statistics-csv-regency = new businesses by regency
statistics-csv-product = goods of new businesses
statistics-csv-topic = questions
statistics-csv-country = by country
statistics-csv-activity = activity
statistics-csv-tickets = tickets
statistics-csv-answered = tickets answered
statistics-csv-leads = leads
statistics-csv-answers = answers
statistics-csv-messages = messages in
