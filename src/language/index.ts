export { allowedEdits, editDistance } from './edit-distance.ts';
export { inquiryLine } from './inquiry/inquiry-line.ts';
export { type AskedField, missingFields } from './inquiry/missing-fields.ts';
export { type Frequency, Inquiry } from './inquiry/schema.ts';
export { createLanguage, type Language, openLanguage } from './language.ts';
export { LexiconError, loadLexicon } from './lexicon/load-lexicon.ts';
export { INTENTS, type Intent, type Lexicon } from './lexicon/schema.ts';
export type { Regencies, Regency, RegencyMatch } from './places/regencies.ts';
export { simplify, wordsOf } from './simplify.ts';
export type { Topic } from './understand/topic.ts';
export type { Mention, Message, Understander, Understanding } from './understand/understand.ts';
export { type UnderstoodLine, understandLine } from './understand-line.ts';
export type { CertificatesMatch } from './values/match-certificates.ts';
export { type ChoiceMatch, type ChoiceOption, matchChoice } from './values/match-choice.ts';
export { type ChoicesMatch, matchChoices } from './values/match-choices.ts';
export {
  type Capacity,
  isBareCapacity,
  type PartialCapacity,
  parseCapacity,
} from './values/parse-capacity.ts';
export { parseDate } from './values/parse-date.ts';
export { parseMoment, type WrittenMoment } from './values/parse-moment.ts';
export { type Money, namesCurrency, parseMoney } from './values/parse-money.ts';
export { type NibResult, parseNib } from './values/parse-nib.ts';
export { parseNumber } from './values/parse-number.ts';
export { type PhoneResult, parsePhone } from './values/parse-phone.ts';
export { parseQuantity, type Quantity, type QuantityUnit } from './values/parse-quantity.ts';
export { parseYesNo } from './values/parse-yes-no.ts';
export type { NamedProduct } from './values/split-products.ts';
export { CAPACITY_UNITS, type CapacityUnit, PERIODS, type Period } from './values/units.ts';
