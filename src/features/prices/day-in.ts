import type { Day } from './values/period.ts';

/** The calendar day of a moment in an IANA zone. */
export function dayIn(moment: Date, timeZone: string): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment);
}
