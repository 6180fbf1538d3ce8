import type { Attachment, Place } from '../messages/index.ts';

/** One native message, as far as it decides whether it can turn into another one. */
type Part =
  | { kind: 'text' }
  | { kind: 'file'; file: Attachment; caption?: string }
  | { kind: 'place'; place: Place };

/**
 * Whether the parts of a sent message can turn into those of another: each a text, or the very same file or place with
 * other words to it. There may be fewer, the rest is taken back; more would arrive behind what was said since.
 */
export function canTurnInto(was: readonly Part[], shall: readonly Part[]): boolean {
  return shall.length <= was.length && shall.every((part, at) => sameKind(was[at], part));
}

function sameKind(was: Part | undefined, shall: Part): boolean {
  if (was?.kind !== shall.kind) return false;
  if (was.kind === 'file' && shall.kind === 'file') return sameFile(was.file, shall.file);
  if (was.kind !== 'place' || shall.kind !== 'place') return true;
  return was.place.latitude === shall.place.latitude && was.place.longitude === shall.place.longitude;
}

function sameFile(was: Attachment, shall: Attachment): boolean {
  if (was.kind === 'text-file' || shall.kind === 'text-file') {
    return was.kind === shall.kind && 'content' in was && 'content' in shall && was.content === shall.content;
  }
  return was.kind === shall.kind && was.hash === shall.hash;
}
