import { backoff } from '../kernel/backoff.ts';
import { after, type Clock, DAY, HOUR, MINUTE, SECOND } from '../kernel/clock.ts';
import { ClockWatch } from '../kernel/clock-watch.ts';
import type { Log } from '../kernel/log.ts';
import { Signal } from '../kernel/signal.ts';
import type { Storage } from '../storage/index.ts';
import type { JobHandler } from './job.ts';
import * as store from './jobs.store.ts';

/** A job that fails this often is given up; it stays visible. */
const MAX_ATTEMPTS = 6;
const LONGEST_WAIT_MS = 10 * MINUTE;
const IDLE_LOOK_MS = 2 * SECOND;
/** Longer than anything that could put the same job again. */
const KEEP_DONE_MS = 90 * DAY;

export interface JobWorker {
  start(): void;
  /** Lets the job under way finish, begins no more. */
  stop(): Promise<void>;
  /** Does everything that is due now, then returns whether there was anything: for tests. */
  drain(): Promise<boolean>;
}

/**
 * Keeps doing due jobs, one at a time in this process; others do others. A job and all that it leads to are one
 * transaction: a process that dies in the middle leaves it to the next.
 */
export function createJobWorker(parts: {
  storage: Storage;
  clock: Clock;
  log: Log;
  /** By kind. */
  handlers: Readonly<Record<string, JobHandler>>;
}): JobWorker {
  const { storage, clock, log, handlers } = parts;
  const signal = new Signal();
  let stopping = false;
  let running: Promise<void> | null = null;
  let tidyAtMs = 0;
  const watch = new ClockWatch(clock);

  /** One job; false when none was due. */
  async function step(): Promise<boolean> {
    let taken: store.DueJob | null = null;
    try {
      return await storage.transaction(async (tx) => {
        const now = clock.now();
        taken = await store.takeJob(tx, now);
        if (!taken) return false;
        const handler = handlers[taken.kind];
        if (!handler) throw new Error(`no handler for jobs of kind ${taken.kind}`);
        await handler({ tx, now, wake: (topic) => storage.wake(tx, topic) }, taken.payload);
        await store.markJobDone(tx, taken.key, now);
        return true;
      });
    } catch (err) {
      if (!taken) throw err;
      await putOff(taken, err);
      return true;
    }
  }

  async function putOff(job: store.DueJob, err: unknown): Promise<void> {
    const now = clock.now();
    const attempts = job.attempts + 1;
    const error = err instanceof Error ? err.name : 'unknown';
    log.error({ err, job: job.kind, attempts }, 'job failed');
    const dueAt = attempts < MAX_ATTEMPTS ? after(now, backoff(attempts, 5 * SECOND, LONGEST_WAIT_MS)) : null;
    await store.putOffJob(storage.db, job.key, { attempts, error, dueAt, now });
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      let waitMs = IDLE_LOOK_MS;
      try {
        await watch.ifSetBack(() => store.pullForward(storage.db, clock.now(), LONGEST_WAIT_MS));
        if (await step()) continue;
        if (performance.now() >= tidyAtMs) {
          await store.removeOldJobs(storage.db, after(clock.now(), -KEEP_DONE_MS));
          tidyAtMs = performance.now() + HOUR;
        }
        const due = await store.nextJobAt(storage.db);
        // Due but not taken: another process is doing it.
        if (due && due > clock.now()) waitMs = Math.min(waitMs, due.getTime() - clock.now().getTime());
      } catch (err) {
        log.error({ err }, 'jobs cannot be read, trying again');
        waitMs = SECOND;
      }
      await signal.wait(waitMs);
    }
  }

  const unsubscribe = storage.onWake('jobs', () => signal.raise());

  return {
    start() {
      running = loop();
    },
    async stop() {
      stopping = true;
      unsubscribe();
      signal.raise();
      await running;
    },
    async drain() {
      let any = false;
      while (await step()) any = true;
      return any;
    },
  };
}
