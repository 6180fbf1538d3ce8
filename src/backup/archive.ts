import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { BackupError } from './backup-error.ts';

/**
 * A backup is one gzip file of JSON lines: a head, rows table by table, files in pieces, and at the end a manifest that says
 * what must have been there. `zcat` and `jq` read it; both databases restore it.
 */
export const FORMAT = 'saudagar-backup-1';

export const Head = z.object({
  format: z.literal(FORMAT),
  createdAt: z.coerce.date(),
  /** Version of the program that wrote it. */
  version: z.string(),
  /** Migrations of the database, by name, with their checksums. */
  migrations: z.record(z.string(), z.string()),
});
export type Head = z.infer<typeof Head>;

/** Rows are passed on to the database as text and never become numbers of JavaScript, which would round large ones. */
const Rows = z.object({ table: z.string(), rows: z.array(z.unknown()) });
const Piece = z.object({ file: z.string(), data: z.base64(), last: z.boolean() });
const Manifest = z.object({
  manifest: z.object({
    rows: z.record(z.string(), z.number()),
    files: z.number(),
    /** By name, where their counting goes on. */
    sequences: z.record(z.string(), z.string()),
    /** SHA-256 of all lines before, each with its line end. */
    sha256: z.string(),
  }),
});
export type Manifest = z.infer<typeof Manifest>['manifest'];

export type Line =
  | { kind: 'head'; head: Head }
  | { kind: 'rows'; table: string; count: number; raw: string }
  | { kind: 'piece'; file: string; data: Buffer; last: boolean }
  | { kind: 'manifest'; manifest: Manifest };

/** Puts one line into an archive, when there is room for it. */
export type Write = (line: string) => Promise<void>;

/**
 * Writes a new file that only its owner may read; it has its name once everything `fill` writes is on the disk. Rejects where
 * the file is there already.
 */
export async function writeArchive(
  path: string,
  fill: (write: Write) => Promise<void>,
): Promise<{ bytes: number }> {
  await mkdir(dirname(path), { recursive: true });
  await refuseExisting(path);
  const part = `${path}.part`;
  const packed = createGzip();
  const written = pipeline(packed, createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }));
  try {
    // A full disk ends the waiting for room, too.
    await Promise.race([
      written,
      fill(async (line) => {
        if (!packed.write(`${line}\n`)) await once(packed, 'drain');
      }),
    ]);
    packed.end();
    await written;
    await rename(part, path);
    return { bytes: (await stat(path)).size };
  } catch (error) {
    packed.destroy();
    await written.catch(() => undefined);
    if (isExisting(error)) {
      throw new BackupError(`${part} is there: is another backup under way? If not, remove it`, {
        cause: error,
      });
    }
    await rm(part, { force: true });
    throw error;
  }
}

const isExisting = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EEXIST';

async function refuseExisting(path: string): Promise<void> {
  const there = await open(path, 'r').catch(() => null);
  await there?.close();
  if (there) throw new BackupError(`${path} is there already: choose another name`);
}

/** Adds up what a manifest must say of the lines before it. */
export function createSum() {
  const hash = createHash('sha256');
  return {
    add: (line: string) => void hash.update(line).update('\n'),
    digest: () => hash.digest('hex'),
  };
}

/** Reads an archive line by line. Rejects with a `BackupError` where it is none, or damaged. */
export async function* readArchive(path: string): AsyncGenerator<Line & { text: string }> {
  const unpacked = createGunzip();
  unpacked.setEncoding('utf8');
  const piped = pipeline(createReadStream(path), unpacked);
  // Whoever reads the lines sees it fail.
  piped.catch(() => undefined);
  try {
    let rest = '';
    for await (const chunk of unpacked) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) yield { ...parseLine(text), text };
    }
  } catch (error) {
    if (error instanceof BackupError || !(isUnreadable(error) || error instanceof SyntaxError)) throw error;
    throw new BackupError(`${path} cannot be read as a backup: ${error.message}`, { cause: error });
  } finally {
    unpacked.destroy();
  }
}

/** Of the file system, or of zlib. */
function isUnreadable(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^(Z_|E[A-Z]+$)/.test(String(error.code));
}

function parseLine(text: string): Line {
  const value: unknown = JSON.parse(text);
  const rows = Rows.safeParse(value).data;
  if (rows) return { kind: 'rows', table: rows.table, count: rows.rows.length, raw: text };
  const piece = Piece.safeParse(value).data;
  if (piece) return { kind: 'piece', ...piece, data: Buffer.from(piece.data, 'base64') };
  const head = Head.safeParse(value).data;
  if (head) return { kind: 'head', head };
  const manifest = Manifest.safeParse(value).data;
  if (manifest) return { kind: 'manifest', ...manifest };
  throw new BackupError('a line of the backup means nothing to this version');
}
