import type { Piece } from './pieces.ts';

/** A listed phrase standing in an inquiry: pieces `from` up to, not including, `to`. */
export interface Hit<Meaning> {
  readonly meaning: Meaning;
  readonly from: number;
  readonly to: number;
}

export interface PhraseTable<Meaning> {
  /** Every listed phrase in the text, overlapping ones too, left to right. `joins` are signs that may part its words. */
  find(pieces: readonly Piece[], joins?: string): Hit<Meaning>[];
}

const JOINS = "-.'";

interface Listed<Meaning> {
  readonly rest: readonly string[];
  readonly meaning: Meaning;
}

/**
 * Indexes phrases by their first word. Unlike chat, an inquiry is matched as it stands: hyphens and dots between the words
 * do not count, an English plural and "-nya" do not either, and nothing is mended, since firms' names look like misspelt words.
 */
export function createPhraseTable<Meaning>(
  entries: Iterable<readonly [string, Meaning]>,
): PhraseTable<Meaning> {
  const byFirst = new Map<string, Listed<Meaning>[]>();
  for (const [phrase, meaning] of entries) {
    const [first, ...rest] = wordsIn(phrase);
    if (first === undefined) continue;
    const list = byFirst.get(first);
    if (list) list.push({ rest, meaning });
    else byFirst.set(first, [{ rest, meaning }]);
  }
  return {
    find(pieces, joins = JOINS) {
      const words: { at: number; forms: readonly string[] }[] = [];
      for (const [at, piece] of pieces.entries()) {
        if (piece.kind !== 'sign') words.push({ at, forms: formsOf(piece.text) });
      }
      const hits: Hit<Meaning>[] = [];
      for (const [index, word] of words.entries()) {
        for (const form of word.forms) {
          for (const { rest, meaning } of byFirst.get(form) ?? []) {
            const last = lastWord(words, index, rest, pieces, joins);
            if (last !== null) hits.push({ meaning, from: word.at, to: last + 1 });
          }
        }
      }
      return hits;
    },
  };
}

/** The words of a listed phrase, cut and folded as pieces are. */
function wordsIn(phrase: string): string[] {
  const plain = phrase.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/(?<!\p{L})m3(?!\d)|\d+|\p{L}+/gu) ?? [];
}

/** The last piece of the phrase's rest after the word at `index`, or null where something else follows. */
function lastWord(
  words: readonly { at: number; forms: readonly string[] }[],
  index: number,
  rest: readonly string[],
  pieces: readonly Piece[],
  joins: string,
): number | null {
  let at = words[index]?.at ?? 0;
  for (const [offset, wanted] of rest.entries()) {
    const word = words[index + 1 + offset];
    if (!word?.forms.includes(wanted) || word.at - at > 4) return null;
    for (let between = at + 1; between <= word.at; between++) {
      const piece = pieces[between];
      if (!piece?.close || (piece.kind === 'sign' && !joins.includes(piece.text))) return null;
    }
    at = word.at;
  }
  return at;
}

/** A word and what it may be listed as: "quantities" → quantity, "buyernya" → buyer. */
function formsOf(word: string): readonly string[] {
  if (word.length < 4) return [word];
  if (word.endsWith('ies')) return [word, word.slice(0, -1), `${word.slice(0, -3)}y`];
  if (word.endsWith('es')) return [word, word.slice(0, -1), word.slice(0, -2)];
  if (word.endsWith('s') && !word.endsWith('ss')) return [word, word.slice(0, -1)];
  return word.endsWith('nya') && word.length > 5 ? [word, word.slice(0, -3)] : [word];
}

/** Of overlapping hits the longest, then the first listed; left to right. */
export function longestOf<Meaning>(hits: readonly Hit<Meaning>[]): Hit<Meaning>[] {
  const taken = new Set<number>();
  const kept: Hit<Meaning>[] = [];
  for (const hit of [...hits].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
    let free = true;
    for (let at = hit.from; at < hit.to; at++) free &&= !taken.has(at);
    if (!free) continue;
    for (let at = hit.from; at < hit.to; at++) taken.add(at);
    kept.push(hit);
  }
  return kept.sort((a, b) => a.from - b.from);
}
