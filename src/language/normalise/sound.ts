/** Spelling variants that sound alike, folded to one key: old and English spelling, doubled letters, a final h. */
export function soundKey(word: string): string {
  return word
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj|ch/g, 'c')
    .replace(/sj|sy|sh/g, 's')
    .replace(/kh|ck|q/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/ph|[vf]/g, 'p')
    .replace(/z/g, 's')
    .replace(/(?<=[aeiou])y(?=[aeiou])/g, '')
    .replace(/y/g, 'i')
    .replace(/(\p{L})\1+/gu, '$1')
    .replace(/(?<=[aeiou])h$/, '')
    .replace(/(?<=\p{L}{3})[td]$/u, 't');
}

/** What is left of a word when its vowels are dropped, as hurried people type ("jpng" → Jepang). */
export function consonantsOf(word: string): string {
  return word.replace(/[aeiou]/g, '');
}
