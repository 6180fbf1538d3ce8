/** One word of a message, lower case and without accents, with its place in the original text. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** True where the word was written doubled ("buyer2", "buyer-buyer"). */
  readonly doubled: boolean;
  /** True where it was written in capitals ("US"). */
  readonly capital: boolean;
}

const WORD =
  /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}][\p{L}\p{M}'’]*(?:-[\p{L}\p{M}]+)*[2²]?(?:nya|an)?(?![\p{L}])|[\p{L}\p{M}]+/gu;

/**
 * Cuts a message into words. Doubling by "2" or a hyphen is folded ("macam2nya" → "macam", "kupu-kupu" → "kupu") and
 * marked; other hyphens separate words.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const plain = fold(match[0]);
    const capital = /^\p{Lu}{2,}$/u.test(match[0]);
    const bare = plain.replace(/(?<=\p{L}{2})[2²](nya|an)?$/u, '');
    const parts = bare.split('-').filter((part) => part !== '');
    const [first = '', second = ''] = parts;
    const doubled = bare !== plain || (parts.length === 2 && isDoubling(first, second));
    const words = parts.length === 2 && isDoubling(first, second) ? [first] : parts;
    let at = start;
    for (const [index, word] of words.entries()) {
      const end = index === words.length - 1 ? start + match[0].length : at + word.length;
      tokens.push({ text: word, start: at, end, doubled, capital });
      at = end + 1;
    }
  }
  return tokens.reduce<Token[]>(joinRepeated, []);
}

/** "agar agar" written as two words is one doubled word. */
function joinRepeated(tokens: Token[], token: Token): Token[] {
  const last = tokens.at(-1);
  if (last && token.text.length > 2 && isDoubling(last.text, token.text) && !/\d/.test(token.text)) {
    tokens[tokens.length - 1] = { ...last, end: token.end, doubled: true };
  } else tokens.push(token);
  return tokens;
}

/** Lower case, accents and apostrophes gone, letters drawn out three or more times written once. */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/(\p{L})\1{2,}/gu, '$1');
}

function isDoubling(first: string, second: string): boolean {
  return first.length > 1 && (second === first || second === `${first}an` || second === `${first}nya`);
}
