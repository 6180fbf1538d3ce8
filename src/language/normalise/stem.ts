const SUFFIXES = [
  'nyalah',
  'annya',
  'kannya',
  'nya',
  'kah',
  'lah',
  'pun',
  'kan',
  'an',
  'in',
  'ku',
  'mu',
  'i',
  'e',
];
/** Prefix as written → what the root may begin with where the prefix swallowed a letter. */
const PREFIXES: readonly (readonly [string, readonly string[]])[] = [
  ['mengeks', ['eks']], ['menge', ['']], ['meng', ['', 'k']], ['menye', ['se']], ['meny', ['s']], ['mem', ['', 'p']],
  ['men', ['', 't']], ['me', ['']], ['peng', ['', 'k']], ['peny', ['s']], ['pem', ['', 'p']], ['pen', ['', 't']],
  ['per', ['']], ['pe', ['']], ['ber', ['']], ['be', ['']], ['ba', ['']], ['ter', ['']], ['ta', ['']], ['di', ['']], ['ke', ['']],
  ['se', ['']], ['nge', ['']], ['ng', ['', 'k']], ['ny', ['s', 'c']], ['ma', ['']], ['n', ['', 't']], ['m', ['', 'p']],
]; // biome-ignore format: a table

/**
 * Possible roots of an Indonesian word, most careful cut first: "mengirimkan" → … "kirim", "diekspornya" → … "ekspor".
 * Candidates need not exist; the caller keeps those it knows.
 */
export function rootsOf(word: string): string[] {
  const roots = new Set<string>();
  const ends = [
    word,
    ...SUFFIXES.filter((end) => word.endsWith(end)).map((end) => word.slice(0, -end.length)),
  ];
  for (const stem of ends) if (stem !== word && stem.length >= 3) roots.add(stem);
  for (const stem of ends) {
    for (const [prefix, starts] of PREFIXES) {
      if (!stem.startsWith(prefix)) continue;
      const rest = stem.slice(prefix.length);
      for (const start of starts) if (rest.length + start.length >= 3) roots.add(start + rest);
    }
  }
  return [...roots];
}
