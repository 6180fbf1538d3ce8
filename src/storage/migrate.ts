import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { MigrationError } from './errors.ts';
import { type Migration, readMigrations } from './migrations-folder.ts';

/** One connection that nobody else uses while migrating. */
export interface MigrationConnection {
  /** One statement with its parameters. */
  query(sql: string, params?: unknown[]): Promise<{ rows: unknown[] }>;
  /** Any number of statements. */
  script(sql: string): Promise<unknown>;
}

/** The same advisory lock as Prisma's own tool takes, so that the two exclude each other. */
const PRISMA_LOCK = 72707369;

/** The table as Prisma's own tool creates it (prisma-engines, schema-engine, `_prisma_migrations`). */
const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Brings the database to this version's migrations, keeping Prisma's own history, so that `prisma migrate status`
 * agrees. Each file is one transaction: a process that dies or fails in the middle leaves the last complete one.
 * A second process that starts meanwhile waits and then finds nothing to do. After an error the connection still
 * holds the lock: close it.
 *
 * @returns the names applied now, in order.
 * @throws MigrationError naming the migration, when the history holds one that was edited, that is unknown here
 *   (a newer version ran on this database) or that failed in another tool, or when a script fails.
 */
export async function migrate(connection: MigrationConnection, folder?: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  await connection.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
  await connection.script(HISTORY_TABLE);
  const applied = checkHistory(await readHistory(connection), migrations);
  const missing = migrations.filter(({ name }) => !applied.has(name));
  for (const migration of missing) await apply(connection, migration);
  await connection.query('SELECT pg_advisory_unlock($1)', [PRISMA_LOCK]);
  return missing.map(({ name }) => name);
}

const historyRow = z.object({ name: z.string(), checksum: z.string(), finished: z.boolean() });
type HistoryRow = z.infer<typeof historyRow>;

async function readHistory(connection: MigrationConnection): Promise<HistoryRow[]> {
  const { rows } = await connection.query(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return z.array(historyRow).parse(rows);
}

function checkHistory(history: HistoryRow[], migrations: Migration[]): Set<string> {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of history) {
    const migration = known.get(row.name);
    if (!row.finished) {
      throw new MigrationError(
        row.name,
        'started and never finished; repair the database and mark it, see docs/database.md',
      );
    }
    if (migration === undefined) {
      throw new MigrationError(
        row.name,
        'applied to this database but unknown here; run the version that brought it',
      );
    }
    if (migration.checksum !== row.checksum) {
      throw new MigrationError(
        row.name,
        'changed after it was applied; restore the file and put the change into a new migration',
      );
    }
  }
  return new Set(history.map(({ name }) => name));
}

async function apply(connection: MigrationConnection, { name, sql, checksum }: Migration): Promise<void> {
  await connection.script('BEGIN');
  try {
    await connection.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())`,
      [randomUUID(), checksum, name],
    );
    await connection.script(sql);
    await connection.query(
      `UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE migration_name = $1 AND rolled_back_at IS NULL`,
      [name],
    );
    await connection.script('COMMIT');
  } catch (error) {
    // A connection that is gone cannot roll back, and has no need to.
    await connection.script('ROLLBACK').catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(name, `failed and was undone: ${reason}`, { cause: error });
  }
}
