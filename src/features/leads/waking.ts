import { DAY, HOUR } from '../../kernel/clock.ts';
import { dayOf } from '../../kernel/day.ts';

/** Nobody is written to unasked before seven in the morning or from nine in the evening. */
const FROM_HOUR = 7;
const UNTIL_HOUR = 21;

/**
 * The zones of provinces (first two digits of the kabupaten's code) that are not Jakarta's, as the government drew them:
 * Keppres 41/1987.
 */
export const ZONES_BY_PROVINCE: ReadonlyArray<{ zone: string; provinces: ReadonlySet<string> }> = [
  {
    zone: 'Asia/Makassar',
    provinces: new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']),
  },
  { zone: 'Asia/Jayapura', provinces: new Set(['81', '82', '91', '92', '93', '94', '95', '96', '97']) },
];
export const OTHER_PROVINCES_ZONE = 'Asia/Jakarta';

/** The time zone of a kabupaten or kota; `fallback` where it is not known. */
export function zoneOf(regencyCode: string | null, fallback: string): string {
  const province = regencyCode?.slice(0, 2);
  if (!province) return fallback;
  return ZONES_BY_PROVINCE.find(({ provinces }) => provinces.has(province))?.zone ?? OTHER_PROVINCES_ZONE;
}

/** `moment` itself where people in `zone` are awake, else the next morning's first minute there. */
export function nextWaking(moment: Date, zone: string): Date {
  const hour = hourIn(moment, zone);
  if (hour >= FROM_HOUR && hour < UNTIL_HOUR) return moment;
  const morning = wholeHour(moment, zone, (FROM_HOUR - hour + 24) % 24);
  // Where clocks were put forward or back in the night, what was counted is an hour off.
  const off = FROM_HOUR - hourIn(morning, zone);
  return off === 0 ? morning : new Date(morning.getTime() + off * HOUR);
}

/** When people in `zone`, who are awake at `moment`, are not to be written to any more; null where they are not awake. */
export function awakeUntil(moment: Date, zone: string): Date | null {
  const hour = hourIn(moment, zone);
  if (hour < FROM_HOUR || hour >= UNTIL_HOUR) return null;
  return wholeHour(moment, zone, UNTIL_HOUR - hour);
}

/** The next `weekday` (0 is Sunday) at `hour` in `zone`, later than `moment`. */
export function nextWeekly(moment: Date, zone: string, weekday: number, hour: number): Date {
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const day = new Date(moment.getTime() + ahead * DAY);
    const at = wholeHour(day, zone, hour - hourIn(day, zone));
    if (weekdayOf(at, zone) === weekday && at > moment) return at;
  }
  throw new Error('a week has no such day');
}

/** The beginning of the hour that `moment` is in, in `zone`, so many hours on. */
function wholeHour(moment: Date, zone: string, hoursOn: number): Date {
  const { minute, second } = clockIn(moment, zone);
  const ms = moment.getTime() + hoursOn * HOUR - minute * 60_000 - second * 1_000;
  return new Date(Math.floor(ms / 1_000) * 1_000);
}

function hourIn(moment: Date, zone: string): number {
  return clockIn(moment, zone).hour;
}

function clockIn(moment: Date, zone: string): { hour: number; minute: number; second: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return { hour: part('hour'), minute: part('minute'), second: part('second') };
}

function weekdayOf(moment: Date, zone: string): number {
  return new Date(`${dayOf(moment, zone)}T00:00:00Z`).getUTCDay();
}
