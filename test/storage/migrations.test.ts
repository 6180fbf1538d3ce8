import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diagnoseHistory, diffSchema } from '../../prisma/new-migration.ts';
import type { DriverFactory } from '../../src/storage/driver.ts';
import { MigrationError } from '../../src/storage/index.ts';
import { type MigrationConnection, migrate } from '../../src/storage/migrate.ts';
import { MIGRATIONS_FOLDER, readMigrations } from '../../src/storage/migrations-folder.ts';
import { createPgliteDriver } from '../../src/storage/pglite-driver.ts';
import { startPglite } from '../../src/storage/pglite-instance.ts';
import { createTestDatabase } from '../support/database.ts';

interface Fixture {
  connection: MigrationConnection;
  driver: DriverFactory;
  /** A copy of the project's migrations, to add to. */
  folder: string;
  close(): Promise<void>;
}

async function openFixture(): Promise<Fixture> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'saudagar-migrations-'));
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
  const { connection, driver, close } = await connect(database.config);
  return {
    connection,
    driver,
    folder,
    async close() {
      await close();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

async function connect({ databaseUrl, dataDir }: { databaseUrl?: string | undefined; dataDir: string }) {
  if (databaseUrl === undefined) {
    const pglite = await startPglite(join(dataDir, 'pglite'));
    return {
      connection: {
        query: (sql: string, params?: unknown[]) => pglite.query(sql, params),
        script: (sql: string) => pglite.exec(sql),
      },
      driver: createPgliteDriver(pglite),
      close: () => pglite.close(),
    };
  }
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const client = await pool.connect();
  // Its database is dropped while it leaves.
  client.on('error', () => undefined);
  return {
    connection: {
      query: (sql: string, params?: unknown[]) => client.query(sql, params),
      script: (sql: string) => client.query(sql),
    },
    driver: new PrismaPg(pool),
    async close() {
      client.release();
      await pool.end();
    },
  };
}

let fixture: Fixture;
beforeEach(async () => {
  fixture = await openFixture();
});
afterEach(() => fixture.close());

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(fixture.folder, name));
  await writeFile(join(fixture.folder, name, 'migration.sql'), sql);
}

describe('the migrations', () => {
  test('lead to schema.prisma', async () => {
    expect(await diffSchema()).toBeUndefined();
  });

  test('are recorded so that Prisma’s own engine finds the history in order', async () => {
    expect(await diagnoseHistory(fixture.driver)).toEqual({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
  });
});

describe('migrate', () => {
  test('does nothing the second time', async () => {
    expect(await migrate(fixture.connection, fixture.folder)).toEqual([]);
  });

  test('applies what is new, in the order of the names, several statements in a file', async () => {
    await addMigration(
      '99990101000001_second',
      'ALTER TABLE probe ADD b int; INSERT INTO probe VALUES (1, 2);',
    );
    await addMigration('99990101000000_first', 'CREATE TABLE probe (a int);');
    expect(await migrate(fixture.connection, fixture.folder)).toEqual([
      '99990101000000_first',
      '99990101000001_second',
    ]);
    expect((await fixture.connection.query('SELECT a, b FROM probe')).rows).toEqual([{ a: 1, b: 2 }]);
  });

  test('undoes a file whose last statement fails, keeps the ones before, and goes on when it is repaired', async () => {
    await addMigration('99990101000000_good', 'CREATE TABLE good (a int);');
    await addMigration('99990101000001_bad', 'CREATE TABLE bad (a int); SELECT no_such_function();');
    await expect(migrate(fixture.connection, fixture.folder)).rejects.toThrow(
      /99990101000001_bad.*no_such_function/s,
    );
    await addMigration('99990101000002_later', 'SELECT 1;');
    await writeFile(join(fixture.folder, '99990101000001_bad', 'migration.sql'), 'CREATE TABLE bad (a int);');
    expect(await migrate(fixture.connection, fixture.folder)).toEqual([
      '99990101000001_bad',
      '99990101000002_later',
    ]);
  });

  test('refuses a migration that was edited after it was applied', async () => {
    const [first] = await readMigrations(fixture.folder);
    const name = first?.name ?? '';
    await writeFile(join(fixture.folder, name, 'migration.sql'), `${first?.sql}\n-- edited`);
    const refused = migrate(fixture.connection, fixture.folder);
    await expect(refused).rejects.toThrow(MigrationError);
    await expect(refused).rejects.toMatchObject({
      migration: name,
      message: expect.stringMatching(/changed after it was applied/),
    });
  });

  test('refuses a database that a newer version has migrated', async () => {
    await addMigration('99990101000000_newer', 'SELECT 1;');
    await migrate(fixture.connection, fixture.folder);
    await expect(migrate(fixture.connection, MIGRATIONS_FOLDER)).rejects.toMatchObject({
      migration: '99990101000000_newer',
      message: expect.stringMatching(/unknown here/),
    });
  });

  test('refuses a migration that another tool left unfinished, and runs it when it was marked rolled back', async () => {
    await addMigration('99990101000000_half', 'CREATE TABLE half (a int);');
    await fixture.connection.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '99990101000000_half')`,
    );
    await expect(migrate(fixture.connection, fixture.folder)).rejects.toThrow(/never finished/);
    await fixture.connection.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = 'x'`);
    expect(await migrate(fixture.connection, fixture.folder)).toEqual(['99990101000000_half']);
  });
});
