import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/kernel/log.ts';
import { createRunCoordinator } from '../../src/schedule/coordinator.ts';
import { createScheduler, type Job, type Run, type Scheduler } from '../../src/schedule/index.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { openTestStorage, type TestStorage } from '../support/shared-storage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let storage: TestStorage;
let nowMs: number;
const schedulers: Scheduler[] = [];
const clock = { now: () => new Date(nowMs) };

beforeEach(async () => {
  storage = await openTestStorage();
  nowMs = Date.parse('2026-11-23T01:30:00Z');
});
afterEach(async () => {
  for (const scheduler of schedulers.splice(0)) await scheduler.stop();
  await storage.close();
});

function scheduler(
  run: (run: Run) => Promise<void>,
  more: Partial<Job> = {},
  on: Storage = storage,
): Scheduler {
  const job: Job = { name: 'hourly', cron: '0 * * * *', timeZone: 'UTC', lateMs: 6 * HOUR, run, ...more };
  const made = createScheduler({ storage: on, clock, log: createLog('silent'), jobs: [job] });
  schedulers.push(made);
  return made;
}

const states = async () =>
  (await storage.db.scheduledRun.findMany({ orderBy: { slotAt: 'asc' } })).map(
    ({ key, state }) => `${key} ${state}`,
  );

describe('a slot', () => {
  test('is run once, at its hour, and never again', async () => {
    const slots: string[] = [];
    const one = scheduler(async ({ slot }) => void slots.push(slot.toISOString()));
    await one.runDue();
    slots.length = 0;
    nowMs += 29 * MINUTE;
    await one.runDue();
    expect(slots).toEqual([]);
    nowMs += MINUTE;
    await one.runDue();
    await one.runDue();
    nowMs += 59 * MINUTE;
    await one.runDue();
    expect(slots).toEqual(['2026-11-23T02:00:00.000Z']);
  });

  test('missed while everything was down is run late, beyond six hours skipped', async () => {
    const slots: string[] = [];
    await scheduler(async ({ slot }) => void slots.push(slot.toISOString().slice(11, 16))).runDue();
    expect(slots).toEqual(['20:00', '21:00', '22:00', '23:00', '00:00', '01:00']);
    expect((await states())[0]).toBe('hourly:2026-11-22T19:00Z skipped');
  });

  test('of a cron line in another zone is at that zone`s hour, over the end of a month', async () => {
    nowMs = Date.parse('2026-11-30T15:00:00Z');
    const slots: string[] = [];
    const one = scheduler(async ({ slot }) => void slots.push(slot.toISOString()), {
      cron: '40 0 1 * *',
      timeZone: 'Asia/Makassar',
    });
    await one.runDue();
    nowMs += 3 * HOUR;
    await one.runDue();
    expect(slots).toEqual(['2026-11-30T16:40:00.000Z']);
  });

  test('whose process died is taken up where its last step left it, by whoever looks after the lease', async () => {
    nowMs = Date.parse('2026-11-23T02:00:00Z');
    const dying = scheduler(async ({ slot, advance }) => {
      if (slot.getUTCHours() !== 2) return;
      await storage.transaction((tx) => advance(tx, 'half', 5));
      throw new Error('killed');
    });
    await dying.runDue();
    const marks: Array<string | null> = [];
    const other = scheduler(async ({ mark, advance }) => {
      marks.push(mark);
      expect(await storage.transaction((tx) => advance(tx, 'whole', 5))).toBe(true);
    });
    await other.runDue();
    expect(marks).toEqual([]);
    nowMs += 6 * MINUTE;
    await other.runDue();
    await other.runDue();
    expect(marks).toEqual(['half']);
    const row = await storage.db.scheduledRun.findUnique({ where: { key: 'hourly:2026-11-23T02:00Z' } });
    expect(row).toMatchObject({ state: 'done', mark: 'whole', count: 10 });
  });

  test('unfinished and too late is given up', async () => {
    nowMs = Date.parse('2026-11-23T02:00:00Z');
    const failing = scheduler(async () => {
      throw new Error('no');
    });
    await failing.runDue();
    nowMs += 7 * HOUR;
    await failing.runDue();
    expect((await states()).filter((line) => line.includes('T02:00Z'))).toEqual([
      'hourly:2026-11-23T02:00Z skipped',
    ]);
  });

  test('a step of a run that another process took over is refused', async () => {
    nowMs = Date.parse('2026-11-23T02:00:00Z');
    const moved: boolean[] = [];
    const slow = scheduler(async ({ slot, advance }) => {
      if (slot.getUTCHours() !== 2) return;
      await storage.db.scheduledRun.update({
        where: { key: 'hourly:2026-11-23T02:00Z' },
        data: { mark: 'theirs' },
      });
      moved.push(await storage.transaction((tx) => advance(tx, 'mine', 1)));
    });
    await slow.runDue();
    expect(moved).toEqual([false]);
  });
});

test('of two processes that tick at one moment, one is elected', async () => {
  const two = [createRunCoordinator(storage, clock), createRunCoordinator(storage, clock)];
  const elect = (key: string) => Promise.all(two.map((coordinator) => coordinator.shouldRun(key, 1_000)));
  expect((await elect('saudagar:2026-11-23T02:00:00.000Z')).filter(Boolean)).toHaveLength(1);
  expect((await elect('saudagar:2026-11-23T02:01:00.000Z')).filter(Boolean)).toHaveLength(1);
  expect((await elect('saudagar:2026-11-23T02:01:00.000Z')).filter(Boolean)).toHaveLength(0);
});

test('what was run is forgotten in time', async () => {
  const one = scheduler(async () => undefined);
  await createRunCoordinator(storage, clock).shouldRun('saudagar:x', 1_000);
  await one.runDue();
  nowMs += 2 * HOUR;
  await one.runDue();
  expect((await states()).some((line) => line.startsWith('tick:'))).toBe(false);
  nowMs += 91 * 24 * HOUR;
  await one.runDue();
  expect((await states()).some((line) => line.includes('2026-11'))).toBe(false);
});

describe.runIf(process.env.DATABASE_URL !== undefined)('two processes on one PostgreSQL', () => {
  test('200 slots are each run once', async () => {
    const others = await openStorage(storage.config);
    const slots: string[] = [];
    const run = async ({ slot }: Run) => void slots.push(slot.toISOString());
    const both = [scheduler(run, { cron: '* * * * *' }), scheduler(run, { cron: '* * * * *' }, others)];
    for (const one of both) await one.runDue();
    slots.length = 0;
    nowMs += 200 * MINUTE;
    await Promise.all(both.map((one) => one.runDue()));
    expect(slots).toHaveLength(200);
    expect(new Set(slots).size).toBe(200);
    await others.close();
  });
});
