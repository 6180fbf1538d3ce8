import type { PriceCatalogue, PriceItem, PriceSeries } from '../../knowledge/index.ts';
import type { Tx } from '../../storage/index.ts';
import { readHistory, readNewest, type StoredPoint } from './prices.store.ts';
import { type Change, changesOf } from './values/change.ts';
import { isOld } from './values/freshness.ts';
import { addDays, type Day } from './values/period.ts';

/** A series as it stands. */
export interface BoardLine {
  series: PriceSeries;
  /** Null: nothing is known, and nothing is made up. */
  newest: StoredPoint | null;
  changes: Change[];
  old: boolean;
}

/** The rate that foreign prices are turned into rupiah with. */
export interface Rate {
  value: number;
  day: Day;
  old: boolean;
}

export interface Board {
  lines: BoardLine[];
  /** Rupiah for a dollar; null where no rate is known. */
  dollar: Rate | null;
}

/** Enough for a change on the year, with the longest tolerance. */
const LOOK_BACK_DAYS = 400;
const DOLLAR = 'kurs-usd';

/** What is known of some items today. */
export async function loadBoard(
  tx: Tx,
  catalogue: PriceCatalogue,
  items: readonly PriceItem[],
  today: Day,
): Promise<Board> {
  const wanted = items.flatMap(({ series }) => series);
  const newest = await readNewest(tx, [DOLLAR, ...wanted.map(({ id }) => id)]);
  const lines: BoardLine[] = [];
  for (const series of wanted) {
    const last = newest.get(series.id);
    if (!last || last.currency !== series.currency || last.unit !== series.unit) {
      lines.push({ series, newest: null, changes: [], old: false });
      continue;
    }
    const points = await readHistory(tx, series, addDays(last.day, -LOOK_BACK_DAYS));
    lines.push({
      series,
      newest: last,
      changes: changesOf(points, series.cadence),
      old: isOld(last.day, series.cadence, today),
    });
  }
  return { lines, dollar: catalogue.series.has(DOLLAR) ? dollarOf(newest.get(DOLLAR), today) : null };
}

/** The newest rate of the dollar, as prices are turned with it today. */
export function dollarOf(newest: { value: number; day: Day } | undefined, today: Day): Rate | null {
  return newest ? { value: newest.value, day: newest.day, old: isOld(newest.day, 'daily', today) } : null;
}

/** Rupiah for one of a series' currency; null where that is not known. */
export function rateOf(
  { currency }: Pick<PriceSeries, 'currency'>,
  dollar: Pick<Rate, 'value'> | null,
): number | null {
  return currency === 'IDR' ? 1 : (dollar?.value ?? null);
}
