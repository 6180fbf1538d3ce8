import { addDays, addMonths, build, endOfMonth, MONTH_OF } from '../values/calendar.ts';
import { findNumbers } from '../values/parse-number.ts';
import { dayNumber, EARLY, type FoundDate, LATE, MIDDLE } from './date-words.ts';
import type { Piece } from './pieces.ts';

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
const WITHIN = /^(?:within|dalam|in|selama|max|maks|maksimal|maximum|waktu|next|coming)$/;

/** "within 2 weeks", "10 hari lagi", "in the next 30 days". */
export function spanAhead(pieces: readonly Piece[], at: number, today: string): FoundDate | null {
  const named = [1, 2, 3, 4].some((offset) => SPANS[pieces[at + offset]?.text ?? ''] !== undefined);
  if (!named) return null;
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
    /^(?:ke depan|dari sekarang)$/.test(`${pieces[next]?.text} ${pieces[next + 1]?.text}`);
  const within = WITHIN.test(pieces[at - 1]?.text ?? '');
  if (!ahead && !within) return null;
  const date =
    span === 'month' ? addMonths(today, amount) : addDays(today, amount * (span === 'week' ? 7 : 1));
  return { date, from: at, to: ahead ? next + 1 : next, kind: 'span' };
}

/** "next week", "akhir bulan depan", "besok", "by Friday", "tgl 28 bulan ini". */
export function spoken(pieces: readonly Piece[], at: number, today: string): FoundDate | null {
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
  if ((word(0) === 'the' && !ordinal) || MONTH_OF.has(word(2)) || MONTH_OF.has(word(3))) return null;
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
  // "Monday, 7 December" is said by its date.
  if (pieces.slice(at + 1, at + 4).some(({ kind }) => kind === 'number')) return null;
  // "minggu" is a week unless a day is meant.
  const lead = pieces[at - 1]?.text ?? '';
  if (word === 'minggu' && lead !== 'hari') return null;
  if (
    !/^(?:by|before|until|on|this|next|hari|sebelum|sblm|sblum|sebelom|pd|pada|maks|max|maksimal|b4|sampai|hingga|coming|,|ditunggu|lambat|latest|than|:|deadline)$/.test(
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
