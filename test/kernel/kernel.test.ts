import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { backoff } from '../../src/kernel/backoff.ts';
import { after, DAY, HOUR, MINUTE, SECOND, systemClock } from '../../src/kernel/clock.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { Signal } from '../../src/kernel/signal.ts';

describe('back-off', () => {
  test('doubles up to its cap, and always waits between half of the window and all of it', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), random, (attempt, chance) => {
        const window = Math.min(HOUR, 2 * SECOND * 2 ** (attempt - 1));
        const wait = backoff(attempt, 2 * SECOND, HOUR, () => chance);
        expect(wait).toBeGreaterThanOrEqual(window / 2);
        expect(wait).toBeLessThanOrEqual(window);
      }),
    );
  });

  test('spreads many clients over the window', () => {
    const waits = new Set(Array.from({ length: 100 }, () => backoff(5, SECOND, HOUR)));
    expect(waits.size).toBeGreaterThan(50);
  });
});

test('moments move by milliseconds', () => {
  const moment = new Date('2026-11-23T01:00:00Z');
  expect(after(moment, DAY + HOUR + MINUTE + SECOND).toISOString()).toBe('2026-11-24T02:01:01.000Z');
  expect(after(moment, -DAY).toISOString()).toBe('2026-11-22T01:00:00.000Z');
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(SECOND);
});

describe('ids', () => {
  test('are UUIDs of version 7, unique, and sort by time', () => {
    const ids = Array.from({ length: 1_000 }, (_, i) => uuidv7(1_800_000_000_000 + i));
    expect(
      ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
    expect(new Set(Array.from({ length: 1_000 }, () => uuidv7(5))).size).toBe(1_000);
    expect(ids.toSorted()).toEqual(ids);
    expect(Number.parseInt(uuidv7(1_800_000_000_000).replaceAll('-', '').slice(0, 12), 16)).toBe(
      1_800_000_000_000,
    );
  });
});

describe('a signal', () => {
  test('raised before anybody waits is not lost, and counts once', async () => {
    vi.useFakeTimers();
    const signal = new Signal();
    signal.raise();
    signal.raise();
    await signal.wait(1_000);
    let woken = false;
    const second = signal.wait(1_000).then(() => {
      woken = true;
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(woken).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await second;
    vi.useRealTimers();
  });

  test('wakes all who wait', async () => {
    const signal = new Signal();
    const waiting = [signal.wait(60_000), signal.wait(60_000)];
    signal.raise();
    await Promise.all(waiting);
  });
});
