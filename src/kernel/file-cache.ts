import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives what `read()` makes of `files`, from a file in `cacheDir` where one was written for exactly these inputs. Parsing
 * YAML and checking it takes most of a start; both are settled once for given files and given schemas, so the content of
 * both is the key (`files` names the schemas' sources, too) and nothing has to expire. What is read must be plain JSON.
 * A cache that cannot be used or written is passed over in silence: it saves time and holds nothing of its own.
 */
export function readThroughCache<T>(
  { cacheDir, name, files }: { cacheDir: string; name: string; files: readonly string[] },
  read: () => T,
): T {
  const key = keyOf(files);
  if (key === null) return read();
  const file = join(cacheDir, `${name}-${key}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    const value = read();
    keep(cacheDir, file, JSON.stringify(value));
    return value;
  }
}

/** Null where a file cannot be read: that is for `read` to say. */
function keyOf(files: readonly string[]): string | null {
  const hash = createHash('sha256');
  try {
    for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(file));
  } catch {
    return null;
  }
  return hash.digest('hex').slice(0, 32);
}

/** Written beside and renamed, so that a second process never reads half a file. */
function keep(cacheDir: string, file: string, text: string): void {
  const draft = `${file}.${randomUUID()}`;
  try {
    mkdirSync(cacheDir, { recursive: true });
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch {
    // A read-only or full disk only costs time.
  }
}
