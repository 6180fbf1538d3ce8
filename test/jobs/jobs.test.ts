import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createJobWorker,
  type JobHandler,
  type JobWorker,
  type NewJob,
  putJobs,
} from '../../src/jobs/index.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { createLog } from '../../src/kernel/log.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { openTestStorage, type TestStorage } from '../support/shared-storage.ts';

let storage: TestStorage;
let nowMs: number;
const others: Storage[] = [];
const workers: JobWorker[] = [];
const clock = { now: () => new Date(nowMs) };

beforeEach(async () => {
  nowMs = Date.parse('2026-11-23T01:00:00Z');
  storage = await openTestStorage();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
  for (const other of others.splice(0)) await other.close();
  await storage.close();
});

function open(handlers: Record<string, JobHandler>, on: Storage = storage): JobWorker {
  const worker = createJobWorker({ storage: on, clock, log: createLog('silent'), handlers });
  workers.push(worker);
  return worker;
}

const job = (key: string, dueInMs = 0): NewJob => ({
  key,
  kind: 'note',
  payload: { key },
  dueAt: new Date(nowMs + dueInMs),
});
const put = (...jobs: NewJob[]) => storage.transaction((tx) => putJobs(tx, jobs, clock.now()));

/** A handler that notes what it did, in its transaction. */
const note: JobHandler = async ({ tx, now }, payload) => {
  await tx.auditEntry.create({
    data: { id: crypto.randomUUID(), at: now, act: 'noted', subject: (payload as { key: string }).key },
  });
};
const noted = async () =>
  (await storage.db.auditEntry.findMany({ where: { act: 'noted' }, orderBy: { at: 'asc' } })).map(
    ({ subject }) => subject,
  );

describe('a job', () => {
  test('is done when it is due, once, however often it is put', async () => {
    const worker = open({ note });
    await put(job('a', HOUR), job('a', HOUR));
    await put(job('a', HOUR));
    expect(await worker.drain()).toBe(false);
    nowMs += HOUR;
    expect(await worker.drain()).toBe(true);
    await put(job('a'));
    expect(await worker.drain()).toBe(false);
    expect(await noted()).toEqual(['a']);
  });

  test('is moved forward by an earlier time, never back', async () => {
    const worker = open({ note });
    await put(job('a', DAY));
    await put(job('a', HOUR));
    await put(job('a', 2 * DAY));
    nowMs += HOUR;
    await worker.drain();
    expect(await noted()).toEqual(['a']);
  });

  test('that is put by a transaction that fails is not there', async () => {
    const worker = open({ note });
    const failing = storage.transaction(async (tx) => {
      await putJobs(tx, [job('a')], clock.now());
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await worker.drain()).toBe(false);
  });

  test('that fails leaves nothing, is tried again later, and is given up after six times', async () => {
    let tries = 0;
    const worker = open({
      async note(context, payload) {
        await note(context, payload);
        tries += 1;
        throw new TypeError('broken');
      },
    });
    await put(job('a'), job('b', 1));
    nowMs += 1;
    for (let i = 0; i < 12; i += 1) {
      await worker.drain();
      nowMs += HOUR;
    }
    expect(tries).toBe(12);
    expect(await noted()).toEqual([]);
    const rows = await storage.db.job.findMany({ select: { state: true, attempts: true, lastError: true } });
    expect(rows).toEqual(Array(2).fill({ state: 'dead', attempts: 6, lastError: 'TypeError' }));
  });

  test('of an unknown kind holds up no other', async () => {
    const worker = open({ note });
    await put({ ...job('strange'), kind: 'from a later version' }, job('a', 1));
    nowMs += 1;
    await worker.drain();
    expect(await noted()).toEqual(['a']);
    expect(await storage.db.job.findUnique({ where: { key: 'strange' } })).toMatchObject({
      state: 'waiting',
    });
  });

  test('wakes a running worker as soon as it is committed', async () => {
    const worker = open({ note });
    worker.start();
    await storage.transaction(async (tx) => {
      await putJobs(tx, [job('a')], clock.now());
      await storage.wake(tx, 'jobs');
    });
    await expect.poll(noted).toEqual(['a']);
  });
});

/** Locks between connections are PostgreSQL's; the embedded database has one connection. */
describe.runIf(process.env.DATABASE_URL !== undefined)('three processes', () => {
  test('do 200 jobs once each', async () => {
    await put(...Array.from({ length: 200 }, (_, i) => job(`job ${i}`)));
    const running = [];
    for (let i = 0; i < 3; i += 1) {
      const other = await openStorage(storage.config);
      others.push(other);
      running.push(open({ note }, other));
    }
    await Promise.all(running.map((worker) => worker.drain()));
    const done = await noted();
    expect(done).toHaveLength(200);
    expect(new Set(done).size).toBe(200);
  });
});
