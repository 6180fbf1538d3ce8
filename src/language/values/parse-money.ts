import { tokeniseAmounts } from './number-tokens.ts';
import { findNumbers } from './parse-number.ts';

/** `currency` is an ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  IDR: 'rp rupiah idr rupiahnya perak rph',
  USD: 'usd dolar dollar dolr us$ $ bucks',
  MYR: 'rm myr ringgit ringit rinngit',
  SGD: 'sgd s$',
  CNY: 'cny rmb yuan yuwan ¥',
  JPY: 'jpy yen',
  EUR: 'eur euro €',
  KRW: 'krw won',
  SAR: 'sar riyal real',
  AUD: 'aud a$',
  GBP: 'gbp pound poundsterling £',
  THB: 'thb baht bath',
  INR: 'inr rupee',
  AED: 'aed dirham',
  TWD: 'twd nt$',
  HKD: 'hkd hk$',
  PHP: 'php peso pesos',
  VND: 'vnd',
  CHF: 'chf',
  CAD: 'cad',
  NZD: 'nzd',
  BND: 'bnd',
};
const CURRENCY_OF = new Map(
  Object.entries(CURRENCY_WORDS).flatMap(([code, words]) =>
    words.split(' ').map((word) => [word, code] as const),
  ),
);
/** Dollars that say whose they are: "dolar singapura". */
const DOLLARS: Readonly<Record<string, string>> = {
  singapura: 'SGD',
  sing: 'SGD',
  australia: 'AUD',
  aussie: 'AUD',
  hongkong: 'HKD',
  taiwan: 'TWD',
  amerika: 'USD',
  as: 'USD',
};

/** Whether a text says which money it is about; thousands and millions by their Indonesian words are rupiah. */
export function namesCurrency(text: string): boolean {
  return (
    /(?:us|hk|nt|s|a)?\$/i.test(text) ||
    tokeniseAmounts(text).some(
      ({ text: word }) => CURRENCY_OF.has(word) || /^(rb|rbu|ribu|rebu|jt|juta|miliar|milyar)$/.test(word),
    )
  );
}

/**
 * Reads an amount of money: "Rp 98.000,-", "98rb", "$5", "USD 1,2 jt", "10 ringgit", "1,5 miliar". Without a currency word
 * rupiah is meant. Null where no number is found.
 */
export function parseMoney(text: string): Money | null {
  // A lone "m" after an amount of money is miliar; elsewhere it is metre, so it is spelt out only here.
  const spelt = text
    .toLowerCase()
    .replace(/(?<=\d)\s*m\b(?!\d)/g, ' miliar')
    .replace(/([a-z]{2})\$/g, ' $1$ ');
  const tokens = tokeniseAmounts(spelt);
  const number = findNumbers(tokens).find((found) => found.value > 0);
  if (!number) return null;
  const words = tokens.map((token) => token.text);
  const coded = /\b(us|hk|nt|s|a)\$/.exec(spelt)?.[0];
  const named = words.find((word) => CURRENCY_OF.has(word));
  const currency = CURRENCY_OF.get(coded ?? named ?? 'rp') ?? 'IDR';
  const whose = words.map((word) => DOLLARS[word]).find((code) => code !== undefined);
  const dollars = currency === 'USD' && named !== 'usd' && coded === undefined;
  return { amount: number.value, currency: dollars ? (whose ?? currency) : currency };
}
