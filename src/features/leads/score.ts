import { z } from 'zod';
import { DAY } from '../../kernel/clock.ts';
import { AMOUNT_KINDS, CERTIFICATES, type Monthly, productWords } from '../registration/index.ts';
import { similarity } from './similarity.ts';

/** What a lead asks of an owner. */
export interface Wanted {
  catalogId: string | null;
  /** Words of the product's name. */
  words: readonly string[];
  country: string;
  /** The country, and the union it belongs to where owners name that ("EU"). */
  destinations: readonly string[];
  monthly: Monthly | null;
  certificates: ReadonlyArray<(typeof CERTIFICATES)[number]>;
}

/** What an owner has, as far as matching looks at it. */
export interface Supplier {
  businessId: string;
  personId: string;
  products: ReadonlyArray<{ name: string; catalogId: string | null; monthly: Monthly | null }>;
  certificates: readonly string[];
  targetCountries: readonly string[];
  experience: string;
  regencyCode: string | null;
  lastSeenAt: Date;
  /** When last asked about any lead: whoever waited longest goes first among equals. */
  lastAskedAt: Date | null;
}

/** Why a score is what it is. `lack` is what the owner could do something about. */
export const Reasons = z.object({
  fits: z.array(z.enum(['product', 'similar', 'capacity', 'certificates', 'country', 'experience', 'near'])),
  lacks: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('certificate'), certificate: z.enum(CERTIFICATES) }),
      z.object({ kind: z.literal('capacity'), percent: z.number().int() }),
      z.object({ kind: z.literal('capacity-unknown') }),
    ]),
  ),
  monthly: z.object({ kind: z.enum(AMOUNT_KINDS), amount: z.number() }).nullable(),
});
export type Reasons = z.infer<typeof Reasons>;

export interface Score extends Reasons {
  /** 0 to 100; 0 where the product does not fit at all. */
  points: number;
}

/** What each thing is worth; together 100. */
const WORTH = {
  product: 32,
  capacity: 24,
  certificates: 20,
  country: 10,
  experience: 8,
  near: 3,
  awake: 3,
} as const;
/** A capacity that nobody knows counts as a third of enough: worth asking, after those who are known to have it. */
const UNKNOWN_CAPACITY = 1 / 3;
/** Product names less alike than this are about different things. */
const LEAST_ALIKE = 0.45;
/** Kabupaten at the border, from which Malaysia is the nearest market. */
const AT_THE_BORDER = new Set(['65.02', '65.03', '64.11']);

/** Judges how well an owner can serve a lead. Pure: the same for the same facts, whatever else there is. */
export function score(wanted: Wanted, supplier: Supplier, now: Date): Score {
  const none: Score = { points: 0, fits: [], lacks: [], monthly: null };
  return supplier.products.reduce((best, product) => {
    const judged = scoreProduct(wanted, supplier, product, now);
    return judged.points > best.points ? judged : best;
  }, none);
}

function scoreProduct(
  wanted: Wanted,
  supplier: Supplier,
  product: Supplier['products'][number],
  now: Date,
): Score {
  const alike = likeness(wanted, product);
  if (alike === 0) return { points: 0, fits: [], lacks: [], monthly: null };
  const fits: Reasons['fits'] = [alike === 1 ? 'product' : 'similar'];
  const lacks: Reasons['lacks'] = [];
  let points = WORTH.product * alike;

  const enough = capacityShare(wanted.monthly, product.monthly);
  points += WORTH.capacity * (enough ?? UNKNOWN_CAPACITY);
  if (enough === null) lacks.push({ kind: 'capacity-unknown' });
  else if (enough < 1) lacks.push({ kind: 'capacity', percent: Math.floor(enough * 100) });
  else if (wanted.monthly) fits.push('capacity');

  const missing = wanted.certificates.filter((id) => !supplier.certificates.includes(id));
  points += WORTH.certificates * (1 - missing.length / Math.max(1, wanted.certificates.length));
  if (wanted.certificates.length && !missing.length) fits.push('certificates');
  lacks.push(...missing.map((certificate) => ({ kind: 'certificate' as const, certificate })));

  if (supplier.targetCountries.some((target) => wanted.destinations.includes(target))) {
    points += WORTH.country;
    fits.push('country');
  }
  if (supplier.experience === 'direct' || supplier.experience === 'indirect') {
    points += supplier.experience === 'direct' ? WORTH.experience : WORTH.experience / 2;
    fits.push('experience');
  }
  if (wanted.country === 'MY' && AT_THE_BORDER.has(supplier.regencyCode ?? '')) {
    points += WORTH.near;
    fits.push('near');
  }
  const silentMs = now.getTime() - supplier.lastSeenAt.getTime();
  points += silentMs < 30 * DAY ? WORTH.awake : silentMs < 120 * DAY ? WORTH.awake / 2 : 0;
  return { points: Math.round(points * 100) / 100, fits, lacks, monthly: product.monthly };
}

/** 1 for the same product of the catalogue; for others how alike the names are; 0 for different goods. */
function likeness(wanted: Wanted, product: { name: string; catalogId: string | null }): number {
  if (wanted.catalogId !== null && product.catalogId !== null) {
    return wanted.catalogId === product.catalogId ? 1 : 0;
  }
  const alike = similarity(wanted.words, productWords(product.name));
  // Never as sure as the catalogue is.
  return alike >= LEAST_ALIKE ? Math.min(0.95, alike) : 0;
}

/** How much of the wish one owner can fill, at most 1; null where it cannot be compared. */
function capacityShare(wish: Monthly | null, capacity: Monthly | null): number | null {
  if (wish === null) return 1;
  if (capacity === null || capacity.kind !== wish.kind) return null;
  return Math.min(1, capacity.amount / wish.amount);
}
