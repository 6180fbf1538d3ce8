import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import pg from 'pg';

/** Set for the workers while a run lasts: the folder below which all its databases are. */
const RUN = 'SAUDAGAR_TEST_RUN';

/** In memory where the machine has such a folder: thousands of flushes to a disk prove nothing here and take minutes. */
export function folderForData(): string {
  return process.env[RUN] ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
}

/** How this run's databases on a server begin, so that its end finds them; without a run, this process's. */
export function databasePrefix(): string {
  const run = process.env[RUN];
  return `saudagar_test_${run ? basename(run).replace(/^.*-/, '').toLowerCase() : process.pid}_`;
}

/**
 * Before the first worker, and after the last. Workers keep databases open from test to test and may end without a word;
 * what they leave goes with the run.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(folderForData(), 'saudagar-run-'));
  process.env[RUN] = folder;
  return async () => {
    const server = process.env.DATABASE_URL;
    if (server !== undefined) await dropDatabases(server, databasePrefix());
    await rm(folder, { recursive: true, force: true });
    delete process.env[RUN];
  };
}

async function dropDatabases(server: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
