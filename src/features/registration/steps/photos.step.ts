import { choice } from '../../../conversation/index.ts';
import { again, type BusinessStep } from '../business-step.ts';
import { MAX_PHOTOS } from '../draft.ts';

const NOTHING_MORE =
  /^\s*(selesai|sudah|udah|cukup|done|tidak ada|ga ada|gak ada|belum ada|nanti)(\s+(aja|saja|kak|ya))*\s*[.!]?\s*$/i;

/** Up to five photos, one message each; other than pictures are refused by content, not by name. */
export function photosStep(): BusinessStep {
  return {
    name: 'photos',
    explain: 'registration-photos-explain',
    accepts: ['image', 'document'],
    ask(draft, { words }) {
      const count = draft.photos.length;
      if (!count) {
        const later = choice(words, 'done', 'registration-photos-later', [
          'nanti',
          'ntar',
          'besok',
          'tidak',
          'tidak ada',
          'ga ada',
          'gak ada',
          'belum ada',
          'blm ada',
          'lewati',
          'skip',
          'later',
        ]);
        return { text: words.say('registration-photos-ask', { max: MAX_PHOTOS }), choices: [later] };
      }
      return {
        text: words.say('registration-photos-more', { count, max: MAX_PHOTOS }),
        choices: [
          choice(words, 'done', 'registration-done', ['selesai', 'sudah', 'cukup', 'done']),
          choice(words, 'clear', 'registration-photos-clear', ['hapus', 'ganti']),
        ],
      };
    },
    read(answer, draft, turn) {
      if (answer.kind === 'choice' && answer.id === 'done') return { kind: 'next', data: draft };
      if (answer.kind === 'choice' && answer.id === 'clear')
        return { kind: 'stay', data: { ...draft, photos: [] } };
      if (answer.kind === 'text' && NOTHING_MORE.test(answer.text)) return { kind: 'next', data: draft };
      if (answer.kind !== 'image' && answer.kind !== 'document')
        return again(turn, `registration-photos-again-${draft.photos.length ? 'more' : 'first'}`);
      const { stored, refused } = answer.media;
      if (refused) return again(turn, `registration-photos-${refused}`);
      if (!stored?.mimeType.startsWith('image/')) return again(turn, 'registration-photos-wrong-type');
      const photos = [...draft.photos.filter((photo) => photo.hash !== stored.hash), stored].slice(
        -MAX_PHOTOS,
      );
      const full = photos.length >= MAX_PHOTOS;
      return full
        ? { kind: 'next', data: { ...draft, photos } }
        : { kind: 'stay', data: { ...draft, photos } };
    },
  };
}
