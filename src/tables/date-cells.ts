import { walkXml } from './walk-xml.ts';

const DAY_MS = 86_400_000;
/** Format numbers that every program knows to be dates or times (ECMA-376, 18.8.30). */
const BUILT_IN: ReadonlySet<number> = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57]);

/** Which cell styles show a number as a date: the workbook has no date cells, only dressed-up numbers. */
export function dateStyles(xml: string | undefined): ReadonlySet<number> {
  const styles = new Set<number>();
  if (xml === undefined) return styles;
  const formats = new Map<number, string>();
  let inCells = false;
  let index = 0;
  walkXml(xml, {
    open(tag, attributes) {
      if (tag === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (tag === 'cellXfs') inCells = true;
      if (tag !== 'xf' || !inCells) return;
      const format = Number(attributes.numFmtId ?? 0);
      if (BUILT_IN.has(format) || showsDate(formats.get(format) ?? '')) styles.add(index);
      index += 1;
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** A year or a day in the format; what stands in quotes, brackets or behind a backslash is decoration. */
function showsDate(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /[yd]/i.test(bare) && !/^general$/i.test(bare);
}

/** A serial day number as `YYYY-MM-DD`, with `hh:mm` where it is more than a day. */
export function formatSerial(serial: number, from1904: boolean): string {
  // The 1900 system counts a 29 February 1900 that never was.
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const moment = new Date(Math.round((days - 25_569) * DAY_MS));
  if (Number.isNaN(moment.getTime())) return '';
  const text = moment.toISOString();
  return Number.isInteger(serial) ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
}
