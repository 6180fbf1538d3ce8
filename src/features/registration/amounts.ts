import type { CapacityUnit, Period } from '../../language/index.ts';

/** What can be compared with one another: kilograms, litres, pieces. */
export const AMOUNT_KINDS = ['mass', 'volume', 'count'] as const;
export type AmountKind = (typeof AMOUNT_KINDS)[number];

/** An amount a month, in kilograms, litres or pieces. */
export interface Monthly {
  kind: AmountKind;
  amount: number;
}

/**
 * Sacks, bundles and cartons have no fixed size and cubic metres of what is unknown, so they are compared with nothing. A
 * twenty-foot container carries about 20 tonnes.
 */
const SIZES: Readonly<Partial<Record<CapacityUnit, readonly [AmountKind, number]>>> = {
  kg: ['mass', 1],
  g: ['mass', 0.001],
  kuintal: ['mass', 100],
  ton: ['mass', 1_000],
  container: ['mass', 20_000],
  liter: ['volume', 1],
  ml: ['volume', 0.001],
  pcs: ['count', 1],
  bungkus: ['count', 1],
  botol: ['count', 1],
  ekor: ['count', 1],
  lembar: ['count', 1],
};

const A_MONTH: Readonly<Record<Period, number>> = { day: 30, week: 52 / 12, month: 1, year: 1 / 12 };

/** A capacity as an amount a month; null where the unit has no fixed size. */
export function monthlyAmount(amount: number, unit: CapacityUnit, period: Period): Monthly | null {
  const size = SIZES[unit];
  return size ? { kind: size[0], amount: amount * size[1] * A_MONTH[period] } : null;
}
