import { z } from 'zod';
import type { PriceTable } from '../../../knowledge/index.ts';
import { readTables, TableError } from '../../../tables/index.ts';
import { lastDayOf } from '../values/period.ts';
import { describe } from './pink-sheet.ts';
import { type ReadSource, SourceError } from './source.ts';

const Record_ = z.record(z.string(), z.unknown());

/** A table over HTTP described in knowledge/prices/sources.yaml: no program is needed for another one. */
export const readHttpTable: ReadSource = async ({ entry, catalogue, state, http, today }) => {
  const { table } = entry;
  const series = catalogue.series.get(table?.series ?? '');
  if (!table || !series) throw new SourceError('shape', 'no table is described');
  const url = table.url.replaceAll('{today}', today);
  const page = await http(url, { known: state, headers: table.headers });
  if (!page) return { kind: 'unchanged' };
  const rows = table.format === 'json' ? jsonRows(page.text, table.rows) : csvRows(page.bytes);
  const wanted = rows.filter((row) =>
    Object.entries(table.where).every(([key, value]) => textOf(row[key]) === value),
  );
  if (!wanted.length) throw new SourceError('shape', 'no rows that are wanted');
  const observations = wanted.map((row) => {
    const period = readPeriod(textOf(row[table.period]));
    const day = period === null ? null : lastDayOf(period);
    const value = readNumber(row[table.value], table.numbers);
    if (period === null || day === null || value === null) {
      throw new SourceError('shape', `"${textOf(row[table.period])}" "${textOf(row[table.value])}"`);
    }
    return { ...describe(series), period, day, value };
  });
  const edition = observations.reduce((last, { period }) => (period > last ? period : last), '');
  return {
    kind: 'edition',
    edition,
    observations,
    state: { url, etag: page.etag, lastModified: page.lastModified },
    warnings: [],
  };
};

function jsonRows(text: string, path: string): Array<Record<string, unknown>> {
  try {
    let found: unknown = JSON.parse(text);
    for (const key of path.split('.').filter(Boolean)) found = Record_.parse(found)[key];
    return z.array(Record_).parse(found);
  } catch (cause) {
    throw new SourceError('shape', `no list at "${path}"`, { cause });
  }
}

/** Rows by the names in the first line. */
function csvRows(bytes: Uint8Array): Array<Record<string, unknown>> {
  try {
    const [header = [], ...rows] = readTables(bytes)[0]?.rows ?? [];
    return rows
      .filter((row) => row.length)
      .map((row) => Object.fromEntries(header.map((name, at) => [String(name), row[at] ?? ''])));
  } catch (error) {
    if (error instanceof TableError) throw new SourceError('shape', error.message, { cause: error });
    throw error;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** ISO days (also with a time behind) and months, and days as Indonesians write them. */
function readPeriod(text: string): string | null {
  const iso = /^(\d{4}-\d{2}(?:-\d{2})?)(?:T.*)?$/.exec(text)?.[1];
  if (iso) return iso;
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}

function readNumber(value: unknown, style: PriceTable['numbers']): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const text = textOf(value);
  const plain =
    style === '1.234,5'
      ? text.replaceAll('.', '').replace(',', '.')
      : text.replaceAll(style === '1,234.5' ? ',' : '', '');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
