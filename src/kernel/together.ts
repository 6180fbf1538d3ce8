import { setImmediate as nextTick } from 'node:timers/promises';
import { Spacing } from './spacing.ts';

/**
 * Makes one call of many: what is asked for while `run` is at work waits, and the next `run` gets all of it at once, in order. With
 * little to do nothing waits; with much to do the work for each shrinks, and the calls are `apartMs` apart. `run` returns a result for
 * each item, in their order. Where it fails for several at once, each is tried alone, so that nobody fails for another's sake.
 */
export function together<T, R>(
  run: (items: readonly T[]) => Promise<readonly R[]>,
  most: number,
  apartMs = 0,
): (item: T) => Promise<R> {
  const waiting: Array<{ item: T; settled: PromiseWithResolvers<R> }> = [];
  const spacing = new Spacing(apartMs);
  let working = false;

  async function attempt(batch: typeof waiting): Promise<void> {
    try {
      const results = await run(batch.map(({ item }) => item));
      for (const [i, { settled }] of batch.entries()) settled.resolve(results[i] as R);
    } catch (error) {
      const [only, ...others] = batch;
      if (others.length) for (const each of batch) await attempt([each]);
      else only?.settled.reject(error);
    }
  }

  async function work(): Promise<void> {
    working = true;
    // What is asked for in the same moment goes together.
    await nextTick();
    while (waiting.length) {
      await spacing.begin();
      const batch = waiting.splice(0, most);
      await attempt(batch);
      spacing.did(batch.length);
    }
    working = false;
  }

  return (item) => {
    const settled = Promise.withResolvers<R>();
    waiting.push({ item, settled });
    if (!working) void work();
    return settled.promise;
  };
}
