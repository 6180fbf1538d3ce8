import { constants, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startPglite } from './pglite-instance.ts';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/saudagar', import.meta.url));

/**
 * Creates an empty cluster in `directory`, which must not exist. Building one takes seconds and a gigabyte at its
 * peak, so the first one built on a machine is kept beside the packages, where those can be written, and copied from
 * then on. It is put in place by renaming, so that a process killed meanwhile leaves no half cluster behind.
 */
export async function createCluster(directory: string, cache = CACHE): Promise<void> {
  const draft = `${directory}.new`;
  await rm(draft, { recursive: true, force: true });
  const snapshot = join(cache, `cluster-${pgliteVersion()}`);
  if (existsSync(snapshot)) {
    await copyCluster(snapshot, draft);
  } else {
    await buildCluster(draft);
    await keep(draft, snapshot).catch(() => undefined);
  }
  await rename(draft, directory);
}

/** A copy of a cluster that nobody has open: a reflink where the file system has them. */
export async function copyCluster(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

async function buildCluster(directory: string): Promise<void> {
  const pglite = await startPglite(directory);
  // Nobody will create a database here: without its templates a cluster is half as large and copied twice as fast.
  await pglite.exec('UPDATE pg_database SET datistemplate = false');
  await pglite.exec('DROP DATABASE template0');
  await pglite.exec('DROP DATABASE template1');
  await pglite.close();
}

/** Several processes may do this at once: the first to rename wins. */
async function keep(cluster: string, snapshot: string): Promise<void> {
  await mkdir(dirname(snapshot), { recursive: true });
  const draft = await mkdtemp(join(dirname(snapshot), 'draft-'));
  try {
    await copyCluster(cluster, join(draft, basename(snapshot)));
    await rename(join(draft, basename(snapshot)), snapshot);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** A snapshot fits only the PGlite that made it. */
function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest: unknown = createRequire(entry)('../package.json');
  return z.object({ version: z.string() }).parse(manifest).version;
}
