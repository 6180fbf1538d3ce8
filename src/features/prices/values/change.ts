import type { Cadence } from '../../../knowledge/index.ts';
import { addDays, addMonths, type Day } from './period.ts';

export interface Point {
  readonly period: string;
  readonly day: Day;
  readonly value: number;
}

export const HORIZONS = ['week', 'month', 'year'] as const;
export type Horizon = (typeof HORIZONS)[number];

export interface Change {
  readonly horizon: Horizon;
  /** 0.05 is five per cent up. */
  readonly share: number;
  readonly from: Point;
}

/** How far before the exact day a value may lie and still stand for it: a long holiday, one missed edition. */
const TOLERANCE: Readonly<Record<Cadence, number>> = { daily: 6, weekly: 6, 'half-monthly': 15, monthly: 0 };
/** A monthly mean says nothing about a week. */
const TOO_SHORT: Readonly<Record<Cadence, readonly Horizon[]>> = {
  daily: [],
  weekly: [],
  'half-monthly': ['week'],
  monthly: ['week'],
};

/** How the newest of `points` (oldest first) moved against a week, a month and a year before; what has no value is left out. */
export function changesOf(points: readonly Point[], cadence: Cadence): Change[] {
  const newest = points.at(-1);
  if (!newest) return [];
  return HORIZONS.flatMap((horizon) => {
    if (TOO_SHORT[cadence].includes(horizon)) return [];
    const target = earlier(newest.day, horizon, cadence);
    const oldest = addDays(target, -TOLERANCE[cadence]);
    const from = points.findLast(({ day }) => day <= target && day >= oldest);
    return from && from.value > 0 ? [{ horizon, share: newest.value / from.value - 1, from }] : [];
  });
}

function earlier(day: Day, horizon: Horizon, cadence: Cadence): Day {
  if (horizon === 'week') return addDays(day, -7);
  const target = addMonths(day, horizon === 'month' ? -1 : -12);
  // Periods end with their month: 30 April less a month is 31 March, whose period ends on the 31st.
  const ends = addDays(day, 1).endsWith('-01');
  return ends && cadence !== 'daily' && cadence !== 'weekly'
    ? addDays(addMonths(`${target.slice(0, 7)}-01`, 1), -1)
    : target;
}
