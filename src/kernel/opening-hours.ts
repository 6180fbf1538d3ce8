import { after, HOUR, MINUTE } from './clock.ts';
import { startOfDay } from './day.ts';

/** From when until when, in minutes after midnight. */
export interface OpenSpan {
  from: number;
  until: number;
}

/** When somebody is there, in their own zone. */
export interface OpeningHours {
  /** Spans of each day of the week in order; 0 is Sunday. */
  weekly: ReadonlyArray<readonly OpenSpan[]>;
  /** Days (YYYY-MM-DD) on which nobody is there. */
  holidays: ReadonlySet<string>;
  timeZone: string;
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** Longer than any row of holidays. */
const LOOK_AHEAD_DAYS = 400;

/**
 * Reads "Mon-Thu 08:00-16:00, Fri 08:00-11:30, Fri 13:30-16:00": the spans of each day of the week. Null where it is not
 * written so, where a span ends before it begins, where two overlap, or where there is none.
 */
export function parseOpeningHours(text: string): OpeningHours['weekly'] | null {
  const weekly: OpenSpan[][] = DAYS.map(() => []);
  for (const part of text.split(',')) {
    const [, first = '', last = first, from = '', until = ''] =
      /^([a-z]{3})(?:\s*-\s*([a-z]{3}))?\s+(\d{2}:\d{2})\s*-\s*(\d{2}:\d{2})$/i.exec(part.trim()) ?? [];
    const [begin, end] = [DAYS.indexOf(first.toLowerCase()), DAYS.indexOf(last.toLowerCase())];
    const span = { from: minutesOf(from), until: minutesOf(until) };
    if (begin < 0 || end < 0 || !(span.from < span.until)) return null;
    for (let day = begin; ; day = (day + 1) % 7) {
      weekly[day]?.push(span);
      if (day === end) break;
    }
  }
  for (const spans of weekly) {
    spans.sort((a, b) => a.from - b.from);
    if (spans.some((span, at) => at > 0 && span.from < (spans[at - 1]?.until ?? 0))) return null;
  }
  return weekly;
}

/** `moment` itself where it is within the hours, else the next moment at which they begin. */
export function nextOpening(hours: OpeningHours, moment: Date): Date {
  for (const { from, until } of spansFrom(hours, moment)) {
    if (moment < from) return from;
    if (moment < until) return moment;
  }
  throw new Error('the opening hours never come');
}

export function isOpenAt(hours: OpeningHours, moment: Date): boolean {
  return nextOpening(hours, moment).getTime() === moment.getTime();
}

/** When so many milliseconds within the hours have passed since `moment`. */
export function afterOpen(hours: OpeningHours, moment: Date, ms: number): Date {
  let left = ms;
  for (const { from, until } of spansFrom(hours, moment)) {
    const begin = Math.max(from.getTime(), moment.getTime());
    const there = until.getTime() - begin;
    if (there <= 0) continue;
    if (left <= there) return new Date(begin + left);
    left -= there;
  }
  throw new Error('the opening hours never come');
}

/** How many milliseconds of the time between two moments were within the hours. */
export function openMsBetween(hours: OpeningHours, since: Date, until: Date): number {
  let sum = 0;
  for (const span of spansFrom(hours, since)) {
    if (span.from >= until) break;
    const begin = Math.max(span.from.getTime(), since.getTime());
    sum += Math.max(0, Math.min(span.until.getTime(), until.getTime()) - begin);
  }
  return sum;
}

/** The spans of the day of `moment` and of those after it, as moments. */
function* spansFrom(
  { weekly, holidays, timeZone }: OpeningHours,
  moment: Date,
): Generator<{ from: Date; until: Date }> {
  let midnight = startOfDay(moment, timeZone);
  for (let ahead = 0; ahead < LOOK_AHEAD_DAYS; ahead += 1) {
    const { date, at } = midnight;
    if (!holidays.has(date)) {
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      for (const { from, until } of weekly[weekday] ?? []) {
        yield { from: after(at, from * MINUTE), until: after(at, until * MINUTE) };
      }
    }
    // No day is shorter than 23 hours or longer than 25: this lands in the next one.
    midnight = startOfDay(after(at, 26 * HOUR), timeZone);
  }
}

function minutesOf(time: string): number {
  const [hour = Number.NaN, minute = Number.NaN] = time.split(':').map(Number);
  return hour <= 24 && minute < 60 && hour * 60 + minute <= 24 * 60 ? hour * 60 + minute : Number.NaN;
}
