import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoney, parseNumber, parseQuantity } from '../../../src/language/index.ts';

describe('numbers as owners write them', () => {
  it.each([
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['98,000', 98_000],
    ['98.000', 98_000],
    ['1,5', 1.5],
    ['0,125', 0.125],
    ['2 ribu', 2000],
    ['98rb', 98_000],
    ['1,2 jt', 1_200_000],
    ['setengah', 0.5],
    ['dua ratus', 200],
    ['duaratus limapuluh', 250],
    ['seribu dua ratus tiga puluh lima', 1235],
    ['dua setengah', 2.5],
    ['sejuta setengah', 1_500_000],
    ['satu koma lima', 1.5],
    ['1 1/2', 1.5],
    ['sebelas', 11],
    ['lima belas', 15],
    ['1 juta 500 ribu', 1_500_000],
    ['Rp 98.000,-', 98_000],
    ['2-3 ribu', 2000],
    ['2 s/d 3', 2],
    ['dua tiga', 2],
    ['sekitar 40an', 40],
  ])('%s', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['', 'juta', 'rb', '-5', 'banyak', '1.2.3.4x', 'k'])('finds none in "%s"', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it('reads back any whole number however thousands are grouped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (value) => {
        expect(parseNumber(String(value))).toBe(value);
        expect(parseNumber(value.toLocaleString('id-ID'))).toBe(value);
        expect(parseNumber(value.toLocaleString('en-US'))).toBe(value);
      }),
    );
  });

  it('reads back thousands and millions with a decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (tenths) => {
        const written = (tenths / 10).toString().replace('.', ',');
        expect(parseNumber(`${written} rb`)).toBeCloseTo(tenths * 100, 6);
        expect(parseNumber(`${written}jt`)).toBeCloseTo(tenths * 100_000, 3);
      }),
    );
  });

  it('never throws and never gives a negative or infinite number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const value = parseNumber(text);
        expect(value === null || (Number.isFinite(value) && value >= 0)).toBe(true);
      }),
    );
  });
});

describe('money', () => {
  it.each([
    ['Rp 98.000,-', 98_000, 'IDR'],
    ['98rb', 98_000, 'IDR'],
    ['1,5 M', 1_500_000_000, 'IDR'],
    ['$5', 5, 'USD'],
    ['US$ 2.50/kg', 2.5, 'USD'],
    ['10 ringgit', 10, 'MYR'],
    ['RM 10', 10, 'MYR'],
    ['5 dolar singapura', 5, 'SGD'],
  ])('%s', (text, amount, currency) => expect(parseMoney(text)).toEqual({ amount, currency }));

  it('is null without an amount', () => expect(parseMoney('murah')).toBeNull());
});

describe('traded quantities', () => {
  it.each([
    ['20 ton', 20, null, 'ton'],
    ['5 kuintal', 500, null, 'kg'],
    ['2 x 40ft', 2, null, 'container'],
    ['1-2 kontainer', 1, 2, 'container'],
    ['500 botol', 500, null, 'pcs'],
    ['seton', 1, null, 'ton'],
  ])('%s', (text, amount, upper, unit) => expect(parseQuantity(text)).toEqual({ amount, upper, unit }));

  it.each(['10 karung', 'banyak', '200'])('"%s" has no fixed size', (text) =>
    expect(parseQuantity(text)).toBeNull(),
  );
});

it.each(['toString', 'constructor', 'hasOwnProperty'])('%s is a word, no number', (text) => {
  expect(parseNumber(text)).toBeNull();
});
