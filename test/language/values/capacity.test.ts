import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAPACITY_UNITS, isBareCapacity, parseCapacity } from '../../../src/language/index.ts';

describe('production capacity', () => {
  it.each([
    ['200 kg/bulan', 200, 'kg', 'month'],
    ['2 ton sebulan', 2, 'ton', 'month'],
    ['500 bungkus per minggu', 500, 'bungkus', 'week'],
    ['sekitar 1,5 ton sebulan', 1.5, 'ton', 'month'],
    ['50kg sehari', 50, 'kg', 'day'],
    ['300 pcs / bln', 300, 'pcs', 'month'],
    ['2-3 ton perbulan', 2, 'ton', 'month'],
    ['dua tiga ton sebulan', 2, 'ton', 'month'],
    ['1 bulan 200 kg', 200, 'kg', 'month'],
    ['seton sabulan', 1, 'ton', 'month'],
    ['sekarung sehari', 1, 'karung', 'day'],
    ['tiap minggu 50 bks', 50, 'bungkus', 'week'],
    ['10 kontainer setahun', 10, 'container', 'year'],
    ['2 m3 per tahun', 2, 'm3', 'year'],
    ['1.000 ekor/minggu', 1000, 'ekor', 'week'],
  ])('%s', (text, amount, unit, period) => expect(parseCapacity(text)).toEqual({ amount, unit, period }));

  it.each([
    ['200', { missing: 'unit', amount: 200 }],
    ['200 kg', { missing: 'period', amount: 200, unit: 'kg' }],
    ['200 sebulan', { missing: 'unit', amount: 200, period: 'month' }],
    ['sebulan', { missing: 'amount', period: 'month' }],
    ['banyak', { missing: 'amount' }],
    ['0 kg per bulan', { missing: 'amount', unit: 'kg', period: 'month' }],
    ['2 ton per 3 bulan', { missing: 'period', amount: 2, unit: 'ton' }],
  ])('"%s" says what is missing', (text, partial) => expect(parseCapacity(text)).toEqual(partial));

  it('reads back every unit and period in many spellings', () => {
    const period = fc.constantFrom(
      ['hari', 'day'],
      ['minggu', 'week'],
      ['bulan', 'month'],
      ['tahun', 'year'],
    );
    const joint = fc.constantFrom('/', ' / ', ' per ', ' per', ' se', ' tiap ');
    const lead = fc.constantFrom('', 'sekitar ', 'kurang lebih ', 'kapasitas kami ');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom(...CAPACITY_UNITS),
        period,
        joint,
        lead,
        (amount, unit, [word, id], join, start) => {
          const text = `${start}${amount.toLocaleString('id-ID')} ${unit}${join}${word}`;
          expect(parseCapacity(text)).toEqual({ amount, unit, period: id });
        },
      ),
    );
  });

  it('never throws on anything typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const capacity = parseCapacity(text);
        expect('missing' in capacity || capacity.amount > 0).toBe(true);
      }),
    );
  });

  it.each([
    '400 kg/bulan',
    '2 ton',
    'sekitar 300 kilo sebulan',
    '1,5 ton per minggu',
    'dua ratus bungkus tiap hari',
    '200',
  ])('%s says how much and nothing else', (text) => expect(isBareCapacity(text)).toBe(true));
  it.each([
    '5 ton kepiting',
    'kepiting bakau 300 kg',
    'amplang',
    'madu kelulut botol',
    'kopi 3in1',
    'bulan',
    '',
  ])('%s says of what, or not how much', (text) => expect(isBareCapacity(text)).toBe(false));
});
