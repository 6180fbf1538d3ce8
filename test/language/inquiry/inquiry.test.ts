import { describe, expect, test } from 'vitest';
import { missingFields } from '../../../src/language/index.ts';
import { languageAndPlaces } from '../../support/loaded.ts';

const { language } = await languageAndPlaces();
const TODAY = '2026-11-25';
const read = (text: string) => language.parseInquiry(text, TODAY);

describe('quantity', () => {
  test.each([
    ['2 x 20ft FCL of charcoal', 2, 'container'],
    ["1x40'HC arang briket", 1, 'container'],
    ['three 40-foot containers of cocoa', 3, 'container'],
    ['one FCL of coffee', 1, 'container'],
    ['a 20ft container of pepper', 1, 'container'],
    ['25 MT/month of CPO', 25, 'ton'],
    ['500kg per minggu kepiting', 500, 'kg'],
    ['1.500 kg lada', 1500, 'kg'],
    ['1,500 kg of pepper', 1500, 'kg'],
    ['20 000 kg of pepper', 20_000, 'kg'],
    ['1,20,000 pcs coconuts', 120_000, 'pcs'],
    ["6'000 kg pepper", 6000, 'kg'],
    ['1.5 ton lada', 1.5, 'ton'],
    ['setengah ton lada', 0.5, 'ton'],
    ['lima ton lada', 5, 'ton'],
    ['twenty-five metric tons of pepper', 25, 'ton'],
    ['ten (10) MT of pepper', 10, 'ton'],
    ['5 kuintal lada', 500, 'kg'],
    ['10-15 tons of pepper', 10, 'ton'],
    ['trial order 1 ton of pepper, then 20 tons monthly', 20, 'ton'],
    ['24 tons of pepper packed in 25 kg bags', 24, 'ton'],
    ['pepper in 25 kg bags, 12 tons', 12, 'ton'],
    ['sample 2 kg first, order 3 tons of pepper', 3, 'ton'],
    ['200 bags of 25 kg pepper', 5000, 'kg'],
    ['madu 2 drum (400 liter)', 400, 'liter'],
    ['our plant processes 500 tons per day, we need 40 tons of CPO', 40, 'ton'],
    ['now 30 tons of pepper rather than 20 tons', 30, 'ton'],
    ['price idea USD 6.5/kg, 8 tons pepper', 8, 'ton'],
    ['Qty (MT): 20\nProduct: pepper', 20, 'ton'],
    ['Quantity: 5000\nProduct: batik', 5000, null],
    ['kopi robusta, harga?', null, null],
  ])('%s', (text, quantity, unit) => {
    expect(read(text)).toMatchObject({ quantity, unit });
  });
});

describe('country', () => {
  test.each([
    ['ITPC Osaka: buyer in Seoul needs pepper', 'KR'],
    ['ITPC Osaka menerima permintaan lada', 'JP'],
    ['Pepper for our plant, CIF Yokohama. Origin Indonesia', 'JP'],
    ['Buyer in Italy, we compete with Vietnam', 'IT'],
    ['Importer Swiss, port of discharge Rotterdam', 'CH'],
    ['We import from India now; our company is in Cairo', 'EG'],
    ['🇷🇺 butuh CPO', 'RU'],
    ['pepper, call +81 45 555 0110', 'JP'],
    ['pepper, write to a@kawa.example.de', 'DE'],
    ['pepper please, write to a@dagang.co.id or +62 811 555 010', null],
    ['the US buyer wants kratom', 'US'],
    ['harga dalam US dollar, FOB Balikpapan, lada', null],
    ['czech? no, the buyer is in Poland', 'PL'],
  ])('%s', (text, country) => {
    expect(read(text).country).toBe(country);
  });
});

describe('deadline', () => {
  test.each([
    ['offers by end of next month', '2026-12-31'],
    ['paling lambat 15 Januari', '2027-01-15'],
    ['quote within 2 weeks', '2026-12-09'],
    ['reply before 30/11', '2026-11-30'],
    ['answer by January 5th, 2027', '2027-01-05'],
    ['penawaran sebelum 01.02.27', '2027-02-01'],
    ['deadline: 12/31/2026', '2026-12-31'],
    ['maks. 7 hari lagi ya', '2026-12-02'],
    ['please answer by Friday', '2026-11-27'],
    ['Deadline: Monday, 7 December 2026', '2026-12-07'],
    ['kirim tgl 5 januari', '2027-01-05'],
    ['jawab sebelum tgl 20', '2026-12-20'],
    ['shipment in March 2027', '2027-03-31'],
    ['goods needed by mid March', '2027-03-15'],
    ['batas akhir tahun', '2026-12-31'],
    ['reply by 10 December, shipment before 28 February', '2026-12-10'],
    ['we met at the fair on 12 October; established in 1998', null],
    ['Date: 20 November 2026\nProduct: pepper', null],
    ['payment within 30 days, offers valid for 14 days', null],
    ['delivery within 30 days after deposit', null],
    ['as soon as possible', null],
  ])('%s', (text, deadline) => {
    expect(read(`Need pepper. ${text}`).deadline).toBe(deadline);
  });
});

