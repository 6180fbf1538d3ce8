/** The colours of all drawings. */
export const INK = '#1f2937';
export const FAINT = '#6b7280';
export const GRID = '#e5e7eb';
export const LINE = '#0f766e';

/** How a text stands at its place. */
export interface TextStyle {
  bold?: true;
  end?: true;
  middle?: true;
  /** Width there is, in pixels: longer text is set smaller. */
  room?: number;
}

/** A text of the drawing; one with too little room is set smaller, never below what a phone shows. */
export function textAt(
  x: number,
  y: number,
  text: string,
  size: number,
  colour: string,
  style: TextStyle = {},
): string {
  const wide = text.length * size * (style.bold ? 0.58 : 0.54);
  const fitted =
    style.room && wide > style.room ? Math.max(20, Math.floor((size * style.room) / wide)) : size;
  const anchor = style.end ? 'end' : style.middle ? 'middle' : 'start';
  return `<text x="${round(x)}" y="${round(y)}" font-size="${fitted}" fill="${colour}" text-anchor="${anchor}"${style.bold ? ' font-weight="700"' : ''}>${escapeXml(text)}</text>`;
}

/** The rows of a text that holds so many letters a row. */
export function wrap(text: string, length: number): string[] {
  const rows = [''];
  for (const word of text.split(' ')) {
    const row = rows.at(-1) ?? '';
    if (row && row.length + 1 + word.length > length) rows.push(word);
    else rows[rows.length - 1] = row ? `${row} ${word}` : word;
  }
  return rows;
}

/** A coordinate with one decimal: more only makes the file longer. */
export const round = (value: number): number => Math.round(value * 10) / 10;

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
