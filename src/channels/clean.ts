/** Without what PostgreSQL cannot hold (NUL, half a surrogate pair), at most `max` long. */
export function clean(words: string, max: number): string {
  return words.replaceAll('\0', '').slice(0, max).toWellFormed();
}
