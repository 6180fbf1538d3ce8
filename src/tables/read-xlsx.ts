import { dateStyles, formatSerial } from './date-cells.ts';
import { type Cell, type Table, TableError, TableSize } from './table.ts';
import { unzipWorkbook } from './unzip.ts';
import { walkXml } from './walk-xml.ts';

/**
 * Reads the values of an Office Open XML workbook (ECMA-376), formulas by the value saved with them. Our own reader on a
 * zip and an XML library, because the ones that do it all lay a sheet out in memory by its farthest cell: two cells, the
 * second at XFD200000, ended the process.
 */
export function readXlsx(bytes: Uint8Array): Table[] {
  const parts = unzipWorkbook(bytes);
  const workbook = parts.get('xl/workbook.xml');
  if (workbook === undefined) throw new TableError('not-a-table', 'an archive without a workbook');
  const { sheets, from1904 } = readWorkbook(workbook);
  const targets = readTargets(parts.get('xl/_rels/workbook.xml.rels') ?? '');
  const book = {
    strings: readSharedStrings(parts.get('xl/sharedStrings.xml')),
    dates: dateStyles(parts.get('xl/styles.xml')),
    from1904,
    size: new TableSize(),
  };
  return sheets.flatMap(({ name, relation }) => {
    const xml = parts.get(targets.get(relation) ?? '');
    // A chart sheet has no rows.
    return xml === undefined ? [] : [{ name, rows: readSheet(xml, book) }];
  });
}

function readWorkbook(xml: string): { sheets: Array<{ name: string; relation: string }>; from1904: boolean } {
  const sheets: Array<{ name: string; relation: string }> = [];
  let from1904 = false;
  walkXml(xml, {
    open(tag, attributes) {
      if (tag === 'sheet') {
        const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
        sheets.push({ name: attributes.name ?? '', relation });
      }
      if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
    },
  });
  return { sheets, from1904 };
}

function readTargets(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  if (xml === '') return targets;
  walkXml(xml, {
    open(tag, { Id = '', Target = '' }) {
      if (tag !== 'Relationship') return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

/** Strings are stored once and referred to by number; a string may be split into runs of one style. */
function readSharedStrings(xml: string | undefined): string[] {
  const strings: string[] = [];
  if (xml === undefined) return strings;
  let current = '';
  let inText = false;
  let inReading = 0;
  walkXml(xml, {
    open(tag) {
      if (tag === 'si') current = '';
      if (tag === 't') inText = true;
      // How a Japanese word is pronounced: not part of it.
      if (tag === 'rPh') inReading += 1;
    },
    close(tag) {
      if (tag === 'si') strings.push(current);
      if (tag === 't') inText = false;
      if (tag === 'rPh') inReading -= 1;
    },
    text(text) {
      if (inText && inReading === 0) current += text;
    },
  });
  return strings;
}

interface Book {
  strings: readonly string[];
  dates: ReadonlySet<number>;
  from1904: boolean;
  size: TableSize;
}

function readSheet(xml: string, book: Book): Cell[][] {
  const rows: Cell[][] = [];
  let row = -1;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let inValue = false;
  walkXml(xml, {
    open(tag, attributes) {
      if (tag === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
        column = -1;
      } else if (tag === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        value = '';
      } else if (tag === 'v' || tag === 't') inValue = true;
    },
    close(tag) {
      if (tag === 'v' || tag === 't') inValue = false;
      if (tag !== 'c' || value === '') return;
      if (!Number.isInteger(row) || row < 0 || column < 0)
        throw new TableError('damaged', 'a cell without a place');
      book.size.add(row, column);
      while (rows.length <= row) rows.push([]);
      const cells = rows[row] ?? [];
      while (cells.length < column) cells.push('');
      cells[column] = readCell({ type, style, value }, book);
    },
    text(text) {
      if (inValue) value += text;
    },
  });
  return rows;
}

function readCell({ type, style, value }: { type: string; style: number; value: string }, book: Book): Cell {
  switch (type) {
    case 's':
      return (book.strings[Number(value)] ?? '').trim();
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.replace('T', ' ').slice(0, 16);
    case 'n': {
      const number = Number(value);
      if (!Number.isFinite(number)) throw new TableError('damaged', 'a number that is none');
      return book.dates.has(style) ? formatSerial(number, book.from1904) : number;
    }
    // Text of its own, the text a formula came to, an error such as #N/A.
    default:
      return value.trim();
  }
}

/** "BC12" → 54 */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/i.exec(reference)?.[0].toUpperCase() ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