describe('frequency', () => {
  test.each([
    ['20 tons per month', 'monthly'],
    ['20 ton/bln', 'monthly'],
    ['20 ton sebulan sekali', 'monthly'],
    ['20 tons once a month', 'monthly'],
    ['tiap minggu 2 ton', 'weekly'],
    ['300 MT p.a.', 'yearly'],
    ['20 ton sekali kirim saja', 'once'],
    ['one-off order of 20 tons', 'once'],
    ['20 tons trial order', 'once'],
    ['20 tons, 12-month contract, delivery in one month', null],
    ['20 tons every 3 months', null],
    ['20 tons; we sell 500 tons per year in our stores', null],
  ])('%s', (text, frequency) => {
    expect(read(`Need pepper ${text}`).frequency).toBe(frequency);
  });
});

describe('company', () => {
  test.each([
    ['We are Blauberg Handels GmbH from Hamburg', 'Blauberg Handels GmbH'],
    ['buyer: yamato foods co ltd, osaka', 'yamato foods co ltd'],
    ['atas nama Sinar Muara Sdn. Bhd. di Tawau', 'Sinar Muara Sdn. Bhd.'],
    ["I'm Claire from Maison Verlaine in Lyon", 'Maison Verlaine'],
    ['perusahaan Spanyol Conservas Mar de Plata S.A. (Vigo)', 'Conservas Mar de Plata S.A.'],
    ['CV Mandau Lestari meneruskan permintaan Grünwald Naturmöbel GmbH', 'Grünwald Naturmöbel GmbH'],
    ['Buyer: N/A', null],
    ['Buyer: importer from Japan', null],
    ['Dear Export Center Balikpapan, best regards, ITPC Osaka', null],
  ])('%s', (text, company) => {
    expect(read(`${text}\nNeed 20 tons of pepper`).company).toBe(company);
  });
});

test('of a thread the newest message is believed, its quotes where it is silent', () => {
  const { quantity, product, company } = read(
    [
      'Dear Budi, thank you for your offer. We would now like to take 30 tons of the same quality every month, delivered to our plant in Kobe.',
      'Regards,',
      'Aoi Trading K.K.',
      'On Mon, Nov 23, 2026 at 8:11 AM Budi <budi@borneo.example> wrote:',
      '> Our white pepper: MOQ 10 tons, capacity 90 tons per month.',
    ].join('\n'),
  );
  expect({ quantity, product, company }).toEqual({
    quantity: 30,
    product: 'lada',
    company: 'Aoi Trading K.K.',
  });
});

test('a product of another world, or none, is null', () => {
  expect(read('We need 10 tons of cinnamon').product).toBeNull();
  expect(read('halo').product).toBeNull();
});

test('a misspelt product is mended', () => {
  expect(read('butuh 2 ton kepitting bakauu').product).toBe('kepiting-bakau');
  expect(read('20 tons of dryed seaweeed').product).toBe('rumput-laut');
});

test('further fields: HS code, price, certificates, contact', () => {
  expect(
    read(
      'Contact: Aiko Mori\nE-mail: aiko@aoi.example.jp\nTel: +81 45 555 0110\nHS code: 0904.11\nTarget price: USD 5,000/MT\nCertificates: HACCP, Halal, phytosanitary',
    ),
  ).toMatchObject({
    hs: '090411',
    priceIdea: { amount: 5000, currency: 'USD', per: 'ton' },
    certificates: ['haccp', 'halal', 'phyto'],
    contact: { name: 'Aiko Mori', email: 'aiko@aoi.example.jp' },
  });
});

test('what is missing is asked for in this order, the unit only with an amount', () => {
  expect(missingFields(read('halo'))).toEqual([
    'product',
    'quantity',
    'country',
    'frequency',
    'deadline',
    'company',
    'incoterm',
  ]);
  expect(missingFields(read('Qty: 500\nProduct: pepper\nCountry: Japan\nCIF'))).toEqual([
    'unit',
    'frequency',
    'deadline',
    'company',
  ]);
});
