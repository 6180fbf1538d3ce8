import { after, DAY, HOUR } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Job, Run } from '../schedule/index.ts';
import type { Storage } from '../storage/index.ts';
import { applyRule, reclaimSpace } from './retention.store.ts';
import { RETENTION, type Rule } from './rules.ts';

/** Rows of one step: its transaction holds nobody up for long. */
const BATCH = 1_000;
/** Steps of one rule in one night; what is left waits for the next. */
const MOST_STEPS = 500;

/**
 * Every night, in one of the processes: removes what its period is over for, step by step, rule by rule. A process that dies
 * leaves the rest to the one that takes the slot over.
 */
export function retentionJob(parts: { storage: Storage; log: Log; timeZone: string }): Job {
  const { storage, log, timeZone } = parts;
  const rules = RETENTION.filter((rule) => rule.kept === 'days');

  async function follow(rule: Extract<Rule, { kept: 'days' }>, index: number, run: Run): Promise<boolean> {
    const before = after(run.slot, -rule.days * DAY);
    let removed = 0;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const count = await storage.transaction(async (tx) => {
        const done = await applyRule(tx, rule, before, BATCH);
        return (await run.advance(tx, String(index), done)) ? done : null;
      });
      // Another process has the slot now; what this step removed is due all the same.
      if (count === null) return false;
      removed += count;
      if (count < BATCH) break;
    }
    if (removed)
      log.info({ table: rule.table, removed, days: rule.days }, 'removed what its time was over for');
    return true;
  }

  return {
    name: 'retention',
    cron: '30 2 * * *',
    timeZone,
    lateMs: 20 * HOUR,
    async run(run) {
      const from = Number(run.mark ?? 0);
      for (const [index, rule] of rules.entries()) {
        if (index >= from && !(await follow(rule, index, run))) return;
      }
      await reclaimSpace(storage);
    },
  };
}
