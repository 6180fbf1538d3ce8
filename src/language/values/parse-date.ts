import { simplify } from '../simplify.ts';
import { addDays, addMonths, build, daysIn, endOfMonth, MONTH_OF, withYear } from './calendar.ts';

/**
 * Reads a calendar date to `YYYY-MM-DD`. Day before month, as Indonesians write. `today` is `YYYY-MM-DD` in the person's
 * zone; words like "besok" count from it, and a date without year is its next occurrence. A month alone, or "akhir" a
 * month, is its last day; "awal" is the 5th and "pertengahan" the 15th (our reading of loose speech). Null when none.
 */
export function parseDate(text: string, today: string): string | null {
  const iso = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/.exec(text);
  if (iso) return build(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /\b(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?\b/.exec(text);
  if (numeric) return withYear(Number(numeric[1]), Number(numeric[2]), numeric[3], today);
  const words = simplify(text)
    .replace(/(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/gu, ' ')
    .split(' ');
  return namedMonth(words, today) ?? relative(words, today);
}

function namedMonth(words: readonly string[], today: string): string | null {
  const at = words.findIndex((word) => MONTH_OF.has(word));
  const month = MONTH_OF.get(words[at] ?? '');
  if (month === undefined) return null;
  const year = words.slice(at + 1, at + 4).find((word) => /^20\d\d$/.test(word));
  const before = Number(words[at - 1]);
  const after = Number(words[at + 1]);
  const day = [before, after].find((value) => Number.isInteger(value) && value >= 1 && value <= 31);
  return withYear(day ?? looseDay(words, month, Number(year ?? today.slice(0, 4))), month, year, today);
}

function looseDay(words: readonly string[], month: number, year: number): number {
  if (words.includes('awal')) return 5;
  if (words.includes('pertengahan') || words.includes('tengah')) return 15;
  return daysIn(year, month);
}

function relative(words: readonly string[], today: string): string | null {
  const text = ` ${words.join(' ')} `;
  if (/ (hari ini|today|skrg|sekarang) /.test(text)) return today;
  if (/ (lusa) /.test(text)) return addDays(today, 2);
  if (/ (besok|bsk|besuk|isuk|tomorrow) /.test(text)) return addDays(today, 1);
  const ahead = / (\d{1,3}) (hari|minggu|bulan) (lagi|ke depan|kedepan|mendatang) /.exec(text);
  if (ahead?.[2] === 'hari') return addDays(today, Number(ahead[1]));
  if (ahead?.[2] === 'minggu') return addDays(today, 7 * Number(ahead[1]));
  if (ahead?.[2] === 'bulan') return addMonths(today, Number(ahead[1]));
  if (/ (minggu depan|mggu depan|next week|pekan depan) /.test(text)) return addDays(today, 7);
  if (/ akhir bulan depan /.test(text)) return endOfMonth(addMonths(`${today.slice(0, 7)}-01`, 1));
  if (/ (bulan depan|bln depan|next month) /.test(text)) return addMonths(today, 1);
  if (/ akhir (bulan|bln) /.test(text)) return endOfMonth(today);
  return / akhir (tahun|thn) /.test(text) ? `${today.slice(0, 4)}-12-31` : null;
}
