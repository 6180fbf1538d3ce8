import type { Block, RichText, Span } from '../../messages/index.ts';

/**
 * Rich text in WhatsApp's own marks: `*bold*`, `_italic_`, `• ` before list items, `label: https://…` for links.
 *
 * Apps differ in where they see a mark, and WhatsApp has no way of escaping one. So ours stand only where every app sees
 * them (a space or nothing before, no letter or digit behind, within one line), and are left out elsewhere. A mark in
 * the words themselves that could pair up with another one becomes its full-width twin (＊ ＿ ～), which formats nothing
 * and reads the same; one inside a word (`nama_file`, an e-mail address, a URL) and one alone stay what they are.
 * Invisible characters instead would be copied into what people send back, and whether they help differs by app.
 */
export function toMarkup(rich: RichText): string {
  return rich.map(blockMarkup).join('\n\n').replaceAll('```', '‘‘‘').toWellFormed();
}

function blockMarkup(block: Block): string {
  return block.kind === 'paragraph'
    ? linesOf(block.spans).map(lineMarkup).map(withoutQuote).join('\n')
    : block.items.map((item) => `• ${linesOf(item).map(lineMarkup).join('\n')}`).join('\n');
}

/** A run of one style within a line. A URL is never styled: apps take the closing mark for a part of it. */
interface Piece {
  text: string;
  bold: boolean;
  italic: boolean;
  url: boolean;
}

function linesOf(spans: readonly Span[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const piece of spans.flatMap(piecesOf)) {
    for (const [at, text] of piece.text.split('\n').entries()) {
      if (at > 0) lines.push([]);
      const line = lines.at(-1);
      // What follows a URL without a space would become a part of it.
      const glued = line?.at(-1)?.url && /^[\p{L}\p{N}/_-]/u.test(text);
      if (text !== '') line?.push({ ...piece, text: glued ? ` ${text}` : text });
    }
  }
  return lines;
}

function piecesOf({ text, bold, italic, href }: Span): Piece[] {
  const words = { text, bold: bold === true, italic: italic === true, url: false };
  if (href === undefined) return [words];
  const url = { text: href, bold: false, italic: false, url: true };
  if (bareUrl(text) === bareUrl(href) || text.trim() === '') return [url];
  return [words, { text: ': ', bold: false, italic: false, url: false }, url];
}

function bareUrl(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/$/, '');
}

/** From a line's first to behind its last character of one style. */
interface Run {
  mark: '*' | '_';
  from: number;
  to: number;
}

function lineMarkup(pieces: readonly Piece[]): string {
  const line = pieces.map(({ text }) => text).join('');
  const bold = runsOf(pieces, line, 'bold', '*');
  // Styles that cross ("a *b _c* d_") would leave marks behind.
  const italic = runsOf(pieces, line, 'italic', '_').filter(
    (run) => !bold.some((other) => crosses(run, other)),
  );
  const runs = [...bold, ...italic];
  const words = literal(line, urlsIn(line), runs);
  let out = '';
  for (let at = 0; at <= line.length; at += 1) {
    // Of two that begin together the longer one is outside, bold where they are equal; they end the other way round.
    const ending = runs.filter(({ to }) => to === at).sort((a, b) => b.from - a.from || byMark(b, a));
    const beginning = runs.filter(({ from }) => from === at).sort((a, b) => b.to - a.to || byMark(a, b));
    out += [...ending, ...beginning].map(({ mark }) => mark).join('') + (words[at] ?? '');
  }
  return out;
}

function byMark(a: Run, b: Run): number {
  return Number(a.mark === '_') - Number(b.mark === '_');
}

function runsOf(pieces: readonly Piece[], line: string, style: 'bold' | 'italic', mark: Run['mark']): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (piece[style] && last?.to === at) last.to = at + piece.text.length;
    else if (piece[style]) runs.push({ mark, from: at, to: at + piece.text.length });
    at += piece.text.length;
  }
  return runs.map((run) => withoutSpace(run, line)).filter((run) => isSeen(run, line));
}

function withoutSpace({ mark, from, to }: Run, line: string): Run {
  const words = line.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  return { mark, from: start, to: Math.max(start, from + words.trimEnd().length) };
}

function isSeen({ from, to }: Run, line: string): boolean {
  const before = line[from - 1];
  const behind = line[to];
  return (
    to > from &&
    (before === undefined || /\s/.test(before)) &&
    (behind === undefined || /[\s.,;:!?)\]}"”’…]/.test(behind))
  );
}

function crosses(a: Run, b: Run): boolean {
  const apart = a.to <= b.from || b.to <= a.from;
  const inside = (a.from >= b.from && a.to <= b.to) || (b.from >= a.from && b.to <= a.to);
  return !apart && !inside;
}

/** As long as the mark it stands for, so that places in the line stay the same. */
const TWINS: Readonly<Record<string, string>> = { '*': '＊', _: '＿', '~': '～', '`': '‘' };

/** The words of a line with every mark that could format something replaced. */
function literal(line: string, isUrl: (at: number) => boolean, runs: readonly Run[]): string {
  const risky = new Map<string, number[]>();
  for (let at = 0; at < line.length; at += 1) {
    const mark = line[at] ?? '';
    if (!Object.hasOwn(TWINS, mark) || isUrl(at)) continue;
    const inOwn = runs.some((run) => run.mark === mark && at >= run.from && at < run.to);
    if (inOwn || mark === '`' || canFormat(line, at)) risky.set(mark, [...(risky.get(mark) ?? []), at]);
  }
  const letters = line.split('');
  for (const [mark, places] of risky) {
    const paired = places.length > 1 || runs.some((run) => run.mark === mark);
    const bullet = mark === '*' && places[0] === 0 && /^\*\s/.test(line);
    if (paired || bullet) for (const at of places) letters[at] = TWINS[mark] ?? mark;
  }
  return letters.join('');
}

/** Not in the middle of a word, and not between two spaces; the latter begins a list at the beginning of a line. */
function canFormat(line: string, at: number): boolean {
  const before = line[at - 1] ?? '';
  const behind = line[at + 1] ?? '';
  const inWord = /[a-z\d]/i.test(before) && /[a-z\d]/i.test(behind);
  return !inWord && !(/\s/.test(before) && (behind === '' || /\s/.test(behind)));
}

function urlsIn(line: string): (at: number) => boolean {
  const urls = [...line.matchAll(/https?:\/\/\S+/gi)].map(
    ({ index, 0: { length } }) => [index, index + length] as const,
  );
  return (at) => urls.some(([from, to]) => at >= from && at < to);
}

/** A line that begins with `> ` would be shown as a quotation. */
function withoutQuote(line: string): string {
  return line.replace(/^>(?=\s)/, '＞');
}
