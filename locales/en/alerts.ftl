# For administrators: what only a person can mend.
alert-whatsapp-pair-anew = *WhatsApp is disconnected.* Our device was removed from the account. The chats are safe. Link it again with saudagar whatsapp pair or the page /whatsapp on the server.
alert-whatsapp-replaced = *WhatsApp has stopped.* The account was opened elsewhere with the same link, and we do not fight over it. Stop the other one, then run saudagar whatsapp reconnect.
alert-whatsapp-forbidden = *WhatsApp refuses this account* (it may be banned). We do not try again. Check on its phone, then run saudagar whatsapp reconnect. Telegram goes on.
alert-whatsapp-version-too-old = *WhatsApp refuses our version.* Update Saudagar and start it again. Telegram goes on.
alert-whatsapp-multidevice-mismatch = *WhatsApp does not allow further devices on this account yet.* Update WhatsApp on its phone, then run saudagar whatsapp pair.
alert-whatsapp-bad-session = *The WhatsApp session is damaged and does not heal.* Try saudagar whatsapp reconnect; if that fails, saudagar whatsapp logout and pair.
alert-whatsapp-deaf = *WhatsApp is connected but hears nothing.* A new connection did not help, so the process starts again.
alert-whatsapp-reach-out = *WhatsApp refused a message to somebody who had not written (463).* News to others are held back, replies go on. After some quiet days: saudagar whatsapp reopen.
alert-whatsapp-decrypt = *Many WhatsApp messages cannot be opened.* If it goes on, run saudagar whatsapp reconnect.
