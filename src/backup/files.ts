import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BackupError } from './backup-error.ts';

/** Files people sent, by the hash of their content, and uploads that wait to be fetched. Nothing else of `DATA_DIR`. */
const OURS = [/^media\/[0-9a-f]{2}\/([0-9a-f]{64})$/, /^webchat-uploads\/[0-9a-f]{32}$/];
const FOLDERS = ['media', 'webchat-uploads'];
const PIECE_BYTES = 512 * 1024;

/** Every file to keep, in pieces. One that goes while we read belongs to nobody any more, and is left out. */
export async function* readFiles(
  dataDir: string,
): AsyncGenerator<{ file: string; data: Buffer; last: boolean }> {
  for (const folder of FOLDERS) {
    const entries = await readdir(join(dataDir, folder), { recursive: true }).catch(() => []);
    for (const name of entries.toSorted()) {
      const file = `${folder}/${name}`;
      if (!OURS.some((pattern) => pattern.test(file))) continue;
      const handle = await open(join(dataDir, file), 'r').catch(() => null);
      if (!handle) continue;
      try {
        yield* piecesOf(file, handle);
      } finally {
        await handle.close();
      }
    }
  }
}

async function* piecesOf(file: string, handle: FileHandle) {
  const { size } = await handle.stat();
  for (let at = 0; ; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, at);
    at += bytesRead;
    const last = bytesRead === 0 || at >= size;
    yield { file, data: buffer.subarray(0, bytesRead), last };
    if (last) return;
  }
}

/** Puts pieces together again below `dataDir`, each file in place once it is whole. */
export function createFileWriter(dataDir: string) {
  let open_: { file: string; handle: FileHandle; part: string; hash: ReturnType<typeof createHash> } | null =
    null;

  async function begin(file: string) {
    checkName(file);
    const part = join(dataDir, `${file}.restore`);
    await mkdir(dirname(part), { recursive: true });
    await rm(part, { force: true });
    return { file, handle: await open(part, 'wx', 0o600), part, hash: createHash('sha256') };
  }

  return {
    async write({ file, data, last }: { file: string; data: Buffer; last: boolean }): Promise<void> {
      open_ ??= await begin(file);
      if (open_.file !== file) throw new BackupError('files of the backup are mixed up');
      await open_.handle.writeFile(data);
      open_.hash.update(data);
      if (!last) return;
      const { handle, part, hash } = open_;
      open_ = null;
      await handle.sync();
      await handle.close();
      const named = OURS[0]?.exec(file)?.[1];
      if (named && named !== hash.digest('hex')) throw new BackupError(`${file} is not what its name says`);
      await rename(part, join(dataDir, file));
    },
    async giveUp(): Promise<void> {
      if (!open_) return;
      await open_.handle.close();
      await rm(open_.part, { force: true });
    },
  };
}

/** A name in a backup is data: it must lead to where we keep such files, and nowhere else. */
export function checkName(file: string): void {
  if (!OURS.some((pattern) => pattern.test(file)))
    throw new BackupError('a file in the backup has a name that is not ours');
}
