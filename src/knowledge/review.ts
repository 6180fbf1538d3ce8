import type { Evidence, FactKind } from './types.ts';

/**
 * Months after which a fact has to be looked at again, by kind, counted from the end of the period it was known to
 * hold. Prices of entry (tariffs, levies, quotas) move yearly; rules and permits about every two years; what a label
 * or a parcel looks like rarely; general concepts hardly ever. Our own rule, written down in docs/knowledge.md.
 */
const MONTHS: Record<FactKind, number> = {
  tariff: 12,
  levy: 12,
  quota: 12,
  agreement: 18,
  regime: 24,
  registration: 24,
  certificate: 24,
  permit: 24,
  prohibition: 24,
  traceability: 24,
  inspection: 24,
  'mrl-contaminant': 24,
  border: 48,
  label: 36,
  language: 60,
  packaging: 36,
  concept: 60,
  packing: 120,
  rejection: 60,
  local: 120,
};
/** A fact marked `volatile` is never trusted longer than this. */
const VOLATILE_MONTHS = 9;

/** What a person must be told about how firm a statement is. */
export type Caveat = 'unverified' | 'to-confirm' | 'to-recheck';

/** The day (YYYY-MM-DD) from which a statement counts as old: `reviewBy` where given, computed otherwise. */
export function reviewDate(evidence: Evidence, kind: FactKind): string {
  if (evidence.reviewBy !== undefined) return evidence.reviewBy;
  const months = evidence.volatile ? Math.min(VOLATILE_MONTHS, MONTHS[kind]) : MONTHS[kind];
  return addMonths(evidence.asOf, months);
}

/** Whether a statement holds on `today` (YYYY-MM-DD); both ends belong to the period. */
export function holdsOn(evidence: Pick<Evidence, 'validFrom' | 'validTo'>, today: string): boolean {
  return (evidence.validFrom ?? '') <= today && today <= (evidence.validTo ?? '9999-12-31');
}

/** The caveats to show beside a statement on `today`. `own` is knowledge never read against the official text. */
export function caveatsOf(evidence: Evidence, kind: FactKind, today: string): Caveat[] {
  const caveats: Caveat[] = [];
  if (evidence.basis === 'own') caveats.push('unverified');
  if (evidence.confidence === 'low') caveats.push('to-confirm');
  if (reviewDate(evidence, kind) < today) caveats.push('to-recheck');
  return caveats;
}

/** The last day of the month `months` after a partial date's period: 2025 + 12 → 2026-12-31, 2025-03 + 1 → 2025-04-30. */
function addMonths(partial: string, months: number): string {
  const [year = '1970', month = '12'] = partial.split('-');
  const last = new Date(Date.UTC(Number(year), Number(month) + months, 0));
  return last.toISOString().slice(0, 10);
}
