import { beginning } from '../../kernel/beginning.ts';
import {
  type Language,
  namesCurrency,
  parseCapacity,
  parseMoney,
  parseQuantity,
} from '../../language/index.ts';
import { CERTIFICATES } from '../registration/index.ts';
import { type Frequency, INCOTERMS, type LeadFields, type LeadUnit } from './lead.ts';

/** "2 ton per bulan", "500 kg", "1 x 40ft": the quantity, and how often where it was said. */
export function readQuantity(
  text: string,
): { quantity: number; unit: LeadUnit; frequency?: Frequency } | null {
  const read = parseQuantity(text);
  if (!read) return null;
  const frequency = readFrequency(text);
  return { quantity: read.amount, unit: read.unit, ...(frequency ? { frequency } : {}) };
}

/** How often, from words: "sebulan", "monthly", "sekali saja". A daily wish is not one a container takes: null. */
export function readFrequency(text: string): Frequency | null {
  if (/\b(sekali|satu kali|once|one[- ]time|spot|trial)\b/i.test(text)) return 'once';
  const { period } = parseCapacity(text);
  if (period === undefined || period === 'day') return null;
  return period === 'week' ? 'weekly' : period === 'month' ? 'monthly' : 'yearly';
}

/** "USD 10/kg CIF", "Rp 98.000 per kg": the price idea and the Incoterm, either of them. */
export function readPrice(text: string): Pick<LeadFields, 'priceIdea' | 'incoterm'> | null {
  const said = new Set<string>(text.toUpperCase().match(/\b[A-Z]{3}\b/g));
  const incoterm = INCOTERMS.find((one) => said.has(one)) ?? null;
  const money = parseMoney(text.replace(/\b(EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DDP)\b/gi, ' '));
  const per =
    parseQuantity(`1 ${/(?:\/|\bper\b|\bse(?=kilo|kg|ton|liter))\s*(\p{L}+)/iu.exec(text)?.[1] ?? ''}`)
      ?.unit ?? null;
  // A buyer abroad does not pay in rupiah unless that was said.
  if (money ? !namesCurrency(text) : !incoterm) return null;
  return { priceIdea: money && { ...money, per }, incoterm };
}

export function readCertificates(language: Language, text: string): LeadFields['certificates'] | null {
  const { ids, none } = language.matchCertificates(text);
  const known = CERTIFICATES.filter((id) => ids.includes(id));
  return known.length || none ? known : null;
}

/** What was named beside the certificates that owners can be matched by: "haccp dan kosher" leaves kosher. */
export function otherCertificates(language: Language, text: string): string[] {
  return text
    .split(/[,;&/+\n]|\b(?:dan|sama|serta|and|plus|juga)\b/i)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => {
      const { ids, none } = language.matchCertificates(part);
      return /\p{L}{2}/u.test(part) && !none && !CERTIFICATES.some((id) => ids.includes(id));
    })
    .map((part) => beginning(part, 30));
}

/** "Mr Tanaka, tanaka@example.jp, +81 90 1234 5678": whatever of name, e-mail and phone there is. */
export function readContact(
  text: string,
): Pick<LeadFields, 'contactName' | 'contactEmail' | 'contactPhone'> | null {
  const contactEmail = /[\w.+-]+@[\w-]+\.[\w.-]*\w/.exec(text)?.[0] ?? null;
  const rest = contactEmail ? text.replace(contactEmail, ' ') : text;
  const contactPhone = /\+?\d[\d\s().-]{6,}\d/.exec(rest)?.[0].trim().slice(0, 40) ?? null;
  const name = (contactPhone ? rest.replace(contactPhone, ' ') : rest)
    .split(/[,;\n]/)
    .map((part) =>
      part
        .replace(/[^\p{L}.'\s-]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .find((part) => /\p{L}{2}/u.test(part));
  const contactName = name === undefined ? null : beginning(name, 80);
  return contactEmail || contactPhone || contactName ? { contactName, contactEmail, contactPhone } : null;
}
