import { type AmountKind, type Monthly, monthlyAmount } from './amounts.ts';
import type { BusinessDraft } from './draft.ts';

/** Raise it when traits are made differently: every business is then gone through once (features/leads). */
export const TRAITS_VERSION = 1;

/** A month's capacity is found by the thresholds it reaches. */
const BANDS = [
  5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000,
];
const KIND_LETTERS: Readonly<Record<AmountKind, string>> = { mass: 'm', volume: 'v', count: 'c' };
/** As much of a word as typing errors and endings leave alone. */
const STEM_LENGTH = 5;

/** The trait of making a product of the catalogue, and of making at least so much of it a month. */
export function productTrait(catalogId: string, least: Monthly | null = null): string {
  const band = least && BANDS.findLastIndex((threshold) => threshold <= least.amount);
  return band === null || band < 0 || !least
    ? `p:${catalogId}`
    : `p:${catalogId}:${KIND_LETTERS[least.kind]}${band}`;
}

export const certificateTrait = (certificate: string): string => `c:${certificate}`;
export const countryTrait = (country: string): string => `d:${country}`;
export const experienceTrait = (experience: string): string => `x:${experience}`;
export const wordTrait = (word: string): string => `w:${word.slice(0, STEM_LENGTH)}`;

/** The words by which a product outside the catalogue is found. */
export function productWords(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3 && /\p{L}/u.test(word));
  return [...new Set(words)];
}

/**
 * What a buyer's wish can find a business by: one set of marks with one index, so that "makes mud crab, at least a tonne a
 * month, HACCP, wants to Japan" is one look-up however many businesses there are.
 */
export function traitsOf(
  business: Pick<BusinessDraft, 'products' | 'certificates' | 'targetCountries' | 'experience'>,
): string[] {
  const traits = new Set<string>();
  for (const { name, catalogId, capacity } of business.products) {
    for (const word of productWords(name)) traits.add(wordTrait(word));
    if (!catalogId) continue;
    traits.add(productTrait(catalogId));
    const monthly = capacity && monthlyAmount(capacity.amount, capacity.unit, capacity.period);
    if (!monthly) continue;
    for (const threshold of BANDS.filter((least) => least <= monthly.amount)) {
      traits.add(productTrait(catalogId, { kind: monthly.kind, amount: threshold }));
    }
  }
  for (const certificate of business.certificates) traits.add(certificateTrait(certificate));
  for (const country of business.targetCountries) traits.add(countryTrait(country));
  if (business.experience) traits.add(experienceTrait(business.experience));
  return [...traits].sort();
}
