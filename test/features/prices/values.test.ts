import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesOf } from '../../../src/features/prices/values/change.ts';
import { friendlyUnit, fromRupiah, toRupiah } from '../../../src/features/prices/values/convert.ts';
import { formatChange, formatMoney, formatPeriod } from '../../../src/features/prices/values/format.ts';
import { isOld } from '../../../src/features/prices/values/freshness.ts';
import { addMonths, lastDayOf, periodOf } from '../../../src/features/prices/values/period.ts';
import { readPrice } from '../../../src/features/prices/values/read-price.ts';
import {
  dueIn,
  EVERY_DAY,
  nextSlot,
  readSchedule,
  WORKING_DAYS,
  zoneOf,
} from '../../../src/features/prices/values/schedule.ts';
import { agrees, byFormula, readFormulaParts } from '../../../src/features/prices/values/tbs-formula.ts';
import { ZONES } from '../../../src/kernel/zones.ts';
import { readTables } from '../../../src/tables/index.ts';
import { loadedKnowledge } from '../../support/loaded.ts';

const TODAY = '2026-11-25';
const UNITS = ['kg', 'ton', 'm3', 'lembar', 'butir'] as const;

describe('a written price', () => {
  test.each<[string, number, string, string | null, string | null]>([
    ['98rb', 98_000, 'IDR', null, null],
    ['lada putih 98rb/kg muntok hari ini', 98_000, 'IDR', 'kg', TODAY],
    ['Rp 98.000,-/kg', 98_000, 'IDR', 'kg', null],
    ['rp98.000,00 per kilo', 98_000, 'IDR', 'kg', null],
    ['1,2 jt', 1_200_000, 'IDR', null, null],
    ['karet sir 20 31rb/kg kemarin', 31_000, 'IDR', 'kg', '2026-11-24'],
    ['karet tsr20 2,1 usd/kg', 2.1, 'USD', 'kg', null],
    ['hr cpo US$ 918,47/ton', 918.47, 'USD', 'ton', null],
    ['tbs 3.350,70 per kg 16 november', 3350.7, 'IDR', 'kg', '2026-11-16'],
    ['kelapa 5000 sebutir', 5_000, 'IDR', 'butir', null],
    ['kelapa 5rb/butir tgl 20/11/2026', 5_000, 'IDR', 'butir', '2026-11-20'],
    ['seratus ribu', 0, '', null, null],
    ['udang size 30 95ribu sekilo', 95_000, 'IDR', 'kg', null],
    ['harga 20 desember 45rb', 45_000, 'IDR', null, '2025-12-20'],
    ['umur 10 tahun 3.100/kg', 3_100, 'IDR', 'kg', null],
  ])('%s', (text, amount, currency, unit, day) => {
    const read = readPrice(text, TODAY);
    if (!amount) expect(read).toBeNull();
    else expect(read).toMatchObject({ amount, currency, unit, day });
  });

  test('is read back from how we write it, whatever its size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 900_000_000 }),
        fc.constantFrom('kg', 'ton', 'butir'),
        fc.constantFrom('', 'lada putih ', 'karet '),
        (amount, unit, about) => {
          const text = `${about}${formatMoney(amount, 'IDR', 'id')}/${unit}`;
          expect(readPrice(text, TODAY)).toMatchObject({ amount, currency: 'IDR', unit, rest: about.trim() });
        },
      ),
    );
  });

  test('is never of a day that has not come', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 12 }),
        (noise, day, month) => {
          const read = readPrice(`${noise} 98rb/kg ${day}/${month}`, TODAY);
          if (read?.day) expect(read.day <= TODAY).toBe(true);
        },
      ),
    );
  });
});

describe('turned into rupiah', () => {
  test('and back is the same, and a tonne is a thousand kilograms', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        fc.constantFrom(...UNITS),
        fc.double({ min: 0.5, max: 40_000, noNaN: true }),
        (value, unit, rate) => {
          const rupiah = toRupiah(value, { unit }, rate);
          expect(fromRupiah(rupiah, { unit }, rate)).toBeCloseTo(value, 6);
          if (unit === 'ton') expect(rupiah * 1_000).toBeCloseTo(toRupiah(value, { unit: 'kg' }, rate), 4);
          expect(friendlyUnit(unit)).not.toBe('ton');
        },
      ),
    );
  });

  test('US$1.140 a tonne at 16.800 is Rp19.152 a kilogram', () => {
    expect(toRupiah(1_140, { unit: 'ton' }, 16_800)).toBeCloseTo(19_152);
  });
});

