import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { MAX_ROWS, readLeadRows } from '../../../src/features/leads/import-rows.ts';
import { sendTemplate } from '../../../src/features/leads/template.ts';
import type { MediaStore } from '../../../src/media/index.ts';
import { sniffType } from '../../../src/media/sniff-type.ts';
import { readTables, TableError, writeXlsx } from '../../../src/tables/index.ts';
import type { ChatTurn } from '../../../src/turns/index.ts';
import { LANGUAGES } from '../../../src/words/index.ts';
import { languageAndPlaces, loadedWords } from '../../support/loaded.ts';

const { language } = await languageAndPlaces();
const words = loadedWords();
const read = (bytes: Uint8Array | string) =>
  readLeadRows(typeof bytes === 'string' ? strToU8(bytes) : bytes, language, '2026-11-23');

test('good rows are kept, each fault is told by its row, column and what to write', () => {
  const rows = read(readFileSync(new URL('../../payloads/leads/leads.csv', import.meta.url)));
  expect(rows?.leads).toHaveLength(2);
  expect(rows?.leads[0]).toMatchObject({
    product: 'amplang',
    catalogId: 'amplang',
    country: 'MY',
    quantity: 500,
    unit: 'kg',
    frequency: 'monthly',
    deadline: '2027-02-15',
    certificates: ['halal'],
    priceIdea: { amount: 40, currency: 'MYR', per: 'kg' },
    company: 'Kedai Tawau Sdn Bhd',
    contactEmail: 'rahman@example.my',
  });
  expect(rows?.faults).toEqual([
    { row: 4, column: 'negara', field: 'country' },
    { row: 5, column: 'jumlah', field: 'quantity' },
    { row: 6, column: 'batas waktu', field: 'deadline' },
    { row: 6, column: 'email', field: 'contactEmail' },
  ]);
});

test('a workbook is read like a text table, numbers and dates as the cells have them', () => {
  const cell = (at: string, value: string | number) =>
    typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const sheet = `<worksheet><sheetData>
    <row r="1">${cell('A1', 'Daftar pembeli')}</row>
    <row r="3">${['Product', 'Country', 'Qty', 'Unit'].map((head, i) => cell(`${'ABCD'[i]}3`, head)).join('')}</row>
    <row r="4">${cell('A4', 'live mud crab')}${cell('B4', 'JP')}${cell('C4', 2.5)}${cell('D4', 'MT')}</row>
  </sheetData></worksheet>`;
  const bytes = zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook><sheets><sheet name="Leads" sheetId="1" r:id="r1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  });
  expect(read(bytes)).toMatchObject({
    leads: [{ catalogId: 'kepiting-bakau', country: 'JP', quantity: 2.5, unit: 'ton' }],
    faults: [],
  });
});

test.each([
  ['0306.33', '030633'],
  ['03063300', '03063300'],
  ['30633', '030633'],
  ['1511', '1511'],
  ['kepiting', null],
])('the HS code %s is %s', (written, code) => {
  const rows = read(`produk;kode hs;negara\nkepiting bakau;${written};JP\n`);
  if (code) expect(rows?.leads).toMatchObject([{ hs: code }]);
  else expect(rows?.faults).toEqual([{ row: 2, column: 'kode hs', field: 'hs' }]);
});

test('a price without a currency is a fault', () => {
  const rows = read('produk;negara;harga\nkepiting bakau;JP;10 per kg\n');
  expect(rows?.faults).toEqual([{ row: 2, column: 'harga', field: 'price' }]);
});

describe('the template', () => {
  test.each(LANGUAGES)(
    'in %s is read back: its example is left out, a row under it is a lead',
    async (lang) => {
      const outcome = await sendTemplate({ media: keeping() }, { words: words[lang] } as ChatTurn, 'csv');
      const attachment = outcome.replies?.[0]?.attachment;
      const content = attachment?.kind === 'text-file' ? attachment.content : '';
      expect(read(content)).toEqual({ leads: [], faults: [], left: 0 });
      // A number that begins with "+" is no formula.
      expect(content).toContain(";'+81");
      const example = content.split('\r\n').at(-2) ?? '';
      const filled = `${content}${example.replace(/^[^;]+/, 'kepiting bakau')}\r\n`;
      expect(read(filled)?.faults).toEqual([]);
      expect(read(filled)?.leads).toMatchObject([
        {
          country: 'JP',
          quantity: 2,
          unit: 'ton',
          frequency: 'monthly',
          deadline: '2027-01-15',
          incoterm: 'CIF',
          contactPhone: '+81 3 1234 5678',
        },
      ]);
    },
  );
});

describe('the template as a workbook', () => {
  test.each(LANGUAGES)('in %s is read back by our own reader, filled in or not', async (lang) => {
    const media = keeping();
    const outcome = await sendTemplate({ media }, { words: words[lang] } as ChatTurn, undefined);
    expect(outcome.replies?.[0]?.attachment).toMatchObject({
      kind: 'document',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      fileName: 'template-lead.xlsx',
    });
    const [file] = media.kept;
    if (!file) throw new Error('nothing was kept');
    expect(read(file)).toEqual({ leads: [], faults: [], left: 0 });
    const [table] = readTables(file);
    const [heads = [], example = []] = table?.rows ?? [];
    const filled = writeXlsx({ name: 'x', rows: [heads, example, ['kepiting bakau', ...example.slice(1)]] });
    expect(read(filled)).toMatchObject({
      leads: [{ country: 'JP', deadline: '2027-01-15', contactPhone: '+81 3 1234 5678' }],
      faults: [],
    });
  });
});

/** A media store in memory, with what was put into it. */
function keeping(): MediaStore & { kept: Uint8Array[] } {
  const kept: Uint8Array[] = [];
  const unused = () => Promise.reject(new Error('not used'));
  return {
    kept,
    async put(content) {
      kept.push(content);
      return { hash: 'h', mimeType: sniffType(content) ?? '', bytes: content.byteLength };
    },
    read: unused,
    remove: unused,
    olderThan: unused,
  };
}

describe('what is no table of leads', () => {
  test('has no headings', () => expect(read('a;b\nc;d\n')).toBeNull());

  test.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'not-a-table'],
    ['a broken archive', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), 'damaged'],
    ['a bomb', zipSync({ 'xl/workbook.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 9 }), 'too-large'],
  ])('is told apart: %s', (_name, bytes, code) => {
    expect(() => read(bytes)).toThrow(TableError);
    try {
      read(bytes);
    } catch (error) {
      expect(error).toMatchObject({ code });
    }
  });

  test('has more rows than are taken at once, which is said', () => {
    const rows = Array.from({ length: MAX_ROWS + 7 }, () => 'amplang;JP');
    expect(read(['produk;negara', ...rows].join('\n'))).toMatchObject({ left: 7, faults: [] });
  });
});
