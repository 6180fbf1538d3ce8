import nodeCron, { type ScheduledTask } from 'node-cron';
import { after, type Clock, DAY, HOUR, MINUTE } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Storage } from '../storage/index.ts';
import { createRunCoordinator } from './coordinator.ts';
import type { Job } from './job.ts';
import {
  advanceRun,
  finishRun,
  forgetRuns,
  insertRun,
  readLastMark,
  type TakenRun,
  takeAbandoned,
} from './schedule.store.ts';

/** A run that has not moved for this long was left by a dead process. */
const LEASE_MS = 5 * MINUTE;
const KEPT_MS = 90 * DAY;

export interface Scheduler {
  start(): void;
  /** Ends ticking and waits for what is running. */
  stop(): Promise<void>;
  /** Runs every slot that is due by the clock and not taken: what a tick does. */
  runDue(): Promise<void>;
}

/**
 * Runs jobs at their slots. node-cron only ticks, once a minute in one of the processes; which slots are due is worked
 * out from the injected clock, and a slot's key in the database is the right to run it. So a slot is run once, is taken
 * up where a killed process left it, and is made up for when everything was down, but not after `lateMs`.
 */
export function createScheduler(parts: {
  storage: Storage;
  clock: Clock;
  log: Log;
  jobs: readonly Job[];
}): Scheduler {
  const { storage, clock, log, jobs } = parts;
  const matchers = jobs.map((job) => ({
    job,
    task: nodeCron.createTask(job.cron, () => undefined, { timezone: job.timeZone }),
  }));
  let lookedUntil: Date | null = null;
  let running: Promise<void> = Promise.resolve();
  let ticker: ScheduledTask | null = null;
  let stopping = false;

  async function look(): Promise<void> {
    const now = wholeMinute(clock.now());
    // Also what was due before this process began: another may have died, or none was there.
    const longest = Math.max(0, ...jobs.map(({ lateMs }) => lateMs));
    const earliest = after(now, -longest - HOUR);
    const from = lookedUntil && lookedUntil > earliest ? lookedUntil : earliest;
    for (const { job, task } of matchers) {
      for (const slot of slotsOf(task, from, now)) {
        if (stopping) return;
        const taken = await take(job, slot, now);
        if (taken) await perform(job, taken);
      }
      for (const abandoned of await storage.transaction((tx) =>
        takeAbandoned(tx, job.name, clock.now(), lease()),
      )) {
        if (stopping) return;
        if (clock.now().getTime() - abandoned.slotAt.getTime() > job.lateMs) await skip(job, abandoned);
        else await perform(job, abandoned);
      }
    }
    await forgetRuns(storage.db, after(now, -HOUR), after(now, -KEPT_MS));
    lookedUntil = now;
  }

  async function take(job: Job, slotAt: Date, now: Date): Promise<TakenRun | null> {
    const key = `${job.name}:${slotAt.toISOString().slice(0, 16)}Z`;
    const late = now.getTime() - slotAt.getTime() > job.lateMs;
    const state = late ? ('skipped' as const) : ('running' as const);
    const inserted = await insertRun(storage.db, {
      key,
      job: job.name,
      slotAt,
      state,
      leaseUntil: lease(),
      now,
    });
    // Nobody may have been there to be told: a new installation has such slots too.
    if (inserted && late) log.info({ job: job.name, slot: slotAt }, 'slot skipped: too late');
    return inserted && !late ? { key, job: job.name, slotAt, mark: null } : null;
  }

  async function perform(job: Job, { key, slotAt, mark }: TakenRun): Promise<void> {
    let at = mark;
    try {
      await job.run({
        slot: slotAt,
        mark,
        lastMark: (tx) => readLastMark(tx, job.name, slotAt),
        async advance(tx, next, count) {
          const moved = await advanceRun(tx, key, { from: at, mark: next, count, leaseUntil: lease() });
          if (moved) at = next;
          return moved;
        },
      });
      await finishRun(storage.db, key, 'done', clock.now());
    } catch (err) {
      // Its lease runs out, and the slot is taken up again where its last step left it.
      log.error({ err, job: job.name, slot: slotAt }, 'scheduled job failed');
    }
  }

  async function skip(job: Job, { key, slotAt }: TakenRun): Promise<void> {
    await finishRun(storage.db, key, 'skipped', clock.now());
    log.warn({ job: job.name, slot: slotAt }, 'slot given up: unfinished and too late');
  }

  function lease(): Date {
    return after(clock.now(), LEASE_MS);
  }

  /** One at a time, in this process; between processes the keys decide. */
  function runDue(): Promise<void> {
    running = running.then(look, look);
    return running;
  }

  return {
    start() {
      ticker = nodeCron.schedule(
        '* * * * *',
        () => runDue().catch((err: unknown) => log.error({ err }, 'the schedule cannot be read')),
        {
          name: 'saudagar',
          timezone: 'UTC',
          noOverlap: true,
          distributed: true,
          runCoordinator: createRunCoordinator(storage, clock),
          logger: cronLogger(log),
        },
      );
    },
    async stop() {
      stopping = true;
      await ticker?.destroy();
      for (const { task } of matchers) await task.destroy();
      await running.catch(() => undefined);
    },
    runDue,
  };
}

function slotsOf(task: ScheduledTask, from: Date, upTo: Date): Date[] {
  const slots: Date[] = [];
  for (let time = from.getTime() + MINUTE; time <= upTo.getTime(); time += MINUTE) {
    const minute = new Date(time);
    if (task.match(minute)) slots.push(minute);
  }
  return slots;
}

function wholeMinute(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / MINUTE) * MINUTE);
}

function cronLogger(log: Log) {
  return {
    info: (message: string) => log.debug({}, message),
    warn: (message: string) => log.warn({}, message),
    error: (message: string | Error, err?: Error) => log.error({ err: err ?? message }, 'node-cron'),
    debug: () => undefined,
  };
}
