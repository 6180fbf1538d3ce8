import type { Channel, FetchResult } from '../channels/channel.ts';
import * as inbox from '../inbox/index.ts';
import { backoff } from '../kernel/backoff.ts';
import { after, type Clock, MINUTE, SECOND } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { MAX_MEDIA_BYTES, type MediaStore } from '../media/index.ts';
import type { InboundContent, Media } from '../messages/index.ts';
import type { Storage } from '../storage/index.ts';

const MAX_ATTEMPTS = 4;
/** A phone's photo over a slow line; shorter than the time for which other workers leave the file alone. */
const FETCH_TIMEOUT_MS = 30 * SECOND;

/**
 * Fetches the file a waiting message speaks of, outside any transaction, and writes down where it lies or why it does
 * not; the message is then due again and its turn finds the file ready.
 */
export async function fetchMedia(
  parts: {
    storage: Storage;
    clock: Clock;
    channels: ReadonlyMap<string, Channel>;
    media: MediaStore;
    log: Log;
    replace: (message: inbox.Replaced) => Promise<unknown>;
  },
  message: { seq: bigint; content: InboundContent; channel: string; attempts: number },
): Promise<void> {
  const { content } = message;
  if (content.kind !== 'image' && content.kind !== 'document') return;
  const channel = parts.channels.get(message.channel);
  const fetched: FetchResult = channel
    ? await withTimeout(channel.fetchMedia(content.media, MAX_MEDIA_BYTES))
    : { kind: 'retry', reason: 'channel not enabled' };
  const result = await keep(parts, fetched);
  const now = parts.clock.now();
  if (result.kind === 'retry' && message.attempts + 1 < MAX_ATTEMPTS) {
    const attempts = message.attempts + 1;
    const until = after(now, backoff(attempts, SECOND, MINUTE));
    return inbox.putOff(parts.storage.db, message.seq, until, { attempts, error: result.reason });
  }
  const known = result.kind === 'kept' ? result.known : { refused: 'unavailable' as const };
  const media: Media = { ...content.media, ...known };
  await parts.replace({ seq: message.seq, content: { ...content, media }, dueAt: now });
}

type Kept =
  | { kind: 'kept'; known: Pick<Media, 'stored' | 'refused'> }
  | Extract<FetchResult, { kind: 'retry' }>;

async function keep({ media, log }: { media: MediaStore; log: Log }, result: FetchResult): Promise<Kept> {
  if (result.kind === 'retry') return result;
  if (result.kind === 'failed') return { kind: 'kept', known: { refused: result.reason } };
  try {
    const kept = await media.put(result.content);
    return { kind: 'kept', known: 'refused' in kept ? { refused: kept.refused } : { stored: kept } };
  } catch (err) {
    // No room, or no right to write: the person is asked for it again rather than kept waiting for the disk.
    log.error({ err }, 'a file cannot be kept');
    return { kind: 'retry', reason: 'cannot be kept' };
  }
}

async function withTimeout(call: Promise<FetchResult>): Promise<FetchResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<FetchResult>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'retry', reason: 'timeout' }), FETCH_TIMEOUT_MS);
  });
  try {
    return await Promise.race([call, late]);
  } catch {
    // Counted like any other failure, or a file that its channel stumbles over would hold its chat back for ever.
    return { kind: 'retry', reason: 'channel threw' };
  } finally {
    clearTimeout(timer);
  }
}
