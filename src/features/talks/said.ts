import { z } from 'zod';
import type { Answer } from '../../conversation/index.ts';
import { Attachment, Place } from '../../messages/index.ts';

/** What can come with the words: a file, or a place on the map. */
export const TalkFile = z.union([Attachment, Place]);
export type TalkFile = z.infer<typeof TalkFile>;

/** What somebody says to the other side of a talk. */
export interface Said {
  text: string;
  file: TalkFile | null;
}

/** What an answer says to the other side; `unreadable`: a file that was refused, or something else than words. */
export function saidBy(answer: Exclude<Answer, { kind: 'choice' }>): Said | 'unreadable' {
  if (answer.kind === 'text') return { text: answer.text, file: null };
  if (answer.kind === 'location') {
    const { latitude, longitude } = answer;
    return { text: '', file: { kind: 'place', latitude, longitude } };
  }
  if (answer.kind !== 'image' && answer.kind !== 'document') return 'unreadable';
  const { stored, fileName } = answer.media;
  if (!stored) return 'unreadable';
  const extension = stored.mimeType.split('/')[1]?.replace(/[^a-z0-9].*$/, '') ?? 'bin';
  const file = {
    kind: answer.kind,
    hash: stored.hash,
    mimeType: stored.mimeType,
    fileName: fileName?.replace(/[^\p{L}\p{N} ._-]/gu, '').slice(0, 80) || `lampiran.${extension}`,
  };
  return { text: answer.caption ?? '', file };
}

/** How a file is named where it is only spoken of. */
export function labelOf(file: TalkFile): string {
  return file.kind === 'place' ? `${file.latitude}, ${file.longitude}` : file.fileName;
}
