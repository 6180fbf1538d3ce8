registration-title = registering your business

registration-consent-ask =
    Before we start I need your permission.

    What we keep: your business data, name, phone number and the product photos you send here. What for: helping you export and bringing you together with buyers. Your contact is not given to a buyer without your consent.

    You can type *export my data* or *delete my data* at any time.

    Do you agree?
registration-consent-agree = I agree
registration-consent-decline = I don't agree
registration-consent-again = Please answer *I agree* or *I don't agree*.
registration-consent-declined = All right, I keep no business data. If you change your mind, type *register*.
registration-consent-explain = Indonesia's Personal Data Protection Law (UU 27/2022) requires us to ask before we keep your data. You can withdraw at any time with *delete my data*.

registration-business-name-ask = What is the name of your business? Example: _Amplang Bu Tini_.
registration-business-name-again = Please write the name of the business, for example _Amplang Bu Tini_.
registration-business-name-explain = Officers and buyers know you by this name. If there is no official one, write the one you usually use.
registration-name-too-long = That name is too long; { $max } characters at most. Could you shorten it?

registration-owner-name-ask = What is your name, as the owner of *{ $business }*?
registration-owner-name-again = Please write your name, for example _Siti Aminah_.
registration-owner-name-explain = Officers use your name to address you and to prepare export documents correctly.

registration-regency-ask = In which regency or city is the business? Choose, type, or send your location.
registration-regency-again = Please type the regency or city, for example _Nunukan_.
registration-regency-confirm = Do you mean *{ $name }*, { $province }?
registration-regency-unknown = I don't know *{ $name }*. Is that really the place?
registration-regency-which = Several places have that name: { $names }. Which one?
registration-regency-far = That location is far from East and North Kalimantan. Could you type the regency or city?
registration-regency-explain = The place decides which offices handle your documents, such as the nearest quarantine and customs.

registration-products-ask = What do you make? You can name several, for example _amplang, kelulut honey, banana chips_.
registration-products-again = Please write the product names, for example _amplang, kelulut honey_.
registration-products-too-many = That's a lot 😊 Please write the { $max } main ones at most.
registration-products-explain = From the products we know which buyers and export rules fit you.

registration-capacity-ask = About how much *{ $product }* can you produce? Example: _200 kg per month_.
registration-capacity-ask-period = *{ $product }*: { $amount } per day, week, month or year?
registration-capacity-ask-unit = *{ $product }*: { DECIMAL($amount) } of what? Example: _kg_, _ton_, _litre_, _pack_.
registration-capacity-again = Please write amount, unit and period, for example _200 kg per month_.
registration-capacity-explain = Buyers usually ask how much you can ship. An estimate is enough; you can change it any time.
registration-amount =
    { DECIMAL($amount) } { $unit ->
        [kuintal] quintals
        [bungkus] packs
        [botol] bottles
        [karung] sacks
        [ikat] bundles
        [ekor] head
        [lembar] sheets
        [dus] boxes
        [container] containers
        [m3] m³
       *[other] { $unit }
    }
registration-period-day = Day
registration-period-week = Week
registration-period-month = Month
registration-period-year = Year
registration-per-day = /day
registration-per-week = /week
registration-per-month = /month
registration-per-year = /year

registration-nib-ask = What is your NIB? 13 digits. If you have none yet, choose *Skip*.
registration-nib-not-digits = A NIB has 13 digits, for example _1234567890123_. If you have none yet, choose *Skip*.
registration-nib-too-short = That's only { $digits } digits; a NIB has 13. Please check again.
registration-nib-too-long = That's { $digits } digits; a NIB has only 13. Please check again.
registration-nib-explain = The NIB is the 13-digit business number issued by the OSS system, free of charge at oss.go.id. It will be required for exporting, but you may register here without one.

