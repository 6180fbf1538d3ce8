import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { DriverFactory } from './driver.ts';
import { StorageUnreachableError } from './errors.ts';
import { migrate } from './migrate.ts';
import { listenForWakes } from './postgres-listener.ts';
import type { StorageLog } from './storage.ts';
import type { WakeHub } from './wake-hub.ts';

/** What is below the Prisma client: a driver and its end. */
export interface OpenDatabase {
  driver: DriverFactory;
  close(): Promise<void>;
}

export interface PostgresOptions {
  databaseUrl: string;
  poolSize: number;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** Longer than any statement of ours, shorter than a person's patience with a stuck lane. */
const STATEMENT_TIMEOUT_MS = 30_000;
/** A process that hangs inside a transaction must not hold its chat's lock for ever. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;

/**
 * Migrates, then opens the pool and the listening connection.
 * @throws StorageUnreachableError when the server does not answer or refuses us.
 */
export async function openPostgres(
  { databaseUrl, poolSize }: PostgresOptions,
  hub: WakeHub,
  log: StorageLog,
): Promise<OpenDatabase> {
  const connection = {
    connectionString: databaseUrl,
    application_name: 'saudagar',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  };
  await migrateOnce(connection, log);

  const pool = new pg.Pool({
    ...connection,
    max: poolSize,
    idleTimeoutMillis: 30_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    // The adapter writes and reads moments without a zone and means UTC, whatever the server's setting.
    onConnect: async (client) => void (await client.query(`SET TIME ZONE 'UTC'`)),
  });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));

  try {
    const stopListening = await listenForWakes(connection, hub, log);
    return {
      driver: new PrismaPg(pool),
      async close() {
        await stopListening();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function migrateOnce(connection: pg.ClientConfig, log: StorageLog): Promise<void> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new StorageUnreachableError(error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
  try {
    const applied = await migrate({
      query: (sql, params) => client.query(sql, params),
      script: (sql) => client.query(sql),
    });
    if (applied.length > 0) log.debug({ applied }, 'database migrated');
  } finally {
    await client.end();
  }
}
