import { expect, test } from 'vitest';
import { parseMoment } from '../../../src/language/index.ts';

/** Thursday 26 November 2026, 10:00 in Balikpapan. */
const NOW = new Date('2026-11-26T02:00:00Z');
const HOME = 'Asia/Makassar';

test.each([
  ['besok jam 9', '2026-11-27T01:00:00.000Z', HOME],
  ['besok jam 9 wib', '2026-11-27T02:00:00.000Z', 'Asia/Jakarta'],
  ['Besok 09.30 WIT', '2026-11-27T00:30:00.000Z', 'Asia/Jayapura'],
  ['3 Desember jam 2 siang', '2026-12-03T06:00:00.000Z', HOME],
  ['kamis 3 des 2026 pukul 19.00', '2026-12-03T11:00:00.000Z', HOME],
  ['2026-12-03 09:00 Asia/Tokyo', '2026-12-03T00:00:00.000Z', 'Asia/Tokyo'],
  ['3/12 jam 8 malam', '2026-12-03T12:00:00.000Z', HOME],
  ['senin jam 7 pagi', '2026-11-29T23:00:00.000Z', HOME],
  ['kamis jam 11', '2026-11-26T03:00:00.000Z', HOME],
  ['kamis jam 9', '2026-12-03T01:00:00.000Z', HOME],
  ['hari ini jam 15.00', '2026-11-26T07:00:00.000Z', HOME],
  ['lusa 10 pagi', '2026-11-28T02:00:00.000Z', HOME],
  ['tomorrow at 5 pm', '2026-11-27T09:00:00.000Z', HOME],
  // Where clocks are put back that night, the day's own offset counts.
  ['2026-10-25 09:00 Europe/Amsterdam', '2026-10-25T08:00:00.000Z', 'Europe/Amsterdam'],
])('%s', (text, at, zone) => {
  expect(parseMoment(text, NOW, HOME)).toEqual({ at: new Date(at), zone });
});

test.each([
  ['jam 9', 'day'],
  ['besok', 'hour'],
  ['besok jam 27', 'hour'],
  ['nanti saja', 'day'],
])('%s lacks the %s', (text, lacks) => {
  expect(parseMoment(text, NOW, HOME)).toEqual({ zone: HOME, lacks });
});
