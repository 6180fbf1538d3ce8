import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type Clock, HOUR, MINUTE } from '../kernel/clock.ts';
import type { Storage, Tx } from '../storage/index.ts';
import { createSum, FORMAT, type Head, type Manifest, type Write, writeArchive } from './archive.ts';
import { listTables, readMigrations, readRows, readSequences } from './backup.store.ts';
import { readFiles } from './files.ts';

export interface BackupParts {
  storage: Storage;
  dataDir: string;
  clock: Clock;
}

export interface BackupMade {
  file: string;
  bytes: number;
  rows: number;
  files: number;
}

/** Reading a large database takes its time; the transaction is what makes it one moment. */
const LIMITS = { isolationLevel: 'RepeatableRead', timeout: 6 * HOUR, maxWait: 5 * MINUTE } as const;

/**
 * Writes everything into one new file: the database as it is at one moment, also while the assistant works, then the files
 * that its rows speak of. Those are written before the rows and never change, so none is missing but what was erased
 * meanwhile. On the embedded database turns wait while rows are read.
 */
export async function backup(parts: BackupParts, path: string): Promise<BackupMade> {
  const file = resolve(path);
  const rows: Manifest['rows'] = {};
  let sequences: Manifest['sequences'] = {};
  let files = 0;
  const { bytes } = await writeArchive(file, async (write) => {
    const sum = createSum();
    const add: Write = (line) => {
      sum.add(line);
      return write(line);
    };
    await parts.storage.transaction(async (tx) => {
      await add(JSON.stringify(await headOf(tx, parts.clock)));
      for (const { table, key } of await listTables(tx)) {
        rows[table] = 0;
        for await (const some of readRows(tx, { table, key })) {
          rows[table] += some.length;
          await add(`{"table":${JSON.stringify(table)},"rows":[${some.join(',')}]}`);
        }
      }
      sequences = await readSequences(tx);
    }, LIMITS);
    for await (const { file: name, data, last } of readFiles(parts.dataDir)) {
      if (last) files += 1;
      await add(JSON.stringify({ file: name, data: data.toString('base64'), last }));
    }
    const manifest: Manifest = { rows, files, sequences, sha256: sum.digest() };
    await write(JSON.stringify({ manifest }));
  });
  return { file, bytes, rows: Object.values(rows).reduce((sum, count) => sum + count, 0), files };
}

async function headOf(tx: Tx, clock: Clock): Promise<Head> {
  const manifest: unknown = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  const { version } = z.object({ version: z.string() }).parse(manifest);
  return { format: FORMAT, createdAt: clock.now(), version, migrations: await readMigrations(tx) };
}
