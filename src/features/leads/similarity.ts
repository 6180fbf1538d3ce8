/** How alike two product names are, 0 to 1: the share of letter triples they have in common (as pg_trgm counts it). */
export function similarity(one: readonly string[], other: readonly string[]): number {
  const a = trigrams(one);
  const b = trigrams(other);
  if (!a.size || !b.size) return 0;
  let common = 0;
  for (const part of a) if (b.has(part)) common += 1;
  return common / (a.size + b.size - common);
}

function trigrams(words: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const word of words) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  }
  return found;
}
