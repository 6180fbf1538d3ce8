import type { Cadence } from '../../../knowledge/index.ts';
import { type Day, daysBetween } from './period.ts';

/** Days after the end of its period for which a value still counts as today's price: our own rule, see docs/prices.md. */
const FRESH_DAYS: Readonly<Record<Cadence, number>> = {
  daily: 5,
  weekly: 10,
  'half-monthly': 21,
  monthly: 65,
};

/** Whether a value must be called old on `today`. */
export function isOld(day: Day, cadence: Cadence, today: Day): boolean {
  return daysBetween(day, today) > FRESH_DAYS[cadence];
}
