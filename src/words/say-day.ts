import type { Words } from './words.ts';

/** "20 November 2026" for a day as YYYY-MM-DD; empty for what is none. */
export function sayDay(day: string, { language }: Pick<Words, 'language'>): string {
  const moment = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(moment.getTime())) return '';
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(moment);
}
