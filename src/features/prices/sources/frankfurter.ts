import { z } from 'zod';
import { addDays, type Day } from '../values/period.ts';
import { describe } from './pink-sheet.ts';
import { type ReadSource, SourceError } from './source.ts';

const Rates = z
  .array(z.object({ date: z.iso.date(), base: z.string(), quote: z.string(), rate: z.number().positive() }))
  .min(1);

/** On the first fetch: enough for a change on the year. */
const FIRST_DAYS = 400;
/** Asked for again each time, because late central banks restate the last days. */
const AGAIN_DAYS = 7;

/**
 * Central banks' rates by Frankfurter v2. All are asked against the dollar and crossed, because a rupiah in dollars has
 * too few digits; only rates of one day are crossed.
 */
export const readFrankfurter: ReadSource = async ({ entry, catalogue, state, http, today, newest }) => {
  const series = [...catalogue.series.values()].filter(({ rateOf }) => rateOf !== undefined);
  const codes = new Set(['IDR', ...series.flatMap(({ rateOf }) => rateOf ?? [])]);
  codes.delete('USD');
  const from = newest ? addDays(newest, -AGAIN_DAYS) : addDays(today, -FIRST_DAYS);
  const url = `${entry.url}/v2/rates?base=USD&quotes=${[...codes].join(',')}&from=${from}`;
  const page = await http(url, { known: state });
  if (!page) return { kind: 'unchanged' };
  const byDay = readRates(page.text);
  const observations = [...byDay].flatMap(([day, perDollar]) => {
    const rupiah = perDollar.get('IDR');
    if (rupiah === undefined || day > today) return [];
    return series.flatMap((one) => {
      const other = one.rateOf === 'USD' ? 1 : perDollar.get(one.rateOf ?? '');
      const value = other === undefined ? undefined : Number((rupiah / other).toPrecision(8));
      return value === undefined ? [] : [{ ...describe(one), period: day, day, value }];
    });
  });
  if (!observations.length) throw new SourceError('shape', 'no rate of the rupiah');
  const edition = [...byDay.keys()].sort().at(-1) ?? '';
  return {
    kind: 'edition',
    edition,
    observations,
    state: { url, etag: page.etag, lastModified: page.lastModified },
    warnings: [],
  };
};

function readRates(text: string): Map<Day, Map<string, number>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new SourceError('shape', 'not JSON', { cause });
  }
  const rates = Rates.safeParse(json);
  if (!rates.success) throw new SourceError('shape', z.prettifyError(rates.error).slice(0, 200));
  const byDay = new Map<Day, Map<string, number>>();
  for (const { date, base, quote, rate } of rates.data) {
    if (base !== 'USD') throw new SourceError('shape', `rates against ${base}`);
    byDay.set(date, (byDay.get(date) ?? new Map()).set(quote, rate));
  }
  return byDay;
}
