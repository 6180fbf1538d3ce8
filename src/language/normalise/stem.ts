const CLITICS = ['nya', 'kah', 'lah', 'pun', 'ku', 'mu'];
/** English plurals, as owners mix them in. */
const PLURALS = ['s', 'es'];
const SUFFIXES = ['kan', 'an', 'in', 'i'];
/** Prefix as written → what the root may begin with where the prefix swallowed a letter. */
type Prefix = readonly [string, readonly string[]];
const PREFIXES: readonly Prefix[] = [
  ['menge', ['']],
  ['meng', ['', 'k']],
  ['meny', ['s']],
  ['mem', ['', 'p']],
  ['men', ['', 't']],
  ['me', ['']],
  ['peng', ['', 'k']],
  ['peny', ['s']],
  ['pem', ['', 'p']],
  ['pen', ['', 't']],
  ['per', ['']],
  ['ber', ['']],
  ['ter', ['']],
  ['di', ['']],
  ['nge', ['']],
  ['ng', ['', 'k']],
];
/** Prefixes so short that many plain words begin with them; tried on words not known as they stand. */
const LOOSE_PREFIXES: readonly Prefix[] = [
  ['pe', ['']],
  ['be', ['']],
  ['ba', ['']],
  ['ke', ['']],
  ['se', ['']],
  ['ta', ['']],
  ['ma', ['']],
  ['ny', ['s', 'c']],
  ['n', ['t']],
  ['m', ['p']],
];
const SHORTEST_ROOT = 4;

/**
 * Possible roots of an Indonesian word: "mengirimkan" → … "kirim", "diekspornya" → … "ekspor". Candidates need not exist;
 * the caller keeps those it knows. `loose` tries short affixes too, which suits only words unknown as they stand.
 */
export function rootsOf(word: string, loose: boolean): string[] {
  const bare = [word, ...cut(word, CLITICS, 3), ...(loose ? cut(word, PLURALS, SHORTEST_ROOT) : [])];
  if (loose && word.endsWith('ies')) bare.push(`${word.slice(0, -3)}y`);
  const stems = [...bare, ...bare.flatMap((stem) => cut(stem, SUFFIXES, SHORTEST_ROOT))];
  const prefixes = loose ? [...PREFIXES, ...LOOSE_PREFIXES] : PREFIXES;
  const roots = new Set(stems);
  for (const stem of stems) {
    for (const [prefix, starts] of prefixes) {
      if (!stem.startsWith(prefix)) continue;
      const rest = stem.slice(prefix.length);
      const shortest = prefix === 'di' ? 3 : SHORTEST_ROOT;
      for (const start of starts) if (rest.length + start.length >= shortest) roots.add(start + rest);
    }
  }
  roots.delete(word);
  return [...roots];
}

function cut(word: string, ends: readonly string[], shortest: number): string[] {
  return ends
    .filter((end) => word.endsWith(end) && word.length - end.length >= shortest)
    .map((end) => word.slice(0, -end.length));
}
