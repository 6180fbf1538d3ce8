import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { openStorage } from '../../src/storage/index.ts';
import { readMigrations } from '../../src/storage/migrations-folder.ts';
import { createPostgresDatabase } from '../support/database.ts';

const server = process.env.DATABASE_URL;

test.runIf(server)('several starts at once on an empty PostgreSQL migrate it once and all open', async () => {
  const database = await createPostgresDatabase(server ?? '');
  const config = { databaseUrl: database.url, dataDir: tmpdir() };
  const storages = await Promise.all([1, 2, 3, 4].map(() => openStorage(config)));
  const histories = await Promise.all(
    storages.map(({ db }) => db.$queryRaw`SELECT migration_name AS name FROM _prisma_migrations`),
  );
  expect(histories[0]).toEqual((await readMigrations()).map(({ name }) => ({ name })));
  await Promise.all(storages.map((storage) => storage.close()));
  await database.drop();
});

test.runIf(server)('a server that cannot be reached is an error, not a wait', async () => {
  const config = { databaseUrl: 'postgres://nobody@127.0.0.1:1/none', dataDir: tmpdir() };
  await expect(openStorage(config)).rejects.toThrow(/ECONNREFUSED/);
});
