/** A link may be long; no word is. Whoever reads words compares them letter by letter. */
const LONGEST_WORD = 300;
/** More than any inquiry that was ever pasted. */
const LONGEST_TEXT = 8_000;

/**
 * What is read of a text: all of it, as people write. Words and texts without end are cut, because reading them would hold up
 * everybody: a word of 19,000 letters took seconds. What was received is kept whole.
 */
export function shorten(text: string): string {
  if (text.length <= LONGEST_WORD) return text;
  return text
    .replace(/\S+/g, (word) => (word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD)}…` : word))
    .slice(0, LONGEST_TEXT)
    .toWellFormed();
}
