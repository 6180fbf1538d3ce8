import { addDays, addMonths, build, daysIn, endOfMonth, MONTH_OF, withYear } from '../values/calendar.ts';
import { findNumbers } from '../values/parse-number.ts';
import type { Piece } from './pieces.ts';

/** A day named in an inquiry: pieces `from` up to, not including, `to`. */
export interface FoundDate {
  readonly date: string;
  readonly from: number;
  readonly to: number;
  /** `day` is a full date, `month` a month or quarter alone, `span` counts from today ("within 2 weeks"), `loose` the rest. */
  readonly kind: 'day' | 'month' | 'span' | 'loose';
}

const WEEKDAYS: readonly string[] = [
  'sunday minggu ahad sun',
  'monday senin mon',
  'tuesday selasa tue tues',
  'wednesday rabu wed',
  'thursday kamis thu thurs',
  'friday jumat jum at fri',
  'saturday sabtu sat',
];
const WEEKDAY_OF = new Map(
  WEEKDAYS.flatMap((words, day) => words.split(' ').map((word) => [word, day] as const)),
);
const SPANS: Readonly<Record<string, 'day' | 'week' | 'month'>> = {
  hari: 'day',
  day: 'day',
  days: 'day',
  hr: 'day',
  minggu: 'week',
  week: 'week',
  weeks: 'week',
  pekan: 'week',
  mgg: 'week',
  mggu: 'week',
  wk: 'week',
  wks: 'week',
  bulan: 'month',
  bln: 'month',
  month: 'month',
  months: 'month',
};
const AHEAD = new Set(['lagi', 'mendatang', 'kedepan', 'from', 'ahead']);
const WITHIN = new Set([
  'within',
  'dalam',
  'in',
  'selama',
  'max',
  'maks',
  'maksimal',
  'maximum',
  'kurun',
  'waktu',
  'next',
  'the',
  'coming',
  'jangka',
]);
const EARLY = new Set(['awal', 'early', 'beginning', 'start']);
const MIDDLE = new Set(['mid', 'middle', 'pertengahan', 'tengah']);
const LATE = new Set(['end', 'akhir', 'late', 'penghujung']);
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

