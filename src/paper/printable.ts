/** What the font has of the letters people in our markets write names with; a test prints every one of them. */
const UNKNOWN =
  /[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u0148\u014a-\u01c3\u01c5-\u024f\u02b0-\u02ff\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0479\u1e00-\u1e9b\u1e9e-\u1eff\u2010-\u2027\u2030-\u2055\u20ac\u2192]/g;

/** `text` in one line, without what cannot be drawn (emoji, scripts that the font has not), which would print as boxes. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/➜/g, '→')
    .replace(/\s/g, ' ')
    .replace(UNKNOWN, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Whether every letter of `text` can be drawn. */
export function canPrint(text: string): boolean {
  return !text.normalize('NFC').replace(/\s/g, ' ').match(UNKNOWN);
}
