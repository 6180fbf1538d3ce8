import type { Inbound, InboundContent } from '../../messages/index.ts';
import { addressOf, inboundId, type Posted, type PostedMessage, type PostedUpload } from './wire.ts';

/** A posted message in the words of no platform. The server's clock counts, not the page's. */
export function normaliseMessage(posted: PostedMessage, now: Date): Inbound {
  return envelope(posted, content(posted.content), now);
}

/** A posted file that is already spooled under `ref`. Its type is the browser's claim, checked by whoever fetches. */
export function normaliseUpload(posted: PostedUpload, ref: string, now: Date): Inbound {
  const { file, caption, kind } = posted;
  return envelope(
    posted,
    {
      kind,
      media: {
        ref,
        ...(file.type ? { mimeType: file.type } : {}),
        fileName: file.name.slice(-255),
        bytes: file.size,
      },
      ...(caption ? { caption } : {}),
    },
    now,
  );
}

function envelope(posted: Posted, content: InboundContent, now: Date): Inbound {
  const { displayName, language } = posted;
  return {
    id: inboundId(posted),
    address: addressOf(posted.person),
    sentAt: now,
    sender: { ...(displayName ? { displayName } : {}), ...(language ? { language } : {}) },
    content,
  };
}

function content(posted: PostedMessage['content']): InboundContent {
  // A typed number proves nothing about whose it is.
  if (posted.kind === 'contact') return { ...posted, own: false };
  if (posted.kind !== 'text') return posted;
  const start = /^\/start(?:\s+(\S{1,200}))?$/u.exec(posted.text);
  if (!start) return posted;
  return start[1] ? { kind: 'start', payload: start[1] } : { kind: 'start' };
}
