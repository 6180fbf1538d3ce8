/**
 * Folds a text to what comparisons need: lower case, no accents, no emoji, every run of other signs one space.
 * `keep` names signs that survive (a decimal comma, a slash).
 */
export function simplify(text: string, keep = ''): string {
  const kept = keep.replace(/[\\\]^-]/g, '\\$&');
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘`]/g, '')
    .toLowerCase()
    .replace(new RegExp(`[^\\p{L}\\p{N}${kept}]+`, 'gu'), ' ')
    .trim();
}

/** The words of a text after {@link simplify}. */
export function wordsOf(text: string): string[] {
  const simple = simplify(text);
  return simple === '' ? [] : simple.split(' ');
}
