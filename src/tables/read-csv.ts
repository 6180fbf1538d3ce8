import { TableSize } from './table.ts';

const SEPARATORS = [';', '\t', ','] as const;

/**
 * Reads RFC 4180 and what spreadsheets make of it: the separator is the one the first lines agree on (Excel in Indonesian
 * writes `;`), a `sep=` line is obeyed, quoted cells may hold separators and line ends. Lines without any content are kept
 * as empty rows, so that a row's number is the file's.
 */
export function readCsv(source: string): string[][] {
  const named = /^sep=(.)\r?\n/i.exec(source);
  const text = named ? source.slice(named[0].length) : source;
  const separator = named?.[1] ?? guessSeparator(text);
  const size = new TableSize();
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"';
    const cell = quoted ? readQuoted(text, at + 1) : { value: '', next: at };
    // What follows a closing quote, or a cell that is not quoted, goes up to the next separator.
    let end = cell.next;
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
    size.add(rows.length, row.length);
    row.push((cell.value + text.slice(cell.next, end)).trim());
    at = end + 1;
    if (text[end] === separator) {
      // A separator at the very end is followed by one more, empty cell.
      if (at >= text.length) row.push('');
      continue;
    }
    if (text[end] === '\r' && text[at] === '\n') at += 1;
    rows.push(row.length === 1 && row[0] === '' ? [] : row);
    row = [];
  }
  if (row.length) rows.push(row);
  return rows;
}

function readQuoted(text: string, from: number): { value: string; next: number } {
  let value = '';
  for (let at = from; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: value + text.slice(at), next: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, next: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

/** The separator that the most of the first lines hold equally often; `;` before tab before `,`. */
function guessSeparator(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim())
    .slice(0, 20);
  let best: { separator: string; lines: number } = { separator: ',', lines: 0 };
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => line.split(separator).length - 1).filter((count) => count > 0);
    const alike = Math.max(0, ...counts.map((count) => counts.filter((other) => other === count).length));
    if (alike > best.lines) best = { separator, lines: alike };
  }
  return best.separator;
}
