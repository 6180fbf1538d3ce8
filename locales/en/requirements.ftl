requirements-verdict-allowed = ✅ *Allowed.* { $product } to { $country }.
requirements-verdict-regulated = ⚠️ *Allowed, but regulated.* { $product } to { $country }.
requirements-verdict-prohibited = ⛔ *Prohibited.* { $product } to { $country }.
requirements-verdict-unknown = ❔ *Not certain yet.* { $product } to { $country }.
requirements-verdict-allowed-anywhere = ✅ *Allowed* to leave Indonesia: { $product }.
requirements-verdict-regulated-anywhere = ⚠️ *Allowed, but regulated*: exporting { $product }.
requirements-verdict-prohibited-anywhere = ⛔ *Prohibited* to export: { $product }.
requirements-verdict-unknown-anywhere = ❔ *Not certain yet*: exporting { $product }.
requirements-country-only = Exporting to { $country }: this holds for all goods.

requirements-blocked-forms = Not allowed: { $forms }.
requirements-open-forms = Still possible: { $forms }.
requirements-and = and

requirements-summary-documents = *Documents:*
requirements-summary-documents-asked = *Documents when asked for:*
requirements-summary-documents-more = ; and { $rest } more
requirements-summary-destination = *Asked by { $country }:*
requirements-summary-border = *Across the border:*
requirements-summary-agreement = *Proof of origin:* { $proofs }. { $text }
requirements-summary-no-agreement = *Import duty:*
requirements-summary-office = *You can ask:* { $names }.
requirements-summary-office-near = *Nearest office* (none in { $country }): { $names }.
requirements-summary-sources = _Sources: { $sources }, as of { $asOf }._
requirements-summary-unverified = _Some of this was not checked against the official text._ Look it up at

requirements-gap-product = Which product is it? Tell me and I will look up what it needs.
requirements-gap-country = Which country is it going to?
requirements-gap-destination-data = I have no rules of { $country } for { $product } yet. An officer can check for you.
requirements-gap-product-in-destination = I have no special rules of { $country } for { $product } yet, only the general ones. An officer can check for you.

requirements-documents-title = *Documents for { $product }*
requirements-need-mandatory = Required:
requirements-need-conditional = Required in some cases:
requirements-need-buyer = When the buyer or the destination asks:
requirements-need-recommended = Adds value:
requirements-documents-universal = For every export: { $names }.
requirements-document = *{ $name }* from { $issuer }.
requirements-document-where = *{ $name }* from { $issuer } ({ $where }).
requirements-rules-title = Indonesian export rules:
requirements-levies-title = Export duty and levies:
requirements-hs-title = Possible HS codes (to be confirmed):
requirements-border-title = Across the border at Krayan, Nunukan, Sebatik:

requirements-destination-title = *What { $country } asks*
requirements-destination-none = I have no special rules of { $country } yet.
requirements-more = { $left } more.
requirements-fact-source = _({ $source }, { $asOf })_
requirements-unverified-title = Not checked against the official text:
requirements-mark-unverified = not checked against the official text
requirements-mark-to-confirm = to be confirmed
requirements-mark-to-recheck = to be checked again
requirements-services-title = Official look-up services:

requirements-agreement-title = *Proof of origin and import duty, { $country }*
requirements-agreement-in-force = *{ $name }* is in force.
requirements-agreement-limited = *{ $name }* exists, with limits.
requirements-agreement-pending = *{ $name }* is not in force yet.
requirements-agreement-proof = Proof of origin: { $proofs }.
requirements-agreement-rule = The duty depends on the HS code and the rule of origin. Certificates are issued at

requirements-representation-title = *Indonesian trade offices in { $country }*
requirements-representation-near = *No trade office in { $country }.* The nearest:
requirements-office = { $name } ({ $city })

requirements-sources-title = *Sources*
