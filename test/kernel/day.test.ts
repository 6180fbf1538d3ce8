import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, startOfDay } from '../../src/kernel/day.ts';

describe('the start of a day', () => {
  test.each([
    ['2026-11-24T15:59:59Z', 'Asia/Makassar', '2026-11-24', '2026-11-23T16:00:00.000Z'],
    ['2026-11-24T16:00:00Z', 'Asia/Makassar', '2026-11-25', '2026-11-24T16:00:00.000Z'],
    ['2026-11-24T17:00:00Z', 'Asia/Jakarta', '2026-11-25', '2026-11-24T17:00:00.000Z'],
    ['2026-11-24T12:00:00Z', 'UTC', '2026-11-24', '2026-11-24T00:00:00.000Z'],
    // The night in which clocks went back, and the one in which they went forward.
    ['2026-10-25T12:00:00Z', 'Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-03-29T12:00:00Z', 'Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z'],
  ])('%s in %s', (moment, zone, date, at) => {
    const start = startOfDay(new Date(moment), zone);
    expect(start).toEqual({ date, at: new Date(at) });
  });

  test('belongs to the day, and the moment before it does not', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.constantFrom(
          'Asia/Makassar',
          'Asia/Jayapura',
          'Asia/Jakarta',
          'Europe/Berlin',
          'America/New_York',
        ),
        (moment, zone) => {
          const { date, at } = startOfDay(moment, zone);
          expect(dayOf(at, zone)).toBe(date);
          expect(dayOf(new Date(at.getTime() - 1), zone)).not.toBe(date);
          expect(at.getTime()).toBeLessThanOrEqual(moment.getTime());
        },
      ),
    );
  });
});