describe('periods', () => {
  test.each([
    ['2026-11-15', 'half-monthly', '2026-11-01/2026-11-15'],
    ['2026-11-16', 'half-monthly', '2026-11-16/2026-11-30'],
    ['2028-02-29', 'half-monthly', '2028-02-16/2028-02-29'],
    ['2026-12-31', 'monthly', '2026-12'],
    ['2026-12-31', 'daily', '2026-12-31'],
  ] as const)('%s of a %s series is in %s', (day, cadence, period) => {
    expect(periodOf(day, cadence)).toBe(period);
  });

  test.each([
    ['2026-02', '2026-02-28'],
    ['2028-02', '2028-02-29'],
    ['2026-11-16/2026-11-30', '2026-11-30'],
    ['2026-02-30', null],
    ['2026-13', null],
    ['2026-11-30/2026-11-16', null],
    ['November', null],
  ])('%s ends %s', (period, day) => {
    expect(lastDayOf(period)).toBe(day);
  });

  test('a month is never skipped at its end', () => {
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2028-02-29', -12)).toBe('2027-02-28');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  });

  test('are written as people say them', () => {
    expect(formatPeriod('2026-11-16/2026-11-30', 'id')).toBe('16–30 November 2026');
    expect(formatPeriod('2026-05', 'id')).toBe('Mei 2026');
    expect(formatPeriod('2026-08-07', 'en')).toBe('7 August 2026');
  });
});

describe('changes', () => {
  const point = (period: string, value: number) => ({ period, day: lastDayOf(period) ?? '', value });

  test('of a monthly series over month ends of different length', () => {
    const points = [point('2025-02', 80), point('2026-01', 90), point('2026-02', 100)];
    expect(changesOf(points, 'monthly').map(({ horizon, from }) => [horizon, from.period])).toEqual([
      ['month', '2026-01'],
      ['year', '2025-02'],
    ]);
  });

  test('a missing month is no month, a holiday is bridged', () => {
    expect(changesOf([point('2026-01', 90), point('2026-03', 100)], 'monthly')).toEqual([]);
    const daily = [point('2026-11-13', 90), point('2026-11-23', 99)];
    expect(changesOf(daily, 'daily').map(({ horizon, share }) => [horizon, share.toFixed(2)])).toEqual([
      ['week', '0.10'],
    ]);
    expect(changesOf([point('2026-11-01', 90), point('2026-11-23', 99)], 'daily')).toEqual([]);
  });

  test('are written with an arrow', () => {
    expect([0.0316, -0.004, 0.0004, 0].map((share) => formatChange(share, 'id'))).toEqual([
      '▲ 3,2%',
      '▼ 0,4%',
      '= 0%',
      '= 0%',
    ]);
  });

  test('always compare with a value that was there', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 800 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(days, fc.constantFrom('daily', 'weekly', 'half-monthly', 'monthly'), (offsets, cadence) => {
        const points = offsets
          .sort((a, b) => a - b)
          .map((offset) => {
            const day = new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
            return { period: day, day, value: 100 + offset };
          });
        for (const { from, share } of changesOf(points, cadence)) {
          expect(points).toContain(from);
          expect(share).toBeCloseTo((points.at(-1)?.value ?? 0) / from.value - 1, 10);
        }
      }),
    );
  });
});

test('a price is called old after its own time', () => {
  expect(isOld('2026-11-20', 'daily', '2026-11-25')).toBe(false);
  expect(isOld('2026-11-19', 'daily', '2026-11-25')).toBe(true);
  expect(isOld('2026-09-30', 'monthly', '2026-11-25')).toBe(false);
  expect(isOld('2026-08-31', 'monthly', '2026-11-25')).toBe(true);
});

