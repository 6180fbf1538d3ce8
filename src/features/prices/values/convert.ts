import type { PriceSeries } from '../../../knowledge/index.ts';

/** What a person thinks in: weights by the kilogram, everything else as it is. */
export type FriendlyUnit = 'kg' | 'm3' | 'lembar' | 'butir' | 'money';

export function friendlyUnit(unit: PriceSeries['unit']): FriendlyUnit {
  return unit === 'ton' ? 'kg' : unit;
}

/** A series' value in rupiah for one friendly unit. `rate` is rupiah for one of the series' currency, 1 for rupiah. */
export function toRupiah(value: number, { unit }: Pick<PriceSeries, 'unit'>, rate: number): number {
  return (value * rate) / (unit === 'ton' ? 1_000 : 1);
}

/** The reverse of {@link toRupiah}. */
export function fromRupiah(rupiah: number, { unit }: Pick<PriceSeries, 'unit'>, rate: number): number {
  return (rupiah / rate) * (unit === 'ton' ? 1_000 : 1);
}
