const MONTH_WORDS = [
  'januari jan january',
  'februari feb peb pebruari february',
  'maret mar mrt march',
  'april apr',
  'mei may',
  'juni jun june',
  'juli jul july',
  'agustus agu agt ags aug august agst',
  'september sep sept',
  'oktober okt oct october',
  'november nov nop nopember',
  'desember des dec december',
];
/** Month names and short forms, Indonesian and English, to 1-12. */
export const MONTH_OF = new Map(
  MONTH_WORDS.flatMap((words, index) => words.split(' ').map((word) => [word, index + 1] as const)),
);

/** A day and month with the year as written, or at their next occurrence from `today` on; null for no such day. */
export function withYear(day: number, month: number, year: string | undefined, today: string): string | null {
  if (year !== undefined) return build(Number(year.length === 2 ? `20${year}` : year), month, day);
  const thisYear = Number(today.slice(0, 4));
  const date = build(thisYear, month, day);
  return date !== null && date >= today ? date : build(thisYear + 1, month, day);
}

/** Null where the calendar has no such day. */
export function build(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days of a month. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day so many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day so many months later, or that month's last. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = month - 1 + months;
  const [newYear, newMonth] = [year + Math.floor(index / 12), (index % 12) + 1];
  return build(newYear, newMonth, Math.min(day, daysIn(newYear, newMonth))) ?? date;
}

/** The last day of a day's month. */
export function endOfMonth(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return build(year, month, daysIn(year, month)) ?? date;
}
