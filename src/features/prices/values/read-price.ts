import { parseDate, parseMoney } from '../../../language/index.ts';
import { addDays, addMonths, type Day } from './period.ts';

/** A price as somebody wrote it. `unit` and `day` are null where the words do not say. */
export interface WrittenPrice {
  readonly amount: number;
  readonly currency: string;
  readonly unit: 'kg' | 'ton' | 'm3' | 'lembar' | 'butir' | null;
  readonly day: Day | null;
  /** The text without the price: what it is about. */
  readonly rest: string;
}

const UNITS: ReadonlyArray<readonly [NonNullable<WrittenPrice['unit']>, RegExp]> = [
  ['kg', /^(kg|kgs|kilo|kilogram)$/],
  ['ton', /^(ton|mt|tonne|tonnes)$/],
  ['m3', /^(m3|kubik|cbm)$/],
  ['lembar', /^(lembar|lbr)$/],
  ['butir', /^(butir|biji|buah|btr)$/],
];
const CURRENCY = String.raw`(?:rp\.?|idr|usd|us\$|\$|dolar|dollar)`;
const NUMBER = String.raw`\d[\d.,]*`;
const SCALE = `(?:ribu|rb|rbu|k|juta|jt)`;
const UNIT = `(?:kg|kgs|kilo|kilogram|ton|mt|tonnes?|m3|kubik|cbm|lembar|lbr|butir|btr|biji|buah)`;
/** A number with whatever belongs to it: "Rp 98.000,-/kg", "98rb per kilo", "2,1 usd/kg", "US$ 1.140/ton". */
const PRICE = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?<before>${CURRENCY})?\s*(?<number>${NUMBER})\s*(?<scale>${SCALE}(?!\p{L}))?(?:,?-)?\s*(?<after>${CURRENCY}(?!\p{L}))?(?:\s*(?:/|per|se|@)?\s*(?<unit>${UNIT})(?![\p{L}\d]))?`,
  'giu',
);

/**
 * Reads a price out of a sentence. Of several numbers it is the one that most looks like a price, so that "karet sir 20
 * 31rb/kg" costs 31.000. A date that is not said is null; one without year lies in the past. Null where no number is left.
 */
export function readPrice(text: string, today: Day): WrittenPrice | null {
  const best = [...text.matchAll(PRICE)]
    .map((match) => ({ match, weight: weigh(match.groups ?? {}) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || b.match.index - a.match.index)[0]?.match;
  if (!best?.groups) return null;
  const { before = '', number = '', scale = '', after = '', unit = '' } = best.groups;
  const money = parseMoney(`${before || after} ${number.replace(/[.,]+$/, '')} ${scale}`);
  if (!money) return null;
  const rest = `${text.slice(0, best.index)} ${text.slice(best.index + best[0].length)}`;
  return {
    amount: money.amount,
    currency: money.currency,
    unit: UNITS.find(([, words]) => words.test(unit.toLowerCase()))?.[0] ?? null,
    day: readDay(rest, today),
    rest: rest.replace(/\s+/g, ' ').trim(),
  };
}

function weigh({ before, number = '', scale, after, unit }: Record<string, string | undefined>): number {
  const digits = number.replace(/\D/g, '').length;
  return (before || after ? 2 : 0) + (scale ? 2 : 0) + (unit ? 2 : 0) + (digits >= 4 ? 1 : 0);
}

/** The day a price was said to be of: never ahead, because nobody has tomorrow's price. */
export function readDay(text: string, today: Day): Day | null {
  if (/\b(kemarin|kmrn|kmarin|yesterday)\b/i.test(text)) return addDays(today, -1);
  const day = parseDate(text, today);
  if (day === null || day <= today) return day;
  const lastYear = addMonths(day, -12);
  return lastYear <= today ? lastYear : null;
}
