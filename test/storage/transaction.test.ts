import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openStorage, type Storage, type Tx } from '../../src/storage/index.ts';
import { createTestDatabase } from '../support/database.ts';
import { openTestStorage } from '../support/shared-storage.ts';

let storage: Storage;
beforeAll(async () => {
  storage = await openTestStorage();
});
afterAll(() => storage.close());

const moment = new Date('2025-08-07T23:30:00.123Z');

async function addPerson(tx: Tx, id: string = randomUUID()): Promise<string> {
  await tx.person.create({ data: { id, createdAt: moment, lastSeenAt: moment } });
  return id;
}

const exists = async (id: string) => (await storage.db.person.count({ where: { id } })) === 1;

describe('a transaction', () => {
  test('commits everything', async () => {
    const id = await storage.transaction((tx) => addPerson(tx));
    expect(await exists(id)).toBe(true);
  });

  test('leaves nothing when its callback throws', async () => {
    const id = randomUUID();
    const refused = storage.transaction(async (tx) => {
      await addPerson(tx, id);
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(await exists(id)).toBe(false);
  });

  test('rejects when a statement failed and the callback went on as if nothing was', async () => {
    const taken = await storage.transaction((tx) => addPerson(tx));
    const other = randomUUID();
    const refused = storage.transaction(async (tx) => {
      await addPerson(tx, other);
      await addPerson(tx, taken).catch(() => undefined);
    });
    await expect(refused).rejects.toThrow(/aborted/);
    expect(await exists(other)).toBe(false);
  });

  test('has the isolation level it asked for', async () => {
    const level = await storage.transaction((tx) => tx.$queryRaw`SHOW transaction_isolation`, {
      isolationLevel: 'Serializable',
    });
    expect(level).toEqual([{ transaction_isolation: 'serializable' }]);
  });

  test('ends at its time limit, and the next one finds the way free', async () => {
    const release = Promise.withResolvers<void>();
    const late = storage.transaction(
      async (tx) => {
        await addPerson(tx);
        await release.promise;
        await addPerson(tx);
      },
      { timeout: 1 },
    );
    const refused = expect(late).rejects.toMatchObject({ code: 'P2028' });
    const next = await storage.transaction((tx) => addPerson(tx));
    expect(await exists(next)).toBe(true);
    release.resolve();
    await refused;
  });

  test('refuses the global client and a second transaction inside it, at once', async () => {
    const stray = storage.transaction(() => storage.db.person.count());
    await expect(stray).rejects.toThrow(/inside a transaction/);
    const nested = storage.transaction(() => storage.transaction((tx) => tx.person.count()));
    await expect(nested).rejects.toThrow(/inside a transaction/);
  });

  test('does not bind what it started and left running', async () => {
    const ended = Promise.withResolvers<void>();
    const { later } = await storage.transaction(async () => ({
      later: ended.promise.then(() => storage.db.person.count()),
    }));
    ended.resolve();
    await expect(later).resolves.toBeGreaterThan(0);
  });
});

test('moments are kept to the millisecond, whatever the database’s time zone', async () => {
  const database = await createTestDatabase();
  const before = await openStorage(database.config);
  await before.db.$executeRaw`DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET timezone = %L', current_database(), 'Asia/Makassar');
  END $$`;
  await before.close();
  const after = await openStorage(database.config);
  const id = await after.transaction((tx) => addPerson(tx));
  const person = await after.db.person.findUniqueOrThrow({ where: { id } });
  const [row] = await after.db.$queryRaw<{ epoch: number }[]>`
    SELECT extract(epoch FROM "createdAt")::float8 AS epoch FROM "Person" WHERE id = ${id}::uuid`;
  await after.close();
  await database.drop();
  expect(person.createdAt).toEqual(moment);
  expect(row?.epoch).toBe(moment.getTime() / 1000);
});

test('closing undoes what is still running', async () => {
  const database = await createTestDatabase();
  const closing = await openStorage(database.config);
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const running = closing.transaction(async (tx) => {
    await addPerson(tx);
    started.resolve();
    await release.promise;
  });
  const refused = expect(running).rejects.toThrow();
  await started.promise;
  await closing.close();
  release.resolve();
  await refused;
  const again = await openStorage(database.config);
  const people = await again.db.person.count();
  await again.close();
  await database.drop();
  expect(people).toBe(0);
});

test('the database answers', async () => {
  await expect(storage.ping()).resolves.toBeUndefined();
});

test.skipIf(process.env.DATABASE_URL)('a commit on the embedded database reaches the disk', async () => {
  const fsyncSync = vi.spyOn(fs, 'fsyncSync');
  syncBuiltinESMExports();
  await storage.transaction((tx) => addPerson(tx));
  const calls = fsyncSync.mock.calls.length;
  fsyncSync.mockRestore();
  syncBuiltinESMExports();
  expect(calls).toBeGreaterThan(0);
});
