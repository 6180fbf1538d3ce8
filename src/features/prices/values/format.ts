import type { Language } from '../../../words/index.ts';
import type { Day } from './period.ts';

/** A number as the language writes it, with as many decimals as a price of its size needs. */
export function formatNumber(value: number, language: Language): string {
  const decimals = Math.abs(value) >= 1_000 ? 0 : 2;
  return new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(value);
}

/** "Rp98.000", "US$1.140" */
export function formatMoney(value: number, currency: string, language: Language): string {
  const sign = currency === 'IDR' ? 'Rp' : currency === 'USD' ? 'US$' : `${currency} `;
  return `${sign}${formatNumber(value, language)}`;
}

/** "23 November 2026", "1–15 November 2026", "November 2026" */
export function formatPeriod(period: string, language: Language): string {
  const [from, to] = period.split('/');
  if (to !== undefined && from !== undefined) {
    return `${Number(from.slice(8))}–${Number(to.slice(8))} ${formatDate(to.slice(0, 7), language, 'long')}`;
  }
  return formatDate(period, language, 'long');
}

/** "23 Nov 2026" or "Nov 2026", for charts. */
export function formatShort(period: string, language: Language): string {
  return formatDate((period.split('/')[1] ?? period).slice(0, 10), language, 'short');
}

/** "23 Nov", for the axis of a short span. */
export function formatDayMonth(day: Day, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id', {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** Which edition a value is of: a day as people write it, anything else as the source says it. */
export function formatEdition(edition: string, language: Language): string {
  return /^\d{4}-\d{2}(-\d{2})?$/.test(edition) ? formatPeriod(edition, language) : edition;
}

function formatDate(text: Day | string, language: Language, month: 'long' | 'short'): string {
  const whole = text.length === 7 ? `${text}-01` : text;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id', {
    timeZone: 'UTC',
    year: 'numeric',
    month,
    ...(text.length === 7 ? {} : { day: 'numeric' }),
  }).format(new Date(`${whole}T00:00:00Z`));
}

/** "▲ 3,2%", "▼ 0,4%", "= 0%" */
export function formatChange(share: number, language: Language): string {
  const percent = Math.round(Math.abs(share) * 1_000) / 10;
  const text = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(percent);
  return `${percent === 0 ? '=' : share > 0 ? '▲' : '▼'} ${text}%`;
}