registration-certificates-ask = Which certificates do you have? Choose, or write several, for example _halal, PIRT_.
registration-certificates-more = Noted: *{ $names }*. Any more?
registration-certificates-again = Please choose from the list or write, for example _halal, PIRT_. If you have none, type *none*.
registration-certificates-in-progress = What is still being applied for doesn't count yet. Which certificates have been issued? If none, type *none*.
registration-certificates-none = None yet
registration-certificates-clear = Clear the list
registration-certificates-explain = Certificates decide which markets are open already. Having none is fine.
registration-certificate-halal = Halal
registration-certificate-pirt = PIRT
registration-certificate-bpom-md = BPOM MD
registration-certificate-haccp = HACCP
registration-certificate-skp = SKP
registration-certificate-organik = Organic
registration-certificate-svlk = SVLK
registration-done = Done

registration-experience-ask = Have you exported before?
registration-experience-never = Never
registration-experience-indirect = Through others
registration-experience-direct = Directly
registration-experience-again = Please choose one: *never*, *through others* or *directly*.
registration-experience-explain = Through others means that a collector or another company exported your goods. The answer decides which help fits.

registration-countries-ask = Which countries would you like to export to? Several are fine, for example _Malaysia, Japan_. If you don't know yet, choose *Skip*.
registration-countries-again = Please write the countries, for example _Malaysia, Japan_. If you don't know yet, choose *Skip*.
registration-countries-explain = Target countries help us find buyers and the rules that apply. You may leave it empty.

registration-phone-ask = What phone number can we reach you on? Example: _0812 3456 7890_.
registration-phone-ask-button = What phone number can we reach you on? Press *Send my number*, or type it, for example _0812 3456 7890_.
registration-phone-again = Please write the phone number, for example _0812 3456 7890_.
registration-phone-too-short = That number is too short. Example: _0812 3456 7890_.
registration-phone-too-long = That number is too long. Example: _0812 3456 7890_.
registration-phone-country = I don't know that country code. Example: _+62 812 3456 7890_ or _+60 12 345 6789_.
registration-phone-explain = Officers use this number to reach you. It is not given to buyers without your consent.

registration-photos-ask = Last one: send product photos, { $max } at most. Later is fine too.
registration-photos-more = Photo saved ({ $count } of { $max }). Send another, or choose *Done*.
registration-photos-again-first = Please send a photo, or choose *Later*.
registration-photos-again-more = Please send a photo, or choose *Done*.
registration-photos-later = Later
registration-photos-clear = Replace all photos
registration-photos-too-large = That photo is too large; 10 MB at most. Could you send a smaller one?
registration-photos-wrong-type = I can't open that file as a photo. Please send JPG, PNG or WebP.
registration-photos-unavailable = I could not fetch the photo. Could you send it once more?
registration-photos-explain = Photos make buyers trust you. A phone photo in good light is enough.

registration-summary-ask = Please check:
registration-summary-how = If all is right, choose *Save*. If something is wrong, choose what to change.
registration-summary-again = Choose *Save* if all is right, or write what to change, for example _change phone_.
registration-summary-explain = Nothing has been sent anywhere yet. After *Save* your business is registered; change it any time through *profile*.
registration-save = Save
registration-edit = Change { $field }
registration-finished = Done! *{ $business }* is registered at the Export Center Balikpapan. See or change it any time through *profile*.
registration-already = *{ $business }* is registered already. Would you like to see or change its data?

field-name = Business name
field-owner = Owner's name
field-regency = Regency/city
field-products = Products
field-capacity = Capacity
field-nib = NIB
field-certificates = Certificates
field-experience = Experience
field-countries = Target countries
field-phone = Phone
field-photo-count =
    { $count ->
        [0] none yet
       *[other] { $count } photos
    }
field-photos = Photos
field-line = { $label }: *{ $value }*
field-empty = not filled in
field-none-yet = none yet
field-european-union = European Union

# Other names, with commas between: understood where a person writes what to change.
field-name-also = business name, name of the business, brand
field-owner-also = owner's name, owner, my name
field-regency-also = regency, city, place, location
field-products-also = products, product, goods
field-capacity-also = capacity, production
field-nib-also = nib, business number
field-certificates-also = certificates, certificate
field-experience-also = experience, export experience
field-countries-also = countries, target countries, destination
field-phone-also = phone, phone number, number, mobile
field-photos-also = photos, photo, pictures

registration-offer-prices = Send me prices regularly
