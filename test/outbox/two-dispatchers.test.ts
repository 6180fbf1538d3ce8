import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SendResult } from '../../src/channels/channel.ts';
import { claim, lockChannel } from '../../src/outbox/outbox.store.ts';
import { sharePace } from '../../src/outbox/pace.store.ts';
import { PACE } from '../../src/outbox/pace.ts';
import { openStorage, type Storage, type Tx } from '../../src/storage/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const onPostgres = process.env.DATABASE_URL !== undefined;

/** Locks between connections are PostgreSQL's; the embedded database has one connection. */
describe.runIf(onPostgres)('two processes on one PostgreSQL', () => {
  let database: TestDatabase;
  const storages: Storage[] = [];
  const offices: PostOffice[] = [];
  afterEach(async () => {
    for (const office of offices.splice(0)) await office.close();
    for (const storage of storages.splice(0)) await storage.close();
    await database.drop();
  });

  async function open(): Promise<PostOffice> {
    const storage = await openStorage(database.config);
    storages.push(storage);
    const office = await openPostOffice(storage);
    offices.push(office);
    return office;
  }

  test('320 messages to 40 chats are each sent once, in order, one at a time in a chat', async () => {
    database = await createTestDatabase();
    const first = await open();
    const second = await open();
    for (let i = 0; i < 8; i += 1) {
      for (let chat = 0; chat < 40; chat += 1) await first.put(`chat ${chat}`, `${chat}:${i}`);
    }
    const order: string[] = [];
    const busy = new Set<string>();
    const overlaps: string[] = [];
    // No answer before both have called: one process alone may have 16 calls under way, so the other gets its share.
    const both = Promise.withResolvers<void>();
    for (const office of [first, second]) {
      office.answer(async ({ to, text, key }) => {
        if (busy.has(to.id)) overlaps.push(text);
        busy.add(to.id);
        order.push(text);
        if (first.calls.length && second.calls.length) both.resolve();
        await both.promise;
        busy.delete(to.id);
        return { kind: 'sent', platformIds: [key] };
      });
      office.dispatcher({ concurrency: 16 }).start();
    }
    await expect
      .poll(() => first.storage.db.outboxMessage.count({ where: { state: 'sent' } }), { timeout: 15_000 })
      .toBe(320);
    expect(overlaps).toEqual([]);
    for (let chat = 0; chat < 40; chat += 1) {
      const ofChat = order.filter((text) => text.startsWith(`${chat}:`));
      expect(ofChat).toEqual(Array.from({ length: 8 }, (_, i) => `${chat}:${i}`));
    }
  });

  test('they share the pace: together no faster than one, and a pause holds for both (P21)', async () => {
    database = await createTestDatabase();
    const first = await open();
    const second = await open();
    // In real time, since both count by the database's clock; a window of 0.3 s keeps it short.
    vi.mocked(performance.now).mockRestore();
    const pace = { perSecond: 100, burst: 30, chatPerSecond: 1e6, chatBurst: 1e6, shared: true };
    const calledAt: number[] = [];
    for (const office of [first, second]) {
      office.answer(async ({ key }) => {
        calledAt.push(performance.now());
        return { kind: 'sent', platformIds: [key] };
      });
    }
    for (let chat = 0; chat < 120; chat += 1) await first.put(`chat ${chat}`, `${chat}`);
    for (const office of [first, second]) office.dispatcher({ pace }).start();
    const sent = () => first.storage.db.outboxMessage.count({ where: { state: 'sent' } });
    await expect.poll(sent, { timeout: 15_000 }).toBe(120);
    expect(first.calls.length).toBeGreaterThan(0);
    expect(second.calls.length).toBeGreaterThan(0);
    // 30 at once, then 30 in each 0.3 s; two that know nothing of each other need half of it.
    expect((calledAt.at(-1) ?? 0) - (calledAt[0] ?? 0)).toBeGreaterThan(850);

    const retry: SendResult = { kind: 'retry', reason: 'flood-limit', afterMs: 60_000 };
    for (const office of [first, second]) office.answer(() => retry);
    await first.put('tini', 'too many');
    await expect.poll(async () => (await first.row('too many')).lastError).toBe('flood-limit');
    const before = first.calls.length + second.calls.length;
    for (const office of [first, second]) await office.dispatcher({ pace }).drain();
    await first.put('budi', 'held back');
    for (const office of [first, second]) await office.dispatcher({ pace }).drain();
    expect(first.calls.length + second.calls.length).toBe(before);
    expect((await first.row('held back')).state).toBe('queued');
  });

  const LOCKS = {
    'the lock of a channel': (_storage: Storage) => (tx: Tx) => lockChannel(tx, 'telegram'),
    'a shared pace': (storage: Storage) => sharePace(storage, 'telegram', PACE.telegram).load,
  };
  test.each(Object.entries(LOCKS))(
    'a reply that arrives while bulk of the same chat is being claimed does not run beside it: %s',
    async (_name, lockOf) => {
      database = await createTestDatabase();
      const first = await open();
      const second = await open();
      await first.put('tini', 'siaran', { priority: 9 });
      const claimed = Promise.withResolvers<void>();
      const mayCommit = Promise.withResolvers<void>();
      const request = { channel: 'telegram', now: first.now(), leaseUntil: first.now(), limit: 10, held: [] };
      const claiming = first.storage.transaction(async (tx) => {
        await lockOf(first.storage)(tx);
        const rows = await claim(tx, request);
        claimed.resolve();
        await mayCommit.promise;
        return rows;
      });
      await claimed.promise;
      await first.put('tini', 'jawaban');
      const beside = second.storage.transaction(async (tx) => {
        await lockOf(second.storage)(tx);
        return claim(tx, request);
      });
      let ended = false;
      void beside.finally(() => {
        ended = true;
      });
      const waitsForFirst = async () => {
        const rows = await first.storage.db.$queryRaw<unknown[]>`
          SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
        return rows.length > 0;
      };
      await expect.poll(async () => ended || (await waitsForFirst())).toBe(true);
      mayCommit.resolve();
      expect(await claiming).toHaveLength(1);
      expect(await beside).toEqual([]);
    },
  );
});
