import type { Attachment, Reply } from '../../messages/index.ts';
import type { ChatFeed } from './chat-feed.ts';
import { MEDIA_LOOKBACK } from './limits.ts';
import { addressOf } from './wire.ts';

/** Pictures that a browser shows without running anything; all else is a download. SVG can carry scripts. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif']);

interface MediaReference {
  mimeType: string;
  fileName: string;
}

/** How `hash` is referred to in this person's chat, or null: a hash alone opens nothing. */
export async function findMedia(
  feed: ChatFeed,
  person: string,
  hash: string,
): Promise<MediaReference | null> {
  for (const message of await feed.history(addressOf(person), MEDIA_LOOKBACK)) {
    if (message.from === 'assistant') {
      const file = message.reply.attachment;
      if (isStored(file) && file.hash === hash) return { mimeType: file.mimeType, fileName: file.fileName };
    } else if (message.content.kind === 'image' || message.content.kind === 'document') {
      const { stored, fileName } = message.content.media;
      if (stored?.hash === hash) return { mimeType: stored.mimeType, fileName: fileName ?? hash.slice(0, 8) };
    }
  }
  return null;
}

/** Headers under which a file that somebody sent can do no harm in this origin. */
export function mediaHeaders({ mimeType, fileName }: MediaReference): Record<string, string> {
  const shown = SHOWN.has(mimeType);
  return {
    'Content-Type': shown ? mimeType : 'application/octet-stream',
    'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeRfc5987(fileName)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    // Content under a hash never changes.
    'Cache-Control': 'private, max-age=31536000, immutable',
  };
}

function isStored(file: Reply['attachment']): file is Exclude<Attachment, { kind: 'text-file' }> {
  return file?.kind === 'image' || file?.kind === 'document';
}

/** RFC 8187: what `encodeURIComponent` leaves alone but a header parameter may not hold. */
function encodeRfc5987(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
