import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readTables, TableError, type TableFault } from '../../src/tables/index.ts';
import { csvOf, sheetOf, workbookOf } from '../support/workbook.ts';

const PINK_SHEET = readFileSync(new URL('../payloads/prices/pink-sheet-2026-06.xlsx', import.meta.url));

function faultOf(bytes: Uint8Array): TableFault | null {
  try {
    readTables(bytes);
    return null;
  } catch (error) {
    if (error instanceof TableError) return error.code;
    throw error;
  }
}

describe('a real workbook', () => {
  const sheets = readTables(PINK_SHEET);
  const monthly = sheets.find(({ name }) => name === 'Monthly Prices')?.rows ?? [];

  test('has its sheets in order', () => {
    expect(sheets.map(({ name }) => name)).toEqual([
      'AFOSHEET',
      'Monthly Prices',
      'Monthly Indices',
      'Description',
      'Index Weights',
    ]);
  });

  test('has text as text and numbers as numbers, at their rows', () => {
    expect(monthly[3]?.[0]).toBe('Updated on June 02, 2026');
    const palm = monthly[4]?.indexOf('Palm oil') ?? -1;
    expect(monthly[5]?.[palm]).toBe('($/mt)');
    expect(monthly.at(-1)?.[0]).toBe('2026M05');
    expect(monthly.find((row) => row[0] === '2026M02')?.[palm]).toBe(1039.47);
    expect(monthly.find((row) => row[0] === '1960M01')?.filter((cell) => cell === '…')).not.toHaveLength(0);
  });
});

