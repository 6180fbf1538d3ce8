import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sniffType } from './sniff-type.ts';

/** Ten megabytes: what a phone's photo needs, within Telegram's 20 MB download limit (P22). */
export const MAX_MEDIA_BYTES = 10 * 1024 * 1024;

export interface StoredMedia {
  hash: string;
  mimeType: string;
  bytes: number;
}

/**
 * Files people sent, below `dir`, each named by the SHA-256 of its content: the same photo twice is one file, and no
 * name a person chose ever touches the disk.
 */
export interface MediaStore {
  /** Checks size and real type (by content, not by claim) and keeps the file; durable when it resolves. */
  put(content: Uint8Array): Promise<StoredMedia | { refused: 'too-large' | 'wrong-type' }>;
  read(hash: string): Promise<Uint8Array>;
  remove(hash: string): Promise<void>;
  /** Hashes of files last written before `moment`. */
  olderThan(moment: Date): Promise<string[]>;
}

export function createMediaStore(dir: string): MediaStore {
  const pathOf = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a media hash');
    return join(dir, hash.slice(0, 2), hash);
  };
  return {
    async put(content) {
      if (content.byteLength > MAX_MEDIA_BYTES) return { refused: 'too-large' };
      const mimeType = sniffType(content);
      if (!mimeType) return { refused: 'wrong-type' };
      const hash = createHash('sha256').update(content).digest('hex');
      const path = pathOf(hash);
      await mkdir(join(dir, hash.slice(0, 2)), { recursive: true });
      const partial = `${path}.${randomUUID()}.part`;
      const file = await open(partial, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      } finally {
        await file.close();
      }
      await rename(partial, path);
      return { hash, mimeType, bytes: content.byteLength };
    },
    read: async (hash) => readFile(pathOf(hash)),
    remove: async (hash) => rm(pathOf(hash), { force: true }),
    async olderThan(moment) {
      const found: string[] = [];
      for (const folder of await readdir(dir).catch(() => [])) {
        for (const name of await readdir(join(dir, folder)).catch(() => [])) {
          const info = await stat(join(dir, folder, name)).catch(() => null);
          if (info && info.mtime < moment) found.push(name);
        }
      }
      return found.filter((name) => /^[0-9a-f]{64}$/.test(name));
    },
  };
}
