import type { RunCoordinator } from 'node-cron';
import { after, type Clock } from '../kernel/clock.ts';
import type { Storage } from '../storage/index.ts';
import { insertRun } from './schedule.store.ts';

/**
 * node-cron's election on the database: of all processes that tick at one moment, the one that inserts the moment's key
 * does the work. The row itself is the proof; nothing is released, because a moment comes once.
 */
export function createRunCoordinator(storage: Storage, clock: Clock): RunCoordinator {
  return {
    shouldRun(key, ttlMs) {
      const now = clock.now();
      return insertRun(storage.db, {
        key: `tick:${key}`,
        job: 'tick',
        slotAt: now,
        state: 'done',
        leaseUntil: after(now, ttlMs),
        now,
      });
    },
  };
}
