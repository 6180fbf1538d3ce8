import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createChartCache, renderPng } from '../../../src/charts/index.ts';
import { seriesChart } from '../../../src/features/prices/chart/series-chart.ts';
import type { StoredPoint } from '../../../src/features/prices/prices.store.ts';
import { parsePinkSheet } from '../../../src/features/prices/sources/pink-sheet.ts';
import { lastDayOf, periodOf } from '../../../src/features/prices/values/period.ts';
import { readTables } from '../../../src/tables/index.ts';
import { loadedKnowledge, loadedWords } from '../../support/loaded.ts';
import { PINK_SHEET } from './source-server.ts';

const GOLDEN = new URL('golden/', import.meta.url);
const words = loadedWords();
const { prices: catalogue } = loadedKnowledge();
const pink = [...catalogue.series.values()].filter(({ source }) => source === 'pink-sheet');
const { observations } = parsePinkSheet(PINK_SHEET, pink);

function stored(period: string, value: number, edition: string): StoredPoint {
  return {
    period,
    day: lastDayOf(period) ?? '',
    value,
    basis: '',
    source: '',
    edition,
    fetchedAt: new Date(0),
  };
}

/** The last `months` of a world series, or the decisions on palm fruit from the real list. */
function pointsOf(id: string, months: number): StoredPoint[] {
  if (id === 'tbs-kaltim') {
    const csv = readFileSync(new URL('../../payloads/prices/tbs-kaltim-2021-2025.csv', import.meta.url));
    const rows = readTables(csv)[0]?.rows.slice(1) ?? [];
    return rows.map((row) =>
      stored(
        String(row[1] || periodOf(String(row[0]), 'half-monthly').split('/')[1]),
        Number(row[3]),
        '2025-04-30',
      ),
    );
  }
  return observations
    .filter(({ series }) => series === id)
    .slice(-months)
    .map(({ period, value }) => stored(period, value, '2026-06-02'));
}

function svgOf(
  id: string,
  months: number,
  language: 'id' | 'en' = 'id',
  points = pointsOf(id, months),
): string {
  const series = catalogue.series.get(id);
  const item = catalogue.items.get(series?.item ?? '');
  const source = catalogue.sources.get(series?.source ?? '');
  const svg = series && item && seriesChart(words[language], { item, series, source }, points);
  if (!svg) throw new Error(`no chart of ${id}`);
  return svg;
}

const CASES: Array<[string, string, () => string]> = [
  ['cpo-12', 'cpo-dunia', () => svgOf('cpo-dunia', 13)],
  ['karet-120', 'karet-tsr20', () => svgOf('karet-tsr20', 121)],
  ['cpo-60-splices', 'cpo-dunia', () => svgOf('cpo-dunia', 61)],
  ['tbs-gaps', 'tbs-kaltim', () => svgOf('tbs-kaltim', 0)],
  ['kakao-36-en', 'kakao-dunia', () => svgOf('kakao-dunia', 37, 'en')],
  [
    'kurs-yen',
    'kurs-jpy',
    () =>
      svgOf('kurs-jpy', 0, 'id', [
        stored('2026-06-01', 105, '2026-06-02'),
        stored('2026-06-02', 104.96894, '2026-06-02'),
      ]),
  ],
];

describe('a chart', () => {
  test.each(CASES)('%s is the picture that was looked at', async (name, _series, svg) => {
    const png = await renderPng(svg());
    const file = new URL(`${name}.png`, GOLDEN);
    if (process.env.UPDATE_CHARTS === '1' || !existsSync(file)) {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(file, png);
    }
    expect(Buffer.compare(Buffer.from(png), readFileSync(file))).toBe(0);
  });

  test('shows every one of its words: without one the picture is another', async () => {
    const svg = svgOf('cpo-dunia', 13);
    const texts = svg.match(/<text[^>]*>[^<]+<\/text>/g) ?? [];
    expect(texts.length).toBeGreaterThan(12);
    const whole = Buffer.from(await renderPng(svg));
    for (const text of texts) {
      const without = Buffer.from(await renderPng(svg.replace(text, '')));
      expect(whole.equals(without), text).toBe(false);
    }
  });

  test('says its title, unit, source, edition, last value and months in Indonesian', () => {
    const svg = svgOf('cpo-dunia', 13);
    for (const said of [
      'CPO dunia',
      'US$ per ton',
      'Bank Dunia, Pink Sheet',
      '2 Juni 2026',
      'US$1.140',
      'Mei 2026',
      '▲',
    ])
      expect(svg).toContain(said);
    expect(svgOf('cpo-dunia', 61)).toContain('Nov 2024, Feb 2025');
  });

  test('says that a price hardly moved in words, and keeps its labels between the axis and the edge', () => {
    const day = (period: string, value: number) => stored(period, value, '2026-06-02');
    const still = svgOf('kurs-jpy', 0, 'id', [day('2026-06-01', 105), day('2026-06-02', 104.969)]);
    expect(still).toContain('2 Jun 2026 · hampir tetap sejak 1 Jun 2026');
    expect(svgOf('kurs-jpy', 0, 'id', [day('2026-06-01', 105), day('2026-06-02', 105)])).toContain(
      '· tetap sejak',
    );
    const svg = svgOf('cpo-dunia', 61);
    expect(svg).toMatch(/<text x="132" [^>]*text-anchor="start">Mei 2021</);
    expect(svg).toMatch(/<text x="1036" [^>]*text-anchor="end">Mei 2026</);
  });

  test('breaks its line where months are missing', () => {
    const points = pointsOf('cpo-dunia', 24);
    const lines = (given: StoredPoint[]) =>
      svgOf('cpo-dunia', 0, 'id', given).match(/stroke-width="5"/g)?.length;
    expect(lines(points)).toBe(1);
    expect(lines(points.filter((_, at) => at < 8 || at > 11))).toBe(2);
  });

  test('of a single value is none', () => {
    const series = catalogue.series.get('cpo-dunia');
    const item = catalogue.items.get('sawit');
    if (!series || !item) throw new Error('catalogue');
    expect(seriesChart(words.id, { item, series, source: undefined }, pointsOf('cpo-dunia', 1))).toBeNull();
  });

  test('with odd characters in a name stays a picture', async () => {
    const odd = svgOf(
      'cpo-dunia',
      13,
      'id',
      pointsOf('cpo-dunia', 13).map((point) => ({ ...point, edition: '<b>&"\'' })),
    );
    expect((await renderPng(odd)).byteLength).toBeGreaterThan(20_000);
  });
});

describe('the cache', () => {
  let drawn: string[];
  beforeAll(() => {
    drawn = [];
  });

  test('draws a content once, also when it is asked for twice at the same time, and forgets a failure', async () => {
    const cache = createChartCache(async (svg) => {
      drawn.push(svg);
      if (svg === 'bad' && drawn.filter((one) => one === 'bad').length === 1) throw new Error('no');
      return Buffer.from(svg);
    });
    await Promise.all([cache.draw('a'), cache.draw('a'), cache.draw('b')]);
    await expect(cache.draw('bad')).rejects.toThrow('no');
    expect(Buffer.from(await cache.draw('bad')).toString()).toBe('bad');
    expect(drawn).toEqual(['a', 'b', 'bad', 'bad']);
    for (let i = 0; i < 250; i += 1) await cache.draw(`filler ${i}`);
    await cache.draw('a');
    expect(drawn.filter((one) => one === 'a')).toHaveLength(2);
  });
});
