import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchChoice, matchChoices } from '../../../src/language/index.ts';

const TOWNS = [
  'Paser',
  'Kutai Kartanegara',
  'Berau',
  'Kutai Barat',
  'Kutai Timur',
  'Balikpapan',
  'Samarinda',
  'Bontang',
].map((label) => ({ id: label.toLowerCase().replace(' ', '-'), label }));
const PAPERS = [
  { id: 'halal', label: 'Halal' },
  { id: 'pirt', label: 'PIRT', aliases: ['p-irt'] },
  { id: 'bpom-md', label: 'BPOM MD' },
  { id: 'haccp', label: 'HACCP' },
];

describe('one choice', () => {
  it.each([
    ['2', 'kutai-kartanegara'],
    ['no 2', 'kutai-kartanegara'],
    ['yang kedua', 'kutai-kartanegara'],
    ['terakhir', 'bontang'],
    ['Samarinda', 'samarinda'],
    ['di samarinda aja kak', 'samarinda'],
    ['smr', 'samarinda'],
    ['bpn', 'balikpapan'],
    ['bal', 'balikpapan'],
    ['kk', 'kutai-kartanegara'],
  ])('"%s" is surely %s', (text, id) => expect(matchChoice(text, TOWNS)).toEqual({ kind: 'exact', id }));

  it.each([
    ['smarinda', 'samarinda'],
    ['balikpepan', 'balikpapan'],
    ['bontnag', 'bontang'],
  ])('"%s" is probably %s', (text, id) => expect(matchChoice(text, TOWNS)).toEqual({ kind: 'near', id }));

  it('does not guess between several', () => {
    expect(matchChoice('kutai', TOWNS)).toEqual({
      kind: 'ambiguous',
      ids: ['kutai-kartanegara', 'kutai-barat', 'kutai-timur'],
    });
  });

  it.each(['', '9', '0', 'surabaya', 'apa itu'])('"%s" is none', (text) => {
    expect(matchChoice(text, TOWNS)).toEqual({ kind: 'none' });
  });

  it('takes every label and every number for exactly itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: TOWNS.length - 1 }),
        fc.constantFrom('', ' ', '!', ' kak'),
        (index, tail) => {
          const town = TOWNS[index];
          for (const text of [town?.label, town?.label.toUpperCase(), String(index + 1)]) {
            expect(matchChoice(`${text}${tail}`, TOWNS)).toEqual({ kind: 'exact', id: town?.id });
          }
        },
      ),
    );
  });

  it('never settles on a choice that was not offered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const match = matchChoice(text, PAPERS);
        if (match.kind === 'exact' || match.kind === 'near')
          expect(PAPERS.map(({ id }) => id)).toContain(match.id);
      }),
    );
  });
});

describe('a number as people write it', () => {
  const many = Array.from({ length: 21 }, (_, at) => ({
    id: `p${at + 1}`,
    label: `Produk ${'abcdefghijklmnopqrstu'[at]}`,
  }));
  const WORDS = (
    'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas duabelas tigabelas empatbelas limabelas ' +
    'enambelas tujuhbelas delapanbelas sembilanbelas duapuluh duapuluhsatu'
  ).split(' ');
  const APART = [
    ...WORDS.slice(0, 11),
    ...WORDS.slice(11).map((word) => word.replace(/(belas|puluh)/, ' $1 ').trim()),
  ];
  const WRITTEN = [
    (n: number) => `${n}`,
    (n: number) => `${n}.`,
    (n: number) => `(${n})`,
    (n: number) => `#${n}`,
    (n: number) => [...String(n)].map((digit) => `${digit}\uFE0F\u20E3`).join(''),
    (n: number) => `no ${n}`,
    (n: number) => `no.${n}`,
    (n: number) => `No${n} kak`,
    (n: number) => `nomer ${WORDS[n - 1]}`,
    (n: number) => `nomor ${APART[n - 1]}`,
    (n: number) => `${APART[n - 1]} aja`,
    (n: number) => `yg ke${n}`,
    (n: number) => `yang ke-${n} ya min`,
    (n: number) => (n === 1 ? 'yang pertama' : `yg ke${WORDS[n - 1]}`),
    (n: number) => (n === 1 ? 'pertama' : `ke ${APART[n - 1]}`),
    (n: number) => `pilih ${n}`,
    (n: number) => `saya pilih yang nomor ${n} aja ya kak`,
    (n: number) => `sy mau yg ${n}`,
    (n: number) => `pilihan ${n} deh`,
    (n: number) => `opsi ${APART[n - 1]}`,
    (n: number) => `angka ${n} pak`,
    (n: number) => `jawabannya ${n}`,
    (n: number) => `${n} aja`,
    (n: number) => `${n}aja`,
    (n: number) => `option ${n} please`,
  ];

  it('means the choice of that number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 21 }), fc.constantFrom(...WRITTEN), (n, write) => {
        expect({ said: write(n), ...matchChoice(write(n), many) }).toEqual({
          said: write(n),
          kind: 'exact',
          id: `p${n}`,
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['first', 'p1'],
    ['the second one', 'p2'],
    ['3rd', 'p3'],
    ['yang paling atas', 'p1'],
    ['paling bawah', 'p21'],
    ['yg terakhir aja', 'p21'],
  ])('%s is %s', (text, id) => expect(matchChoice(text, many)).toEqual({ kind: 'exact', id }));

  it.each([
    '2 kg',
    '200 kg per bulan',
    '50 liter',
    'dua saudara',
    'dua ratus',
    '1,5',
    '2.000',
    '0',
    '22',
    'dua puluh dua',
    'nol',
    'no',
    'ke',
    'ya',
    'satu dua',
    '08123456789',
    'kesatuan',
  ])('%s is the number of no choice', (text) => {
    const numbered = Array.from({ length: 21 }, (_, at) => ({ id: `p${at}`, label: '★'.repeat(at + 1) }));
    expect(matchChoice(text, numbered)).toEqual({ kind: 'none' });
  });
});

describe('several choices', () => {
  it.each([
    ['1 dan 3', ['halal', 'bpom-md']],
    ['halal, pirt', ['halal', 'pirt']],
    ['1,2,4', ['halal', 'pirt', 'haccp']],
    ['1 3', ['halal', 'bpom-md']],
    ['semuanya', ['halal', 'pirt', 'bpom-md', 'haccp']],
    ['halal sama p-irt', ['halal', 'pirt']],
  ])('%s', (text, ids) =>
    expect(matchChoices(text, PAPERS)).toEqual({ ids, near: [], ambiguous: [], unknown: [] }),
  );

  it('tells the misspelt and the unknown apart', () => {
    expect(matchChoices('hallal, kopi', PAPERS)).toEqual({
      ids: ['halal'],
      near: ['halal'],
      ambiguous: [],
      unknown: ['kopi'],
    });
  });
});

describe('a label said beside a denial or a question', () => {
  const consent = [
    { id: 'agree', label: 'Setuju', aliases: ['ya', 'ok'] },
    { id: 'decline', label: 'Tidak setuju', aliases: ['tidak'] },
  ];
  it.each([
    'kenapa harus setuju',
    'knp harus setuju?',
    'belum setuju',
    'setuju apa ini',
    'setuju?? buat apa',
  ])('%s chooses nothing', (text) => expect(matchChoice(text, consent)).toEqual({ kind: 'none' }));
  it.each([
    ['saya setuju sekali kak', 'agree'],
    ['maaf saya tidak setuju', 'decline'],
  ])('%s → %s', (text, id) => expect(matchChoice(text, consent)).toEqual({ kind: 'exact', id }));
});
