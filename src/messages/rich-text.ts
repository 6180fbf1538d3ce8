import { z } from 'zod';

/** A run of characters with one style. `href` makes it a link. */
export const Span = z.object({
  text: z.string(),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  href: z.url({ protocol: /^https?$/ }).optional(),
});
export type Span = z.infer<typeof Span>;

/** A paragraph (its lines kept), or a bulleted list. Blocks are set apart by an empty line. */
export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), spans: z.array(Span) }),
  z.object({ kind: z.literal('list'), items: z.array(z.array(Span)) }),
]);
export type Block = z.infer<typeof Block>;

/** Text with the little structure that every channel can show. */
export const RichText = z.array(Block);
export type RichText = z.infer<typeof RichText>;

/**
 * Reads the markup used in `locales/` and `knowledge/`: `*bold*`, `_italic_`, `[label](https://…)`, lines
 * starting with `- ` as a list, an empty line between paragraphs, `\` before a character that is meant as
 * itself. Anything unclosed is plain text. Text typed by a person goes through `escapeMarkup` first.
 */
export function parseMarkup(source: string): RichText {
  const blocks: RichText = [];
  for (const chunk of source.trim().split(/\n[ \t]*\n+/)) {
    let lines: string[] = [];
    let items: string[] = [];
    const flush = () => {
      if (lines.length) blocks.push({ kind: 'paragraph', spans: parseSpans(lines.join('\n')) });
      if (items.length) blocks.push({ kind: 'list', items: items.map(parseSpans) });
      lines = [];
      items = [];
    };
    for (const line of chunk.split('\n')) {
      const item = /^\s*- (.*)$/.exec(line)?.[1];
      if (item === undefined ? items.length : lines.length) flush();
      if (item === undefined) lines.push(line);
      else items.push(item);
    }
    flush();
  }
  return blocks.filter((block) => (block.kind === 'list' ? block.items.length : block.spans.length));
}

/** Makes `text` mean itself inside markup. */
export function escapeMarkup(text: string): string {
  return text.replace(/[\\*_[\]()]/g, '\\$&').replace(/^(\s*)- /gm, '$1\\- ');
}

/** A paragraph of unmarked text. */
export function plain(text: string): RichText {
  return [{ kind: 'paragraph', spans: [{ text }] }];
}

/** The words alone, for logs of length, loop guards and channels that know no style. */
export function toPlainText(rich: RichText): string {
  const words = (spans: Span[]) => spans.map((span) => span.text).join('');
  return rich
    .map((block) =>
      block.kind === 'list' ? block.items.map((item) => `- ${words(item)}`).join('\n') : words(block.spans),
    )
    .join('\n\n');
}

const TOKEN = /\\(.)|\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s)]+)\)|([*_])/gsu;

function parseSpans(source: string): Span[] {
  const spans: Span[] = [];
  let style: Pick<Span, 'bold' | 'italic'> = {};
  let buffer = '';
  const flush = () => {
    if (buffer) spans.push({ text: buffer, ...style });
    buffer = '';
  };
  let at = 0;
  for (const token of source.matchAll(TOKEN)) {
    buffer += source.slice(at, token.index);
    at = token.index + token[0].length;
    const [, escaped, label, href, mark] = token;
    if (escaped !== undefined) {
      buffer += escaped;
    } else if (label !== undefined && href !== undefined) {
      if (!URL.canParse(href)) {
        buffer += token[0];
        continue;
      }
      flush();
      spans.push({ text: label.replace(/\\(.)/gsu, '$1'), ...style, href });
    } else if (mark !== undefined) {
      const key = mark === '*' ? 'bold' : 'italic';
      if (style[key]) {
        flush();
        const { [key]: _closed, ...rest } = style;
        style = rest;
      } else if (closes(source, at, mark) && opens(source, token.index)) {
        flush();
        style = { ...style, [key]: true };
      } else {
        buffer += mark;
      }
    }
  }
  buffer += source.slice(at);
  flush();
  return spans;
}

/** A mark opens only at a word's beginning, so that "2*3" and snake_case stay themselves. */
function opens(source: string, index: number): boolean {
  return index === 0 || !/[\p{L}\p{N}]/u.test(source[index - 1] ?? '');
}

function closes(source: string, from: number, mark: string): boolean {
  for (let i = from; i < source.length; i += 1) {
    if (source[i] === '\\') i += 1;
    else if (source[i] === mark) return i > from;
  }
  return false;
}
