import type { Cadence } from '../../../knowledge/index.ts';

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

const DAY_MS = 86_400_000;

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day `months` later (earlier where negative); the last of the month where it is too short. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

export function endOfMonth(month: string): Day {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The period that a value noted for `day` belongs to, as the series is published. */
export function periodOf(day: Day, cadence: Cadence): string {
  if (cadence === 'monthly') return day.slice(0, 7);
  if (cadence !== 'half-monthly') return day;
  const month = day.slice(0, 7);
  return Number(day.slice(8)) <= 15 ? `${month}-01/${month}-15` : `${month}-16/${endOfMonth(month)}`;
}

/** The last day of a period, or null where it is none: `2026-11-23`, `2026-11-16/2026-11-30`, `2026-11`. */
export function lastDayOf(period: string): Day | null {
  const [, month, day, from, to] =
    /^(?:(\d{4}-(?:0[1-9]|1[0-2]))|(\d{4}-\d{2}-\d{2})|(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2}))$/.exec(
      period,
    ) ?? [];
  if (from !== undefined && !isDay(from)) return null;
  const last = month === undefined ? (to ?? day) : endOfMonth(month);
  return last !== undefined && isDay(last) && (from === undefined || from <= last) ? last : null;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
