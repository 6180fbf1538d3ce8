import { editDistance } from '../edit-distance.ts';
import { consonantsOf, soundKey } from './sound.ts';

/**
 * Every word the lexicon knows, with ways to find the one a misspelling stands for. Built once; look-ups are a few
 * map reads, so a message stays far under a millisecond.
 */
export interface Vocabulary {
  has(word: string): boolean;
  /** A known word that sounds the same, or differs by a typo small enough for its length; null when none is close. */
  closest(word: string): string | null;
}

/** Longer than any word worth mending. */
const LONGEST = 20;

/**
 * `words` in order of importance: of two equally close words the earlier wins. Nothing is mended to one of `exact`, names
 * so many and so odd (kecamatan) that they would swallow every unknown word.
 */
export function createVocabulary(words: Iterable<string>, exact: Iterable<string>): Vocabulary {
  const rank = new Map<string, number>();
  for (const word of words) if (!rank.has(word)) rank.set(word, rank.size);
  const exactOnly = new Set(exact);
  for (const word of rank.keys()) exactOnly.delete(word);
  const bySound = new Map<string, string>();
  const byConsonants = new Map<string, string[]>();
  const byStart = new Map<string, string[]>();
  const letterSets = new Map<string, number>();
  const byTail = new Map<string, string[]>();
  for (const word of rank.keys()) {
    if (!/^\p{L}{4,}$/u.test(word)) continue;
    const sound = soundKey(word);
    if (!bySound.has(sound)) bySound.set(sound, word);
    add(byConsonants, consonantsOf(word), word);
    letterSets.set(word, lettersOf(word));
    add(byStart, word.slice(0, 1), word);
    add(byTail, word.slice(1), word);
  }

  return {
    has: (word) => rank.has(word) || exactOnly.has(word),
    closest(word) {
      if (!/^\p{L}{3,}$/u.test(word)) return null;
      return sameSound(word) ?? vowelsDropped(word) ?? nearest(word);
    },
  };

  function sameSound(word: string): string | null {
    return word.length < 4 ? null : (bySound.get(soundKey(word)) ?? null);
  }

  function vowelsDropped(word: string): string | null {
    const consonants = consonantsOf(word);
    if (consonants.length < 3 || word.length - consonants.length > 2) return null;
    const candidates = (byConsonants.get(consonants) ?? []).filter(
      (known) => known.length > word.length && known.length <= word.length + 4 && isWithin(word, known),
    );
    // Two different words fit: guessing would be worse than not knowing.
    return candidates.length === 1 ? (candidates[0] ?? null) : null;
  }

  function nearest(word: string): string | null {
    if (word.length < 4 || word.length > LONGEST) return null;
    const letters = lettersOf(word);
    // Each edit changes at most two letters of the set, so most words are ruled out without comparing them.
    const near = (byStart.get(word.slice(0, 1)) ?? []).filter(
      (known) =>
        Math.abs(known.length - word.length) <= 2 && countBits(letters ^ (letterSets.get(known) ?? 0)) <= 4,
    );
    const otherStart = [
      ...(byTail.get(word.slice(1)) ?? []),
      ...(byTail.get(word) ?? []),
      ...swappedStart(word),
    ];
    let best: { word: string; cost: number } | null = null;
    for (const known of [...near, ...otherStart]) {
      const cost = costOf(word, known);
      if (cost === null || (best && cost > best.cost)) continue;
      if (!best || cost < best.cost || rankOf(known) < rankOf(best.word)) best = { word: known, cost };
    }
    return best?.word ?? null;
  }

  function swappedStart(word: string): string[] {
    const swapped = `${word[1]}${word[0]}${word.slice(2)}`;
    const shorter = word.slice(1);
    return [swapped, shorter].filter((known) => known.length >= 4 && rank.has(known));
  }

  function rankOf(word: string): number {
    return rank.get(word) ?? Number.POSITIVE_INFINITY;
  }
}

/**
 * How far a typed word is from a known one, null when too far for its length. Indonesian is full of words one letter
 * apart ("lapar", "lapor"), so in a short word only slips of the finger count: letters swapped, dropped, doubled, or the
 * neighbouring key.
 */
function costOf(typed: string, known: string): number | null {
  const edits = editDistance(typed, known);
  const short = Math.min(typed.length, known.length);
  const sameConsonants = consonantsOf(typed) === consonantsOf(known);
  const sameStart = typed[0] === known[0];
  if (edits > 2 || (edits === 2 && (short < 7 || !sameStart || !(sameConsonants || short > 8)))) return null;
  if (!sameStart && short < 7) return null;
  if (short < 7 && typed.length === known.length && !isSwap(typed, known) && !isNeighbourSlip(typed, known))
    return null;
  if (short <= 4 && !(sameConsonants || isSwap(typed, known))) return null;
  return edits + (sameConsonants ? 0 : 0.4) + (sameStart ? 0 : 0.3);
}

const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** One letter replaced by a key beside it, in words of five letters or more. */
function isNeighbourSlip(typed: string, known: string): boolean {
  if (typed.length < 5) return false;
  const at = [...typed].findIndex((letter, index) => letter !== known[index]);
  const [left, right] = [typed[at] ?? '', known[at] ?? ''];
  if (typed.slice(at + 1) !== known.slice(at + 1)) return false;
  const rowOf = (letter: string) => KEY_ROWS.findIndex((row) => row.includes(letter));
  const columnOf = (letter: string) => KEY_ROWS[rowOf(letter)]?.indexOf(letter) ?? -9;
  return Math.abs(rowOf(left) - rowOf(right)) <= 1 && Math.abs(columnOf(left) - columnOf(right)) <= 1;
}

function isSwap(left: string, right: string): boolean {
  return left.length === right.length && [...left].sort().join('') === [...right].sort().join('');
}

function isWithin(short: string, long: string): boolean {
  let at = -1;
  return [...short].every((letter) => {
    at = long.indexOf(letter, at + 1);
    return at >= 0;
  });
}

function add(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}

/** The letters a to z of a word as a set of bits. */
function lettersOf(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at++) set |= 1 << (word.charCodeAt(at) % 31);
  return set;
}

function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
