import type { z } from 'zod';
import type * as schema from './price-schema.ts';

type Names = { readonly id: string; readonly en: string };
type SeriesRow = z.infer<typeof schema.seriesFile>['series'][number];

export type PriceSource = z.infer<typeof schema.priceSourcesFile>['sources'][number];
export type PriceTable = z.infer<typeof schema.tableSource>;
export type PriceUnit = SeriesRow['unit'];
export type Cadence = SeriesRow['cadence'];

/** One thing at one market in one unit; an exchange rate is rupiah a unit of money. */
export interface PriceSeries extends Omit<SeriesRow, 'commodity' | 'level' | 'unit'> {
  /** Id of the item it belongs to. */
  readonly item: string;
  readonly level: SeriesRow['level'] | 'rate';
  readonly unit: PriceUnit | 'money';
  /** Exchange rates: the currency whose price this is. */
  readonly rateOf?: string | undefined;
}

/** What a person asks the price of: a commodity or a currency. */
export interface PriceItem {
  readonly id: string;
  readonly kind: 'commodity' | 'currency';
  readonly name: Names;
  readonly products: readonly string[];
  readonly words: readonly string[];
  readonly main: string;
  readonly series: readonly PriceSeries[];
  readonly hs: readonly string[];
  readonly relation?: z.infer<typeof schema.commoditiesFile>['commodities'][number]['relation'];
  /** Currencies: how many of it are shown at once. */
  readonly show: number;
}

/** The catalogue of prices. Nothing in it changes. */
export interface PriceCatalogue {
  readonly items: ReadonlyMap<string, PriceItem>;
  readonly series: ReadonlyMap<string, PriceSeries>;
  readonly sources: ReadonlyMap<string, PriceSource>;
  /** M49 code → country code. */
  readonly partners: ReadonlyMap<string, string>;
}

/** The files of `knowledge/prices/` as they were read. */
export interface PriceFiles {
  readonly commodities: z.infer<typeof schema.commoditiesFile>;
  readonly series: z.infer<typeof schema.seriesFile>;
  readonly currencies: z.infer<typeof schema.currenciesFile>;
  readonly sources: z.infer<typeof schema.priceSourcesFile>;
}

/** Puts the files together: an exchange rate becomes an item with one series, like any commodity. */
export function buildPriceCatalogue(files: PriceFiles): PriceCatalogue {
  const goods = files.series.series.map(
    ({ commodity, ...row }): PriceSeries => ({ ...row, item: commodity }),
  );
  const { currencies, ...common } = files.currencies;
  const rates = currencies.map(
    ({ code, name, words }): PriceSeries => ({
      id: `kurs-${code.toLowerCase()}`,
      item: code.toLowerCase(),
      name,
      words,
      market: 'Indonesia',
      level: 'rate',
      currency: 'IDR',
      unit: 'money',
      rateOf: code,
      cadence: 'daily',
      source: common.source,
      plausible: common.plausible,
      band: common.band,
      basis: { id: 'kurs tengah', en: 'middle rate' },
      splices: [],
    }),
  );
  const series = [...goods, ...rates];
  const of = (item: string) => series.filter((one) => one.item === item);
  const items: PriceItem[] = [
    ...files.commodities.commodities.map((one) => ({
      ...one,
      kind: 'commodity' as const,
      series: of(one.id),
      show: 1,
    })),
    ...currencies.map(({ code, name, words, show }) => ({
      id: code.toLowerCase(),
      kind: 'currency' as const,
      name,
      words,
      products: [],
      main: `kurs-${code.toLowerCase()}`,
      series: of(code.toLowerCase()),
      hs: [],
      show,
    })),
  ];
  return {
    items: new Map(items.map((one) => [one.id, one])),
    series: new Map(series.map((one) => [one.id, one])),
    sources: new Map(files.sources.sources.map((one) => [one.id, one])),
    partners: new Map(Object.entries(files.sources.partners)),
  };
}

/** Names in the catalogue that lead nowhere, and ids used twice. */
export function checkPrices(
  { items, series, sources, partners }: PriceCatalogue,
  files: { products: ReadonlyMap<string, unknown>; countries: ReadonlyMap<string, unknown> },
): string[] {
  const problems: string[] = [];
  const expect = (known: boolean, part: string, what: string, name: string) => {
    if (!known) problems.push(`prices/${part}: ${what} "${name}" does not exist`);
  };
  for (const item of items.values()) {
    const part = item.kind === 'currency' ? 'currencies' : 'commodities';
    expect(
      item.series.some(({ id }) => id === item.main),
      part,
      `${item.id}: main`,
      item.main,
    );
    for (const product of item.products)
      expect(files.products.has(product), part, `${item.id}: product`, product);
    for (const id of item.relation?.source ?? []) expect(sources.has(id), part, `${item.id}: source`, id);
    for (const id of [item.relation?.from, item.relation?.to])
      if (id !== undefined) expect(series.has(id), part, `${item.id}: relation`, id);
  }
  for (const one of series.values()) {
    expect(items.has(one.item), 'series', `${one.id}: commodity`, one.item);
    const source = sources.get(one.source);
    expect(source !== undefined, 'series', `${one.id}: source`, one.source);
    if (source?.kind === 'worldbank')
      expect(one.column !== undefined, 'series', `${one.id}: column of`, one.source);
  }
  for (const one of sources.values()) {
    if (one.fallback) expect(sources.has(one.fallback), 'sources', `${one.id}: fallback`, one.fallback);
    if (one.table) expect(series.has(one.table.series), 'sources', `${one.id}: series`, one.table.series);
  }
  // A buyer of ours need not be a country that we know requirements of.
  const regions = new Intl.DisplayNames(['en'], { type: 'region' });
  for (const country of partners.values())
    expect(files.countries.has(country) || regions.of(country) !== country, 'sources', 'partner', country);
  return problems;
}
