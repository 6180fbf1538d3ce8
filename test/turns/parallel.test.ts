import { afterEach, describe, expect, test } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Desk, echo, openDesk } from './desk.ts';

const onPostgres = process.env.DATABASE_URL !== undefined;

/** Locks between connections are PostgreSQL's; the embedded database has one connection. */
describe.runIf(onPostgres)('two processes with four workers each on one PostgreSQL', () => {
  let database: TestDatabase;
  const storages: Storage[] = [];
  const desks: Desk[] = [];
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.close();
    for (const storage of storages.splice(0)) await storage.close();
    await database.drop();
  });

  test('every message of 25 chats is acted on once, in order, one at a time in a chat', async () => {
    database = await createTestDatabase();
    const order: string[] = [];
    const busy = new Set<string>();
    const overlaps: string[] = [];
    const begun = Promise.withResolvers<void>();
    const beside = Promise.withResolvers<void>();
    for (let i = 0; i < 2; i += 1) {
      const storage = await openStorage(database.config);
      storages.push(storage);
      desks.push(
        await openDesk({
          storage,
          async handle(stored, content, context) {
            if (content.kind !== 'text') throw new Error('only texts here');
            if (busy.has(context.chat.id)) overlaps.push(content.text);
            busy.add(context.chat.id);
            // The first gets no further until another chat is at it, too.
            begun.resolve();
            if (busy.size > 1) beside.resolve();
            await beside.promise;
            await context.tx.$queryRaw`SELECT 1`;
            const turn = await echo(stored, content, context);
            // The state carries a count over the turns of a chat: a lost update would show.
            turn.state.prompt += 1;
            order.push(content.text);
            busy.delete(context.chat.id);
            return turn;
          },
        }),
      );
    }
    const [first, second] = desks;
    if (!first || !second) throw new Error('two desks');
    for (const desk of desks) desk.another({ concurrency: 4 }).start();
    await second.receive('chat 0', '0:0');
    await begun.promise;
    for (let i = 0; i < 8; i += 1) {
      const chats = Array.from({ length: 25 }, (_, chat) => chat).filter((chat) => i + chat > 0);
      await Promise.all(
        chats.map((chat) => (chat % 2 ? first : second).receive(`chat ${chat}`, `${chat}:${i}`)),
      );
    }
    await expect
      .poll(() => first.storage.db.inboxMessage.count({ where: { state: 'done' } }), { timeout: 15_000 })
      .toBe(200);
    expect(overlaps).toEqual([]);
    for (let chat = 0; chat < 25; chat += 1) {
      const expected = Array.from({ length: 8 }, (_, i) => `${chat}:${i}`);
      expect(order.filter((text) => text.startsWith(`${chat}:`))).toEqual(expected);
      expect(await first.said(`chat ${chat}`)).toEqual(expected);
    }
    const states = await first.storage.db.chat.findMany({ select: { state: true } });
    expect(new Set(states.map(({ state }) => (state as { prompt: number }).prompt))).toEqual(new Set([8]));
  });
});

test.runIf(onPostgres)(
  'what comes in while a chat’s turn is under way is stored without waiting for it',
  async () => {
    const { desk, begun, mayEnd } = await openSlowDesk();
    try {
      await desk.receive('tini', 'halo');
      await desk.worker.drain();
      desk.worker.start();
      await desk.receive('tini', 'lama');
      await begun.promise;
      await Promise.all([desk.receive('tini', 'berikutnya'), desk.receive('budi', 'halo')]);
      expect((await desk.inbox('tini')).map(({ state }) => state)).toEqual(['done', 'pending', 'pending']);
      mayEnd.resolve();
      await expect.poll(() => desk.said('tini')).toEqual(['halo', 'lama', 'berikutnya']);
    } finally {
      await desk.close();
    }
  },
);

test('a running worker acts on what comes later, and stopping lets the turn under way finish', async () => {
  const { desk, begun, mayEnd } = await openSlowDesk();
  try {
    desk.worker.start();
    await desk.receive('tini', 'halo');
    await expect.poll(() => desk.said('tini')).toEqual(['halo']);
    await desk.receive('tini', 'lama');
    await begun.promise;
    const stopped = desk.worker.stop();
    mayEnd.resolve();
    await stopped;
    expect(await desk.said('tini')).toEqual(['halo', 'lama']);
    await desk.receive('tini', 'terlambat');
    expect((await desk.inbox('tini')).map(({ state }) => state)).toEqual(['done', 'done', 'pending']);
  } finally {
    await desk.close();
  }
});

/** A desk whose turn about "lama" has begun when `begun` resolves, and ends when the test resolves `mayEnd`. */
async function openSlowDesk() {
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const desk = await openDesk({
    async handle(stored, content, context) {
      if (content.kind === 'text' && content.text === 'lama') {
        begun.resolve();
        await mayEnd.promise;
      }
      return echo(stored, content, context);
    },
  });
  return { desk, begun, mayEnd };
}