function dayNumber(piece: Piece | undefined): number | null {
  return piece && /^(?:0?[1-9]|[12]\d|3[01])$/.test(piece.raw) ? Number(piece.raw) : null;
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

/** "within 2 weeks", "10 hari lagi", "in the next 30 days". */
function spanAhead(pieces: readonly Piece[], at: number, today: string): FoundDate | null {
  const around = pieces.slice(at, at + 3);
  const number = findNumbers(around)[0];
  if (number?.first !== 0) return null;
  let next = at + number.next;
  if (/^(?:working|business|calendar|more|x)$/.test(pieces[next]?.text ?? '') || pieces[next]?.text === '-')
    next++;
  const span = SPANS[pieces[next]?.text ?? ''];
  if (span === undefined || number.value > 400 || !Number.isInteger(number.value)) return null;
  next += /^(?:kerja|kalender)$/.test(pieces[next + 1]?.text ?? '') ? 2 : 1;
  const amount = number.upper ?? number.value;
  const ahead =
    AHEAD.has(pieces[next]?.text ?? '') ||
    (pieces[next]?.text === 'ke' && pieces[next + 1]?.text === 'depan');
  const within =
    WITHIN.has(pieces[at - 1]?.text ?? '') &&
    /^(?:within|dalam|in|selama|max|maks|maksimal|maximum|waktu|next|coming)$/.test(
      pieces[at - 1]?.text ?? '',
    );
  if (!ahead && !within) return null;
  const date =
    span === 'month' ? addMonths(today, amount) : addDays(today, amount * (span === 'week' ? 7 : 1));
  return { date, from: at, to: ahead ? next + 1 : next, kind: 'span' };
}

/** "next week", "akhir bulan depan", "besok", "by Friday", "tgl 28 bulan ini". */
function spoken(pieces: readonly Piece[], at: number, today: string): FoundDate | null {
  const word = (offset: number) => pieces[at + offset]?.text ?? '';
  const found = (date: string | null, length: number, kind: FoundDate['kind'] = 'loose'): FoundDate | null =>
    date === null ? null : { date, from: at, to: at + length, kind };
  if (word(0) === 'besok' || word(0) === 'tomorrow' || word(0) === 'bsk') return found(addDays(today, 1), 1);
  if (word(0) === 'lusa') return found(addDays(today, 2), 1);
  if (/^(?:today|tonight)$/.test(word(0)) || (word(0) === 'hari' && word(1) === 'ini'))
    return found(today, 1);
  if (LATE.has(word(0)) || MIDDLE.has(word(0)) || EARLY.has(word(0))) return positioned(pieces, at, today);
  if (word(0) === 'next' && word(1) === 'week') return found(addDays(today, 7), 2);
  if (/^(?:minggu|mgg|pekan|mggu)$/.test(word(0)) && word(1) === 'depan') return found(addDays(today, 7), 2);
  if (word(0) === 'next' && word(1) === 'month') return found(addMonths(today, 1), 2);
  if (/^(?:bulan|bln)$/.test(word(0)) && word(1) === 'depan') return found(addMonths(today, 1), 2);
  const day = /^(?:tgl|tanggal|the|tg)$/.test(word(0)) ? dayNumber(pieces[at + 1]) : null;
  if (day !== null) return dayAlone(pieces, at, day, today);
  return weekday(pieces, at, today);
}

function positioned(pieces: readonly Piece[], at: number, today: string): FoundDate | null {
  const words = pieces.slice(at + 1, at + 6).map(({ text }) => text);
  const rest = words.filter((word) => !['of', 'the', '-', 'dari'].includes(word));
  const skipped = words.slice(0, 4).filter((word) => ['of', 'the', '-', 'dari'].includes(word)).length;
  const [first = '', second = ''] = rest;
  const span = SPANS[first] ?? SPANS[second];
  const next = /^(?:next|depan|berikutnya)$/.test(first) || /^(?:depan|berikutnya)$/.test(second);
  const turn = /^(?:next|this|depan|ini)$/.test(first) || /^(?:depan|ini)$/.test(second) ? 2 : 1;
  const to = at + 1 + skipped + turn;
  const word = pieces[at]?.text ?? '';
  if (/^(?:year|tahun|thn)$/.test(first) || (/^(?:this|next)$/.test(first) && second === 'year')) {
    const year = Number(today.slice(0, 4)) + (next ? 1 : 0);
    const date = LATE.has(word) ? build(year, 12, 31) : null;
    return date === null ? null : { date, from: at, to, kind: 'loose' };
  }
  if (span === 'month') {
    const start = addMonths(`${today.slice(0, 7)}-01`, next ? 1 : 0);
    const date = LATE.has(word) ? endOfMonth(start) : addDays(start, MIDDLE.has(word) ? 14 : 4);
    return { date, from: at, to, kind: 'loose' };
  }
  if (span !== 'week' || !LATE.has(word)) return null;
  const sunday = (7 - weekdayOf(today)) % 7;
  return { date: addDays(today, sunday + (next ? 7 : 0)), from: at, to, kind: 'loose' };
}

/** "tgl 28", "the 5th": this month's or the next one's. */
function dayAlone(pieces: readonly Piece[], at: number, day: number, today: string): FoundDate | null {
  const word = (offset: number) => pieces[at + offset]?.text ?? '';
  const ordinal = /^(?:st|nd|rd|th)$/.test(word(2));
  if (word(0) === 'the' && !ordinal) return null;
  const after = ordinal ? 3 : 2;
  const next = /^(?:bulan|bln)$/.test(word(after)) && word(after + 1) === 'depan';
  const month = today.slice(0, 7);
  const thisMonth = build(Number(month.slice(0, 4)), Number(month.slice(5)), day);
  const start = next || thisMonth === null || thisMonth < today ? addMonths(`${month}-01`, 1) : `${month}-01`;
  const date = build(Number(start.slice(0, 4)), Number(start.slice(5, 7)), day);
  const named = /^(?:bulan|bln)$/.test(word(after)) ? 2 : 0;
  return date === null ? null : { date, from: at, to: at + after + named, kind: 'loose' };
}

function weekday(pieces: readonly Piece[], at: number, today: string): FoundDate | null {
  const word = pieces[at]?.text ?? '';
  const parted = word === 'jum' && pieces[at + 1]?.text === "'" ? 3 : 1;
  const day = WEEKDAY_OF.get(word);
  if (day === undefined || (word.length < 4 && parted === 1)) return null;
  // "minggu" is a week unless a day is meant.
  const lead = pieces[at - 1]?.text ?? '';
  if (word === 'minggu' && lead !== 'hari') return null;
  if (
    !/^(?:by|before|until|on|this|next|hari|sebelum|sampai|hingga|coming|,|ditunggu|lambat|latest|than|:|deadline)$/.test(
      lead,
    )
  )
    return null;
  const ahead = (day - weekdayOf(today) + 7) % 7 || 7;
  const next = lead === 'next' || pieces[at + parted]?.text === 'depan';
  const inThisWeek = day === 0 ? 7 : day;
  const later = next && weekdayOf(today) !== 0 && inThisWeek > weekdayOf(today) ? 7 : 0;
  return { date: addDays(today, ahead + later), from: at, to: at + parted, kind: 'loose' };
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
