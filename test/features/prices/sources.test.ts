import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openIncidents } from '../../../src/features/prices/incidents.store.ts';
import { readHistory, readNewest, readRevisions } from '../../../src/features/prices/prices.store.ts';
import { createFetchPolitely } from '../../../src/features/prices/sources/fetch-politely.ts';
import { readHttpTable } from '../../../src/features/prices/sources/http-table.ts';
import { readTables } from '../../../src/tables/index.ts';
import { sheetOf, workbookOf } from '../../support/workbook.ts';
import { openPriceDesk, type PriceDesk } from './price-desk.ts';
import { biAnswer, biRow, failing, hanging, PINK_SHEET, tagged, text } from './source-server.ts';

let desk: PriceDesk;
beforeEach(async () => {
  desk = await openPriceDesk();
});
afterEach(() => desk.close());

const incidents = async () =>
  (await openIncidents(desk.storage.db)).map(
    ({ source, series, kind, count }) => `${source} ${series ?? ''} ${kind} ${count}`,
  );
const count = () => desk.storage.db.priceValue.count();
const link = (name = 'CMO-Historical-Data-Monthly.xlsx') =>
  `<a href="${desk.server.url}/pink-sheet-file/${name}">Monthly prices</a>`;

describe('the Pink Sheet', () => {
  beforeEach(() => {
    desk.server.play('/pink-sheet', text(link()));
    desk.server.play('/pink-sheet-file', tagged(PINK_SHEET, '"june"'));
  });

  test('is found by its link, read, and stored with where it comes from', async () => {
    const [result] = await desk.fetch('pink-sheet');
    expect(result).toMatchObject({
      kind: 'stored',
      edition: '2026-06-02',
      held: [],
      restated: 0,
    });
    const newest = await readNewest(desk.storage.db, [
      'cpo-dunia',
      'karet-tsr20',
      'kakao-dunia',
      'kayu-log-dunia',
    ]);
    expect(newest.get('cpo-dunia')).toMatchObject({
      period: '2026-05',
      day: '2026-05-31',
      value: 1139.94,
      currency: 'USD',
      unit: 'ton',
      source: 'pink-sheet',
      revision: 1,
    });
    expect(newest.get('karet-tsr20')?.value).toBe(2.21);
    expect(newest.get('kakao-dunia')?.value).toBe(4.16);
    expect(newest.get('kayu-log-dunia')?.value).toBe(188.28);
    expect(await incidents()).toEqual([]);
  });

  test('asked again says what it has, and a 304 changes nothing', async () => {
    await desk.fetch('pink-sheet');
    const before = await count();
    expect(await desk.fetch('pink-sheet')).toEqual([{ source: 'pink-sheet', kind: 'unchanged' }]);
    expect(desk.server.requests.at(-1)?.headers).toMatchObject({ 'if-none-match': '"june"' });
    expect(desk.server.requests.at(-1)?.headers['user-agent']).toMatch(/^Saudagar/);
    expect(await count()).toBe(before);
  });

  test('a restated value keeps the old one', async () => {
    await desk.fetch('pink-sheet');
    desk.server.play(
      '/pink-sheet-file',
      text(changed((cell, { row, column }) => (row === '2026M05' && column === 'Palm oil' ? 1135.5 : cell))),
    );
    const [result] = await desk.fetch('pink-sheet');
    expect(result).toMatchObject({ kind: 'stored', added: 0, restated: 1 });
    expect(await readRevisions(desk.storage.db, 'cpo-dunia', '2026-05')).toEqual([
      { revision: 1, value: 1139.94, edition: '2026-06-02' },
    ]);
    expect((await readNewest(desk.storage.db, ['cpo-dunia'])).get('cpo-dunia')).toMatchObject({
      value: 1135.5,
      revision: 2,
    });
  });

  test.each<[string, () => Uint8Array, string]>([
    [
      'a unit that changed',
      () => changed((cell, { row, column }) => (row === 'unit' && column === 'Palm oil' ? '($/kg)' : cell)),
      'shape',
    ],
    [
      'a column that is gone',
      () => changed((cell) => (cell === 'Palm oil' ? 'Palm oil, refined' : cell)),
      'shape',
    ],
    [
      'words for a number',
      () => changed((cell, { row, column }) => (row === '2026M05' && column === 'Palm oil' ? 'n/a' : cell)),
      'shape',
    ],
    ['a truncated workbook', () => PINK_SHEET.subarray(0, 200_000), 'shape'],
    ['a web page', () => Buffer.from('<!DOCTYPE html><p>moved</p>'), 'shape'],
    [
      'the frozen file of another year',
      () => changed((cell, { row }) => (row > '2024M12' && row < '3' ? '' : cell), '2024M12'),
      'late',
    ],
  ])('%s changes nothing and is an incident', async (_name, body, kind) => {
    await desk.fetch('pink-sheet');
    const before = await count();
    desk.server.play('/pink-sheet-file', text(body()));
    expect(await desk.fetch('pink-sheet')).toMatchObject([{ kind: 'failed', failure: kind }]);
    await desk.fetch('pink-sheet');
    expect(await count()).toBe(before);
    expect(await incidents()).toEqual([`pink-sheet  ${kind} 2`]);
    desk.server.play('/pink-sheet-file', text(PINK_SHEET));
    await desk.fetch('pink-sheet');
    expect(await incidents()).toEqual([]);
  });

  test('a value beyond its band holds its series until an officer accepts it; the others go on', async () => {
    await desk.fetch('pink-sheet');
    const june = changed((cell, { row, column }) => {
      if (row === '2026M05' && column === 'label') return '2026M06';
      return row === '2026M05' && column === 'Cocoa' ? 8.5 : cell;
    });
    desk.server.play('/pink-sheet-file', text(june));
    const [result] = await desk.fetch('pink-sheet');
    expect(result).toMatchObject({
      held: [{ series: 'kakao-dunia', value: 8.5, reason: 'band', last: 4.16 }],
    });
    const newest = async () => readNewest(desk.storage.db, ['kakao-dunia', 'cpo-dunia']);
    expect((await newest()).get('kakao-dunia')?.period).toBe('2026-05');
    expect((await newest()).get('cpo-dunia')?.period).toBe('2026-06');
    expect(await incidents()).toEqual(['pink-sheet kakao-dunia out-of-band 1']);
    await desk.fetch('pink-sheet', true);
    expect((await newest()).get('kakao-dunia')).toMatchObject({ period: '2026-06', value: 8.5 });
    expect(await incidents()).toEqual([]);
  });

  test('a page without the link: the last good address, and officers hear of it', async () => {
    await desk.fetch('pink-sheet');
    desk.server.play('/pink-sheet', text('<p>new design</p>'));
    desk.server.play('/pink-sheet-file', text(PINK_SHEET));
    expect(await desk.fetch('pink-sheet')).toMatchObject([{ kind: 'stored', added: 0 }]);
    expect(await incidents()).toEqual(['pink-sheet  shape 1']);
  });

  test('nothing new for long is late', async () => {
    await desk.fetch('pink-sheet');
    desk.setNow('2026-09-01T00:00:00Z');
    await desk.fetch('pink-sheet');
    expect(await incidents()).toEqual(['pink-sheet  late 1']);
  });
});

