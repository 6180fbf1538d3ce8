import { isDeepStrictEqual } from 'node:util';
import { HOUR, MINUTE } from '../kernel/clock.ts';
import type { Storage } from '../storage/index.ts';
import { createSum, type Head, type Manifest, readArchive } from './archive.ts';
import {
  countRows,
  emptyTables,
  listTables,
  readMigrations,
  setSequences,
  writeRows,
} from './backup.store.ts';
import { BackupError } from './backup-error.ts';
import { checkName, createFileWriter } from './files.ts';

export interface Restored {
  createdAt: Date;
  rows: number;
  files: number;
}

const LIMITS = { timeout: 6 * HOUR, maxWait: MINUTE };

/** Reads a whole backup and compares it with its own manifest. Rejects with a `BackupError` where anything is amiss. */
export async function checkBackup(path: string): Promise<{ head: Head; manifest: Manifest }> {
  const sum = createSum();
  const counts: Record<string, number> = {};
  let files = 0;
  let head: Head | null = null;
  let manifest: Manifest | null = null;
  for await (const line of readArchive(path)) {
    if (manifest) throw new BackupError(`${path} goes on after its end`);
    if (line.kind === 'head') head = line.head;
    else if (!head) throw new BackupError(`${path} does not begin like a backup`);
    if (line.kind === 'manifest') {
      manifest = line.manifest;
      continue;
    }
    sum.add(line.text);
    if (line.kind === 'rows') counts[line.table] = (counts[line.table] ?? 0) + line.count;
    if (line.kind === 'piece') {
      checkName(line.file);
      if (line.last) files += 1;
    }
  }
  if (!head || !manifest) throw new BackupError(`${path} is cut off: it has no end`);
  const expected = Object.fromEntries(Object.entries(manifest.rows).filter(([, count]) => count > 0));
  const whole = manifest.sha256 === sum.digest() && manifest.files === files;
  if (!whole || !isDeepStrictEqual(counts, expected)) {
    throw new BackupError(`${path} is damaged: it is not what its manifest says`);
  }
  return { head, manifest };
}

/**
 * Puts a backup back: checks it, then loads all rows in one transaction, which commits where every count is right. The
 * database must be empty; with `force` what is in it is replaced. Files come first: those that nothing speaks of are swept.
 */
export async function restore(
  { storage, dataDir }: { storage: Storage; dataDir: string },
  path: string,
  { force }: { force: boolean },
): Promise<Restored> {
  const { head, manifest } = await checkBackup(path);
  const files = createFileWriter(dataDir);
  await storage
    .transaction(async (tx) => {
      if (!isDeepStrictEqual(await readMigrations(tx), { ...head.migrations })) {
        throw new BackupError(
          `the backup was made by version ${head.version} with other tables than this one: restore it with that version, then start this one`,
        );
      }
      const tables = (await listTables(tx)).map(({ table }) => table);
      for (const table of tables) {
        if (!force && (await countRows(tx, table)) > 0) {
          throw new BackupError(
            `the database is not empty (${table}): restore into an empty one, or replace everything with --force`,
          );
        }
      }
      await emptyTables(tx, tables);
      for await (const line of readArchive(path)) {
        if (line.kind === 'piece') await files.write(line);
        if (line.kind !== 'rows') continue;
        if (!tables.includes(line.table)) throw new BackupError(`there is no table ${line.table}`);
        await writeRows(tx, line.table, line.raw);
      }
      await setSequences(tx, manifest.sequences);
      for (const table of tables) {
        if ((await countRows(tx, table)) !== (manifest.rows[table] ?? 0)) {
          throw new BackupError(`${table} has not as many rows as the backup says: nothing was changed`);
        }
      }
    }, LIMITS)
    .catch(async (error: unknown) => {
      await files.giveUp();
      throw error;
    });
  return {
    createdAt: head.createdAt,
    rows: Object.values(manifest.rows).reduce((sum, count) => sum + count, 0),
    files: manifest.files,
  };
}
