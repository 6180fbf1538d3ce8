import type { Channel, FetchResult } from '../channels/channel.ts';
import * as inbox from '../inbox/index.ts';
import { backoff } from '../kernel/backoff.ts';
import { after, type Clock, MINUTE, SECOND } from '../kernel/clock.ts';
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
  parts: { storage: Storage; clock: Clock; channels: ReadonlyMap<string, Channel>; media: MediaStore },
  message: { seq: bigint; content: InboundContent; channel: string; attempts: number },
): Promise<void> {
  const { content } = message;
  if (content.kind !== 'image' && content.kind !== 'document') return;
  const channel = parts.channels.get(message.channel);
  const result: FetchResult = channel
    ? await withTimeout(channel.fetchMedia(content.media, MAX_MEDIA_BYTES))
    : { kind: 'retry', reason: 'channel not enabled' };
  const now = parts.clock.now();
  if (result.kind === 'retry' && message.attempts + 1 < MAX_ATTEMPTS) {
    const attempts = message.attempts + 1;
    const until = after(now, backoff(attempts, SECOND, MINUTE));
    return inbox.postpone(parts.storage.db, message.seq, until, { attempts, error: result.reason });
  }
  const media: Media = { ...content.media, ...(await keep(parts.media, result)) };
  await inbox.replaceContent(parts.storage.db, message.seq, { ...content, media }, now);
}

async function keep(store: MediaStore, result: FetchResult): Promise<Pick<Media, 'stored' | 'refused'>> {
  if (result.kind !== 'fetched') return { refused: result.kind === 'failed' ? result.reason : 'unavailable' };
  const kept = await store.put(result.content);
  return 'refused' in kept ? { refused: kept.refused } : { stored: kept };
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
