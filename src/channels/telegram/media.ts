import { type Api, GrammyError } from 'grammy';
import { z } from 'zod';
import type { Media } from '../../messages/index.ts';
import type { FetchResult } from '../channel.ts';
import { trimRoot } from './call-api.ts';
import { explainFailure } from './send-error.ts';

const DOWNLOAD_TIMEOUT = 60_000;

const File = z.object({ file_path: z.string().min(1), file_size: z.int().nonnegative().optional() });

export interface MediaParts {
  api: Api;
  token: string;
  apiRoot?: string | undefined;
}

/**
 * Fetches a file a person sent: Telegram tells where it lies, then it is read up to `maxBytes`. Never rejects;
 * the address holds the token, so that no error of the download leaves this file.
 */
export function createFetchMedia({ api, token, apiRoot }: MediaParts) {
  return async (media: Media, maxBytes: number): Promise<FetchResult> => {
    if (media.bytes !== undefined && media.bytes > maxBytes) return TOO_LARGE;
    const place = await locate(api, media.ref);
    if (place.kind !== 'located') return place;
    if ((place.bytes ?? 0) > maxBytes) return TOO_LARGE;
    const url = `${trimRoot(apiRoot)}/file/bot${token}/${encodeURI(place.path)}`;
    try {
      return await download(url, maxBytes);
    } catch {
      return { kind: 'retry', reason: 'download-broken' };
    }
  };
}

const TOO_LARGE: FetchResult = { kind: 'failed', reason: 'too-large' };
const UNAVAILABLE: FetchResult = { kind: 'failed', reason: 'unavailable' };

type Located = { kind: 'located'; path: string; bytes: number | undefined };

async function locate(api: Api, ref: string): Promise<Located | FetchResult> {
  try {
    const file = File.safeParse(await api.getFile(ref));
    if (!file.success) return UNAVAILABLE;
    return { kind: 'located', path: file.data.file_path, bytes: file.data.file_size };
  } catch (error) {
    // One code for "over 20 MB" and "no such file"; only the wording tells them apart.
    if (error instanceof GrammyError && /too big/i.test(error.description)) return TOO_LARGE;
    const failure = explainFailure(error);
    return failure.kind === 'reject' || failure.kind === 'gone'
      ? UNAVAILABLE
      : { kind: 'retry', reason: failure.reason };
  }
}

async function download(url: string, maxBytes: number): Promise<FetchResult> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT) });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    const mayComeBack = response.status >= 500 || response.status === 429;
    return mayComeBack ? { kind: 'retry', reason: `download-status-${response.status}` } : UNAVAILABLE;
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    // Leaving the loop closes the connection: nobody makes us read more than we keep.
    if (bytes > maxBytes) return TOO_LARGE;
    chunks.push(chunk);
  }
  const mimeType = response.headers.get('content-type')?.split(';')[0]?.trim();
  // Telegram's file server calls most things this; it says nothing.
  const known = mimeType && mimeType !== 'application/octet-stream';
  return { kind: 'fetched', content: Buffer.concat(chunks), ...(known ? { mimeType } : {}) };
}
