import { addDays, build, daysIn, MONTH_OF, withYear } from '../values/calendar.ts';
import { dayNumber, EARLY, type FoundDate, LATE, MIDDLE } from './date-words.ts';
import type { Piece } from './pieces.ts';
import { spanAhead, spoken } from './relative-dates.ts';

/** Month names that are ordinary words too: only beside a day or a year, or written with a capital after "in" and the like. */
const AMBIGUOUS = new Set([
  'may',
  'mar',
  'des',
  'sept',
  'mei',
  'jan',
  'dec',
  'nov',
  'jun',
  'agu',
  'ags',
  'peb',
]);
const LINKS = new Set(['of', 'the', 'tgl', 'tanggal', 'on', 'bulan', 'month', 'di', 'pada']);

/** Every day an inquiry names, left to right. `today` is `YYYY-MM-DD`; day stands before month as Indonesians write. */
export function findDates(pieces: readonly Piece[], text: string, today: string): FoundDate[] {
  const found = [...numeric(pieces, text, today)];
  const taken = new Set<number>();
  const take = (date: FoundDate) => {
    for (let at = date.from; at < date.to; at++) taken.add(at);
  };
  found.forEach(take);
  for (let at = 0; at < pieces.length; at++) {
    if (taken.has(at)) continue;
    const date = namedMonth(pieces, at, today) ?? spanAhead(pieces, at, today) ?? spoken(pieces, at, today);
    if (!date || taken.has(date.from)) continue;
    found.push(date);
    take(date);
  }
  return found.sort((a, b) => a.from - b.from);
}

const NUMERIC =
  /(?<![\d.,/-])(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}|\d{2})|(\d{1,2})\/(\d{1,2}))(?![\d/]|[-.,]\d)/g;

function* numeric(pieces: readonly Piece[], text: string, today: string): Generator<FoundDate> {
  let at = 0;
  for (const match of text.matchAll(NUMERIC)) {
    const end = match.index + match[0].length;
    while (at < pieces.length && (pieces[at]?.end ?? 0) <= match.index) at++;
    let to = at;
    while (to < pieces.length && (pieces[to]?.start ?? 0) < end) to++;
    const [, y, , m, d, day, , month, year, shortDay, shortMonth] = match;
    const date =
      y !== undefined
        ? build(Number(y), Number(m), Number(d))
        : day !== undefined
          ? dayMonth(Number(day), Number(month), year, today)
          : withYear(Number(shortDay), Number(shortMonth), undefined, today);
    if (date !== null) yield { date, from: at, to, kind: shortDay === undefined ? 'day' : 'loose' };
    at = to;
  }
}

/** Day before month; month before day only where it cannot be otherwise ("12/31/2026"). */
function dayMonth(first: number, second: number, year: string | undefined, today: string): string | null {
  return second > 12 && first <= 12
    ? withYear(second, first, year, today)
    : withYear(first, second, year, today);
}

function namedMonth(pieces: readonly Piece[], at: number, today: string): FoundDate | null {
  const month = MONTH_OF.get(pieces[at]?.text ?? '');
  const quarter = /^q[1-4]$/.exec(`${pieces[at]?.text}${pieces[at + 1]?.text}`)?.[0];
  if (month === undefined) return quarter ? quarterEnd(pieces, at, Number(quarter[1]), today) : null;
  const before = dayBefore(pieces, at);
  const after = before ? null : dayAfter(pieces, at);
  const to = after?.to ?? at + 1;
  const year = yearAt(pieces, to);
  const end = year?.to ?? to;
  const day = before?.day ?? after?.day;
  if (day !== undefined) {
    const date = withYear(day, month, year?.year, today);
    return date === null ? null : { date, from: before?.from ?? at, to: end, kind: 'day' };
  }
  const word = pieces[at];
  const lead = pieces[at - 1]?.text ?? '';
  const led =
    /^(?:in|by|before|of|sebelum|bulan|end|mid|early|late|akhir|awal|pertengahan|until|hingga|sampai|during|shipment|delivery|for|this|next|pengiriman|kirim|ke|from|arrival|-|:|,)$/.test(
      lead,
    );
  if (!year && !(led && (!AMBIGUOUS.has(word?.text ?? '') || /^\p{Lu}/u.test(word?.raw ?? '')))) return null;
  const loose = looseBefore(pieces, at);
  const known = year?.year ?? yearOfNext(month, today);
  const exact =
    loose.position === 'early' ? 5 : loose.position === 'middle' ? 15 : daysIn(Number(known), month);
  const strictly = loose.position === null && /^(?:before|sebelum)$/.test(lead);
  const date = strictly
    ? addDays(`${known}-${String(month).padStart(2, '0')}-01`, -1)
    : build(Number(known), month, exact);
  return date === null ? null : { date, from: loose.from, to: end, kind: 'month' };
}

function quarterEnd(pieces: readonly Piece[], at: number, quarter: number, today: string): FoundDate | null {
  const year = yearAt(pieces, at + 2);
  const date = build(
    Number(year?.year ?? yearOfNext(quarter * 3, today)),
    quarter * 3,
    daysIn(2025, quarter * 3),
  );
  return date === null ? null : { date, from: at, to: year?.to ?? at + 2, kind: 'month' };
}

function yearOfNext(month: number, today: string): string {
  const [year = 0, now = 1] = today.split('-').map(Number);
  return String(month < now ? year + 1 : year);
}

function dayBefore(pieces: readonly Piece[], month: number): { day: number; from: number } | null {
  let at = month - 1;
  while (at > month - 4 && (LINKS.has(pieces[at]?.text ?? '') || /^[-./,]$/.test(pieces[at]?.text ?? '')))
    at--;
  if (/^(?:st|nd|rd|th)$/.test(pieces[at]?.text ?? '')) at--;
  const day = dayNumber(pieces[at]);
  const joined = pieces[month - 1];
  // "2026, May": a number that ended a sentence is no day.
  return day === null || joined?.text === ',' ? null : { day, from: at };
}

function dayAfter(pieces: readonly Piece[], month: number): { day: number; to: number } | null {
  let at = month + 1;
  if (/^[-.,/]$/.test(pieces[at]?.text ?? '') || pieces[at]?.text === 'the') at++;
  const day = dayNumber(pieces[at]);
  if (day === null) return null;
  return { day, to: /^(?:st|nd|rd|th)$/.test(pieces[at + 1]?.text ?? '') ? at + 2 : at + 1 };
}

function yearAt(pieces: readonly Piece[], at: number): { year: string; to: number } | null {
  let next = at;
  while (next < at + 2 && /^(?:[-.,/']|of|tahun)$/.test(pieces[next]?.text ?? '')) next++;
  const raw = pieces[next]?.raw ?? '';
  if (/^20\d\d$/.test(raw)) return { year: raw, to: next + 1 };
  const short = /^[-/']$/.test(pieces[next - 1]?.text ?? '') && next > at && /^[2-4]\d$/.test(raw);
  return short ? { year: `20${raw}`, to: next + 1 } : null;
}

function looseBefore(
  pieces: readonly Piece[],
  month: number,
): { position: 'early' | 'middle' | 'late' | null; from: number } {
  let at = month - 1;
  while (at > month - 4 && (LINKS.has(pieces[at]?.text ?? '') || pieces[at]?.text === '-')) at--;
  const word = pieces[at]?.text ?? '';
  if (EARLY.has(word)) return { position: 'early', from: at };
  if (MIDDLE.has(word)) return { position: 'middle', from: at };
  return LATE.has(word) ? { position: 'late', from: at } : { position: null, from: month };
}
