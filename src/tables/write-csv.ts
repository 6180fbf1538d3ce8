/**
 * Writes rows as CSV that any spreadsheet program opens with its columns apart: `sep=` tells Excel the separator whatever
 * the computer's language, the mark at the start that it is UTF-8. What a program would take for a formula (it begins with
 * `=`, `+`, `-`, `@`, a tab or a line end) gets an apostrophe before it, which `plainCell` takes off again.
 */
export function writeCsv(rows: ReadonlyArray<readonly string[]>): string {
  const lines = rows.map((row) => row.map(quoted).join(';'));
  return `\uFEFFsep=;\r\n${lines.join('\r\n')}\r\n`;
}

/** A cell without the apostrophe that kept it from being a formula. */
export function plainCell(text: string): string {
  return /^'[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text;
}

function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
