import { openStorage, type Storage, type StorageConfig } from '../../src/storage/index.ts';
import { createTestDatabase } from './database.ts';

/** A storage of the test's own; `config` is what a second opening (on PostgreSQL only) or a child process takes. */
export interface TestStorage extends Storage {
  readonly config: StorageConfig;
}

interface Kept {
  /** `DATABASE_URL` when it was made. */
  readonly server: string | undefined;
  readonly storage: Storage;
  readonly config: StorageConfig;
}

/** Open databases of this worker that no test has at the moment. */
let free: Kept[] = [];

/**
 * An empty, migrated database, as nobody had it before: tables without a row, numbers that begin at 1. Opening one costs
 * half a second, so a closed one is kept, and emptied for whoever opens one next in this worker. A closed storage refuses
 * whatever still holds it, and nothing listens to it any more.
 */
export async function openTestStorage(secretsKeys: readonly string[] = []): Promise<TestStorage> {
  // One with keys is nobody else's.
  if (secretsKeys.length) return lendAlone(await open(secretsKeys));
  const server = process.env.DATABASE_URL;
  const kept = free.find((one) => one.server === server);
  free = free.filter((one) => one !== kept);
  if (kept) await empty(kept.storage);
  return lend(kept ?? (await open()));
}

/** Really closed when it is closed. */
function lendAlone({ storage, config }: Kept): TestStorage {
  return { ...storage, config };
}

async function open(secretsKeys: readonly string[] = []): Promise<Kept> {
  const server = process.env.DATABASE_URL;
  const { config } = await createTestDatabase();
  return { server, config, storage: await openStorage({ ...config, secretsKeys }) };
}

function lend(kept: Kept): TestStorage {
  const { storage, config } = kept;
  const listening = new Set<() => void>();
  let closed = false;
  const refuseClosed = () => {
    if (closed) throw new Error('the storage of a test that has ended was used');
  };
  return {
    config,
    kind: storage.kind,
    personal: storage.personal,
    get db() {
      refuseClosed();
      return storage.db;
    },
    async transaction(fn, options) {
      refuseClosed();
      return storage.transaction(fn, options);
    },
    onWake(topic, listener) {
      const stop = storage.onWake(topic, listener);
      listening.add(stop);
      return stop;
    },
    wake: storage.wake,
    async ping() {
      refuseClosed();
      await storage.ping();
    },
    async close() {
      if (closed) return;
      closed = true;
      for (const stop of listening) stop();
      free.push(kept);
    },
  };
}

/**
 * Truncates the tables that were written to, even where the rows are gone again, and restarts the sequences that were used:
 * ids that were rolled back count, too.
 */
async function empty({ db }: Storage): Promise<void> {
  await db.$executeRaw`DO $$ DECLARE written text; used regclass; BEGIN
    SELECT string_agg(oid::regclass::text, ', ') INTO written FROM pg_class
      WHERE relkind = 'r' AND relnamespace = current_schema::regnamespace
        AND relname <> '_prisma_migrations' AND pg_relation_size(oid) > 0;
    IF written IS NOT NULL THEN EXECUTE 'TRUNCATE ' || written || ' CASCADE'; END IF;
    FOR used IN SELECT format('%I.%I', schemaname, sequencename)::regclass FROM pg_sequences WHERE last_value IS NOT NULL LOOP
      PERFORM setval(used, 1, false);
    END LOOP;
  END $$`;
}
