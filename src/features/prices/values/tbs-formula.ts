import type { PriceSeries } from '../../../knowledge/index.ts';
import { parseNumber } from '../../../language/index.ts';

/** What a decision on the price of palm fruit calculates with: the index as a share, oil and kernel in rupiah a kilogram. */
export interface FormulaParts {
  k: number;
  cpo: number;
  kernel: number;
}

/** So many rupiah may be lost where prices and the index were rounded. */
const ROUNDING = 2;

const NUMBER = String.raw`\s*[:=]?\s*(?:rp\.?\s*)?(\d[\d.,]*\d|\d)`;
const PATTERNS = {
  k: new RegExp(String.raw`(?<![\p{L}\d])(?:indeks|index)?\s*\bk${NUMBER}\s*%?`, 'iu'),
  cpo: new RegExp(String.raw`(?<![\p{L}\d])(?:harga\s+)?cpo${NUMBER}`, 'iu'),
  kernel: new RegExp(String.raw`(?<![\p{L}\d])(?:inti(?:\s+sawit)?|kernel|karnel|kernal|pk)${NUMBER}`, 'iu'),
} as const;

/**
 * "k 92,1 cpo 14.215 inti 11.490" beside a price of palm fruit. `rest` is the text without them, so that none of the three
 * is taken for the price; `parts` is null where one is missing.
 */
export function readFormulaParts(text: string): { parts: FormulaParts | null; rest: string } {
  let rest = text;
  const take = (pattern: RegExp): number | null => {
    const match = pattern.exec(rest);
    if (!match) return null;
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    return parseNumber(match[1] ?? '');
  };
  const cpo = take(PATTERNS.cpo);
  const kernel = take(PATTERNS.kernel);
  const k = take(PATTERNS.k);
  return { parts: formulaParts(k, cpo, kernel), rest: rest.replace(/\s+/g, ' ').trim() };
}

/** The three together, the index in percent or as a share; null where one is missing. */
export function formulaParts(
  k: number | null,
  cpo: number | null,
  kernel: number | null,
): FormulaParts | null {
  if (!k || !cpo || !kernel) return null;
  return { k: k > 1.5 ? k / 100 : k, cpo, kernel };
}

/** What a series' own formula makes of the parts; null where the series has none. */
export function byFormula(
  { formula }: Pick<PriceSeries, 'formula'>,
  { k, cpo, kernel }: FormulaParts,
): number | null {
  return formula ? k * (cpo * formula.cpo + kernel * formula.kernel) : null;
}

export function agrees(value: number, expected: number): boolean {
  return Math.abs(value - expected) <= ROUNDING;
}
