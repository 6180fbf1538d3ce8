import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkpointWhenDue } from '../../src/storage/pglite-checkpoint.ts';
import { startPglite } from '../../src/storage/pglite-instance.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const MB = 1024 * 1024;

describe.runIf(process.env.DATABASE_URL === undefined)('the log of the embedded database', () => {
  let database: TestDatabase;
  let directory: string;
  let pglite: PGlite;
  beforeEach(async () => {
    database = await createTestDatabase();
    directory = join(database.config.dataDir, 'pglite');
    pglite = await startPglite(directory);
  });
  afterEach(async () => {
    await pglite.close();
    await database.drop();
  });

  const segments = async () =>
    (await readdir(join(directory, 'pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name)).length;
  const write = (megabytes: number) =>
    pglite.query(
      `SELECT pg_logical_emit_message(false, '', repeat('x', ${MB})) FROM generate_series(1, $1)`,
      [megabytes],
    );

  test('is ended once it is longer than allowed, and goes on', async () => {
    await write(5);
    await expect(checkpointWhenDue(pglite, 6 * MB)).resolves.toBe(false);
    expect(await segments()).toBeGreaterThan(5);
    await write(2);
    await expect(checkpointWhenDue(pglite, 6 * MB)).resolves.toBe(true);
    expect(await segments()).toBeLessThan(3);
    await expect(checkpointWhenDue(pglite, 6 * MB)).resolves.toBe(false);
    await write(1);
  });
});
