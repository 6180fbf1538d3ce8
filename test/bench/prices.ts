import { parseArgs } from 'node:util';
import { storeObservations } from '../../src/features/prices/prices.store.ts';
import { LOCALES } from '../../src/folders.ts';
import { createLog } from '../../src/kernel/log.ts';
import { buildPrices } from '../../src/prices.ts';
import { createScheduler } from '../../src/schedule/index.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { loadWords } from '../../src/words/index.ts';
import { databaseOn, databases } from './databases.ts';
import { watchMemory } from './process-figures.ts';
import { Report, round } from './report.ts';

/**
 * `npm run bench:prices`: how long it takes to hand one slot's updates to the outbox, and how much memory, on the embedded
 * database and (DATABASE_URL) on PostgreSQL. Delivery then has its own pace.
 *
 *   --people <n>   that are due at once (100000)
 *   --on <what>    pglite or postgres, instead of both
 */
const { values: given } = parseArgs({ options: { people: { type: 'string' }, on: { type: 'string' } } });
const PEOPLE = Number(given.people ?? 100_000);
const NOW = new Date('2026-11-22T23:00:00Z');
/** Sets of items that people ask for; the real ones repeat too. */
const WISHES = [['lada'], ['lada', 'usd'], ['usd', 'myr'], ['lada', 'myr', 'usd'], ['kratom', 'lada']];

const log = createLog('warn');
const clock = { now: () => NOW };
const report = new Report('prices');
for (const on of databases(given.on)) report.add(await run(on));
report.end();

async function run(on: string) {
  const database = await databaseOn(on);
  const storage = await openStorage({ ...database.config, poolSize: 4 });
  try {
    await prepare(storage);
    const prices = buildPrices({
      storage,
      clock,
      log,
      words: loadWords(LOCALES),
      timeZone: 'Asia/Makassar',
      adminIds: [],
    });
    const scheduler = createScheduler({ storage, clock, log, jobs: prices.jobs({ fetching: false }) });
    const watched = watchMemory();
    const began = performance.now();
    await scheduler.runDue();
    const seconds = (performance.now() - began) / 1_000;
    const memory = watched();
    await scheduler.stop();
    const queued = await storage.db.outboxMessage.count();
    const chats = await storage.db.outboxMessage.groupBy({ by: ['chatId'], _count: true });
    return {
      on,
      people: PEOPLE,
      queued,
      once: chats.length === PEOPLE && chats.every(({ _count }) => _count === 1),
      seconds: round(seconds),
      perSecond: Math.round(queued / seconds),
      ...memory,
    };
  } finally {
    await storage.close();
    await database.drop();
  }
}

async function prepare(storage: Storage): Promise<void> {
  const common = { period: '2026-11-22', day: '2026-11-22', currency: 'IDR', basis: 'x' };
  await storeObservations(
    storage.db,
    [
      { ...common, series: 'lada-putih', unit: 'kg', value: 98_000 },
      { ...common, series: 'kurs-usd', unit: 'money', value: 16_800 },
      { ...common, series: 'kurs-myr', unit: 'money', value: 4_020 },
    ],
    { source: 'export-center', edition: '2026-11-22', fetchedAt: NOW },
  );
  const wishes = JSON.stringify(WISHES);
  await storage.db.$executeRaw`
    INSERT INTO "Person" (id, "createdAt", "lastSeenAt") SELECT gen_random_uuid(), ${NOW}, ${NOW} FROM generate_series(1, ${PEOPLE})`;
  await storage.db.$executeRaw`
    INSERT INTO "Chat" (id, channel, address, "personId", "createdAt", "lastInboundAt")
    SELECT gen_random_uuid(), 'telegram', p.id::text, p.id, ${NOW}, ${NOW} FROM "Person" p`;
  await storage.db.$executeRaw`
    INSERT INTO "PriceSubscription" ("personId", item, days, hour, zone, "createdAt")
    SELECT p.id, w.item, 127, 7, 'Asia/Makassar', ${NOW}
    FROM (SELECT id, row_number() OVER () AS n FROM "Person") p
    JOIN LATERAL jsonb_array_elements_text(${wishes}::jsonb->(p.n % 5)::int) AS w(item) ON TRUE`;
  await storage.db.$executeRaw`ANALYZE`;
}
