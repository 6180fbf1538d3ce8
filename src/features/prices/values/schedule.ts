import { ZONES, type Zone } from '../../../kernel/zones.ts';
import { simplify } from '../../../language/index.ts';

/** Bit 0 is Monday, bit 6 Sunday. */
export const EVERY_DAY = 0b1111111;
export const WORKING_DAYS = 0b0011111;
export const MONDAY = 0b0000001;

/** Hours ahead of UTC. */
export const OFFSETS: Readonly<Record<Zone, number>> = {
  'Asia/Jakarta': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
};

/** What a text says about when; what it leaves open is absent. */
export interface WrittenSchedule {
  days?: number;
  hour?: number;
  zone?: Zone;
}

const DAY_ALIASES = [
  'senin monday mon snin',
  'selasa tuesday tue slasa',
  'rabu wednesday wed',
  'kamis thursday thu kmis',
  'jumat jumaat friday fri jmt jumahat',
  'sabtu saturday sat sbtu',
  'minggu ahad sunday sun',
].map((words) => words.split(' '));

/** "tiap senin pagi", "senin sampai jumat jam 7", "setiap hari pukul 16.00 wib" */
export function readSchedule(text: string): WrittenSchedule {
  const said = simplify(text.replace(/(\d)[.:](\d{2})/g, '$1 $2').replace(/['’]/g, ''));
  const days = readDays(said);
  const hour = readHour(said);
  const zone = Object.entries(ZONES).find(([name]) =>
    new RegExp(`\\b${name.toLowerCase()}\\b`).test(said),
  )?.[1];
  return { ...(days ? { days } : {}), ...(hour === null ? {} : { hour }), ...(zone ? { zone } : {}) };
}

function readDays(said: string): number {
  if (
    /\b(tiap|setiap|saban|every) ?(hari|day)\b(?! (kerja|work|senin|selasa|rabu|kamis|jumat|sabtu|minggu))|\b(harian|daily)\b/.test(
      said,
    )
  )
    return EVERY_DAY;
  if (/\b(hari kerja|weekdays?|working days)\b/.test(said)) return WORKING_DAYS;
  // "tiap minggu" is every week, "hari minggu" is Sunday.
  const weekly =
    /\b(tiap|setiap|saban) (minggu|pekan)\b|\b(mingguan|weekly|every week|sekali seminggu|seminggu sekali)\b/;
  const words = said.replace(new RegExp(weekly, 'g'), ' ').split(' ');
  let days = 0;
  let from = -1;
  let ranged = false;
  for (const word of words) {
    const day = DAY_ALIASES.findIndex((names) => names.includes(word));
    if (day >= 0) {
      if (ranged && from >= 0) for (let at = from; at !== day; at = (at + 1) % 7) days |= 1 << at;
      days |= 1 << day;
      from = day;
      ranged = false;
    } else ranged = ['sampai', 'sampe', 'hingga', 'sd', 'to', 'until'].includes(word);
  }
  return days || (weekly.test(said) ? MONDAY : 0);
}

function readHour(said: string): number | null {
  const part = /\b(pagi|siang|sore|malam|subuh|am|pm|morning|noon|evening|night)\b/.exec(said)?.[1];
  const [, afterWord, beforePart] =
    /\b(?:jam|pukul|pkl|at) (\d{1,2})\b|\b(\d{1,2})(?: \d{2})? ?(?:pagi|siang|sore|malam|subuh|am|pm)\b/.exec(
      said,
    ) ?? [];
  const number = afterWord ?? beforePart;
  if (number !== undefined) {
    const hour = Number(number);
    if (hour > 24) return null;
    const later = part === 'pm' || part === 'sore' || part === 'malam' || (part === 'siang' && hour < 10);
    return (later && hour < 12 ? hour + 12 : hour) % 24;
  }
  if (part === undefined) return null;
  const usual: Readonly<Record<string, number>> = {
    subuh: 5,
    pagi: 7,
    morning: 7,
    siang: 12,
    noon: 12,
    sore: 16,
    malam: 19,
    evening: 19,
    night: 19,
  };
  return usual[part] ?? null;
}

/** The zone of a regency by its province (Kemendagri code); null where that is unknown. */
export function zoneOf(regency: string | null): Zone | null {
  const province = Number(regency?.slice(0, 2));
  if (!Number.isInteger(province) || province < 11) return null;
  if (province >= 81) return 'Asia/Jayapura';
  const central = (province >= 51 && province <= 53) || (province >= 63 && province <= 76);
  return central ? 'Asia/Makassar' : 'Asia/Jakarta';
}

/** The first moment after `now` that the schedule names. */
export function nextSlot({ days, hour, zone }: { days: number; hour: number; zone: Zone }, now: Date): Date {
  const offset = OFFSETS[zone] * 3_600_000;
  const local = new Date(now.getTime() + offset);
  local.setUTCMinutes(0, 0, 0);
  for (let step = 0; step <= 24 * 8; step += 1) {
    const at = new Date(local.getTime() + step * 3_600_000);
    const weekday = (at.getUTCDay() + 6) % 7;
    const moment = new Date(at.getTime() - offset);
    if (at.getUTCHours() === hour && days & (1 << weekday) && moment > now) return moment;
  }
  throw new Error('a schedule without days');
}

/** Which subscriptions a slot (a whole hour in UTC) is for: hour and weekday bit, zone by zone. */
export function dueIn(slot: Date): Array<{ zone: Zone; hour: number; day: number }> {
  return Object.values(ZONES).map((zone) => {
    const local = new Date(slot.getTime() + OFFSETS[zone] * 3_600_000);
    return { zone, hour: local.getUTCHours(), day: 1 << ((local.getUTCDay() + 6) % 7) };
  });
}
