import { parsePhone } from '../values/parse-phone.ts';
import { findContactName } from './contact-name.ts';
import type { Document } from './document.ts';
import type { InquiryTables } from './inquiry-lexicon.ts';
import type { Inquiry } from './schema.ts';

const EMAIL = /[\p{L}\d._%+-]{1,64}@((?:[\p{L}\d-]{1,63}\.){1,5}\p{L}{2,24})/gu;
const PHONE = /\+\s?\d[\d ().-]{6,20}\d/g;
const WEB = /\b(?:www\.|https?:\/\/)((?:[a-z\d-]{1,63}\.){1,5}[a-z]{2,24})/gi;
const MOST = 20;
/** Addresses of the Indonesian side: offices that pass inquiries on, and suppliers. */
const INDONESIAN = /(?:^|\.)(?:go\.id|co\.id|id)$|itpc|atdag|kemendag|kbri|exportcenter/i;
const TLD_COUNTRY: Readonly<Record<string, string>> = { uk: 'GB' };
/** Endings that are a country's but sold to everybody. */
const SOLD = new Set(['co', 'io', 'me', 'tv', 'ai', 'eu', 'cc', 'la', 'to', 'id']);

export interface Addresses {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** First labels of the buyers' mail and web addresses: "hoshikawa-foods". */
  readonly domains: readonly string[];
  /** Countries that dialling codes and address endings stand for, most often named first. */
  readonly hints: readonly string[];
}

/** Mail addresses, phone numbers and what they hint at; those of the Indonesian side are left out. */
export function findAddresses(document: Document, tables: InquiryTables): Addresses {
  const mails = [...document.text.matchAll(EMAIL)]
    .slice(0, MOST)
    .filter(([whole]) => !INDONESIAN.test(whole));
  const hosts = [...mails, ...[...document.text.matchAll(WEB)].slice(0, MOST)]
    .map(([, host = '']) => host.toLowerCase())
    .filter((host) => !INDONESIAN.test(host));
  const phones = [...document.text.matchAll(PHONE)].slice(0, MOST).flatMap(([written]) => {
    const phone = parsePhone(written);
    return phone.kind === 'ok' && phone.country !== 'ID'
      ? [{ e164: phone.e164, country: phone.country }]
      : [];
  });
  const dialled = [...document.text.matchAll(PHONE)]
    .slice(0, MOST)
    .map(([written]) => dialledCountry(written));
  const hints = [...dialled, ...hosts.map(countryOfHost)].filter(
    (country): country is string => country !== null && tables.countries.has(country),
  );
  return {
    emails: mails.map(([whole]) => whole),
    phones: phones.map(({ e164 }) => e164),
    domains: hosts.flatMap((host) => host.split('.').slice(0, -1)),
    hints,
  };
}

/** Country of a dialling code, also where the number itself is invented. */
const DIALLING: readonly (readonly [string, string])[] = [
  ['+886', 'TW'],
  ['+852', 'HK'],
  ['+853', 'MO'],
  ['+855', 'KH'],
  ['+856', 'LA'],
  ['+880', 'BD'],
  ['+971', 'AE'],
  ['+966', 'SA'],
  ['+974', 'QA'],
  ['+965', 'KW'],
  ['+968', 'OM'],
  ['+973', 'BH'],
  ['+962', 'JO'],
  ['+961', 'LB'],
  ['+964', 'IQ'],
  ['+673', 'BN'],
  ['+670', 'TL'],
  ['+675', 'PG'],
  ['+234', 'NG'],
  ['+254', 'KE'],
  ['+233', 'GH'],
  ['+351', 'PT'],
  ['+353', 'IE'],
  ['+358', 'FI'],
  ['+420', 'CZ'],
  ['+212', 'MA'],
  ['+213', 'DZ'],
  ['+216', 'TN'],
  ['+60', 'MY'],
  ['+65', 'SG'],
  ['+66', 'TH'],
  ['+63', 'PH'],
  ['+84', 'VN'],
  ['+86', 'CN'],
  ['+81', 'JP'],
  ['+82', 'KR'],
  ['+91', 'IN'],
  ['+92', 'PK'],
  ['+94', 'LK'],
  ['+95', 'MM'],
  ['+61', 'AU'],
  ['+64', 'NZ'],
  ['+20', 'EG'],
  ['+27', 'ZA'],
  ['+90', 'TR'],
  ['+39', 'IT'],
  ['+34', 'ES'],
  ['+33', 'FR'],
  ['+32', 'BE'],
  ['+31', 'NL'],
  ['+49', 'DE'],
  ['+44', 'GB'],
  ['+41', 'CH'],
  ['+43', 'AT'],
  ['+36', 'HU'],
  ['+48', 'PL'],
  ['+46', 'SE'],
  ['+45', 'DK'],
  ['+47', 'NO'],
  ['+30', 'GR'],
  ['+40', 'RO'],
  ['+52', 'MX'],
  ['+55', 'BR'],
  ['+56', 'CL'],
  ['+51', 'PE'],
  ['+57', 'CO'],
  ['+54', 'AR'],
  ['+98', 'IR'],
  ['+7', 'RU'],
];

function dialledCountry(written: string): string | null {
  const digits = written.replace(/[^+\d]/g, '');
  return DIALLING.find(([code]) => digits.startsWith(code))?.[1] ?? null;
}

function countryOfHost(host: string): string | null {
  const ending = host.split('.').at(-1) ?? '';
  if (ending.length !== 2 || SOLD.has(ending)) return null;
  return TLD_COUNTRY[ending] ?? ending.toUpperCase();
}

/** Whom to answer: name, mail address, phone in E.164. */
export function findContact(
  document: Document,
  addresses: Addresses,
  company: string | null,
): Inquiry['contact'] {
  const name = findContactName(document, company);
  const email = addresses.emails[0] ?? null;
  const phone = addresses.phones[0] ?? null;
  return name === null && email === null && phone === null ? null : { name, email, phone };
}
