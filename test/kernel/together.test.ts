import { expect, test } from 'vitest';
import { together } from '../../src/kernel/together.ts';

test('what comes in one moment, or while it is at work, is one call, in order, each with its own result', async () => {
  const calls: number[][] = [];
  const later: Array<Promise<number>> = [];
  const double = together(async (items: readonly number[]) => {
    calls.push([...items]);
    if (items.includes(1)) later.push(double(5), double(6));
    return items.map((item) => item * 2);
  }, 3);
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
  expect(await Promise.all(later)).toEqual([10, 12]);
  expect(calls).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(await double(7)).toBe(14);
  expect(calls.at(-1)).toEqual([7]);
});

test('where it fails for several, each is tried alone, and only who fails alone hears of it', async () => {
  const calls: string[][] = [];
  const say = together(async (items: readonly string[]) => {
    calls.push([...items]);
    if (items.includes('racun')) throw new Error('refused');
    return items;
  }, 10);
  const results = await Promise.allSettled(['pertama', 'halo', 'racun', 'hai'].map(say));
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([
    'pertama',
    'halo',
    'failed',
    'hai',
  ]);
  expect(calls).toEqual([['pertama', 'halo', 'racun', 'hai'], ['pertama'], ['halo'], ['racun'], ['hai']]);
  expect(await say('sesudahnya')).toBe('sesudahnya');
});
