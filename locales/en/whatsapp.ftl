whatsapp-answer-by-number = Reply with a number, for example: 1
whatsapp-type-name = You can also type:
whatsapp-share-location = To send your location: tap 📎 or +, then Location.
