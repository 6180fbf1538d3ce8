import { doubledForm, type Word } from '../normalise/normaliser.ts';
import { tokenise } from '../normalise/tokenise.ts';

/** A phrase found in a message: words `from` up to, not including, `to`. */
export interface PhraseHit<Meaning> {
  readonly meaning: Meaning;
  readonly from: number;
  readonly to: number;
  /** Number of words that had to be mended or cut to a root; 0 where all stood as written. */
  readonly bent: number;
}

export interface PhraseIndex<Meaning> {
  /** Every listed phrase that stands in the message, overlapping ones too. */
  find(words: readonly Word[]): PhraseHit<Meaning>[];
  words(): Iterable<string>;
}

/** Indexes phrases by their first word. */
export function createPhraseIndex<Meaning>(
  entries: Iterable<readonly [string, Meaning]>,
  slang: Readonly<Record<string, string>>,
): PhraseIndex<Meaning> {
  const byFirst = new Map<string, { rest: readonly string[]; meaning: Meaning }[]>();
  const vocabulary = new Set<string>();
  for (const [phrase, meaning] of entries) {
    // Slang is written out here as in messages, so a linguist may list "gak jadi" or "tidak jadi" alike.
    const plain = phrase.replace(/\p{L}+/gu, (word) =>
      Object.hasOwn(slang, word) ? (slang[word] ?? word) : word,
    );
    const tokens = tokenise(plain);
    const [first = '', ...rest] = tokens.map((token) =>
      token.doubled ? doubledForm(token.text) : token.text,
    );
    for (const token of tokens) vocabulary.add(token.text);
    const list = byFirst.get(first);
    if (list) list.push({ rest, meaning });
    else byFirst.set(first, [{ rest, meaning }]);
  }
  return {
    words: () => vocabulary,
    find(words) {
      const hits: PhraseHit<Meaning>[] = [];
      for (let at = 0; at < words.length; at++) {
        for (const form of words[at]?.forms ?? []) {
          for (const { rest, meaning } of byFirst.get(form) ?? []) {
            const bent = bentWords(words, at, [form, ...rest]);
            if (bent !== null) hits.push({ meaning, from: at, to: at + 1 + rest.length, bent });
          }
        }
      }
      return hits;
    },
  };
}

function bentWords(words: readonly Word[], at: number, phrase: readonly string[]): number | null {
  let bent = 0;
  for (const [offset, wanted] of phrase.entries()) {
    const word = words[at + offset];
    if (!word?.forms.includes(wanted)) return null;
    if (word.guessed || word.text !== wanted) bent++;
  }
  return bent;
}
