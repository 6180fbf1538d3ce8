import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTestStorage } from '../support/shared-storage.ts';

const onPostgres = process.env.DATABASE_URL !== undefined;

/** Resolves when the topic is woken next. */
function woken(storage: Storage, topic: 'inbox' | 'outbox'): Promise<void> {
  return new Promise((resolve) => {
    const stop = storage.onWake(topic, () => {
      stop();
      resolve();
    });
  });
}

describe('a wake', () => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await openTestStorage();
  });
  afterEach(() => storage.close());

  test('is heard after the callback of its transaction, not before', async () => {
    const events: string[] = [];
    storage.onWake('inbox', () => events.push('woken'));
    const heard = woken(storage, 'inbox');
    await storage.transaction(async (tx) => {
      await storage.wake(tx, 'inbox');
      await tx.$queryRaw`SELECT 1`;
      events.push('end of transaction');
    });
    await heard;
    expect(events).toEqual(['end of transaction', 'woken']);
  });

  test('is not heard when its transaction rolls back', async () => {
    const events: string[] = [];
    storage.onWake('inbox', () => events.push('inbox'));
    const undone = storage.transaction(async (tx) => {
      await storage.wake(tx, 'inbox');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    // Wakes keep their order, so an inbox wake would have come before this one.
    const heard = woken(storage, 'outbox');
    await storage.transaction((tx) => storage.wake(tx, 'outbox'));
    await heard;
    expect(events).toEqual([]);
  });

  test('reaches every listener of its topic, also after one that throws', async () => {
    storage.onWake('inbox', () => {
      throw new Error('a listener’s own fault');
    });
    const heard = woken(storage, 'inbox');
    await storage.transaction((tx) => storage.wake(tx, 'inbox'));
    await expect(heard).resolves.toBeUndefined();
  });

  test('comes once for many in one transaction', async () => {
    let calls = 0;
    storage.onWake('inbox', () => {
      calls += 1;
    });
    const heard = woken(storage, 'outbox');
    await storage.transaction(async (tx) => {
      await storage.wake(tx, 'inbox');
      await storage.wake(tx, 'inbox');
      await storage.wake(tx, 'outbox');
    });
    await heard;
    expect(calls).toBe(1);
  });

  test('is no longer heard by a listener that stopped', async () => {
    let calls = 0;
    const stop = storage.onWake('inbox', () => {
      calls += 1;
    });
    stop();
    const heard = woken(storage, 'inbox');
    await storage.transaction((tx) => storage.wake(tx, 'inbox'));
    await heard;
    expect(calls).toBe(0);
  });

  test('may open transactions of its own from its listener', async () => {
    const counted = new Promise<number>((resolve, reject) => {
      storage.onWake('inbox', () => {
        storage.transaction((tx) => tx.person.count()).then(resolve, reject);
      });
    });
    await storage.transaction((tx) => storage.wake(tx, 'inbox'));
    await expect(counted).resolves.toBe(0);
  });
});

describe.runIf(onPostgres)('on PostgreSQL, a wake', () => {
  let database: TestDatabase;
  let here: Storage;
  let there: Storage;
  beforeEach(async () => {
    database = await createTestDatabase();
    here = await openStorage(database.config);
    there = await openStorage(database.config);
  });
  afterEach(async () => {
    await Promise.all([here.close(), there.close()]);
    await database.drop();
  });

  test('crosses processes', async () => {
    const heard = woken(there, 'outbox');
    await here.transaction((tx) => here.wake(tx, 'outbox'));
    await expect(heard).resolves.toBeUndefined();
  });

  test('comes after a lost listening connection without anybody sending it, and then as before', async () => {
    const missed = woken(there, 'inbox');
    const killed = await here.db.$queryRaw<unknown[]>`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
    expect(killed).toHaveLength(2);
    await missed;
    const heard = woken(there, 'inbox');
    await here.transaction((tx) => here.wake(tx, 'inbox'));
    await expect(heard).resolves.toBeUndefined();
  });
});
