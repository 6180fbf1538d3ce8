import { dayOf, momentAt } from '../../kernel/day.ts';
import { isTimeZone, ZONES } from '../../kernel/zones.ts';
import { simplify } from '../simplify.ts';
import { parseDate } from './parse-date.ts';

/** A moment as somebody wrote it; what the text leaves open, or says wrongly, is absent. */
export interface WrittenMoment {
  /** Present where both day and hour are said. */
  at?: Date;
  /** The IANA zone meant: the one named, else the one given. */
  zone: string;
  /** What is missing. */
  lacks?: 'day' | 'hour';
}

const DAYS_ALIASES = [
  'minggu ahad sunday',
  'senin monday',
  'selasa tuesday',
  'rabu wednesday',
  'kamis thursday',
  'jumat jumaat friday',
  'sabtu saturday',
].map((words) => words.split(' '));

const TIME =
  /(?:\b(?:jam|pukul|pkl|at)\s*(\d{1,2})(?:\s*[.:]\s*(\d{2}))?|(?<![\d./-])(\d{1,2})[.:](\d{2})(?![\d./-]))\s*(pagi|siang|sore|malam|am|pm)?\b|(?<![\d./-])\b(\d{1,2})\s*(pagi|siang|sore|malam|am|pm)\b/i;
const ZONE = /\b(WIB|WITA|WIT)\b/i;
const IANA = /\b[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+\b/;

/**
 * Reads day, hour and zone: "besok jam 9", "Kamis 14.30 WIB", "3 Desember jam 2 siang", "2026-12-03 09:00 Asia/Tokyo". A
 * weekday alone is the next such day (today's, where its hour is still to come). `zone` is the writer's own.
 */
export function parseMoment(text: string, now: Date, zone: string): WrittenMoment {
  const named = ZONE.exec(text)?.[1]?.toUpperCase() as keyof typeof ZONES | undefined;
  const iana = IANA.exec(text)?.[0];
  const own = named ? ZONES[named] : iana && isTimeZone(iana) ? iana : zone;
  const time = TIME.exec(text);
  const rest = [TIME, ZONE, IANA].reduce((left, part) => left.replace(part, ' '), text);
  const clock = time && readClock(time);
  const day = readDay(rest, now, own, clock);
  if (!day) return { zone: own, lacks: 'day' };
  if (!clock) return { zone: own, lacks: 'hour' };
  return { zone: own, at: momentAt(day, clock.hour, clock.minute, own) };
}

interface Clock {
  hour: number;
  minute: number;
}

function readClock(time: RegExpExecArray): Clock | null {
  const hour = Number(time[1] ?? time[3] ?? time[6]);
  const minute = Number(time[2] ?? time[4] ?? 0);
  const part = (time[5] ?? time[7])?.toLowerCase();
  const later = part === 'pm' || part === 'sore' || part === 'malam' || (part === 'siang' && hour < 10);
  if (hour > 23 || minute > 59) return null;
  return { hour: later && hour < 12 ? hour + 12 : hour, minute };
}

function readDay(text: string, now: Date, zone: string, clock: Clock | null): string | null {
  const today = dayOf(now, zone);
  const date = parseDate(text, today);
  if (date) return date;
  const words = simplify(text).split(' ');
  const weekday = DAYS_ALIASES.findIndex((names) => words.some((word) => names.includes(word)));
  if (weekday < 0) return null;
  const begin = Date.parse(`${today}T00:00:00Z`);
  const ahead = (weekday - new Date(begin).getUTCDay() + 7) % 7;
  const isPast = ahead === 0 && clock && momentAt(today, clock.hour, clock.minute, zone) <= now;
  return new Date(begin + (isPast ? 7 : ahead) * 86_400_000).toISOString().slice(0, 10);
}
