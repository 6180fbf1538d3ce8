import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Spacing } from '../../src/kernel/spacing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** When each of so many beginnings was allowed, having done `count` things each time. */
async function beginnings(spacing: Spacing, times: number, count: number): Promise<number[]> {
  const at: number[] = [];
  const since = performance.now();
  const all = (async () => {
    for (let i = 0; i < times; i += 1) {
      await spacing.begin();
      at.push(performance.now() - since);
      spacing.did(count);
    }
  })();
  await vi.runAllTimersAsync();
  await all;
  return at;
}

test('with much to do beginnings are apart, the first one and one after a while are not', async () => {
  const spacing = new Spacing(20);
  expect(await beginnings(spacing, 3, 5)).toEqual([0, 20, 40]);
  vi.setSystemTime(Date.now() + 1_000);
  vi.advanceTimersByTime(1_000);
  expect(await beginnings(spacing, 2, 5)).toEqual([0, 20]);
});

test('with little to do nothing waits', async () => {
  expect(await beginnings(new Spacing(20), 3, 1)).toEqual([0, 0, 0]);
});
