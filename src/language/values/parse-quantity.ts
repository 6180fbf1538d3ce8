import { tokeniseAmounts } from './number-tokens.ts';
import { findNumbers } from './parse-number.ts';
import { type CapacityUnit, readUnit } from './units.ts';

export const QUANTITY_UNITS = ['kg', 'ton', 'pcs', 'container', 'liter'] as const;
export type QuantityUnit = (typeof QUANTITY_UNITS)[number];

/** An amount of goods; `upper` where a range was said. */
export interface Quantity {
  readonly amount: number;
  readonly upper: number | null;
  readonly unit: QuantityUnit;
}

const CONVERSIONS: Readonly<Partial<Record<CapacityUnit, readonly [QuantityUnit, number]>>> = {
  kg: ['kg', 1],
  g: ['kg', 0.001],
  kuintal: ['kg', 100],
  ton: ['ton', 1],
  liter: ['liter', 1],
  ml: ['liter', 0.001],
  pcs: ['pcs', 1],
  bungkus: ['pcs', 1],
  botol: ['pcs', 1],
  lembar: ['pcs', 1],
  ekor: ['pcs', 1],
  container: ['container', 1],
};

/**
 * Reads a traded quantity in one of five units: "20 ton", "5 kuintal" (500 kg), "2 x 40ft", "1 FCL", "500 botol" (pcs).
 * Null where number or unit is missing or the unit has no fixed size (a sack, a bundle).
 */
export function parseQuantity(text: string): Quantity | null {
  const boxes = /(\d+)\s*x\s*(?:20|40|45)\s*(?:ft|feet|kaki|hc|gp|'|”|")/i.exec(text);
  if (boxes) return { amount: Number(boxes[1]), upper: null, unit: 'container' };
  const tokens = tokeniseAmounts(text);
  for (const number of findNumbers(tokens)) {
    const unit = readUnit(tokens[number.next]?.text ?? '');
    if (number.value > 0 && unit && !unit.one) return convert(number.value, number.upper, unit.unit);
  }
  const one = tokens.map((token) => readUnit(token.text)).find((unit) => unit?.one);
  return one ? convert(1, null, one.unit) : null;
}

function convert(amount: number, upper: number | null, unit: CapacityUnit): Quantity | null {
  const conversion = CONVERSIONS[unit];
  if (!conversion) return null;
  const [target, factor] = conversion;
  const scaled = (value: number) => Number((value * factor).toPrecision(12));
  return { amount: scaled(amount), upper: upper === null ? null : scaled(upper), unit: target };
}
