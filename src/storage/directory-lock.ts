import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageInUseError } from './errors.ts';

const SQLITE_BUSY = 5;

/**
 * Takes the directory for this process until the returned function is called or the process ends, however it ends.
 *
 * Node offers no file locks, but its SQLite takes one of the operating system's: `BEGIN EXCLUSIVE` locks the file
 * itself. The kernel drops such a lock with its process, so nothing stale can be left behind; it holds between
 * containers that share a volume, where process ids mean nothing; and SQLite also refuses a second taker in the
 * same process. The `.pid` file only feeds the message.
 *
 * @throws StorageInUseError when somebody holds it.
 */
export async function lockDirectory(directory: string): Promise<() => void> {
  const lockFile = join(directory, 'pglite.lock');
  const pidFile = join(directory, 'pglite.pid');
  const lock = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    // Nothing is ever written: without a journal file on disk, only the lock remains.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    const owner = await readFile(pidFile, 'utf8').catch(() => undefined);
    throw new StorageInUseError(directory, owner?.trim(), { cause: error });
  }
  await writeFile(pidFile, `${process.pid}\n`);
  return () => lock.close();
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
