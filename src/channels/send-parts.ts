import type { Attachment } from '../messages/index.ts';
import type { SendResult } from './channel.ts';

type Failure = Exclude<SendResult, { kind: 'sent' }>;

/** Content of an attached file, or what to do without it. `readMedia` rejects with `ENOENT` when there is no such file. */
export async function contentOf(
  file: Attachment,
  readMedia: (hash: string) => Promise<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | Extract<Failure, { kind: 'reject' | 'retry' }>> {
  try {
    const content =
      file.kind === 'text-file' ? new TextEncoder().encode(file.content) : await readMedia(file.hash);
    if (content.byteLength === 0) return { kind: 'reject', reason: 'file-empty' };
    return content.byteLength > maxBytes ? { kind: 'reject', reason: 'file-too-large' } : content;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing
      ? { kind: 'reject', reason: 'file-missing' }
      : { kind: 'retry', reason: 'file-unreadable' };
  }
}

/**
 * What this attempt sent must not be forgotten: a failure after its first part carries the parts, so that the next
 * attempt goes on behind them. `before`: parts that earlier attempts had sent.
 */
export function withProgress<F extends Failure>(failure: F, platformIds: string[], before: number): F {
  const mayResume = failure.kind === 'retry' || failure.kind === 'down' || failure.kind === 'unknown';
  return mayResume && platformIds.length > before ? { ...failure, platformIds } : failure;
}
