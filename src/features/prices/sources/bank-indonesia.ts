import { z } from 'zod';
import { readRecords, TableError } from '../../../tables/index.ts';
import { addDays } from '../values/period.ts';
import { describe } from './pink-sheet.ts';
import { type ReadSource, SourceError } from './source.ts';

const Row = z.object({
  mts_subkurslokal: z.string().transform((code) => code.trim()),
  /** Units of the currency: 1, or 100 for the yen. */
  nil_subkurslokal: z.coerce.number().positive(),
  beli_subkurslokal: z.coerce.number().positive(),
  jual_subkurslokal: z.coerce.number().positive(),
  /** With +07:00; in UTC it would be the day before. */
  tgl_subkurslokal: z.string().regex(/^\d{4}-\d{2}-\d{2}T/),
});
/** Enough to bridge the longest holiday. */
const DAYS = 14;

/** Bank Indonesia's transaction rates: the middle of buying and selling for one unit. One request a currency. */
export const readBankIndonesia: ReadSource = async ({ entry, catalogue, http, today }) => {
  const series = [...catalogue.series.values()].filter(({ rateOf }) => rateOf !== undefined);
  const observations = [];
  for (const one of series) {
    const url = `${entry.url}/getSubKursLokal3?mts=${one.rateOf}&startdate=${addDays(today, -DAYS)}&enddate=${today}`;
    const page = await http(url);
    if (!page) throw new SourceError('shape', 'an answer without content');
    for (const { nil_subkurslokal: units, beli_subkurslokal: buy, jual_subkurslokal: sell, ...row } of rowsOf(
      page.text,
    )) {
      if (row.mts_subkurslokal !== one.rateOf || sell < buy) {
        throw new SourceError('shape', `${one.rateOf}: ${row.mts_subkurslokal} ${buy} ${sell}`);
      }
      const day = row.tgl_subkurslokal.slice(0, 10);
      observations.push({
        ...describe(one),
        period: day,
        day,
        value: Number(((buy + sell) / 2 / units).toPrecision(8)),
      });
    }
  }
  // A currency that the bank does not list, or a holiday, is no row; no row at all is a page that is something else.
  if (!observations.length) throw new SourceError('shape', 'no rates at all');
  const edition = observations.reduce((last, { day }) => (day > last ? day : last), '');
  return { kind: 'edition', edition, observations, state: {}, warnings: [] };
};

function rowsOf(xml: string): Array<z.infer<typeof Row>> {
  if (!/<DataSet[\s>]/.test(xml)) throw new SourceError('shape', 'no data set, probably a page for browsers');
  try {
    const rows = z.array(Row).safeParse(readRecords(xml, 'Table'));
    if (!rows.success) throw new SourceError('shape', z.prettifyError(rows.error).slice(0, 200));
    return rows.data;
  } catch (error) {
    if (error instanceof TableError) throw new SourceError('shape', error.message, { cause: error });
    throw error;
  }
}
