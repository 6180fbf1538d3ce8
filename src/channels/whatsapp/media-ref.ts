import { z } from 'zod';
import type { File } from './wire.ts';

/** Longest reference that the inbox keeps (`Media.ref`). */
const MAX_REF = 4096;

/**
 * What a download needs. A sender writes these fields, so that they are not trusted with where we connect to: the path
 * begins with a slash (`@host/…` would change the host it is put behind), the URL is one of WhatsApp's own servers.
 */
const MediaRef = z.object({
  type: z.enum(['image', 'document']),
  directPath: z
    .string()
    .regex(/^\/[^/\s\\][^\s\\]*$/)
    .optional(),
  url: z.url({ protocol: /^https$/, hostname: /(^|\.)whatsapp\.net$/ }).optional(),
  /** Base64 of 32 bytes. */
  mediaKey: z.base64().length(44),
  fileSha256: z.base64().max(100).optional(),
  /** The message, for asking the sender's phone to upload an expired file again. */
  id: z.string(),
  jid: z.string(),
});
export type MediaRef = z.infer<typeof MediaRef>;

/** Packs what a download needs into one string; an empty one where the message does not say enough. */
export function writeMediaRef(
  type: MediaRef['type'],
  file: File,
  message: { id: string; jid: string },
): string {
  const { shape } = MediaRef;
  const directPath = shape.directPath.safeParse(file.directPath ?? undefined).data;
  const url = shape.url.safeParse(file.url ?? undefined).data;
  const fileSha256 = shape.fileSha256.safeParse(file.fileSha256 ?? undefined).data;
  const ref = MediaRef.safeParse({ type, directPath, url, fileSha256, mediaKey: file.mediaKey, ...message });
  if (!ref.success || !(directPath ?? url)) return '';
  // The URL repeats the path behind a host of this day: it goes first where both are too long.
  const written = [ref.data, { ...ref.data, url: undefined }]
    .filter((candidate) => candidate.directPath ?? candidate.url)
    .map((candidate) => JSON.stringify(candidate));
  return written.find((candidate) => candidate.length <= MAX_REF) ?? '';
}

/** Reads a reference back; null for one that leads to no file. */
export function readMediaRef(ref: string): MediaRef | null {
  try {
    const read = MediaRef.safeParse(JSON.parse(ref));
    return read.success && (read.data.directPath ?? read.data.url) ? read.data : null;
  } catch {
    return null;
  }
}
