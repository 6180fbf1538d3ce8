import type { Cadence, PriceItem, PriceSeries, PriceSource } from '../../../knowledge/index.ts';
import type { Words } from '../../../words/index.ts';
import type { StoredPoint } from '../prices.store.ts';
import {
  formatChange,
  formatDayMonth,
  formatEdition,
  formatMoney,
  formatNumber,
  formatShort,
} from '../values/format.ts';
import { addDays, addMonths, type Day } from '../values/period.ts';
import { chartSvg } from './chart-svg.ts';

/** Longer than the longest usual pause of a series: the line breaks where more is missing. */
const GAP_DAYS: Readonly<Record<Cadence, number>> = {
  daily: 12,
  weekly: 21,
  'half-monthly': 35,
  monthly: 45,
};

/** Spans that can be asked for. */
export const SPANS = [3, 12, 36, 60, 120] as const;

/** The first day of a span of `months` that ends with `last`. */
export function spanStart(last: Day, months: number): Day {
  return addDays(addMonths(last, -months), -1);
}

/** The chart of one series over the points given, or null where a line needs more of them. */
export function seriesChart(
  words: Words,
  parts: { item: PriceItem; series: PriceSeries; source: PriceSource | undefined },
  points: readonly StoredPoint[],
): string | null {
  const { item, series, source } = parts;
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  const { language } = words;
  const show = series.unit === 'money' ? item.show : 1;
  const scaled = points.map(({ day, value }) => ({ day, value: value * show }));
  const whole = `${formatMoney(last.value * show, series.currency, language)}`;
  const splices = series.splices.filter(
    (month) => month > first.day.slice(0, 7) && month <= last.day.slice(0, 7),
  );
  const unit =
    series.unit === 'money'
      ? words.label('prices-chart-rate', {
          amount: formatNumber(show, language),
          currency: series.rateOf ?? '',
        })
      : words.label('prices-chart-unit', {
          currency: series.currency === 'IDR' ? 'Rp' : 'US$',
          unit: series.unit,
        });
  const publisher = source?.name[language] ?? series.source;
  const footer = [
    words.label('prices-chart-source', { source: publisher, edition: formatEdition(last.edition, language) }),
    ...(splices.length
      ? [
          words.label('prices-chart-splice', {
            months: splices.map((month) => formatShort(month, language)).join(', '),
          }),
        ]
      : []),
  ].join(' ');
  const share = first.value > 0 ? last.value / first.value - 1 : 0;
  return chartSvg(
    scaled,
    {
      title: series.name[language],
      unit: `${unit}, ${series.basis[language]}`,
      footer,
      last: whole,
      lastDate: formatShort(last.period, language),
      change: words.label('prices-chart-change', {
        // Less than what is shown: "= 0%" reads like a riddle.
        change: share === 0 ? 'none' : Math.abs(share) < 0.0005 ? 'little' : formatChange(share, language),
        since: formatShort(first.period, language),
      }),
      labelOf: (day, short) =>
        short ? formatDayMonth(day, language) : formatShort(day.slice(0, 7), language),
      numberOf: (value, decimals) =>
        new Intl.NumberFormat(language, {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        }).format(value),
    },
    { gapDays: GAP_DAYS[series.cadence], splices: splices.map((month) => `${month}-01`) },
  );
}
