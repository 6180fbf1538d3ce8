import { FAINT, GRID, INK, LINE, round, textAt } from '../../charts/index.ts';
import type { Bar } from './gather.ts';

/** What the picture says; its words are already in the reader's language. */
export interface Picture {
  title: string;
  period: string;
  /** Big numbers below the title: what and how many. */
  figures: ReadonlyArray<{ name: string; value: string }>;
  activity: {
    title: string;
    /** One column each, oldest first. */
    columns: ReadonlyArray<{ label: string; count: number }>;
    /** "paling banyak 120" */
    most: string;
  };
  panels: ReadonlyArray<{
    title: string;
    bars: readonly Bar[];
    empty: string;
    show: (bar: Bar) => string;
  }>;
}

const WIDTH = 1080;
const EDGE = 44;
const BAR_HEIGHT = 34;
const ROW = 62;
const NAME_ROOM = 400;
const VALUE_ROOM = 150;
const COLUMNS_HEIGHT = 190;
const MOST_BARS = 6;
const BESIDE = '#99d5cf';

/**
 * Numbers, columns and bars as one tall picture, large enough to be read on a small phone without turning it. Bars of a
 * panel share one scale; a bar that is there is at least visible.
 */
export function statisticsSvg({ title, period, figures, activity, panels }: Picture): string {
  const parts: string[] = [
    textAt(EDGE, 76, title, 44, INK, { bold: true, room: WIDTH - 2 * EDGE }),
    textAt(EDGE, 120, period, 29, FAINT, { room: WIDTH - 2 * EDGE }),
  ];
  let y = 168;
  const wide = (WIDTH - 2 * EDGE) / Math.max(1, figures.length);
  figures.forEach(({ name, value }, at) => {
    parts.push(textAt(EDGE + at * wide, y + 48, value, 52, LINE, { bold: true, room: wide - 16 }));
    parts.push(textAt(EDGE + at * wide, y + 88, name, 27, FAINT, { room: wide - 16 }));
  });
  y += 150;
  parts.push(drawColumns(activity, y));
  y += 64 + COLUMNS_HEIGHT + 70;
  for (const panel of panels) {
    parts.push(drawPanel(panel, y));
    y += 64 + Math.max(1, Math.min(panel.bars.length, MOST_BARS)) * ROW + 30;
  }
  const height = Math.ceil(y);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Inter">
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
${parts.join('\n')}
</svg>`;
}

function drawColumns({ title, columns, most }: Picture['activity'], top: number): string {
  const base = top + 64 + COLUMNS_HEIGHT;
  const peak = Math.max(1, ...columns.map(({ count }) => count));
  const step = (WIDTH - 2 * EDGE) / Math.max(1, columns.length);
  const width = Math.min(90, step * 0.72);
  const drawn = columns.map(({ count }, at) => {
    const height = count === 0 ? 0 : Math.max(4, (count / peak) * COLUMNS_HEIGHT);
    const x = EDGE + at * step + (step - width) / 2;
    return `<rect x="${round(x)}" y="${round(base - height)}" width="${round(width)}" height="${round(height)}" rx="4" fill="${LINE}"/>`;
  });
  const first = columns[0];
  const last = columns.at(-1);
  return [
    textAt(EDGE, top + 34, title, 32, INK, { bold: true, room: 640 }),
    textAt(WIDTH - EDGE, top + 34, most, 27, FAINT, { end: true, room: 340 }),
    `<line x1="${EDGE}" x2="${WIDTH - EDGE}" y1="${base}" y2="${base}" stroke="${GRID}" stroke-width="3"/>`,
    ...drawn,
    first ? textAt(EDGE, base + 40, first.label, 27, FAINT) : '',
    last && last !== first ? textAt(WIDTH - EDGE, base + 40, last.label, 27, FAINT, { end: true }) : '',
  ].join('\n');
}

function drawPanel({ title, bars, empty, show }: Picture['panels'][number], top: number): string {
  const shown = bars.slice(0, MOST_BARS);
  const peak = Math.max(1, ...shown.map(({ count, beside = 0 }) => Math.max(count, beside)));
  const from = EDGE + NAME_ROOM;
  const room = WIDTH - EDGE - VALUE_ROOM - from;
  const rows = shown.map((bar, at) => {
    const y = top + 64 + at * ROW;
    const length = (count: number) => (count === 0 ? 0 : Math.max(6, (count / peak) * room));
    const second = bar.beside ?? 0;
    const half = bar.beside === undefined ? BAR_HEIGHT : BAR_HEIGHT / 2;
    return [
      textAt(EDGE, y + 28, bar.name, 30, INK, { room: NAME_ROOM - 20 }),
      `<rect x="${from}" y="${y}" width="${round(length(bar.count))}" height="${half}" rx="4" fill="${LINE}"/>`,
      bar.beside === undefined
        ? ''
        : `<rect x="${from}" y="${y + half}" width="${round(length(second))}" height="${half}" rx="4" fill="${BESIDE}"/>`,
      textAt(from + Math.max(length(bar.count), length(second)) + 14, y + 28, show(bar), 29, FAINT, {
        room: VALUE_ROOM - 14,
      }),
    ].join('');
  });
  return [
    textAt(EDGE, top + 34, title, 32, INK, { bold: true, room: WIDTH - 2 * EDGE }),
    ...(rows.length ? rows : [textAt(EDGE, top + 92, empty, 29, FAINT)]),
  ].join('\n');
}
