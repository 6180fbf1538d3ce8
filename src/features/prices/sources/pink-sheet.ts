import type { PriceSeries } from '../../../knowledge/index.ts';
import { type Cell, readTables, TableError } from '../../../tables/index.ts';
import type { Observation } from '../prices.store.ts';
import { endOfMonth } from '../values/period.ts';
import { type ReadSource, SourceError } from './source.ts';

const FILE = /https?:\/\/[^"'\s<>]+\/CMO-Historical-Data-Monthly\.xlsx/i;
const SHEET_ALIAS = 'Monthly Prices';
/** Older history says nothing to an owner, and its first decades have other definitions. */
const SINCE = '1990-01';
const MISSING = new Set<Cell>(['…', '...', '..', '']);

/**
 * The World Bank's "Pink Sheet": a page links a workbook whose address changes about once a year while the old one goes on
 * answering with a frozen file. So the link is looked for, names and units are compared before a number is believed, and
 * a file that ends before what is stored is refused.
 */
export const readPinkSheet: ReadSource = async ({ entry, catalogue, state, http, newest }) => {
  const page = await http(entry.url ?? '');
  const linked = page ? FILE.exec(page.text)?.[0] : undefined;
  const url = linked ?? state.url;
  if (!url) throw new SourceError('shape', 'the page links no workbook');
  const file = await http(url, { known: state });
  if (!file) return { kind: 'unchanged' };
  const wanted = [...catalogue.series.values()].filter(({ source }) => source === entry.id);
  const { edition, observations } = parsePinkSheet(file.bytes, wanted);
  const last = observations.reduce((day, one) => (one.day > day ? one.day : day), '');
  if (newest !== null && last < newest)
    throw new SourceError('late', `the file ends ${last}, stored is ${newest}`);
  return {
    kind: 'edition',
    edition,
    observations,
    state: { url, etag: file.etag, lastModified: file.lastModified },
    warnings: linked ? [] : ['page-without-link'],
  };
};

/** The wanted series of a workbook. Throws a `SourceError` of kind `shape` where names, units or months are not as known. */
export function parsePinkSheet(
  bytes: Uint8Array,
  wanted: readonly PriceSeries[],
): { edition: string; observations: Observation[] } {
  const rows = sheetOf(bytes);
  const names = rows.findIndex((row) => row.filter((cell) => typeof cell === 'string' && cell).length > 20);
  const header = rows[names];
  const units = rows[names + 1];
  if (!header || !units) throw new SourceError('shape', `no row of names in "${SHEET_ALIAS}"`);
  const columns = wanted.map((series) => ({ series, column: columnOf(series, header, units) }));
  const edition = editionOf(rows.slice(0, names));
  const observations: Observation[] = [];
  for (const row of rows.slice(names + 2)) {
    const [, year, month] = /^(\d{4})M(\d{2})$/.exec(String(row[0] ?? '').trim()) ?? [];
    const period = `${year}-${month}`;
    if (year === undefined || period < SINCE) continue;
    for (const { series, column } of columns) {
      const value = row[column] ?? '';
      if (MISSING.has(value)) continue;
      if (typeof value !== 'number')
        throw new SourceError('shape', `${series.id} ${period}: "${value}" is no number`);
      observations.push({ ...describe(series), period, day: endOfMonth(period), value });
    }
  }
  if (!observations.length) throw new SourceError('shape', `no months in "${SHEET_ALIAS}"`);
  return { edition, observations };
}

/** "Updated on June 02, 2026" as `2026-06-02`. */
function editionOf(titles: ReadonlyArray<readonly Cell[]>): string {
  const said = /updated on\s+(\w+ \d{1,2}, \d{4})/i.exec(titles.flat().join('\n'))?.[1];
  const moment = Date.parse(`${said} UTC`);
  if (Number.isNaN(moment)) throw new SourceError('shape', 'the edition does not say its day');
  return new Date(moment).toISOString().slice(0, 10);
}

function sheetOf(bytes: Uint8Array): ReadonlyArray<readonly Cell[]> {
  try {
    const sheet = readTables(bytes).find(({ name }) => name === SHEET_ALIAS);
    if (!sheet) throw new SourceError('shape', `no sheet "${SHEET_ALIAS}"`);
    return sheet.rows;
  } catch (error) {
    if (error instanceof TableError) throw new SourceError('shape', error.message, { cause: error });
    throw error;
  }
}

/** Kilograms and tonnes stand side by side in this sheet: a unit that changed would be an error of a thousand times. */
function columnOf(series: PriceSeries, header: readonly Cell[], units: readonly Cell[]): number {
  const column = header.findIndex((cell) => plainName(cell) === plainName(series.column ?? ''));
  if (column < 0) throw new SourceError('shape', `no column "${series.column}"`);
  const unit = plainName(units[column] ?? '');
  if (unit !== plainName(series.columnUnit ?? '')) {
    throw new SourceError('shape', `"${series.column}" is in "${unit}", not in "${series.columnUnit}"`);
  }
  return column;
}

/** Names carry footnote stars and stray spaces that come and go. */
function plainName(cell: Cell): string {
  return String(cell).replaceAll('*', '').replace(/\s+/g, ' ').trim().toLowerCase();
}

export function describe(series: PriceSeries): Pick<Observation, 'series' | 'currency' | 'unit' | 'basis'> {
  return { series: series.id, currency: series.currency, unit: series.unit, basis: series.basis.id };
}
