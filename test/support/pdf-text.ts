import { inflateSync } from 'node:zlib';

/**
 * What stands on the pages of a PDF that pdfkit wrote with embedded fonts, one line a piece of text, as a reader who copies it
 * would get it: glyph numbers through each font's ToUnicode table. A letter that the font lacks comes out as U+0000.
 */
export function pdfText(pdf: Uint8Array): string {
  const source = Buffer.from(pdf).toString('latin1');
  const objects = new Map(
    [...source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, number = '', body = '']) => [
      number,
      body,
    ]),
  );
  const tables = new Map<string, string[]>();
  for (const body of objects.values()) {
    for (const [, name = '', font = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? '')?.[1];
      if (table) tables.set(name, readTable(stream(objects.get(table) ?? '')));
    }
  }
  const lines: string[] = [];
  for (const body of objects.values()) {
    let table: string[] = [];
    for (const [, font, piece] of stream(body).matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (font) table = tables.get(font) ?? [];
      if (piece === undefined) continue;
      const glyphs = [...piece.matchAll(/<([0-9a-f]+)>/g)].flatMap(
        ([, hex = '']) => hex.match(/.{4}/g) ?? [],
      );
      lines.push(glyphs.map((glyph) => table[Number.parseInt(glyph, 16)] ?? '\0').join(''));
    }
  }
  return lines.join('\n');
}

function stream(body: string): string {
  const content = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1];
  if (content === undefined) return '';
  if (!body.includes('/FlateDecode')) return content;
  return inflateSync(Buffer.from(content, 'latin1')).toString('latin1');
}

/** Glyph numbers count from the start of each `<from> <to> [<letters> …]` range; letters are UTF-16. */
function readTable(cmap: string): string[] {
  const table: string[] = [];
  for (const [, from = '0', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([0-9a-f ]+)>/g)].forEach(([, hex = ''], at) => {
      const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? [];
      table[Number.parseInt(from, 16) + at] = String.fromCharCode(
        ...units.map((unit) => Number.parseInt(unit, 16)),
      );
    });
  }
  return table;
}
