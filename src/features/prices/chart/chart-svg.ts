import { scaleLinear, scaleUtc } from 'd3-scale';
import { area, line } from 'd3-shape';
import { FAINT, GRID, INK, LINE, round, type TextStyle, textAt, wrap } from '../../../charts/index.ts';
import type { Day } from '../values/period.ts';

/** What a chart says; its words are already in the reader's language. */
export interface ChartWords {
  title: string;
  unit: string;
  /** Below the drawing: source, edition, what changed meaning. */
  footer: string;
  /** "Rp3.351" */
  last: string;
  /** "▲ 3,2% setahun" */
  change: string;
  lastDate: string;
  /** `whole`: the span is short enough for the day to matter. */
  labelOf: (day: Day, whole: boolean) => string;
  /** A value on the axis, with as many decimals as its steps need. */
  numberOf: (value: number, decimals: number) => string;
}

export interface ChartPoint {
  day: Day;
  value: number;
}

export const WIDTH = 1080;
export const HEIGHT = 720;
const PLOT = { left: 132, right: WIDTH - 44, top: 196, bottom: HEIGHT - 144 };
const UP = '#15803d';
const DOWN = '#b91c1c';
const MAX_LABELS = 5;
/** Below this the axis names days, above it months. */
const SHORT_SPAN_MS = 100 * 86_400_000;

/**
 * A line over time as SVG, large enough to be read on a small phone: title, unit, the last value big and marked, few
 * labels, source below. Where a value is missing for more than `gapDays` the line breaks rather than invents.
 */
export function chartSvg(
  points: readonly ChartPoint[],
  words: ChartWords,
  { gapDays, splices }: { gapDays: number; splices: readonly Day[] },
): string {
  const times = points.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // A price that hardly moved must not look like one that jumps.
  const room = Math.max((high - low) * 0.12, high * 0.015);
  const x = scaleUtc([Math.min(...times), Math.max(...times)], [PLOT.left, PLOT.right]);
  const y = scaleLinear([Math.max(0, low - room), high + room], [PLOT.bottom, PLOT.top]).nice(4);
  const ticks = y.ticks(4);
  const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
  const decimals = step > 0 && step < 1 ? Math.ceil(-Math.log10(step)) : 0;
  const short = Math.max(...times) - Math.min(...times) < SHORT_SPAN_MS;
  const runs = splitAtGaps(points, gapDays);
  const place = ({ day, value }: ChartPoint): [number, number] => [
    x(Date.parse(`${day}T00:00:00Z`)),
    y(value),
  ];
  const draw = line<ChartPoint>(
    (point) => place(point)[0],
    (point) => place(point)[1],
  );
  const fill = area<ChartPoint>(
    (point) => place(point)[0],
    PLOT.bottom,
    (point) => place(point)[1],
  );
  const last = points.at(-1);
  const [lastX, lastY] = last ? place(last) : [0, 0];
  const changeColour = words.change.startsWith('▲') ? UP : words.change.startsWith('▼') ? DOWN : FAINT;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Inter">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${LINE}" stop-opacity="0.22"/><stop offset="1" stop-color="${LINE}" stop-opacity="0.02"/></linearGradient></defs>
${textAt(44, 72, words.title, 40, INK, { bold: true, room: WIDTH - 88 })}
${textAt(44, 114, words.unit, 27, FAINT, { room: 560 })}
${textAt(WIDTH - 44, 126, words.last, 46, LINE, { bold: true, end: true })}
${textAt(WIDTH - 44, 164, [words.lastDate, words.change].filter(Boolean).join(' · '), 26, changeColour, { end: true, room: 620 })}
${ticks
  .map(
    (tick) =>
      `<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${round(y(tick))}" y2="${round(y(tick))}" stroke="${GRID}" stroke-width="2"/>${textAt(PLOT.left - 16, y(tick) + 9, words.numberOf(tick, decimals), 26, FAINT, { end: true })}`,
  )
  .join('\n')}
${runs.map((run) => `<path d="${fill(run) ?? ''}" fill="url(#g)"/><path d="${draw(run) ?? ''}" fill="none" stroke="${LINE}" stroke-width="5" stroke-linejoin="round" stroke-linecap="round"/>`).join('\n')}
${runs
  .filter((run) => run.length === 1)
  .map(([only]) =>
    only ? `<circle cx="${round(place(only)[0])}" cy="${round(place(only)[1])}" r="6" fill="${LINE}"/>` : '',
  )
  .join('')}
${splices
  .map((day) => round(x(Date.parse(`${day}T00:00:00Z`))))
  .map(
    (at) =>
      `<line x1="${at}" x2="${at}" y1="${PLOT.top}" y2="${PLOT.bottom}" stroke="${FAINT}" stroke-width="3" stroke-dasharray="3 10"/>`,
  )
  .join('')}
<circle cx="${round(lastX)}" cy="${round(lastY)}" r="13" fill="#ffffff" stroke="${LINE}" stroke-width="6"/>
${labelDays(points, x)
  .map(({ day, at, end }) => textAt(at, PLOT.bottom + 44, words.labelOf(day, short), 26, FAINT, end))
  .join('\n')}
${wrap(words.footer, 76)
  .slice(0, 2)
  .map((text, row) => textAt(44, HEIGHT - 46 + row * 32, text, 25, FAINT, { room: WIDTH - 88 }))
  .join('\n')}
</svg>`;
}

function splitAtGaps(points: readonly ChartPoint[], gapDays: number): ChartPoint[][] {
  const runs: ChartPoint[][] = [];
  let before = Number.NaN;
  for (const point of points) {
    const time = Date.parse(`${point.day}T00:00:00Z`);
    if (!(time - before <= gapDays * 86_400_000)) runs.push([]);
    runs.at(-1)?.push(point);
    before = time;
  }
  return runs;
}

/** First and last day, and evenly between them, never close enough to touch. */
function labelDays(
  points: readonly ChartPoint[],
  x: (time: number) => number,
): Array<{ day: Day; at: number; end: TextStyle }> {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return [];
  const [from, to] = [Date.parse(`${first.day}T00:00:00Z`), Date.parse(`${last.day}T00:00:00Z`)];
  const count = Math.min(MAX_LABELS, points.length);
  if (from === to) return [{ day: last.day, at: x(to), end: { middle: true } }];
  return Array.from({ length: count }, (_, index) => {
    const time = from + ((to - from) * index) / (count - 1);
    const day = new Date(time).toISOString().slice(0, 10);
    // The outer ones stay between the axis and the edge: centred they would touch the numbers there.
    const end: TextStyle = index === 0 ? {} : index === count - 1 ? { end: true } : { middle: true };
    return { day, at: x(time), end };
  });
}
