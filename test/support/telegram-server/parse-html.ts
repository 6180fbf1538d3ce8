/** Tags of https://core.telegram.org/bots/api#html-style that this server knows. */
const TAGS = new Set([
  'b',
  'strong',
  'i',
  'em',
  'u',
  'ins',
  's',
  'strike',
  'del',
  'code',
  'pre',
  'a',
  'blockquote',
]);
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

export interface ParsedHtml {
  /** What the person sees. */
  text: string;
  links: string[];
}

/** Reads Telegram HTML as strictly as the real server: unknown or crossing tags and bare `<` are errors. */
export function parseHtml(html: string): ParsedHtml | { error: string } {
  const open: string[] = [];
  const links: string[] = [];
  let text = '';
  let at = 0;
  while (at < html.length) {
    const rest = html.slice(at);
    const tag = /^<(\/?)([a-z]+)((?:\s+[a-z-]+="[^"<>]*")*)>/.exec(rest);
    if (tag) {
      const [whole, slash, name = '', attributes = ''] = tag;
      if (!TAGS.has(name)) return { error: `Unsupported start tag "${name}" at byte offset ${at}` };
      if (slash && open.pop() !== name) return { error: `Unmatched end tag at byte offset ${at}` };
      if (!slash) open.push(name);
      const href = /href="([^"]*)"/.exec(attributes)?.[1];
      if (href) links.push(decode(href));
      at += whole.length;
    } else if (rest.startsWith('<')) {
      return { error: `Unclosed start tag at byte offset ${at}` };
    } else {
      const end = rest.indexOf('<');
      const piece = end < 0 ? rest : rest.slice(0, end);
      text += decode(piece);
      at += piece.length;
    }
  }
  return open.length > 0
    ? { error: `Can't find end tag corresponding to "${open.at(-1)}"` }
    : { text, links };
}

function decode(text: string): string {
  return text.replace(/&(#\d+|[a-z]+);/g, (whole, name: string) =>
    name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (ENTITIES[name] ?? whole),
  );
}
