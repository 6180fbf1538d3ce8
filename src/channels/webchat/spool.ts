import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../kernel/clock.ts';
import { DAY, MINUTE } from '../../kernel/clock.ts';
import type { FetchResult } from '../channel.ts';

/** An upload nobody fetched is dropped after a day. */
const KEPT = DAY;
/** A fetched one stays this long: a process killed between fetching and storing fetches it again. */
const KEPT_AFTER_FETCH = 10 * MINUTE;

const NAME = /^[0-9a-f]{32}$/;
const OURS = /^[0-9a-f]{32}(\.[0-9a-f-]{36}\.part)?$/;

/** Files that were uploaded and not yet fetched by the assistant, one per message. */
export class Spool {
  readonly #directory: string;
  readonly #clock: Clock;

  constructor(directory: string, clock: Clock) {
    this.#directory = directory;
    this.#clock = clock;
  }

  /**
   * Writes `content` so that it survives a power cut, and returns the name to `read` it by. The name follows
   * from `messageId`, so that a repeated upload replaces itself.
   */
  async store(messageId: string, content: Uint8Array): Promise<string> {
    const name = createHash('sha256').update(messageId).digest('hex').slice(0, 32);
    const part = join(this.#directory, `${name}.${randomUUID()}.part`);
    await mkdir(this.#directory, { recursive: true });
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.utimes(this.#clock.now(), this.#clock.now());
      await file.sync();
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    await rename(part, join(this.#directory, name));
    await syncDirectory(this.#directory);
    return name;
  }

  /** The content behind `name`; it may be asked for again during the following ten minutes. */
  async read(name: string, maxBytes: number): Promise<FetchResult> {
    if (!NAME.test(name)) return { kind: 'failed', reason: 'unavailable' };
    const path = join(this.#directory, name);
    try {
      if ((await stat(path)).size > maxBytes) return { kind: 'failed', reason: 'too-large' };
      const content = new Uint8Array(await readFile(path));
      const aged = new Date(this.#clock.now().getTime() - KEPT + KEPT_AFTER_FETCH);
      await utimes(path, aged, aged);
      return { kind: 'fetched', content };
    } catch (error) {
      return isMissing(error)
        ? { kind: 'failed', reason: 'unavailable' }
        : { kind: 'retry', reason: 'spool-unreadable' };
    }
  }

  /** Removes what is past its time, also half-written files of a killed process. */
  async sweep(): Promise<void> {
    const limit = this.#clock.now().getTime() - KEPT;
    for (const name of await readdir(this.#directory).catch(() => [])) {
      if (!OURS.test(name)) continue;
      const path = join(this.#directory, name);
      const modified = await stat(path).then(
        (found) => found.mtimeMs,
        () => Number.POSITIVE_INFINITY,
      );
      if (modified <= limit) await rm(path, { force: true });
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** The new name itself is durable only when its directory is. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
