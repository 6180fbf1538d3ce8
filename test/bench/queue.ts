import { parseArgs } from 'node:util';
import { countAudience, fixRecipients } from '../../src/features/broadcasts/audience.store.ts';
import { Audience } from '../../src/features/broadcasts/audience.ts';
import { createBroadcast } from '../../src/features/broadcasts/broadcasts.store.ts';
import { Composition } from '../../src/features/broadcasts/composition.ts';
import { createBroadcastFeed } from '../../src/features/broadcasts/index.ts';
import { countStanding } from '../../src/features/broadcasts/standing.store.ts';
import { LOCALES } from '../../src/folders.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { plain } from '../../src/messages/index.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { loadWords } from '../../src/words/index.ts';
import { whereItIsNoon } from '../support/where-it-is-noon.ts';
import { databaseOn, databases } from './databases.ts';
import { watchMemory } from './process-figures.ts';
import { Report, round } from './report.ts';

/**
 * `npm run bench:queue`: how long an announcement to very many takes to count, to queue, and to feed a window of it, and how
 * much memory the process takes for that. On the embedded database and (DATABASE_URL) on PostgreSQL.
 *
 *   --people <n>[,<n>]  default 100000; 1000000 wants some minutes to fill the tables
 *   --on <what>         pglite or postgres, instead of both
 */
const { values: given } = parseArgs({ options: { people: { type: 'string' }, on: { type: 'string' } } });
const SIZES = (given.people ?? '100000').split(',').map(Number);
const ZONE = whereItIsNoon();

const report = new Report('queue');
for (const people of SIZES) for (const on of databases(given.on)) report.add(await run(on, people));
report.end();

async function run(on: string, people: number) {
  const database = await databaseOn(on);
  const storage = await openStorage(database.config);
  try {
    await fill(storage, people);
    const watched = watchMemory();
    const now = new Date();
    const everybody = Audience.parse({});
    const count = await timed(() =>
      storage.transaction((tx) => countAudience(tx, everybody, now, ZONE), { timeout: 600_000 }),
    );
    const broadcast = await storage.transaction(async (tx) =>
      createBroadcast(tx, {
        id: uuidv7(),
        authorId: (await tx.person.findFirstOrThrow()).id,
        composition: Composition.parse({ text: 'Pelatihan ekspor hari Sabtu.' }),
        contentOf: () => ({ id: { text: plain('Pelatihan') }, en: { text: plain('Training') } }),
        state: 'sending',
        now,
      }),
    );
    const waits: number[] = [];
    const queue = await timed(async () => {
      let last: string | null = null;
      do {
        const after: string | null = last;
        const began = performance.now();
        last = await storage.transaction((tx) =>
          fixRecipients(tx, broadcast.id, everybody, now, { timeZone: ZONE, after, limit: 10_000 }),
        );
        waits.push(performance.now() - began);
      } while (last !== null);
      return storage.db.broadcastRecipient.count();
    });
    await storage.db.$executeRaw`ANALYZE "BroadcastRecipient"`;
    const feed = createBroadcastFeed({ timeZone: ZONE, words: loadWords(LOCALES) });
    const fed = await timed(() => storage.transaction((tx) => feed(tx, 'telegram', now)));
    const standing = await timed(() => countStanding(storage.db, broadcast.id, now));
    return {
      on,
      people,
      queued: queue.value,
      countSeconds: round(count.ms / 1_000, 2),
      queueSeconds: round(queue.ms / 1_000, 2),
      longestStepMs: Math.round(Math.max(...waits)),
      feedMs: Math.round(fed.ms),
      standingMs: Math.round(standing.ms),
      ...watched(),
    };
  } finally {
    await storage.close();
    await database.drop();
  }
}

/** People with a chat each; half have a business, in one of three provinces; one in fifty wants no announcements. */
async function fill(storage: Storage, people: number): Promise<void> {
  const now = new Date();
  for (let from = 0; from < people; from += 100_000) {
    const many = Math.min(100_000, people - from);
    await storage.db.$executeRaw`
      WITH p AS (
        INSERT INTO "Person" (id, "createdAt", "lastSeenAt", "announcementsOffAt")
        SELECT gen_random_uuid(), ${now}, ${now}, CASE WHEN i % 50 = 0 THEN ${now}::timestamptz END
        FROM generate_series(${from}::int + 1, ${from + many}::int) AS i RETURNING id),
      b AS (
        INSERT INTO "Business" (id, "personId", name, "ownerName", "regencyCode", "regencyText", experience, "createdAt", "updatedAt")
        SELECT gen_random_uuid(), id, 'Usaha', 'Pemilik', (ARRAY['64.71', '65.03', '31.71'])[1 + (hashtext(id::text) & 1)], '', 'never',
          ${now}, ${now} FROM p WHERE hashtext(id::text) % 2 = 0)
      INSERT INTO "Chat" (id, channel, address, "personId", "createdAt", "lastInboundAt")
      SELECT gen_random_uuid(), CASE WHEN hashtext(id::text) % 4 = 0 THEN 'whatsapp' ELSE 'telegram' END, id::text, id, ${now}, ${now}
      FROM p`;
  }
  await storage.db.$executeRaw`ANALYZE`;
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now();
  const value = await work();
  return { ms: performance.now() - began, value };
}
