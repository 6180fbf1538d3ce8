import type { Lexicon } from '../lexicon/schema.ts';
import type { Parsed } from './observe.ts';

/** Verbs whose next words are the goods. */
const SENDING = new Set([
  'ekspor',
  'mengekspor',
  'export',
  'kirim',
  'mengirim',
  'jual',
  'menjual',
  'send',
  'sell',
]);
/** Words that stand there without naming goods. */
const GENERAL =
  'barang produk hasil usaha sendiri langsung jualan dagangan barangnya produknya keluar kesana sana lewat via melalui pakai pake naik goods things';

/**
 * Whether a message names goods that the catalogue does not hold: right behind a verb of sending stands a word that is no
 * name, no cue and no small word ("mau ekspor lampu hias ke jerman"). What the talk was about before is then not meant,
 * and an answer about it would be a wrong one.
 */
export function createUnknownGoods(lexicon: Pick<Lexicon, 'words'>): (parsed: Parsed) => boolean {
  const empty = new Set(`${lexicon.words.words.small ?? ''} ${GENERAL}`.split(/\s+/));
  return ({ words, entities, cues }) => {
    const covered = (at: number) => [...entities, ...cues].some(({ from, to }) => from <= at && at < to);
    return words.some(({ text }, at) => {
      if (!SENDING.has(text)) return false;
      const next = words[at + 1];
      return (
        next !== undefined && /^\p{L}{3,}$/u.test(next.text) && !empty.has(next.text) && !covered(at + 1)
      );
    });
  };
}
