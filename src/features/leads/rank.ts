import type { Monthly } from '../registration/index.ts';
import { type Score, type Supplier, score, type Wanted } from './score.ts';

export interface Ranked {
  supplier: Supplier;
  score: Score;
}

/** Below this an owner would be asked in vain: the right goods alone are worth less. */
const LEAST_POINTS = 40;
/** More than these cannot be held together as one delivery. */
const MAX_TOGETHER = 6;

/** The owners worth asking, best first. `seed` (the lead's id) settles ties, so that it is not always the same who goes first. */
export function rank(wanted: Wanted, suppliers: readonly Supplier[], now: Date, seed: string): Ranked[] {
  return suppliers
    .map((supplier) => ({
      supplier,
      score: score(wanted, supplier, now),
      tie: hash(`${seed} ${supplier.businessId}`),
    }))
    .filter(({ score: { points } }) => points >= LEAST_POINTS)
    .sort(
      (a, b) =>
        b.score.points - a.score.points ||
        (a.supplier.lastAskedAt?.getTime() ?? 0) - (b.supplier.lastAskedAt?.getTime() ?? 0) ||
        a.tie - b.tie ||
        (a.supplier.businessId < b.supplier.businessId ? -1 : 1),
    )
    .map(({ supplier, score: judged }) => ({ supplier, score: judged }));
}

/**
 * Several owners who fill the wish together where none does alone: the best ones whose capacities add up. Null where one
 * is enough, or all together are not.
 */
export function together(ranked: readonly Ranked[], wish: Monthly | null): Ranked[] | null {
  if (!wish) return null;
  const able = ranked.filter(({ score: { monthly } }) => monthly?.kind === wish.kind && monthly.amount > 0);
  if (able.some(({ score: { monthly } }) => (monthly?.amount ?? 0) >= wish.amount)) return null;
  // The largest first needs the fewest; equal ones in the order of fit.
  const largest = [...able].sort((a, b) => (b.score.monthly?.amount ?? 0) - (a.score.monthly?.amount ?? 0));
  const group: Ranked[] = [];
  let sum = 0;
  for (const owner of largest.slice(0, MAX_TOGETHER)) {
    group.push(owner);
    sum += owner.score.monthly?.amount ?? 0;
    if (sum >= wish.amount) return group;
  }
  return null;
}

/** FNV-1a, 32 bits: spreads, is the same everywhere, and nobody's secret hangs on it. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
