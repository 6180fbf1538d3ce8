import { DAY } from '../../kernel/clock.ts';
import { type Monthly, monthlyAmount, productWords } from '../registration/index.ts';
import type { LeadFields } from './lead.ts';
import type { Wanted } from './score.ts';

const A_MONTH_MS = 30 * DAY;
/** A single order may be made ready over this long, at most. */
const LONGEST_MONTHS = 3;

/** What matching looks for in a lead. `blocs`: the unions its country belongs to. */
export function wantedOf(lead: LeadFields, blocs: readonly string[], now: Date): Wanted {
  return {
    destinations: [lead.country, ...blocs],
    catalogId: lead.catalogId,
    words: productWords(lead.product),
    country: lead.country,
    monthly: monthlyWish(lead, now),
    certificates: lead.certificates,
  };
}

/**
 * The wish as an amount a month. An order without a rhythm is one delivery, which may be made ready until its deadline: at
 * least a month, at most three.
 */
function monthlyWish({ quantity, unit, frequency, deadline }: LeadFields, now: Date): Monthly | null {
  if (quantity === null || unit === null) return null;
  if (frequency === 'weekly') return monthlyAmount(quantity, unit, 'week');
  if (frequency === 'monthly') return monthlyAmount(quantity, unit, 'month');
  if (frequency === 'yearly') return monthlyAmount(quantity, unit, 'year');
  const left = deadline === null ? 1 : (Date.parse(deadline) - now.getTime()) / A_MONTH_MS;
  return monthlyAmount(quantity / Math.min(LONGEST_MONTHS, Math.max(1, left)), unit, 'month');
}
