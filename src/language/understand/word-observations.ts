import type { Parsed } from './observe.ts';

/** Short pieces of words looked at: long enough to say something, short enough to survive a misspelling. */
const PIECES = [3, 4, 5];

/**
 * Observations for what no cue lists: every word ("w:resep"), every two words side by side ("w:cara masak") and pieces of
 * words ("c:rese"). Names stand as their kind, so that "resep PRODUCT" is learnt once for all goods. Numbers stand as "#".
 */
export function observeWords({ words, entities }: Parsed): string[] {
  const names = new Set<string>();
  const sequence: string[] = ['^'];
  for (let at = 0; at < words.length; at++) {
    const entity = entities.find(({ from, to, strength }) => from <= at && at < to && strength === 'sure');
    if (entity) {
      if (entity.from === at) sequence.push(entity.kind.toUpperCase());
      continue;
    }
    const word = words[at];
    if (!word) continue;
    const text = /^\p{N}/u.test(word.text) ? '#' : word.text;
    sequence.push(text);
    for (const form of word.forms) if (form !== word.text) names.add(`w:${form}`);
    const edged = `^${text}$`;
    for (const size of PIECES)
      for (let from = 0; from + size <= edged.length; from++)
        names.add(`c:${edged.slice(from, from + size)}`);
  }
  sequence.push('$');
  for (const [at, word] of sequence.entries()) {
    if (at > 0 && at < sequence.length - 1) names.add(`w:${word}`);
    const next = sequence[at + 1];
    if (next !== undefined) names.add(`w:${word} ${next}`);
  }
  return [...names];
}
