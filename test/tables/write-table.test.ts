import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { plainCell, readTables, writeCsv, writeXlsx } from '../../src/tables/index.ts';

const FORMULAS = ['=1+1', '+81 3', '-5', '@SUM(A1)', '\t=1', "=cmd|' /C calc'!A0"];
const ODD = ['a & b < c > "d"', 'dua\nbaris', 'é 日本 🦀', "'quoted'", 'a;b', ''];
const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));

/** As a reader sees them: cells are trimmed, empty ones at the end of a row are not there. */
const seen = (rows: ReadonlyArray<readonly string[]>) =>
  rows.map((row) =>
    row.map((cell) => cell.trim()).slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1),
  );

describe('a workbook', () => {
  test('is read back as it was, over many columns, numbers as numbers', () => {
    const wide = Array.from({ length: 60 }, (_, at) => `k${at}`);
    const [table] = readTables(writeXlsx({ name: 'Harga', rows: [wide, ['x', 2.5, -1], FORMULAS, ODD] }));
    expect(table?.name).toBe('Harga');
    expect(table?.rows).toEqual([wide, ['x', 2.5, -1], ...seen([FORMULAS, ODD])]);
  });

  test('holds no formula, and text that is formatted as text', () => {
    const parts = unzipSync(
      writeXlsx({ name: 'a[b]/c:*?"<', rows: [['h'], ...FORMULAS.map((cell) => [cell])] }),
    );
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toContain('<f');
    expect(sheet.match(/s="1" t="inlineStr"/g)).toHaveLength(FORMULAS.length);
    expect(strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())).toContain('numFmtId="49"');
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="a b  c   &quot;&lt;"');
  });

  test('of the same content is the same file', () => {
    const one = { name: 'x', rows: [['a', 'b']] };
    expect(Buffer.from(writeXlsx(one)).equals(writeXlsx(one))).toBe(true);
  });

  test('of whatever text is read back without what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const rows = readTables(writeXlsx({ name: 's', rows: [['h'], [`x${text}x`]] }))[0]?.rows;
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
        const kept = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
        expect(rows?.[1]?.[0]).toBe(`x${kept}x`.replace(/\r\n?/g, '\n'));
      }),
      { numRuns: 200 },
    );
  });

  test.skipIf(!OFFICE)('opens in LibreOffice', () => {
    const dir = mkdtempSync(join(tmpdir(), 'saudagar-xlsx-'));
    try {
      writeFileSync(join(dir, 'a.xlsx'), writeXlsx({ name: 'Lead', rows: [['produk'], ['=1+1']] }));
      execFileSync(OFFICE ?? '', ['--headless', '--convert-to', 'csv', '--outdir', dir, join(dir, 'a.xlsx')]);
      expect(readFileSync(join(dir, 'a.csv'), 'utf8').trim()).toBe('produk\n=1+1');
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});

describe('a CSV', () => {
  test('is read back as it was, and nothing in it begins a formula', () => {
    const rows = [['h1', 'h2'], ...FORMULAS.map((cell) => [cell, 'x']), ODD];
    const content = writeCsv(rows);
    const [table] = readTables(Buffer.from(content));
    const cells = (table?.rows ?? []).map((row) => row.map(String));
    expect(cells.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    const data = cells.filter(([first]) => first !== 'sep=').map((row) => row.map(plainCell));
    expect(seen(data).slice(-rows.length)).toEqual(seen(rows));
  });
});
