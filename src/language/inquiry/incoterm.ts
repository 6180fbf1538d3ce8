import { best, doubtOf, type Scored } from './best.ts';
import type { Document } from './document.ts';

/** Codes that are also short ordinary words: in small letters they count only under their label. */
const SHORT_WORDS = new Set(['FAS', 'CIP', 'DAP', 'CPT', 'FCA']);

/** The delivery term asked for; of several the preferred one, else the first. */
export function findIncoterm(document: Document): string | null {
  const readings = document.named('incoterm').map((hit, index): Scored<string> => {
    const { from, to, meaning } = hit;
    const labelled = document.fieldAt(from) === 'incoterm';
    const raw = document.pieces[from]?.raw ?? '';
    const unsure = SHORT_WORDS.has(meaning.id) && raw === raw.toLowerCase() && to - from === 1 && !labelled;
    const preferred = document.before('prefer', from) <= 2 || document.after('prefer', to) <= 1;
    return {
      value: meaning.id,
      score:
        10 -
        index * 0.1 +
        (labelled ? 5 : 0) +
        (preferred ? 4 : 0) -
        (document.before('instead', from) <= 1 ? 6 : 0) -
        (unsure ? 2 : 0) -
        doubtOf(document.zoneAt(from)),
    };
  });
  return best(readings, 1)?.value ?? null;
}
