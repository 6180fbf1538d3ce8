import type { Normaliser } from '../normalise/normaliser.ts';
import type { EntityFinder } from '../understand/entities.ts';
import { findCertificates, findHsCode } from './certificates.ts';
import { findCompany } from './company.ts';
import { findAddresses, findContact } from './contact.ts';
import { findCountry } from './country.ts';
import { findDeadline } from './deadline.ts';
import { type Document, openDocument } from './document.ts';
import { findDates } from './find-dates.ts';
import { findQuantities } from './find-quantities.ts';
import { findFrequency, findPeriods } from './frequency.ts';
import { findIncoterm } from './incoterm.ts';
import type { InquiryTables } from './inquiry-lexicon.ts';
import { findPrice } from './price.ts';
import { findProduct } from './product.ts';
import { findQuantity } from './quantity.ts';
import type { Inquiry } from './schema.ts';

/**
 * Reads a buyer's inquiry as a trade representative pastes it: an e-mail with quotes and signature, a forwarded message, a
 * memo, a form. `today` (`YYYY-MM-DD`) is what "within two weeks" counts from. What the text does not say is null.
 */
export function parseInquiry(
  text: string,
  today: string,
  tables: InquiryTables,
  mend: (document: Document) => string | null,
): Inquiry {
  const document = openDocument(text, tables);
  const dates = findDates(document.pieces, document.text, today);
  const periods = findPeriods(document, tables);
  const quantities = findQuantities(document, tables, dates);
  const quantity = findQuantity(document, quantities, periods);
  const addresses = findAddresses(document, tables);
  const company = findCompany(document, tables, addresses);
  return {
    product: findProduct(document, tables, quantity, company.firms) ?? mend(document),
    hs: findHsCode(document),
    country: findCountry(document, tables, company.firms, [...addresses.hints, ...company.hints]),
    quantity: quantity?.amount ?? null,
    unit: quantity?.unit ?? null,
    frequency: findFrequency(document, periods, quantity, quantities),
    deadline: findDeadline(document, dates, today),
    company: company.name,
    incoterm: findIncoterm(document),
    priceIdea: findPrice(document),
    certificates: findCertificates(document),
    contact: findContact(document, addresses, company.name),
  };
}

const MOST_MENDED = 60;

/** Finds a product under a misspelt name, by the rules for owners' messages; only where none is written plainly. */
export function createMender(
  normaliser: Normaliser,
  entities: EntityFinder,
): (document: Document) => string | null {
  return (document) => {
    const words = document.pieces
      .filter(
        ({ kind, text, raw }, at) =>
          kind === 'word' &&
          text.length >= 4 &&
          text.length <= 20 &&
          document.zoneAt(at) !== 'signature' &&
          (raw === raw.toLowerCase() || document.fieldAt(at) === 'product'),
      )
      .slice(0, MOST_MENDED)
      .map(({ text }) => text);
    const found = entities.find(normaliser.normalise(words.join(' ')));
    return found.find(({ kind, strength }) => kind === 'product' && strength === 'sure')?.id ?? null;
  };
}
