import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskContacts } from '../../../src/features/leads/mask-contacts.ts';
import { duplicateKey, expiryOf } from '../../../src/features/leads/open-lead.ts';
import {
  otherCertificates,
  readContact,
  readPrice,
  readQuantity,
} from '../../../src/features/leads/read-values.ts';
import { similarity } from '../../../src/features/leads/similarity.ts';
import { nextWaking, nextWeekly, zoneOf } from '../../../src/features/leads/waking.ts';
import { productTrait, traitsOf } from '../../../src/features/registration/index.ts';
import { DAY, HOUR } from '../../../src/kernel/clock.ts';
import { dayOf } from '../../../src/kernel/day.ts';
import { languageAndPlaces } from '../../support/loaded.ts';

const { language } = await languageAndPlaces();
const ZONES = [
  'Asia/Jakarta',
  'Asia/Makassar',
  'Asia/Jayapura',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
];
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
const hourIn = (when: Date, zone: string) =>
  Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(when),
  );

describe('waking hours', () => {
  test('are kept in every zone, and waited for no longer than a night', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), (when, zone) => {
        const waking = nextWaking(when, zone);
        const hour = hourIn(waking, zone);
        expect(hour).toBeGreaterThanOrEqual(7);
        expect(hour).toBeLessThan(21);
        const waited = waking.getTime() - when.getTime();
        expect(waited).toBeGreaterThanOrEqual(0);
        // A night has ten hours, and one more where clocks are put back in it.
        expect(waited).toBeLessThanOrEqual(11 * HOUR);
        const asleep = hourIn(when, zone) < 7 || hourIn(when, zone) >= 21;
        expect(waited > 0).toBe(asleep);
      }),
    );
  });

  test('a digest comes on a Monday at eight there, within a week and an hour', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), (when, zone) => {
        const monday = nextWeekly(when, zone, 1, 8);
        expect(hourIn(monday, zone)).toBe(8);
        expect(new Date(`${dayOf(monday, zone)}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(monday.getTime()).toBeGreaterThan(when.getTime());
        expect(monday.getTime() - when.getTime()).toBeLessThanOrEqual(7 * DAY + HOUR);
      }),
    );
  });

  test.each([
    ['64.71', 'Asia/Makassar'],
    ['65.03', 'Asia/Makassar'],
    ['61.71', 'Asia/Jakarta'],
    ['31.71', 'Asia/Jakarta'],
    ['91.71', 'Asia/Jayapura'],
    ['81.71', 'Asia/Jayapura'],
    [null, 'Asia/Tokyo'],
  ])('%s is in %s', (code, zone) => expect(zoneOf(code, 'Asia/Tokyo')).toBe(zone));
});

describe('contacts before acceptance', () => {
  test.each([
    ['WA saya 0812 3456 7890 ya', 'WA saya … ya'],
    ['call +81 3-1234-5678', 'call …'],
    ['email: tanaka@sakura.co.jp', 'email: …'],
    ['lihat www.dapur.id atau https://wa.me/628123456789', 'lihat … atau …'],
    ['ig @dapur_tini', 'ig …'],
    ['nomor 628123456789', 'nomor …'],
  ])('%s', (said, masked) => expect(maskContacts(said)).toBe(masked));

  test.each([
    '85 ribu per kg',
    'Rp 85.000.000',
    '2.500 kg per bulan',
    '15 Januari 2027',
    '1,5 ton, siap 10-12-2026',
  ])('%s stays', (said) => expect(maskContacts(said)).toBe(said));

  test.each([
    ['wa saya nol delapan satu dua tiga empat lima enam tujuh', 'wa saya …'],
    ['hubungi 0 8 1 2 3 4 5 6 7 8', 'hubungi …'],
    ['dua atau tiga ton, satu kali', 'dua atau tiga ton, satu kali'],
    ['harga 10000000 untuk 12 ton', 'harga 10000000 untuk 12 ton'],
  ])('said digit by digit: %s', (text, masked) => expect(maskContacts(text)).toBe(masked));

  test('no phone number of Indonesia gets through, however it is written', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 10 });
    const separator = fc.constantFrom('', ' ', '-', '.');
    fc.assert(
      fc.property(fc.constantFrom('08', '+628', '628'), digits, separator, (prefix, rest, by) => {
        const number = prefix + rest.join('').replace(/(\d{4})(?=\d)/g, `$1${by}`);
        expect(maskContacts(`hubungi ${number} saja`)).toBe('hubungi … saja');
      }),
    );
  });
});

describe('what representatives write', () => {
  test.each([
    ['2 ton per bulan', { quantity: 2, unit: 'ton', frequency: 'monthly' }],
    ['500 kg sekali kirim', { quantity: 500, unit: 'kg', frequency: 'once' }],
    ['1 x 40ft FCL weekly', { quantity: 1, unit: 'container', frequency: 'weekly' }],
    ['banyak', null],
  ])('%s', (text, read) => expect(readQuantity(text)).toEqual(read));

  test.each([
    ['USD 10 per kg CIF', { priceIdea: { amount: 10, currency: 'USD', per: 'kg' }, incoterm: 'CIF' }],
    ['Rp 98.000/kg', { priceIdea: { amount: 98_000, currency: 'IDR', per: 'kg' }, incoterm: null }],
    ['FOB Balikpapan', { priceIdea: null, incoterm: 'FOB' }],
    ['belum tahu', null],
    ['10 dolar sekilo', { priceIdea: { amount: 10, currency: 'USD', per: 'kg' }, incoterm: null }],
    ['US$ 1,200/ton fob', { priceIdea: { amount: 1_200, currency: 'USD', per: 'ton' }, incoterm: 'FOB' }],
    ['95rb/kg', { priceIdea: { amount: 95_000, currency: 'IDR', per: 'kg' }, incoterm: null }],
    // Whose money is not said: a buyer abroad does not pay ten rupiah.
    ['10', null],
    ['10 per kg CIF', null],
  ])('%s', (text, read) => expect(readPrice(text)).toEqual(read));

  test.each([
    ['haccp dan kosher', ['kosher']],
    ['HACCP, halal', []],
    ['halal, MSC & ISO 22000', ['MSC', 'ISO 22000']],
    ['tidak ada', []],
  ])('what owners cannot be matched by in "%s"', (text, others) =>
    expect(otherCertificates(language, text)).toEqual(others),
  );

  test('a contact is read whatever of it there is', () => {
    expect(readContact('Mr Tanaka, tanaka@example.jp, +81 90 1234 5678')).toEqual({
      contactName: 'Mr Tanaka',
      contactEmail: 'tanaka@example.jp',
      contactPhone: '+81 90 1234 5678',
    });
    expect(readContact('x')).toBeNull();
  });
});

const LEAD = {
  product: 'Amplang',
  catalogId: 'amplang',
  hs: null,
  country: 'MY',
  quantity: 500,
  unit: 'kg' as const,
  frequency: null,
  deadline: null,
  incoterm: null,
  priceIdea: null,
  certificates: [],
  company: 'Kedai Tawau Sdn Bhd',
  contactName: null,
  contactEmail: null,
  contactPhone: null,
};

test('a buyer is the same however the company is written; another buyer or product is not', () => {
  const key = duplicateKey(LEAD, 'yuki');
  expect(duplicateKey({ ...LEAD, company: 'KEDAI TAWAU SDN. BHD.', quantity: 9 }, 'maya')).toBe(key);
  expect(duplicateKey({ ...LEAD, company: 'Kedai Sandakan' }, 'yuki')).not.toBe(key);
  expect(duplicateKey({ ...LEAD, catalogId: 'madu' }, 'yuki')).not.toBe(key);
});

test('a lead ends after its deadline, never within a day, and after a month where it has none', () => {
  const now = new Date('2026-11-23T01:00:00Z');
  expect(expiryOf({ deadline: '2027-01-15' }, now)).toEqual(new Date('2027-01-16T00:00:00Z'));
  expect(expiryOf({ deadline: '2026-11-23' }, now)).toEqual(new Date('2026-11-24T01:00:00Z'));
  expect(expiryOf({ deadline: null }, now)).toEqual(new Date('2026-12-23T01:00:00Z'));
});

test('names are as alike as their letters', () => {
  expect(similarity(['keripik', 'singkong'], ['keripik', 'singkong'])).toBe(1);
  expect(similarity(['keripik', 'singkong'], ['kripik', 'singkong'])).toBeGreaterThan(0.6);
  expect(similarity(['keripik'], ['madu'])).toBeLessThan(0.1);
  expect(similarity([], ['madu'])).toBe(0);
});

describe('traits', () => {
  const capacity = fc.record({
    amount: fc.double({ min: 0.5, max: 1e5, noNaN: true }),
    unit: fc.constantFrom('kg' as const, 'ton' as const, 'liter' as const, 'pcs' as const),
    period: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
  });

  test('whoever makes as much as is wanted has the trait by which the wish looks for them', () => {
    fc.assert(
      fc.property(capacity, fc.double({ min: 0.01, max: 1, noNaN: true }), (makes, share) => {
        const traits = traitsOf({
          products: [{ name: 'amplang', catalogId: 'amplang', capacity: makes }],
          certificates: [],
          targetCountries: [],
          experience: 'never',
        });
        const factor = { kg: 1, ton: 1_000, liter: 1, pcs: 1 }[makes.unit];
        const months = { day: 30, week: 52 / 12, month: 1, year: 1 / 12 }[makes.period];
        const kind = makes.unit === 'liter' ? 'volume' : makes.unit === 'pcs' ? 'count' : 'mass';
        const least = { kind, amount: makes.amount * factor * months * share } as const;
        expect(traits).toContain(productTrait('amplang', least));
      }),
    );
  });
});
