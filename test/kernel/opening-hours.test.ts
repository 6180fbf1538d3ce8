import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import {
  afterOpen,
  isOpenAt,
  nextOpening,
  openMsBetween,
  parseOpeningHours,
} from '../../src/kernel/opening-hours.ts';

const weekly = (text: string) => parseOpeningHours(text) ?? [];
const HOURS = {
  weekly: weekly('Mon-Thu 08:00-16:00, Fri 08:00-11:30, Fri 13:30-16:00'),
  holidays: new Set(['2026-12-24', '2026-12-25']),
  timeZone: 'Asia/Makassar',
};
/** A moment in Balikpapan, eight hours ahead of UTC. */
const at = (local: string) => new Date(`${local}:00+08:00`);

describe('opening hours are read', () => {
  test('days alone, from to, over the end of the week, several spans a day', () => {
    expect(weekly('Sat-Mon 09:00-12:00').map((spans) => spans.length)).toEqual([1, 1, 0, 0, 0, 0, 1]);
    expect(HOURS.weekly[5]).toEqual([
      { from: 480, until: 690 },
      { from: 810, until: 960 },
    ]);
    expect(weekly('wed 00:00-24:00')[3]).toEqual([{ from: 0, until: 1440 }]);
  });

  test.each([
    '',
    'Mon',
    'Senin 08:00-16:00',
    'Mon 16:00-08:00',
    'Mon 08:00-08:00',
    'Mon 8-16',
    'Mon 08:00-25:00',
    'Mon 08:60-10:00',
    'Mon 08:00-12:00, Mon 11:00-16:00',
    'Mon 08:00-16:00,',
  ])('%j is refused', (text) => expect(parseOpeningHours(text)).toBeNull());
});

test('within the hours it is now, else when they next begin: after lunch, tomorrow, after the weekend, after holidays', () => {
  const next = (local: string) => nextOpening(HOURS, at(local));
  expect(next('2026-11-23T09:00')).toEqual(at('2026-11-23T09:00'));
  expect(next('2026-11-23T08:00')).toEqual(at('2026-11-23T08:00'));
  expect(next('2026-11-23T07:59')).toEqual(at('2026-11-23T08:00'));
  // The last minute is not within any more.
  expect(next('2026-11-23T16:00')).toEqual(at('2026-11-24T08:00'));
  expect(next('2026-11-27T12:00')).toEqual(at('2026-11-27T13:30'));
  expect(next('2026-11-27T16:30')).toEqual(at('2026-11-30T08:00'));
  expect(next('2026-12-23T17:00')).toEqual(at('2026-12-28T08:00'));
  expect(isOpenAt(HOURS, at('2026-11-27T11:29'))).toBe(true);
  expect(isOpenAt(HOURS, at('2026-11-27T11:30'))).toBe(false);
});

test('time is counted within the hours alone', () => {
  expect(afterOpen(HOURS, at('2026-11-23T15:50'), 15 * MINUTE)).toEqual(at('2026-11-24T08:05'));
  expect(afterOpen(HOURS, at('2026-11-22T10:00'), HOUR)).toEqual(at('2026-11-23T09:00'));
  expect(afterOpen(HOURS, at('2026-11-27T11:00'), HOUR)).toEqual(at('2026-11-27T14:00'));
  expect(openMsBetween(HOURS, at('2026-11-27T11:00'), at('2026-11-30T08:10'))).toBe(190 * MINUTE);
  expect(openMsBetween(HOURS, at('2026-11-23T17:00'), at('2026-11-24T07:00'))).toBe(0);
  expect(openMsBetween(HOURS, at('2026-11-23T09:00'), at('2026-11-23T08:30'))).toBe(0);
});

test('where clocks change, a day is still found once', () => {
  const summer = { ...HOURS, weekly: weekly('Sun-Sat 09:00-10:00'), timeZone: 'Europe/Berlin' };
  const found = [];
  let moment = new Date('2026-10-23T12:00:00Z');
  for (let count = 0; count < 4; count += 1) {
    moment = nextOpening(summer, moment);
    found.push(moment.toISOString().slice(0, 10));
    moment = new Date(moment.getTime() + HOUR);
  }
  expect(found).toEqual(['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27']);
});

test('hours that never come are an error, not an endless search', () => {
  const never = { ...HOURS, weekly: [[], [], [], [], [], [], []] };
  expect(() => nextOpening(never, at('2026-11-23T09:00'))).toThrow('never');
});
