import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { storeObservations } from '../../../src/features/prices/prices.store.ts';
import { uuidv7 } from '../../../src/kernel/ids.ts';
import { createLog } from '../../../src/kernel/log.ts';
import { Reply, toPlainText } from '../../../src/messages/index.ts';
import { buildPrices } from '../../../src/prices.ts';
import { createScheduler } from '../../../src/schedule/index.ts';
import { openStorage, type Storage } from '../../../src/storage/index.ts';
import { loadedWords } from '../../support/loaded.ts';
import { openTestStorage, type TestStorage } from '../../support/shared-storage.ts';

const SLOT = '2026-11-22T23:00:00Z';
let storage: TestStorage;
let nowMs: number;
const clock = { now: () => new Date(nowMs) };
const words = loadedWords();

beforeEach(async () => {
  storage = await openTestStorage();
  nowMs = Date.parse(SLOT);
  const at = { source: 'export-center', edition: '2026-11-22', fetchedAt: clock.now() };
  const common = { period: '2026-11-22', day: '2026-11-22', currency: 'IDR', basis: 'x' };
  await storeObservations(
    storage.db,
    [
      { ...common, series: 'lada-putih', unit: 'kg', value: 98_000 },
      { ...common, series: 'kurs-usd', unit: 'money', value: 16_800 },
    ],
    at,
  );
});
afterEach(async () => {
  await storage.close();
});

function process_(on: Storage) {
  const log = createLog('silent');
  const prices = buildPrices({ storage: on, clock, log, words, timeZone: 'Asia/Makassar', adminIds: [] });
  return createScheduler({ storage: on, clock, log, jobs: prices.jobs({ fetching: false }) });
}

async function person(
  items: string[],
  more: { zone?: string; hour?: number; days?: number; stopped?: boolean; language?: string } = {},
) {
  const id = uuidv7();
  const now = clock.now();
  const { zone = 'Asia/Makassar', hour = 7, days = 127, stopped = false, language = 'id' } = more;
  await storage.db.person.create({ data: { id, createdAt: now, lastSeenAt: now, language } });
  await storage.db.chat.create({
    data: {
      id: uuidv7(),
      channel: 'telegram',
      address: id,
      personId: id,
      createdAt: now,
      stoppedAt: stopped ? now : null,
    },
  });
  await storage.db.priceSubscription.createMany({
    data: items.map((item) => ({ personId: id, item, days, hour, zone, createdAt: now })),
  });
  return id;
}

async function sent(): Promise<Array<{ to: string; text: string }>> {
  const rows = await storage.db.outboxMessage.findMany({ include: { chat: true }, orderBy: { seq: 'asc' } });
  return rows.map(({ chat, content }) => ({
    to: chat.address,
    text: toPlainText(Reply.parse(content).text),
  }));
}

test('one message for all of a person`s prices, at the hour of their own zone', async () => {
  const wita = await person(['lada', 'usd']);
  const english = await person(['usd'], { language: 'en' });
  await person(['lada'], { zone: 'Asia/Jakarta' });
  await person(['lada'], { hour: 8 });
  await person(['lada'], { days: 0b0111110 });
  await person(['lada'], { stopped: true });
  await person(['kratom']);
  const one = process_(storage);
  await one.runDue();
  expect((await sent()).map(({ to }) => to)).toEqual([wita, english]);
  const [first, second] = await sent();
  expect(first?.text).toContain('Lada putih Muntok: Rp98.000/kg');
  expect(first?.text).toContain('1 Dolar Amerika: Rp16.800');
  expect(second?.text).toContain("Today's prices");
  const rows = await storage.db.outboxMessage.findMany();
  expect(
    rows.every(
      ({ priority, expiresAt }) => priority === 1 && expiresAt?.toISOString() === '2026-11-23T05:00:00.000Z',
    ),
  ).toBe(true);
  // Seven in the morning in Jakarta is an hour later.
  nowMs += 3_600_000;
  await one.runDue();
  expect(await sent()).toHaveLength(4);
  await one.stop();
});

test('down for five hours: sent late; for seven: not at all', async () => {
  await person(['lada']);
  nowMs += 5 * 3_600_000;
  const one = process_(storage);
  await one.runDue();
  expect(await sent()).toHaveLength(1);
  await one.stop();
  nowMs = Date.parse(SLOT) + 24 * 3_600_000 + 7 * 3_600_000;
  const next = process_(storage);
  await next.runDue();
  expect(await sent()).toHaveLength(1);
  await next.stop();
});

describe.runIf(process.env.DATABASE_URL !== undefined)('two processes on one PostgreSQL', () => {
  test('2,500 subscribers get one message each, also when one process dies between batches', async () => {
    const now = clock.now();
    const people = Array.from({ length: 2_500 }, () => uuidv7());
    await storage.db.person.createMany({
      data: people.map((id) => ({ id, createdAt: now, lastSeenAt: now })),
    });
    await storage.db.chat.createMany({
      data: people.map((id) => ({
        id: uuidv7(),
        channel: 'telegram',
        address: id,
        personId: id,
        createdAt: now,
      })),
    });
    await storage.db.priceSubscription.createMany({
      data: people.flatMap((personId) =>
        ['lada', 'usd'].map((item) => ({
          personId,
          item,
          days: 127,
          hour: 7,
          zone: 'Asia/Makassar',
          createdAt: now,
        })),
      ),
    });
    // The first process is cut off from the database in its second batch.
    const doomed = await openStorage(storage.config);
    let batches = 0;
    const cut: Storage = {
      ...doomed,
      transaction(fn, options) {
        return doomed.transaction(async (tx) => {
          const result = await fn(tx);
          const done = await tx.outboxMessage.count();
          if (done > 1_000 && ++batches > 0) throw new Error('killed');
          return result;
        }, options);
      },
    };
    const [first, second] = [process_(cut), process_(storage)];
    await Promise.all([first.runDue(), second.runDue()]);
    nowMs += 6 * 60_000;
    await second.runDue();
    await second.runDue();
    const rows = await storage.db.outboxMessage.groupBy({ by: ['chatId'], _count: true });
    expect(rows).toHaveLength(2_500);
    expect(rows.every(({ _count }) => _count === 1)).toBe(true);
    const run = await storage.db.scheduledRun.findUnique({
      where: { key: 'price-update:2026-11-22T23:00Z' },
    });
    expect(run).toMatchObject({ state: 'done', count: 2_500 });
    await first.stop();
    await second.stop();
    await doomed.close();
  });
});
