import { createPersonalBox } from '../kernel/personal.ts';
import { PrismaClient } from './generated/client.ts';
import { refuseUnopenable } from './personal.store.ts';
import { withPersonalData } from './personal-driver.ts';
import { withRawQueries } from './raw-queries.ts';
import type { Storage, StorageLog } from './storage.ts';
import { createTransactionScope } from './transaction-scope.ts';
import { createWakeHub, WAKE_CHANNEL } from './wake-hub.ts';

export interface StorageConfig {
  /** PostgreSQL; when absent, the embedded database in `<dataDir>/pglite`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** What personal data is sealed with: the first seals, any opens. None: it is stored as it is. */
  secretsKeys?: readonly string[] | undefined;
  /** Connections to PostgreSQL besides the listening one. */
  poolSize?: number | undefined;
}

const DEFAULT_POOL_SIZE = 10;
/** Milliseconds. A turn takes a few; the rest is room for a queue of them behind a slow disk. */
const TRANSACTION_LIMITS = { maxWait: 10_000, timeout: 20_000 };
const SILENT: StorageLog = { debug: () => undefined, info: () => undefined, warn: () => undefined };

/**
 * Opens the database and brings it to this version's migrations.
 * @throws StorageInUseError when the embedded database is open elsewhere, MigrationError when the history does not
 *   fit, StorageUnreachableError when PostgreSQL does not answer, MissingSecretError where a key is missing.
 */
export async function openStorage(config: StorageConfig, log: StorageLog = SILENT): Promise<Storage> {
  const { databaseUrl, dataDir, secretsKeys = [], poolSize = DEFAULT_POOL_SIZE } = config;
  const box = createPersonalBox(secretsKeys);
  const hub = createWakeHub(log);
  const kind = databaseUrl === undefined ? 'pglite' : 'postgres';
  // Only the one that is used is loaded: each brings a database or a driver along.
  const database =
    databaseUrl === undefined
      ? await (await import('./open-pglite.ts')).openPglite(dataDir, hub, log)
      : await (await import('./open-postgres.ts')).openPostgres({ databaseUrl, poolSize }, hub, log);

  const scope = createTransactionScope();
  const db = new PrismaClient({
    adapter: scope.guard(withPersonalData(database.driver, box)),
    transactionOptions: TRANSACTION_LIMITS,
    // The other formats quote the arguments, which hold what people typed, in messages that reach the log.
    errorFormat: 'minimal',
  });

  try {
    await refuseUnopenable(db, box);
  } catch (error) {
    await db.$disconnect();
    await database.close();
    throw error;
  }

  return {
    db: withRawQueries(db, scope.outside),
    kind,
    personal: box,
    transaction: (fn, options) =>
      scope.run((inside) =>
        db.$transaction((tx) => inside((statements) => fn(withRawQueries(tx, statements))), options),
      ),
    onWake: hub.on,
    async wake(tx, ...topics) {
      await tx.$executeRaw`SELECT pg_notify(${WAKE_CHANNEL}, topic) FROM unnest(${topics}::text[]) AS topic`;
    },
    async ping() {
      await db.$queryRaw`SELECT 1`;
    },
    async close() {
      await db.$disconnect();
      await database.close();
    },
  };
}
