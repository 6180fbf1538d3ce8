import { parseMoney } from '../values/parse-money.ts';
import { findNumbers } from '../values/parse-number.ts';
import type { QuantityUnit } from '../values/parse-quantity.ts';
import type { Document } from './document.ts';
import type { Inquiry } from './schema.ts';

const MONEY_WORD =
  /^(?:usd|us|\$|idr|rp|eur|€|gbp|£|jpy|¥|yen|cny|rmb|yuan|myr|rm|ringgit|sgd|aud|sar|riyal|aed|dirham|thb|baht|inr|krw|won|twd|hkd|php|peso|pesos|vnd|chf|cad|nzd|bnd|dollar|dollars|dolar|euro|euros|rupiah)$/;
const UNITS: Readonly<Record<string, QuantityUnit>> = {
  kg: 'kg',
  kgs: 'kg',
  kilo: 'kg',
  kilogram: 'kg',
  mt: 'ton',
  ton: 'ton',
  tons: 'ton',
  tonne: 'ton',
  tonnes: 'ton',
  t: 'ton',
  pcs: 'pcs',
  pc: 'pcs',
  piece: 'pcs',
  pieces: 'pcs',
  unit: 'pcs',
  ekor: 'pcs',
  set: 'pcs',
  buah: 'pcs',
  lembar: 'pcs',
  container: 'container',
  kontainer: 'container',
  fcl: 'container',
  liter: 'liter',
  litre: 'liter',
  l: 'liter',
  ltr: 'liter',
  metric: 'ton',
};

/** What the buyer would pay, where an amount of money is named; the first one said. */
export function findPrice(document: Document): Inquiry['priceIdea'] {
  const { pieces, text } = document;
  for (const number of findNumbers(pieces)) {
    const [before, after] = [pieces[number.first - 1], pieces[number.next]];
    const led = MONEY_WORD.test(before?.text ?? '');
    const followed = MONEY_WORD.test(after?.text ?? '');
    if ((!led && !followed) || number.value <= 0) continue;
    const wide = MONEY_WORD.test(pieces[number.first - 2]?.text ?? '') ? 2 : 1;
    const first = pieces[led ? number.first - wide : number.first];
    const last = pieces[followed ? number.next : number.next - 1];
    const money = first && last ? parseMoney(text.slice(first.start, last.end)) : null;
    if (!money) continue;
    return {
      amount: money.amount,
      currency: money.currency,
      per: unitAfter(document, followed ? number.next + 1 : number.next),
    };
  }
  return null;
}

/** "/kg", "per MT", "a ton", "sekilo". */
function unitAfter({ pieces }: Document, at: number): QuantityUnit | null {
  if (!/^(?:\/|per|a|an|each|se)$/.test(pieces[at]?.text ?? '')) return null;
  return UNITS[pieces[at + 1]?.text ?? ''] ?? null;
}
