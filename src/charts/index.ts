export { type ChartCache, createChartCache } from './chart-cache.ts';
export { renderPng } from './render-png.ts';
export { FAINT, GRID, INK, LINE, round, type TextStyle, textAt, wrap } from './svg-text.ts';
