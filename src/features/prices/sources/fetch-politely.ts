import { setTimeout as sleep } from 'node:timers/promises';
import { backoff } from '../../../kernel/backoff.ts';
import { MINUTE, SECOND } from '../../../kernel/clock.ts';
import { type FetchState, SourceError } from './source.ts';

const TIMEOUT_MS = 30 * SECOND;
const ATTEMPTS = 3;
/** A server that asks for more patience than this is asked again next time. */
const LONGEST_WAIT_MS = MINUTE;
const MAX_BYTES = 10 * 1024 * 1024;
const USER_AGENT = 'Saudagar/1 (prices; export-centre)';

export interface Page {
  bytes: Uint8Array;
  text: string;
  etag?: string | undefined;
  lastModified?: string | undefined;
}

/** The page, or null where it is the one that `known` was made from. Throws a `SourceError` of kind `down`. */
export type FetchPolitely = (
  url: string,
  options?: { known?: FetchState; headers?: Readonly<Record<string, string>> },
) => Promise<Page | null>;

/**
 * Asks as a guest does: says who asks, says what is known already (ETag, Last-Modified), waits when told to, tries a
 * failing server three times and no more, takes ten megabytes at most.
 */
export function createFetchPolitely({
  timeoutMs = TIMEOUT_MS,
  wait = sleep,
}: {
  timeoutMs?: number;
  wait?: (ms: number) => Promise<unknown>;
} = {}): FetchPolitely {
  return async (url, { known, headers = {} } = {}) => {
    const same = known?.url === url;
    const asked: Record<string, string> = { 'User-Agent': USER_AGENT, ...headers };
    if (same && known.etag) asked['If-None-Match'] = known.etag;
    if (same && known.lastModified) asked['If-Modified-Since'] = known.lastModified;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await ask(url, asked, timeoutMs);
      if (outcome.kind === 'page') return outcome.page;
      if (outcome.kind === 'same') return null;
      const waitMs = outcome.afterMs ?? backoff(attempt, 2 * SECOND, 20 * SECOND);
      if (!outcome.again || attempt >= ATTEMPTS || waitMs > LONGEST_WAIT_MS) {
        throw new SourceError('down', `${new URL(url).host}: ${outcome.reason}`, { cause: outcome.cause });
      }
      await wait(waitMs);
    }
  };
}

type Outcome =
  | { kind: 'page'; page: Page }
  | { kind: 'same' }
  | { kind: 'failed'; reason: string; again: boolean; afterMs?: number | undefined; cause?: unknown };

async function ask(url: string, headers: Record<string, string>, timeoutMs: number): Promise<Outcome> {
  try {
    // One limit for the whole answer: a server that sends a byte a second holds nobody up.
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs) });
    if (response.status === 304) return { kind: 'same' };
    if (!response.ok) {
      await response.body?.cancel();
      const again = response.status === 429 || response.status >= 500;
      const after = Number(response.headers.get('retry-after') ?? Number.NaN);
      const afterMs = Number.isFinite(after) ? after * SECOND : undefined;
      return { kind: 'failed', reason: `HTTP ${response.status}`, again, afterMs };
    }
    const bytes = await readAtMost(response, MAX_BYTES);
    if (bytes === null) return { kind: 'failed', reason: 'too large', again: false };
    return {
      kind: 'page',
      page: {
        bytes,
        get text() {
          return new TextDecoder().decode(bytes);
        },
        etag: response.headers.get('etag') ?? undefined,
        lastModified: response.headers.get('last-modified') ?? undefined,
      },
    };
  } catch (cause) {
    const reason = cause instanceof Error && cause.name === 'TimeoutError' ? 'timeout' : 'no connection';
    return { kind: 'failed', reason, again: true, cause };
  }
}

async function readAtMost(response: Response, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of response.body ?? []) {
    total += chunk.byteLength;
    if (total > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
