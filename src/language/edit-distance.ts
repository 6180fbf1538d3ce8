import { distance } from 'fastest-levenshtein';

/** Edits between two words, where two neighbouring letters swapped ("smaarinda") count as one edit, not two. */
export function editDistance(left: string, right: string): number {
  const plain = distance(left, right);
  if (plain !== 2 || left.length !== right.length) return plain;
  const at = [...left].findIndex((letter, index) => letter !== right[index]);
  const swapped =
    left[at] === right[at + 1] && left[at + 1] === right[at] && left.slice(at + 2) === right.slice(at + 2);
  return swapped ? 1 : plain;
}

/**
 * How many edits a typed word of this length may have and still be taken for another word. Short words turn into
 * different words too easily ("lada", "laba"), long ones hardly ever.
 */
export function allowedEdits(length: number): 0 | 1 | 2 {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}