/** The real workbook's sheet, changed cell by cell; up to the month `until`. */
function changed(
  change: (cell: string | number, at: { row: string; column: string }) => string | number,
  until = '9',
): Uint8Array {
  const rows = readTables(PINK_SHEET).find(({ name }) => name === 'Monthly Prices')?.rows ?? [];
  const header = rows[4] ?? [];
  return workbookOf([
    sheetOf(
      'Monthly Prices',
      rows
        .filter(
          (row) => !/^\d{4}M/.test(String(row[0])) || (String(row[0]) > '2015' && String(row[0]) <= until),
        )
        .map((row, index) => {
          const label = index === 5 ? 'unit' : index === 4 ? 'name' : String(row[0] ?? '');
          return row.map((cell, at) =>
            change(cell, { row: label, column: at === 0 ? 'label' : String(header[at] ?? '').trim() }),
          );
        }),
    ),
  ]);
}

describe('exchange rates', () => {
  const rates = (rows: Array<[string, string, number]>) =>
    JSON.stringify(rows.map(([date, quote, rate]) => ({ date, base: 'USD', quote, rate })));
  const GOOD = rates([
    ['2026-06-01', 'USD', 1],
    ['2026-06-01', 'IDR', 16_800],
    ['2026-06-01', 'JPY', 160],
    ['2026-06-02', 'IDR', 16_900],
    ['2026-06-02', 'JPY', 161],
    ['2026-06-01', 'VND', 26_000],
  ]);

  test('are crossed by day', async () => {
    desk.server.play('/frankfurter', text(GOOD));
    await desk.fetch('frankfurter');
    const yen = await readHistory(
      desk.storage.db,
      { id: 'kurs-jpy', currency: 'IDR', unit: 'money' },
      '2026-01-01',
    );
    expect(yen.map(({ day, value }) => [day, value])).toEqual([
      ['2026-06-01', 105],
      ['2026-06-02', 104.96894],
    ]);
    const newest = await readNewest(desk.storage.db, ['kurs-usd', 'kurs-vnd', 'kurs-myr']);
    expect(newest.get('kurs-usd')?.value).toBe(16_900);
    expect(newest.get('kurs-vnd')?.value).toBeCloseTo(0.64615);
    expect(newest.has('kurs-myr')).toBe(false);
    expect(desk.server.requests[0]?.path).toContain('from=2025-04-29');
    desk.setNow('2026-06-04T00:00:00Z');
    await desk.fetch('frankfurter');
    expect(desk.server.requests.at(-1)?.path).toContain('from=2026-05-26');
  });

  test.each([
    ['500', failing(500)],
    ['a hang', hanging],
    ['another shape', text('{"rates":{"IDR":16800}}')],
    ['a page for browsers', text('<html></html>')],
  ])('%s: Bank Indonesia is asked instead, and officers hear of it', async (_name, play) => {
    desk.server.play('/frankfurter', play);
    desk.server.play('/bank-indonesia', text(biAnswer([])));
    desk.server.play(
      '/bank-indonesia/getSubKursLokal3?mts=USD',
      text(biAnswer([biRow('USD', 1, 16_700, 16_900, '2026-06-02')])),
    );
    desk.server.play(
      '/bank-indonesia/getSubKursLokal3?mts=JPY',
      text(biAnswer([biRow('JPY', 100, 10_400, 10_600, '2026-06-02')])),
    );
    expect(await desk.fetch('frankfurter')).toMatchObject([{ kind: 'failed' }, { kind: 'stored', added: 2 }]);
    const newest = await readNewest(desk.storage.db, ['kurs-usd', 'kurs-jpy']);
    expect(newest.get('kurs-usd')).toMatchObject({
      value: 16_800,
      source: 'bank-indonesia',
      day: '2026-06-02',
    });
    expect(newest.get('kurs-jpy')?.value).toBe(105);
    expect((await openIncidents(desk.storage.db)).map(({ source }) => source)).toEqual(['frankfurter']);
  });

  test('a failing server is tried three times, with its own word for how long', async () => {
    desk.server.play('/frankfurter', failing(429, { 'Retry-After': '7' }));
    desk.server.play('/bank-indonesia', failing(404));
    expect(await desk.fetch('frankfurter')).toMatchObject([{ failure: 'down' }, { failure: 'down' }]);
    expect(desk.waited).toEqual([7_000, 7_000]);
    expect(desk.server.requests).toHaveLength(4);
  });

  test('more patience than a minute is left for the next time', async () => {
    desk.server.play('/frankfurter', failing(429, { 'Retry-After': '3600' }));
    desk.server.play('/bank-indonesia', failing(404));
    await desk.fetch('frankfurter');
    expect(desk.waited).toEqual([]);
  });

  test('a block page of Bank Indonesia with status 200 is no rate', async () => {
    desk.server.play('/bank-indonesia', text('<html><body>Request Rejected</body></html>'));
    expect(await desk.fetch('bank-indonesia')).toMatchObject([{ failure: 'shape' }]);
    expect(await count()).toBe(0);
  });
});

