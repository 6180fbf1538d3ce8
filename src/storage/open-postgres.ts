import type { Duplex } from 'node:stream';
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
    pipeline: true,
    max: poolSize,
    idleTimeoutMillis: 30_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    // The adapter writes and reads moments without a zone and means UTC, whatever the server's setting.
    async onConnect(client) {
      // The pool listens to those it holds; of one that is taken, or leaves, nobody would hear, and the process end.
      client.on('error', () => undefined);
      if (client instanceof pg.Client) {
        gatherInPackets(client.connection.stream);
        beginWithFirst(client);
      }
      await client.query(`SET TIME ZONE 'UTC'`);
    },
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

/** What is written in one moment, by statements that do not wait for one another, leaves in one packet. */
function gatherInPackets(stream: Duplex): void {
  const uncork = stream.uncork.bind(stream);
  // The driver corks before a statement and uncorks after it.
  stream.uncork = () => process.nextTick(uncork);
}

/** BEGIN leaves with the statement after it: nobody has to wait for its answer. */
function beginWithFirst(client: pg.Client): void {
  const query = client.query.bind(client) as (config: unknown, ...rest: unknown[]) => Promise<unknown>;
  let begun = true;
  const late = (config: { text?: string }, ...rest: unknown[]) => {
    if (config.text === 'BEGIN') {
      begun = false;
      return Promise.resolve({ rows: [], fields: [], rowCount: null });
    }
    // What follows would be no transaction: the connection ends, and with it all that was asked for.
    if (!begun) query('BEGIN').catch((error: Error) => client.connection.stream.destroy(error));
    begun = true;
    return query(config, ...rest);
  };
  client.query = late as typeof client.query;
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
