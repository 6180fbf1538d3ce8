/** By zone: making one takes a thousand times as long as using it. */
const days = new Map<string, Intl.DateTimeFormat>();

/** The calendar day (YYYY-MM-DD) of a moment in an IANA zone. */
export function dayOf(moment: Date, timeZone: string): string {
  let format = days.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    days.set(timeZone, format);
  }
  return format.format(moment);
}

/** Day and time of a moment in an IANA zone, as tables have it: "2026-11-26 10:00". */
export function stampOf(moment: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(moment);
}

/** The day of a moment in an IANA zone: its date (YYYY-MM-DD) and when it began there. */
export function startOfDay(moment: Date, timeZone: string): { date: string; at: Date } {
  const date = dayOf(moment, timeZone);
  const midnightUtc = Date.parse(`${date}T00:00:00Z`);
  const guess = midnightUtc - offsetAt(new Date(midnightUtc), timeZone);
  // Where the zone changed its clock that night, the offset before midnight is the one that counts.
  return { date, at: new Date(midnightUtc - offsetAt(new Date(guess), timeZone)) };
}

/** The moment at which clocks in an IANA zone show a time (24 hours) on a day (YYYY-MM-DD). */
export function momentAt(day: string, hour: number, minute: number, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000;
  const guess = asUtc - offsetAt(new Date(asUtc), timeZone);
  return new Date(asUtc - offsetAt(new Date(guess), timeZone));
}

/** Milliseconds by which clocks in the zone are ahead of UTC at a moment. */
function offsetAt(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(moment);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  if (!sign) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