test('export demand: the newest year that there is, the world not added up, unknown weights unknown', async () => {
  const row = (period: string, partnerCode: number, primaryValue: number, netWgt: number | null) => ({
    period,
    reporterCode: 360,
    flowCode: 'X',
    partnerCode,
    primaryValue,
    netWgt,
  });
  desk.server.play('/comtrade', ({ url = '' }, response) => {
    const pepper = url.includes('cmdCode=0904') && url.includes('period=2024');
    const data = pepper ? [row('2024', 0, 300, 30), row('2024', 704, 200, 0), row('2024', 842, 100, 10)] : [];
    response.end(JSON.stringify({ elapsedTime: '0.1 secs', count: data.length, data, error: '' }));
  });
  expect(await desk.fetch('comtrade')).toEqual([{ source: 'comtrade', kind: 'demand', items: 1 }]);
  const rows = await desk.storage.db.exportDemand.findMany({ orderBy: { valueUsd: 'desc' } });
  expect(
    rows.map(({ item, year, partner, valueUsd, netKg }) => [item, year, partner, valueUsd, netKg]),
  ).toEqual([
    ['lada', 2024, 0, 300, 30],
    ['lada', 2024, 704, 200, null],
    ['lada', 2024, 842, 100, 10],
  ]);
  desk.server.play('/comtrade', text('{"message":"quota exceeded"}'));
  expect(await desk.fetch('comtrade')).toMatchObject([{ kind: 'failed', failure: 'shape' }]);
  expect(await desk.storage.db.exportDemand.count()).toBe(3);
});

