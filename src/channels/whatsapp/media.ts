import { createHash } from 'node:crypto';
import { downloadContentFromMessage } from '@whiskeysockets/baileys';
import type { Media } from '../../messages/index.ts';
import type { FetchResult } from '../channel.ts';
import { type MediaRef, readMediaRef } from './media-ref.ts';
import type { Socket } from './socket.ts';
import { statusOf } from './status-of.ts';

/** Opens the decrypted content of a file: an asynchronous sequence of chunks. Rejects with the server's status. */
export type Download = (file: {
  mediaKey: Uint8Array;
  directPath?: string | undefined;
  url?: string | undefined;
  type: 'image' | 'document';
}) => Promise<AsyncIterable<Uint8Array>>;

/** From WhatsApp's own servers alone: `readMediaRef` has seen to that. */
const download: Download = ({ mediaKey, directPath = null, url = null, type }) =>
  downloadContentFromMessage({ mediaKey, directPath, url }, type);

/**
 * Fetches a file a person sent. Links expire after some days; the sender's phone is then asked to upload the file again,
 * which takes the connection and therefore the process that holds it. Never rejects.
 */
export function createFetchMedia(socket: () => Socket | null, open: Download = download) {
  return async (media: Media, maxBytes: number): Promise<FetchResult> => {
    if (media.bytes !== undefined && media.bytes > maxBytes) return { kind: 'failed', reason: 'too-large' };
    const ref = readMediaRef(media.ref);
    if (!ref) return { kind: 'failed', reason: 'unavailable' };
    try {
      return await read(ref, maxBytes);
    } catch (error) {
      return isGone(error) ? readAgain(ref, maxBytes) : { kind: 'retry', reason: 'download-broken' };
    }
  };

  async function readAgain(ref: MediaRef, maxBytes: number): Promise<FetchResult> {
    const connection = socket();
    if (!connection) return { kind: 'retry', reason: 'link-expired' };
    try {
      const { id, jid, mediaKey, type } = ref;
      const directPath = await connection.reupload({
        id,
        jid,
        mediaKey: Buffer.from(mediaKey, 'base64'),
        type,
      });
      return await read({ ...ref, directPath }, maxBytes);
    } catch {
      // The phone is off, or the file is no longer on it.
      return { kind: 'failed', reason: 'unavailable' };
    }
  }

  async function read({ fileSha256, ...ref }: MediaRef, maxBytes: number): Promise<FetchResult> {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of await open({ ...ref, mediaKey: Buffer.from(ref.mediaKey, 'base64') })) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) return { kind: 'failed', reason: 'too-large' };
      chunks.push(chunk);
    }
    const content = Buffer.concat(chunks);
    const sum = createHash('sha256').update(content).digest('base64');
    // A file that is not the one that was sent is worth less than none.
    if (fileSha256 && sum !== fileSha256) return { kind: 'retry', reason: 'checksum' };
    return { kind: 'fetched', content };
  }
}

/** 404 and 410: nothing lies there any more. */
function isGone(error: unknown): boolean {
  const status = statusOf(error);
  return status === 404 || status === 410;
}
