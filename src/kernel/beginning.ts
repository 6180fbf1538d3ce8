/**
 * At most so much of a text, never half of a sign: an emoji is two code units, and the first alone is no text, which JSON in a
 * database refuses.
 */
export function beginning(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