describe('a schedule in words', () => {
  test.each<[string, ReturnType<typeof readSchedule>]>([
    ['kirim harga sawit dan kurs dolar tiap senin pagi', { days: 0b1, hour: 7 }],
    ['setiap hari jam 6 sore', { days: EVERY_DAY, hour: 18 }],
    ['senin sampai jumat pukul 07.30 wib', { days: WORKING_DAYS, hour: 7, zone: ZONES.WIB }],
    ['rabu sama jumat', { days: 0b10100 }],
    ["tiap jum'at jam 8 malam wita", { days: 0b10000, hour: 20, zone: ZONES.WITA }],
    ['tiap minggu', { days: 0b1 }],
    ['hari minggu jam 9', { days: 0b1000000, hour: 9 }],
    ['sabtu sampai senin', { days: 0b1100001 }],
    ['jam 12 siang', { hour: 12 }],
    ['jam 1 siang', { hour: 13 }],
    ['every weekday at 7 am', { days: WORKING_DAYS, hour: 7 }],
    ['hari kerja pagi', { days: WORKING_DAYS, hour: 7 }],
    ['pas lagi naik', {}],
  ])('%s', (text, schedule) => {
    expect(readSchedule(text)).toEqual(schedule);
  });

  test('the zone is the regency`s', () => {
    expect([
      zoneOf('64.71'),
      zoneOf('65.03'),
      zoneOf('61.01'),
      zoneOf('62.01'),
      zoneOf('81.01'),
      zoneOf('31.71'),
      zoneOf(null),
    ]).toEqual([ZONES.WITA, ZONES.WITA, ZONES.WIB, ZONES.WIB, ZONES.WIT, ZONES.WIB, null]);
  });

  test('the first slot is at the hour, on a day that was named, and ahead; its hour in UTC finds the subscription', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: EVERY_DAY }),
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom(...Object.values(ZONES)),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2029-01-01'), noInvalidDate: true }),
        (days, hour, zone, now) => {
          const slot = nextSlot({ days, hour, zone }, now);
          expect(slot > now).toBe(true);
          expect(slot.getTime() - now.getTime()).toBeLessThanOrEqual(7 * 86_400_000);
          const local = new Intl.DateTimeFormat('en-GB', {
            timeZone: zone,
            weekday: 'short',
            hour: '2-digit',
            minute: '2-digit',
            hourCycle: 'h23',
          }).format(slot);
          const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(local.slice(0, 3));
          expect(days & (1 << weekday)).not.toBe(0);
          expect(local).toContain(`${String(hour).padStart(2, '0')}:00`);
          const due = dueIn(slot).find((one) => one.zone === zone);
          expect(due).toEqual({ zone, hour, day: 1 << weekday });
        },
      ),
    );
  });

  test('at the border of a day the three zones are on different days', () => {
    // Sunday 22 November 2026, 16:30 in UTC: Sunday night in Jakarta, Monday in Jayapura.
    expect(dueIn(new Date('2026-11-22T16:00:00Z'))).toEqual([
      { zone: ZONES.WIB, hour: 23, day: 0b1000000 },
      { zone: ZONES.WITA, hour: 0, day: 0b1 },
      { zone: ZONES.WIT, hour: 1, day: 0b1 },
    ]);
  });
});

describe('the formula of palm fruit', () => {
  const series = loadedKnowledge().prices.series.get('tbs-kaltim');
  if (!series) throw new Error('no such series');
  const file = new URL('../../payloads/prices/tbs-kaltim-2021-2025.csv', import.meta.url);
  const [head = [], ...rows] = readTables(readFileSync(file))[0]?.rows ?? [];
  const decisions = rows
    .map((row) => {
      const at = (name: string) => Number(row[head.indexOf(name)] || Number.NaN);
      return {
        value: at('tbs_age10plus_idr_per_kg'),
        parts: { k: at('k_index_pct') / 100, cpo: at('cpo_idr_per_kg'), kernel: at('kernel_idr_per_kg') },
      };
    })
    .filter(({ parts }) => Object.values(parts).every((part) => part > 0));

  test('comes to what thirty decisions decided, and tells a slip of one digit in any of them', () => {
    expect(decisions).toHaveLength(30);
    for (const { value, parts } of decisions) {
      const expected = byFormula(series, parts) ?? 0;
      expect(agrees(value, expected)).toBe(true);
      expect(agrees(Math.round(value), expected)).toBe(true);
      const digits = String(Math.round(value));
      for (let at = 0; at < digits.length - 1; at += 1) {
        const slipped = Number(
          `${digits.slice(0, at)}${(Number(digits[at]) + 1) % 10}${digits.slice(at + 1)}`,
        );
        expect(agrees(slipped, expected)).toBe(false);
      }
    }
  });

  test.each([
    ['harga tbs kaltim 3.392 k 92,1 cpo 14.215 inti 11.490', 0.921, 14_215, 11_490, 'harga tbs kaltim 3.392'],
    [
      'tbs 3392/kg, indeks K: 92.10%, harga CPO Rp14.215,00, inti sawit = Rp 11.490,00',
      0.921,
      14_215,
      11_490,
      'tbs 3392/kg, , ,',
    ],
    ['tbs kaltim 3392 kernel 11490 cpo 14215 k 0,921', 0.921, 14_215, 11_490, 'tbs kaltim 3392'],
  ])('is read from %s', (text, k, cpo, kernel, rest) => {
    const read = readFormulaParts(text);
    expect(read).toEqual({ parts: { k: expect.closeTo(k, 6), cpo, kernel }, rest });
  });

  test.each(['harga tbs 3 k 2 cpo 14.215', 'harga tbs kaltim 3.392/kg', 'cpo 1200 usd', 'kakao 62 k'])(
    'is not read from %s',
    (text) => expect(readFormulaParts(text).parts).toBeNull(),
  );
});
