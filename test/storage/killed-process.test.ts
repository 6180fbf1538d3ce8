import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStorage, StorageInUseError } from '../../src/storage/index.ts';
import { createCluster } from '../../src/storage/pglite-cluster.ts';
import { startPglite } from '../../src/storage/pglite-instance.ts';
import { runToEnd } from '../support/assistant-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const embedded = process.env.DATABASE_URL === undefined;
const WRITER = fileURLToPath(new URL('children/write-people.ts', import.meta.url));

let database: TestDatabase;
let child: ChildProcess | undefined;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await database.drop();
});

/** Starts a writing process and returns when it has committed `count` people; their ids are in `ids`. */
async function startWriter(count: number) {
  const writer = spawn(process.execPath, [WRITER, JSON.stringify(database.config)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = writer;
  const ids: string[] = [];
  const enough = Promise.withResolvers<void>();
  const closed = once(writer, 'close');
  createInterface(writer.stdout).on('line', (id) => {
    ids.push(id);
    if (ids.length === count) enough.resolve();
  });
  await Promise.race([
    enough.promise,
    closed.then(() => {
      throw new Error('the writer ended early');
    }),
  ]);
  return {
    ids,
    pid: writer.pid,
    async kill() {
      writer.kill('SIGKILL');
      await closed;
    },
  };
}

test('what was committed before kill -9 is there afterwards, whole, several times over', async () => {
  const committed: string[] = [];
  for (const count of [1, 40, 7]) {
    const writer = await startWriter(count);
    await writer.kill();
    committed.push(...writer.ids);
  }
  const storage = await openStorage(database.config);
  const people = (await storage.db.person.findMany({ select: { id: true } })).map(({ id }) => id);
  const entries = (await storage.db.auditEntry.findMany({ select: { id: true } })).map(({ id }) => id);
  await storage.close();
  expect(committed.filter((id) => !people.includes(id))).toEqual([]);
  expect(entries.toSorted()).toEqual(people.toSorted());
});

describe.runIf(embedded)('the embedded database', () => {
  test('refuses a second process while the first lives, names it, and opens when it was killed', async () => {
    const writer = await startWriter(1);
    const refused = openStorage(database.config);
    await expect(refused).rejects.toThrow(StorageInUseError);
    await expect(refused).rejects.toMatchObject({ directory: database.config.dataDir });
    await expect(refused).rejects.toThrow(`in use by process ${writer.pid}`);
    await writer.kill();
    const storage = await openStorage(database.config);
    await expect(storage.db.person.count()).resolves.toBeGreaterThan(0);
    await storage.close();
  });

  test('ends the process where PostgreSQL would panic, says why, and keeps what was committed', async () => {
    const { dataDir } = database.config;
    const script = 'test/storage/children/failed-checkpoint.ts';
    const ended = await runToEnd({}, script, JSON.stringify(database.config));
    expect(ended).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `The database in ${join(dataDir, 'pglite')} cannot be written or read: could not remove file "pg_logical/replorigin_checkpoint.tmp": Is a directory. If its disk is full or fails, make room or mend it; then start again: what was acknowledged is kept.\n`,
    });
    await rmdir(join(dataDir, 'pglite', 'pg_logical', 'replorigin_checkpoint.tmp'));
    const storage = await openStorage(database.config);
    await expect(storage.db.person.count()).resolves.toBe(1);
    await storage.close();
  });

  test('refuses a second opening in the same process, and lets go when closed', async () => {
    const first = await openStorage(database.config);
    await expect(openStorage(database.config)).rejects.toThrow(StorageInUseError);
    await first.close();
    const second = await openStorage(database.config);
    await second.close();
  });

  test('is created where a creating process died and no snapshot can be kept', async () => {
    const { dataDir } = database.config;
    const directory = join(dataDir, 'fresh');
    await mkdir(`${directory}.new`);
    await writeFile(join(`${directory}.new`, 'PG_VERSION'), '17\n');
    const cache = join(dataDir, 'cache');
    await writeFile(cache, 'a file, where a folder would have to be');
    await createCluster(directory, cache);
    expect(await answers(directory)).toBe(true);
  });

  test('is created from the snapshot that the first creation kept', async () => {
    const { dataDir } = database.config;
    const cache = join(dataDir, 'cache');
    await createCluster(join(dataDir, 'first'), cache);
    const kept = await readdir(cache);
    expect(kept).toEqual([expect.stringMatching(/^cluster-/)]);
    await writeFile(join(cache, kept[0] ?? '', 'marker'), '');
    const directory = join(dataDir, 'second');
    await createCluster(directory, cache);
    expect(await readdir(directory)).toContain('marker');
    expect(await answers(directory)).toBe(true);
  });
});

async function answers(directory: string): Promise<boolean> {
  const pglite = await startPglite(directory);
  const { rows } = await pglite.query('SELECT 1');
  await pglite.close();
  return rows.length === 1;
}