describe('a table described in a file', () => {
  const read = (table: object, body: string) => {
    desk.server.play('/table', text(body));
    const entry = {
      id: 'sp2kp',
      kind: 'table' as const,
      name: { id: 'x', en: 'x' },
      url: desk.server.url,
      licence: 'x',
      republish: 'free' as const,
      table: {
        url: `${desk.server.url}/table?tanggal={today}`,
        rows: '',
        period: 'tanggal',
        value: 'harga',
        series: 'beras-krayan-lokal',
        where: {},
        numbers: '1234.5' as const,
        headers: {},
        format: 'json' as const,
        ...table,
      },
    };
    const http = createFetchPolitely({ timeoutMs: 300 });
    return readHttpTable({
      entry,
      catalogue: desk.catalogue,
      state: {},
      http,
      today: '2026-06-03',
      newest: null,
    });
  };

  test('JSON deep inside, with a condition', async () => {
    const body = JSON.stringify({
      data: {
        items: [
          { kode: '64', tanggal: '2026-06-02', harga: 16236.72 },
          { kode: '65', tanggal: '2026-06-02', harga: 17000 },
        ],
      },
    });
    const fetched = await read({ rows: 'data.items', where: { kode: '65' } }, body);
    expect(fetched).toMatchObject({
      observations: [{ series: 'beras-krayan-lokal', period: '2026-06-02', value: 17000, unit: 'kg' }],
    });
    expect(desk.server.requests.at(-1)?.path).toBe('/table?tanggal=2026-06-03');
  });

  test('CSV in Indonesian numbers', async () => {
    const fetched = await read(
      { format: 'csv', numbers: '1.234,5' },
      'tanggal;harga\n01/06/2026;17.250,5\n02/06/2026;17.300\n',
    );
    expect(fetched).toMatchObject({
      observations: [
        { period: '2026-06-01', value: 17250.5 },
        { period: '2026-06-02', value: 17300 },
      ],
    });
  });

  test.each([
    ['no list where it should be', '{"data":[]}', { rows: 'data.items' }],
    ['another column', '[{"date":"2026-06-02","harga":1}]', {}],
    ['a number in another style', '[{"tanggal":"2026-06-02","harga":"17.250,5"}]', {}],
    ['a day that is none', '[{"tanggal":"2026-02-31","harga":1}]', {}],
    ['nothing that is wanted', '[{"tanggal":"2026-06-02","harga":1}]', { where: { kode: '64' } }],
  ])('%s is a changed shape', async (_name, body, table) => {
    await expect(read(table, body)).rejects.toMatchObject({ kind: 'shape' });
  });
});