describe('cells', () => {
  const one = (cell: string, styles = '') =>
    readTables(workbookOf([{ name: 'A', xml: `<row r="1">${cell}</row>` }], styles))[0]?.rows[0];

  test.each([
    ['text of its own', '<c r="A1" t="inlineStr"><is><t>lada</t></is></c>', ['lada']],
    ['a gap', '<c r="C1"><v>5</v></c>', ['', '', 5]],
    ['cells without places', '<c><v>1</v></c><c><v>2</v></c>', [1, 2]],
    ['what a formula came to', '<c r="A1" t="str"><f>A2</f><v>x</v></c>', ['x']],
    ['an error', '<c r="A1" t="e"><v>#N/A</v></c>', ['#N/A']],
    ['truth', '<c r="A1" t="b"><v>1</v></c>', ['TRUE']],
    ['a very small number', '<c r="A1"><v>1.5E-7</v></c>', [1.5e-7]],
    ['entities', '<c r="A1" t="inlineStr"><is><t>a &amp; b &lt;c</t></is></c>', ['a & b <c']],
  ])('%s', (_name, cell, expected) => {
    expect(one(cell)).toEqual(expected);
  });

  test('several sheets, the second with a name of its own', () => {
    const sheets = readTables(workbookOf([sheetOf('A', []), sheetOf('Harga', [['lada', 98_000]])]));
    expect(sheets).toEqual([
      { name: 'A', rows: [] },
      { name: 'Harga', rows: [['lada', 98_000]] },
    ]);
  });

  test('a number dressed as a date is that day', () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mmm\\-yyyy"/><numFmt numFmtId="165"
      formatCode="&quot;dry&quot; 0.0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/>
      </cellXfs></styleSheet>`;
    expect(
      one(
        '<c r="A1" s="1"><v>46022</v></c><c r="B1" s="0"><v>46022</v></c><c r="C1" s="2"><v>46022</v></c><c r="D1" s="1"><v>46022.5</v></c>',
        styles,
      ),
    ).toEqual(['2025-12-31', 46022, 46022, '2025-12-31 12:00']);
  });
});

describe('text tables', () => {
  const rows = (text: string | Uint8Array) =>
    readTables(typeof text === 'string' ? strToU8(text) : text)[0]?.rows;

  test.each([
    ['commas', 'a,b\n1,2\n', ['a', 'b']],
    ['what Excel writes in Indonesia', 'a;b\n1,5;2,5\n', ['a', 'b']],
    ['tabs', 'a\tb\n1\t2\n', ['a', 'b']],
    ['a separator named', 'sep=|\na|b\n', ['a', 'b']],
    ['a mark before UTF-8', '\uFEFFa,b\n', ['a', 'b']],
  ])('%s', (_name, text, expected) => {
    expect(rows(text)?.[0]).toEqual(expected);
  });

  test('old encodings', () => {
    expect(rows(new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x2c, 0x62]))).toEqual([['café', 'b']]);
    expect(rows(new Uint8Array([0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62, 0]))).toEqual([['a', 'b']]);
  });

  test('empty lines keep their number', () => {
    expect(rows('a,b\r\n\r\n1,\r\n')).toEqual([['a', 'b'], [], ['1', '']]);
  });

  test('whatever is written is read back', () => {
    const cell = fc.string().map((text) => text.trim());
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (written, separator) => {
        const width = Math.min(...written.map((row) => row.length));
        const even = written.map((row) => row.slice(0, width));
        expect(rows(`sep=${separator}\n${csvOf(even, separator)}`)).toEqual(even);
      }),
    );
  });
});

describe('what is refused', () => {
  test.each<[string, Uint8Array, TableFault]>([
    ['nothing', new Uint8Array(), 'not-a-table'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), 'not-a-table'],
    ['a web page', strToU8('<!DOCTYPE html><html><body>Not found</body></html>'), 'not-a-table'],
    ['a PDF', strToU8('%PDF-1.7 text'), 'not-a-table'],
    ['another archive', zipSync({ 'readme.txt': strToU8('x') }), 'not-a-table'],
    ['half a workbook', PINK_SHEET.subarray(0, 300_000), 'damaged'],
    ['eleven megabytes', new Uint8Array(11 * 1024 * 1024).fill(0x41), 'too-large'],
    ['broken XML', workbookOf([{ name: 'A', xml: '<row r="1"><c></row>' }]), 'damaged'],
    ['a row with no number', workbookOf([{ name: 'A', xml: '<row r="x"><c><v>1</v></c></row>' }]), 'damaged'],
    // Two cells are enough to make a reader that fills rows up ask for gigabytes.
    [
      'a far corner',
      workbookOf([{ name: 'A', xml: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' }]),
      'too-large',
    ],
  ])('%s', (_name, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault);
  });

  test('a zip bomb is not unpacked', () => {
    const bomb = workbookOf([{ name: 'A', xml: ' '.repeat(60 * 1024 * 1024) }]);
    expect(bomb.byteLength).toBeLessThan(200_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(faultOf(bomb)).toBe('too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * 1024 * 1024);
  });

  test('an entry that unpacks to more than it claims is cut off at its claim', () => {
    const liar = workbookOf([{ name: 'A', xml: `<row r="1"><c><v>1</v></c></row>${' '.repeat(1_000_000)}` }]);
    const view = new DataView(liar.buffer, liar.byteOffset, liar.byteLength);
    // The size in each entry of the central directory (APPNOTE 4.3.12), made smaller.
    for (let at = 0; at < liar.byteLength - 46; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50)
        view.setUint32(at + 24, Math.min(300, view.getUint32(at + 24, true)), true);
    }
    expect(faultOf(liar)).toBe('damaged');
  });

  test('no bytes, however spoilt, do anything but read or refuse', () => {
    const spoilt = fc.tuple(fc.nat(PINK_SHEET.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }));
    const small = workbookOf([{ name: 'A', xml: '<row r="1"><c><v>1</v></c><c t="s"><v>0</v></c></row>' }]);
    fc.assert(
      fc.property(spoilt, ([at, bytes]) => {
        const copy = new Uint8Array(small);
        copy.set(bytes.subarray(0, copy.length - (at % copy.length)), at % copy.length);
        faultOf(copy);
      }),
      { numRuns: 300 },
    );
  });
});
