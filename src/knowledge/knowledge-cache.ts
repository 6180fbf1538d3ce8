import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives what `read(dir)` gives, from a file in `cacheDir` where one was written for exactly these inputs. Parsing the
 * YAML and checking it takes most of a start; both are settled once for given files and a given schema, so their
 * content is the key and nothing has to expire. A cache that cannot be used or written is passed over in silence:
 * it saves time and holds no knowledge of its own.
 */
export function readThroughCache<T>(
  dir: string,
  cacheDir: string,
  paths: readonly string[],
  read: (dir: string) => T,
): T {
  const file = join(cacheDir, `knowledge-${keyOf(dir, paths)}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    const value = read(dir);
    keep(cacheDir, file, JSON.stringify(value));
    return value;
  }
}

function keyOf(dir: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of ['schema.ts', 'price-schema.ts']) {
    hash.update(readFileSync(join(import.meta.dirname, file)));
  }
  for (const path of paths) hash.update(`\0${path}\0`).update(readFileSync(join(dir, path)));
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
