import { HOUR, MINUTE } from '../../kernel/clock.ts';
import { dayOf } from '../../kernel/day.ts';
import { nextOpening, type OpeningHours, openMsBetween } from '../../kernel/opening-hours.ts';
import type { Tx } from '../../storage/index.ts';
import type { Words } from '../../words/index.ts';
import { lastAnswered } from './tickets.store.ts';

/** So many tickets must have been answered before their waiting time says anything. */
const ENOUGH = 5;
const LOOKED_AT = 20;

/** When an answer can be expected (markup): out of hours when officers are back, else how long it took others lately. */
export async function sayWaiting(tx: Tx, hours: OpeningHours, now: Date, words: Words): Promise<string> {
  const opens = nextOpening(hours, now);
  if (opens > now) return words.markup('tickets-closed-now', { when: sayMoment(opens, now, hours, words) });
  const usual = await usualWaitMs(tx, hours);
  if (usual === null) return words.markup('tickets-wait-unknown', { hours: sayHours(hours, words) });
  return words.markup('tickets-wait-usual', { time: sayDuration(usual, words) });
}

/** The median of what the last tickets waited for a first word, in office hours; null where they are too few. */
export async function usualWaitMs(tx: Tx, hours: OpeningHours): Promise<number | null> {
  const waits = (await lastAnswered(tx, LOOKED_AT))
    .map(({ openedAt, answeredAt }) => openMsBetween(hours, openedAt, answeredAt))
    .sort((a, b) => a - b);
  return waits.length < ENOUGH ? null : (waits[Math.floor((waits.length - 1) / 2)] ?? null);
}

/** "12 menit", "2 jam": never less than a minute, hours rounded up from ninety minutes on. */
export function sayDuration(ms: number, words: Words): string {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE));
  if (minutes <= 90) return words.label('tickets-minutes', { count: minutes });
  const hours = Math.ceil(ms / HOUR);
  if (hours <= 48) return words.label('tickets-hours', { count: hours });
  return words.label('tickets-days', { count: Math.ceil(hours / 24) });
}

/** "hari ini pukul 13.30 WITA", "Senin, 30 November pukul 08.00 WITA" */
function sayMoment(moment: Date, now: Date, { timeZone }: OpeningHours, words: Words): string {
  const time = new Intl.DateTimeFormat(words.language, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(moment);
  if (dayOf(moment, timeZone) === dayOf(now, timeZone)) return words.label('tickets-today-at', { time });
  const day = new Intl.DateTimeFormat(words.language, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(moment);
  return words.label('tickets-day-at', { day, time });
}

/** "Senin–Kamis 08.00–16.00, Jumat 08.00–11.30 dan 13.30–16.00 WITA": the week as it is set, Monday first. */
export function sayHours({ weekly, timeZone }: OpeningHours, words: Words): string {
  const { language } = words;
  // Any week will do: a day's name, and the zone's.
  const sunday = new Date('2026-11-22T12:00:00Z');
  const nameOf = (day: number) =>
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
      new Date(sunday.getTime() + day * 24 * HOUR),
    );
  const groups: Array<{ first: number; last: number; spans: string }> = [];
  for (const day of [1, 2, 3, 4, 5, 6, 0]) {
    const spans = (weekly[day] ?? []).map(({ from, until }) => `${clock(from)}–${clock(until)}`).join(', ');
    const before = groups.at(-1);
    if (!spans) continue;
    if (before?.spans === spans && (before.last + 1) % 7 === day) before.last = day;
    else groups.push({ first: day, last: day, spans });
  }
  const said = groups.map(({ first, last, spans }) => {
    const days = first === last ? nameOf(first) : `${nameOf(first)}–${nameOf(last)}`;
    return `${days} ${spans}`;
  });
  // English has no name for the zones here ("GMT+8"): everybody calls them WIB, WITA, WIT.
  const zone = new Intl.DateTimeFormat('id', { timeZone, timeZoneName: 'short' })
    .formatToParts(sunday)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${new Intl.ListFormat(language).format(said)} ${zone ?? ''}`.trim();
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}.${String(minutes % 60).padStart(2, '0')}`;
}
