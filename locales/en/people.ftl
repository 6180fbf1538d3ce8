# Roles, invitations, and who may do what.

channel-telegram = Telegram
channel-whatsapp = WhatsApp
channel-webchat = web

people-role-representative = representative, { $office }
people-role-officer = officer
people-role-admin = admin

people-can-requirements = ask what an export needs, for example _crab to Japan_
people-can-invite = *invite*: make an invitation code for a representative, an officer or an admin
people-can-roles = *roles*: see who has which role, and take it away
people-can-my-role = *my role*: see your role

people-redeem-how = If you have an invitation code, type *invitation* and then the code. For example: _invitation K7M2PQ9RST_.
people-redeem-wrong = Sorry, that invitation code doesn't fit, has been used, or is older than { $days } days. Please check it, or ask whoever invited you for a new one.
people-redeem-too-often = The code didn't fit several times. To be safe, please try again in an hour.
people-redeem-already = You already are *{ $role }*. The code is still unused.
people-welcome = Welcome! You are now *{ $role }*. What you can do:

people-invite-title = the invitation
people-invite-role-ask = Whom would you like to invite?
people-invite-role-explain = Representatives work in our trade offices abroad. Officers work in the Export Center. Admins may invite people and take roles away.
people-invite-role-again = Please choose one.
people-invite-role-representative = Representative
people-invite-role-officer = Officer
people-invite-role-admin = Admin
people-invite-office-ask = A representative where? Type the city or the country, for example: Osaka.
people-invite-office-which = Which one?
people-invite-office-meant = Do you mean *{ $office }*? Choose it if so, or type another city.
people-invite-office-explain = Every representative belongs to one office: a trade attaché, an ITPC, a trade consul or the KDEI.
people-invite-office-again = That office isn't on our list. Try its city, for example Osaka or Kuala Lumpur.
people-invite-made = Here is the invitation for *{ $role }*. It is good for { $days } days and for one person. Pass the next message on to them:
people-invite-pass-on = Hello! This invites you as *{ $role }* to Saudagar, the assistant of the Export Center Balikpapan. Open the chat with Saudagar and send: *invitation { $code }*
people-not-admin = Sorry, this is for admins only.

people-none = Nobody has used an invitation yet. Admins named in the settings don't show up here.
people-list = Who has a role now:
people-list-how = Would you like to take one away? Admins named in the settings don't show up here.
people-line = { $number }. *{ $name }*, { $role } ({ $channels }), since { $since }
people-nameless = No name
people-revoke = Revoke { $number }
people-revoke-title = taking a role away
people-revoke-ask = Take the role *{ $role }* away from *{ $name }*? A representative's open leads are closed, too.
people-revoke-explain = Afterwards they can no longer use what the role allows. Their business data doesn't change.
people-revoke-yes = Yes, revoke
people-revoke-no = Don't
people-revoke-again = Please choose one.
people-revoke-kept = All right, nothing was taken away.
people-revoked = Done. *{ $name }* is no longer { $role }.
people-revoke-gone = That role isn't there any more.
people-revoked-notice = From now on you are no longer *{ $role }* in Saudagar. Thank you for your help. As a business owner you can go on using everything as before.

people-my-role = You are *{ $roles }*. What you can do:
people-my-role-owner = You use Saudagar as a business owner. If you have an invitation code, type *invitation* and then the code.
people-can-leads = send a buyer's inquiry: paste its text here, or type *lead*
people-can-lead-table = send many at once as a table: *lead template*; see them all: *my leads*
people-can-review = approve leads from representatives: *approve lead*
people-can-lead-settings = choose whether leads need approval first, and whether officers may read talks along: *lead settings*
people-can-statistics = see what came of them: *lead statistics*
people-can-queue = answer questions that were handed to officers: *queue*
people-can-answers = answer what the assistant could not: *unanswered*; answers for everybody: *q&a*
people-can-centre = see numbers of businesses, questions and leads: *statistics*; as a table: *statistics csv*
