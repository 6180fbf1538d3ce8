import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/language/index.ts';

const TODAY = '2026-11-23';

describe('dates', () => {
  it.each([
    ['7 agustus 2025', '2025-08-07'],
    ['7/8/2025', '2025-08-07'],
    ['7-8-25', '2025-08-07'],
    ['2025-08-07', '2025-08-07'],
    ['besok', '2026-11-24'],
    ['lusa', '2026-11-25'],
    ['minggu depan', '2026-11-30'],
    ['2 minggu lagi', '2026-12-07'],
    ['akhir bulan', '2026-11-30'],
    ['akhir bulan depan', '2026-12-31'],
    ['akhir agustus', '2027-08-31'],
    ['pertengahan maret', '2027-03-15'],
    ['agustus 2027', '2027-08-31'],
    ['paling lambat 15 des', '2026-12-15'],
    ['15 jan', '2027-01-15'],
  ])('%s', (text, date) => expect(parseDate(text, TODAY)).toBe(date));

  it.each(['31/2/2026', 'segera', '', '99/99/2026'])('"%s" is none', (text) =>
    expect(parseDate(text, TODAY)).toBeNull(),
  );

  it('reads back every day of twenty years in Indonesian', () => {
    const day = fc.integer({ min: 0, max: 7300 }).map((offset) => new Date(Date.UTC(2020, 0, 1 + offset)));
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const spoken = date.toLocaleDateString('id-ID', {
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          timeZone: 'UTC',
        });
        expect(parseDate(spoken, TODAY)).toBe(iso);
        expect(parseDate(iso, TODAY)).toBe(iso);
      }),
    );
  });
});
