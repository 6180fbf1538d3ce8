# The page /whatsapp on the server, for administrators.
pairing-title = Saudagar on WhatsApp
pairing-up = Connected.
pairing-standby = Another process holds the connection.
pairing-down = Not connected yet.
pairing-scan = On the phone with this number open WhatsApp: Linked devices → Link a device, then scan:
pairing-phone = No camera? Write the number, and we give you a code of eight letters.
pairing-ask = Ask for a code
pairing-type = On the phone: Linked devices → Link with phone number, then type:
