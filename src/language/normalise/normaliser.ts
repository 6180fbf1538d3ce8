import type { Lexicon } from '../lexicon/schema.ts';
import { rootsOf } from './stem.ts';
import { type Token, tokenise } from './tokenise.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** A word of a message after normalisation. */
export interface Word {
  /** What the word is taken to be. */
  readonly text: string;
  /** Everything it may be matched as: itself, then roots the lexicon knows. */
  readonly forms: readonly string[];
  readonly token: Token;
  /** True where the word was guessed from a misspelling. */
  readonly guessed: boolean;
  /** False where the lexicon knows nothing like it. */
  readonly known: boolean;
}

export interface Normaliser {
  /** Words of a message in plain forms: slang written out, typos mended, joined words parted. */
  normalise(text: string): Word[];
  readonly vocabulary: Vocabulary;
}

const SHORT_ROOT = 4;
const ATTACHED = /^(ke|di|dari|per|utk|k)(\p{L}{4,})$/u;
const CLITIC = /(nya|ku|mu|kah|lah)$/;

/** `named` are the words of names and cues, which win over everyday words where a misspelling is equally near to both. */
export function createNormaliser(
  lexicon: Pick<Lexicon, 'slang' | 'words' | 'places'>,
  named: Iterable<string>,
): Normaliser {
  const { slang } = lexicon;
  const whole = new Set(lexicon.words.whole);
  const everyday = [...Object.values(lexicon.words.words), ...Object.values(slang.words)].flatMap((words) =>
    words.split(/\s+/),
  );
  const places = lexicon.places.regencies.flatMap(({ aliases }) =>
    aliases.flatMap((alias) => alias.split(' ')),
  );
  const vocabulary = createVocabulary([...named, ...everyday, ...slang.fillers, ...whole], places);
  const plain = new Map(Object.entries(slang.words));
  const remembered = new Map<string, Resolved>();

  return {
    vocabulary,
    normalise(text) {
      return tokenise(text).flatMap((token) => wordsFor(token));
    },
  };

  function wordsFor(token: Token): Word[] {
    const resolved = remembered.get(token.text) ?? resolve(token.text);
    // Bounded: people's words repeat, but a flood of invented ones must not fill the memory.
    if (remembered.size < 5000) remembered.set(token.text, resolved);
    return resolved.words.map((text) => ({
      text,
      forms: token.doubled ? [doubledForm(text), ...formsOf(text)] : formsOf(text),
      token,
      guessed: resolved.guessed,
      known: resolved.known,
    }));
  }

  function resolve(written: string): Resolved {
    const single = written.replace(/(\p{L})\1+/gu, '$1');
    const straight =
      standingWords(written) ?? standingWords(single) ?? knownWords(written) ?? knownWords(single);
    if (straight) return { words: straight, guessed: false, known: true };
    const attached = ATTACHED.exec(written);
    const place = attached?.[2] === undefined ? null : standingWords(attached[2]);
    if (place && attached?.[1]) return { words: [attached[1], ...place], guessed: false, known: true };
    const parted = part(written);
    if (parted) return { words: parted, guessed: true, known: true };
    const bare = written.replace(CLITIC, '');
    const guess =
      vocabulary.closest(written) ?? (bare.length >= 4 && bare !== written ? vocabulary.closest(bare) : null);
    if (guess !== null) return { words: plain.get(guess)?.split(' ') ?? [guess], guessed: true, known: true };
    return { words: [written], guessed: false, known: false };
  }

  /** The plain words of something known as it stands. */
  function standingWords(written: string): string[] | null {
    const spelt = plain.get(written);
    if (spelt !== undefined) return spelt.split(' ');
    return /^\p{N}/u.test(written) || vocabulary.has(written) ? [written] : null;
  }

  function knownWords(written: string): string[] | null {
    const standing = standingWords(written);
    if (standing) return standing;
    const bare = written.replace(CLITIC, '');
    const speltBare = bare === written ? undefined : plain.get(bare);
    if (speltBare !== undefined) return speltBare.split(' ');
    return rootsOf(written, true).some((root) => vocabulary.has(root)) ? [written] : null;
  }

  /** "rumputlaut" → rumput, laut: two known words of some length, nothing left over. */
  function part(written: string): string[] | null {
    if (written.length < 7) return null;
    for (let cut = written.length - 3; cut >= 3; cut--) {
      const [left, right] = [written.slice(0, cut), written.slice(cut)];
      if (left.length + right.length < 8 && (left.length < 4 || right.length < 4)) continue;
      if (isWhole(left) && isWhole(right)) return [left, right];
    }
    return null;
  }

  function isWhole(word: string): boolean {
    return word.length >= 4 && vocabulary.has(word);
  }

  function formsOf(word: string): string[] {
    if (whole.has(word)) return [word];
    const known = vocabulary.has(word);
    const roots = rootsOf(word, !known).filter((root) => vocabulary.has(root));
    // "menyimpan" is simpan, not simp; "kursi" is not kurs: a root this short counts only where nothing longer fits.
    if (known || roots.some((root) => root.length > SHORT_ROOT))
      return [word, ...roots.filter((root) => root.length > SHORT_ROOT)];
    return [word, ...roots];
  }
}

/** How a doubled word ("agar-agar") is listed, so that it is not the single word ("agar"). */
export function doubledForm(word: string): string {
  return `${word}+${word}`;
}

interface Resolved {
  readonly words: readonly string[];
  readonly guessed: boolean;
  readonly known: boolean;
}
