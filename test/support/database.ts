import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openStorage, type StorageConfig } from '../../src/storage/index.ts';
import { readMigrations } from '../../src/storage/migrations-folder.ts';
import { copyCluster } from '../../src/storage/pglite-cluster.ts';
import { databasePrefix, folderForData } from './run-folder.ts';

/** A database of the test's own: `config` is what `openStorage` (here or in a child process) takes. */
export interface TestDatabase {
  readonly config: StorageConfig;
  drop(): Promise<void>;
}

/**
 * A fresh, migrated database: on the PostgreSQL of `DATABASE_URL` when that is set, else embedded.
 * It is a copy of a template that is built once per set of migrations, so it takes a fraction of a second,
 * and any number of test workers may ask at once. A test that needs no file, process or schema of its own takes
 * `openTestStorage` (shared-storage.ts), which is cheaper.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.DATABASE_URL;
  const hash = await migrationsHash();
  const dataDir = await realpath(await mkdtemp(join(folderForData(), 'saudagar-test-')));
  const dropFolder = () => rm(dataDir, { recursive: true, force: true });
  if (server === undefined) {
    const template = await pgliteTemplate(hash);
    await copyCluster(template, join(dataDir, 'pglite'));
    return { config: { dataDir }, drop: dropFolder };
  }
  const template = await postgresTemplate(server, hash);
  const database = await createPostgresDatabase(server, template);
  return {
    config: { databaseUrl: database.url, dataDir },
    async drop() {
      await database.drop();
      await dropFolder();
    },
  };
}

/** An empty, unmigrated database on a server; for tests of the migrating itself. */
export async function createPostgresDatabase(server: string, template = 'template1') {
  const name = `${databasePrefix()}${randomBytes(6).toString('hex')}`;
  await onServer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    url: urlOf(server, name),
    drop: () => onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

async function pgliteTemplate(hash: string): Promise<string> {
  const cache = fileURLToPath(new URL('../../node_modules/.cache/saudagar', import.meta.url));
  const template = join(cache, `pglite-${hash}`);
  if (existsSync(template)) return template;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'draft-'));
  const storage = await openStorage({ dataDir: draft });
  await storage.close();
  // Two workers may build at once; the first to rename wins, and the other's draft is not needed.
  await rename(join(draft, 'pglite'), template).catch((error: unknown) => {
    if (!existsSync(template)) throw error;
  });
  await rm(draft, { recursive: true, force: true });
  return template;
}

async function postgresTemplate(server: string, hash: string): Promise<string> {
  const template = `saudagar_template_${hash}`;
  await onServer(server, async (client) => {
    // Released with the connection.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount !== 0) return;
    const draft = await createPostgresDatabase(server);
    const storage = await openStorage({ databaseUrl: draft.url, dataDir: tmpdir() });
    await storage.close();
    await client.query(`ALTER DATABASE ${new URL(draft.url).pathname.slice(1)} RENAME TO ${template}`);
  });
  return template;
}

/** Changes with the migrations and with the embedded database's version. */
async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const { name, checksum } of await readMigrations()) hash.update(`${name} ${checksum}\n`);
  const require = createRequire(import.meta.url);
  hash.update(require.resolve('@electric-sql/pglite'));
  return hash.digest('hex').slice(0, 16);
}

async function onServer<T>(server: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
