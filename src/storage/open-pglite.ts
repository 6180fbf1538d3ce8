import { existsSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { MINUTE } from '../kernel/clock.ts';
import { lockDirectory } from './directory-lock.ts';
import { DiskFullError } from './errors.ts';
import { migrate } from './migrate.ts';
import type { OpenDatabase } from './open-postgres.ts';
import { checkpointWhenDue } from './pglite-checkpoint.ts';
import { createCluster } from './pglite-cluster.ts';
import { createPgliteDriver } from './pglite-driver.ts';
import { startPglite } from './pglite-instance.ts';
import type { StorageLog } from './storage.ts';
import { WAKE_CHANNEL, type WakeHub } from './wake-hub.ts';

/**
 * Opens (at first: creates) the embedded database in `<dataDir>/pglite` and migrates it.
 * @throws StorageInUseError when another process has it open, DiskFullError when there is no room for it.
 */
export async function openPglite(dataDir: string, hub: WakeHub, log: StorageLog): Promise<OpenDatabase> {
  try {
    return await open(dataDir, hub, log);
  } catch (error) {
    throw isDiskFull(error) ? new DiskFullError(dataDir, { cause: error }) : error;
  }
}

/** As the system says it, as SQLite says it (SQLITE_FULL), or as PostgreSQL does. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const said = [
    'code' in error && (error.code === 'ENOSPC' || error.code === '53100'),
    'errcode' in error && error.errcode === 13,
  ];
  return said.includes(true) || isDiskFull(error.cause);
}

async function open(dataDir: string, hub: WakeHub, log: StorageLog): Promise<OpenDatabase> {
  await mkdir(dataDir, { recursive: true });
  const home = await realpath(dataDir);
  const unlock = await lockDirectory(home);
  try {
    const directory = join(home, 'pglite');
    if (!existsSync(directory)) {
      log.debug({ directory }, 'creating the embedded database');
      await createCluster(directory);
    }
    const pglite = await startPglite(directory);
    try {
      const applied = await migrate({
        query: (sql, params) => pglite.query(sql, params),
        script: (sql) => pglite.exec(sql),
      });
      if (applied.length > 0) log.debug({ applied }, 'database migrated');
      await pglite.listen(WAKE_CHANNEL, (payload) => hub.fire(payload));
    } catch (error) {
      await pglite.close();
      throw error;
    }
    const checkpoints = setInterval(() => {
      checkpointWhenDue(pglite).catch((err: unknown) => log.warn({ err }, 'the log could not be shortened'));
    }, MINUTE).unref();
    return {
      driver: createPgliteDriver(pglite),
      async close() {
        clearInterval(checkpoints);
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
