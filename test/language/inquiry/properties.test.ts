import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Inquiry } from '../../../src/language/index.ts';
import { readInquiries } from '../../eval/read-inquiries.ts';
import { languageAndPlaces } from '../../support/loaded.ts';

const { language } = await languageAndPlaces();
const TODAY = '2026-11-25';
const read = (text: string) => language.parseInquiry(text, TODAY);

const amount = fc.integer({ min: 1, max: 999_999 });
const unit = fc.constantFrom(
  ['kg', 'kg'],
  ['kgs', 'kg'],
  ['MT', 'ton'],
  ['tons', 'ton'],
  ['metric tonnes', 'ton'],
  ['liter', 'liter'],
  ['pcs', 'pcs'],
  ['ekor', 'pcs'],
  ['kontainer', 'container'],
  ['FCL', 'container'],
);
const style = fc.constantFrom('id-ID', 'en-US', 'plain');
const around = fc.constantFrom(
  ['We need ', ' of pepper per month, CIF Kobe'],
  ['butuh lada ', ' tiap bulan utk Jepang'],
  ['Product: pepper\nQuantity: ', '\nCountry: Japan'],
  ['• Jumlah = ', '\n• Produk = lada'],
  ['Dear Sir,\nfor 2027 we look for pepper, ', ' in 25 kg bags, USD 5/kg.\nRegards'],
);

test('an amount is read whatever the unit, the style of its digits and the words around it', () => {
  fc.assert(
    fc.property(amount, unit, style, around, (value, [word, id], locale, [before, after]) => {
      const digits = locale === 'plain' ? String(value) : value.toLocaleString(locale);
      expect(read(`${before}${digits} ${word}${after}`)).toMatchObject({ quantity: value, unit: id });
    }),
    { numRuns: 400 },
  );
});

test('decimals are read with a point or a comma', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('.', ','), (tenths, sign) => {
      const digits = `${Math.floor(tenths / 10)}${sign}${tenths % 10}`;
      expect(read(`need ${digits} tons of pepper`).quantity).toBe(tenths === 0 ? null : tenths / 10);
    }),
  );
});

test('a price is read and never taken for the quantity', () => {
  const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'MYR', 'SGD');
  const per = fc.constantFrom(['kg', 'kg'], ['MT', 'ton'], ['pcs', 'pcs'], ['liter', 'liter']);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999 }),
      currency,
      per,
      amount,
      (price, code, [word, id], value) => {
        const inquiry = read(`Need ${value} tons of pepper, target price ${code} ${price}/${word}`);
        expect(inquiry.priceIdea).toEqual({ amount: price, currency: code, per: id });
        expect(inquiry).toMatchObject({ quantity: value, unit: 'ton' });
      },
    ),
  );
});

test('a day ahead is read however it is written', () => {
  const names = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September'];
  const english = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'];
  const day = fc.record({ d: fc.integer({ min: 1, max: 28 }), m: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 4 }), ({ d, m }, form) => {
      const iso = `2027-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
      const written = [
        iso,
        `${d}/${m}/2027`,
        `${d} ${names[m - 1]} 2027`,
        `${english[m - 1]} ${d}, 2027`,
        `${d} ${names[m - 1]}`,
      ][form];
      expect(read(`butuh lada, penawaran paling lambat ${written}`).deadline).toBe(iso);
    }),
  );
});

test('any text is read, to a whole result', () => {
  const pieces = fc.constantFrom(
    ...readInquiries('tune')
      .flatMap(({ text }) => text.split(/(?<=\s)/))
      .slice(0, 3000),
  );
  const soup = fc.array(
    fc.oneof(
      pieces,
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\n', '"', '(', ')', ':', '9'.repeat(40)),
    ),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(soup, (parts) => {
      expect(Inquiry.safeParse(read(parts.join(''))).success).toBe(true);
    }),
    { numRuns: 500 },
  );
});

/** Milliseconds of this process's own work, whatever else the machine does. */
function workOf(text: string): number {
  const start = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

test.each([
  ['digits', '1 '.repeat(50_000)],
  ['one number', '1'.repeat(100_000)],
  ['number words', 'dua'.repeat(33_000)],
  ['capitals', 'Foo Bar '.repeat(12_500)],
  ['legal forms', 'Co Ltd '.repeat(14_000)],
  ['labels', 'Product: '.repeat(11_000)],
  ['brackets', '('.repeat(100_000)],
  ['quotes', '>'.repeat(100_000)],
  ['lines', '\n- '.repeat(33_000)],
  ['dates', '1/1/2027 '.repeat(11_000)],
  ['units', '5 kg per bulan '.repeat(6_600)],
  ['containers', '2 x 40 ft '.repeat(10_000)],
  ['mail addresses', 'a@'.repeat(50_000)],
  ['dots', 'a.'.repeat(50_000)],
  ['phone', `+${'1 '.repeat(50_000)}`],
  ['spaces', ' '.repeat(100_000)],
  ['one word', 'x'.repeat(100_000)],
  ['countries', 'Jepang Korea '.repeat(7_600)],
  ['products', 'lada kopi '.repeat(10_000)],
])('100 kB of %s are read in bounded time', (_, text) => {
  read(text.slice(0, 500));
  expect(workOf(text)).toBeLessThan(1500);
});

test('work grows with the text, not with its square', () => {
  const unit = 'Buyer Foo Trading Co., Ltd needs 5 tons of pepper per month, CIF Kobe, by 5 Jan. ';
  const least = (size: number) => Math.min(...[1, 2, 3].map(() => workOf(unit.repeat(size))));
  least(20);
  expect(least(200)).toBeLessThan(Math.max(least(50), 2) * 12);
});
