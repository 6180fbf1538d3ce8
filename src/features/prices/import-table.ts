import type { PriceCatalogue, PriceSeries } from '../../knowledge/index.ts';
import { parseDate, parseNumber, simplify } from '../../language/index.ts';
import { type Cell, readTables, type Table } from '../../tables/index.ts';
import type { Observation } from './prices.store.ts';
import { describe } from './sources/pink-sheet.ts';
import { type Day, lastDayOf, periodOf } from './values/period.ts';
import { agrees, byFormula, formulaParts } from './values/tbs-formula.ts';

/** What a table of prices holds; with a problem, nothing of it is used. */
export interface ReadTable {
  observations: Observation[];
  /** Row as a spreadsheet counts it, and what is wrong with it: a code for whoever says it. */
  problems: Array<{
    row: number;
    problem: 'series' | 'period' | 'value' | 'currency' | 'unit' | 'columns' | 'twice' | 'formula';
  }>;
}

const COLUMN_ALIASES = {
  series: ['series', 'deret', 'komoditas', 'commodity', 'barang'],
  period: ['period', 'periode', 'tanggal', 'date', 'bulan', 'tgl'],
  value: ['value', 'nilai', 'harga', 'price'],
  currency: ['currency', 'mata uang', 'matauang'],
  unit: ['unit', 'satuan'],
  k: ['k', 'indeks k', 'k index'],
  cpo: ['cpo', 'harga cpo'],
  kernel: ['kernel', 'inti', 'inti sawit', 'harga inti', 'pk'],
} as const;
type Column = keyof typeof COLUMN_ALIASES;
const COLUMNS = ['series', 'period', 'value', 'currency', 'unit', 'k', 'cpo', 'kernel'] as const;
const MAX_PROBLEMS = 20;

/**
 * Reads prices from a spreadsheet or CSV with a heading line: series (its id or name), period, value, and where they are
 * said currency and unit, which must be the series' own, and what its price is calculated from, which must come to it. Throws a `TableError` where it is no table.
 */
export function readPriceTable(bytes: Uint8Array, catalogue: PriceCatalogue, today: Day): ReadTable {
  const found = readTables(bytes)
    .map((sheet) => ({ sheet, heading: findHeading(sheet) }))
    .find(({ heading }) => heading !== null);
  if (!found?.heading) return { observations: [], problems: [{ row: 1, problem: 'columns' }] };
  const { row: headingRow, columns } = found.heading;
  const observations: Observation[] = [];
  const problems: ReadTable['problems'] = [];
  const seen = new Set<string>();
  for (const [offset, row] of found.sheet.rows.slice(headingRow + 1).entries()) {
    if (row.every((cell) => cell === '')) continue;
    const read = readRow((column) => row[columns[column] ?? -1] ?? '', catalogue, today);
    const problem =
      'problem' in read ? read.problem : seen.has(`${read.series} ${read.period}`) ? 'twice' : null;
    if (problem) problems.push({ row: headingRow + offset + 2, problem });
    else if (!('problem' in read)) {
      seen.add(`${read.series} ${read.period}`);
      observations.push(read);
    }
    if (problems.length >= MAX_PROBLEMS) break;
  }
  return problems.length ? { observations: [], problems } : { observations, problems };
}

function findHeading({ rows }: Table): { row: number; columns: Partial<Record<Column, number>> } | null {
  for (const [row, cells] of rows.slice(0, 10).entries()) {
    const columns: Partial<Record<Column, number>> = {};
    for (const column of COLUMNS) {
      const at = cells.findIndex((cell) =>
        COLUMN_ALIASES[column].some((name) => name === simplify(String(cell))),
      );
      if (at >= 0) columns[column] = at;
    }
    if (columns.series !== undefined && columns.period !== undefined && columns.value !== undefined)
      return { row, columns };
  }
  return null;
}

function readRow(
  cell: (column: Column) => Cell,
  catalogue: PriceCatalogue,
  today: Day,
): Observation | { problem: ReadTable['problems'][number]['problem'] } {
  const series = seriesNamed(String(cell('series')), catalogue);
  if (!series) return { problem: 'series' };
  const period = readPeriod(String(cell('period')).trim(), series, today);
  const day = period === null ? null : lastDayOf(period);
  if (period === null || day === null || (period.length === 10 && day > today)) return { problem: 'period' };
  const raw = cell('value');
  const value = numberIn(raw);
  if (value === null || !(value > 0)) return { problem: 'value' };
  const calculated = formulaParts(numberIn(cell('k')), numberIn(cell('cpo')), numberIn(cell('kernel')));
  const expected = calculated && byFormula(series, calculated);
  if (expected !== null && !agrees(value, expected)) return { problem: 'formula' };
  const currency = simplify(String(cell('currency')));
  if (
    currency &&
    currency !== series.currency.toLowerCase() &&
    !(currency === 'rp' && series.currency === 'IDR')
  ) {
    return { problem: 'currency' };
  }
  const unit = simplify(String(cell('unit')));
  if (unit && unit !== series.unit) return { problem: 'unit' };
  return { ...describe(series), period, day, value };
}

function numberIn(cell: Cell): number | null {
  return typeof cell === 'number' ? cell : parseNumber(cell);
}

function seriesNamed(text: string, { series, items }: PriceCatalogue): PriceSeries | undefined {
  const said = simplify(text);
  const exact = [...series.values()].find(
    ({ id, name }) => id === text.trim() || simplify(name.id) === said || simplify(name.en) === said,
  );
  if (exact) return exact;
  // The name of an item with one series means that series.
  const item = [...items.values()].find(({ id, name }) => id === text.trim() || simplify(name.id) === said);
  return item?.series.length === 1 ? item.series[0] : undefined;
}

function readPeriod(text: string, { cadence }: PriceSeries, today: Day): string | null {
  if (lastDayOf(text) !== null) return text.length === 10 ? periodOf(text, cadence) : text;
  const day = parseDate(text, today);
  return day === null ? null : periodOf(day, cadence);
}
