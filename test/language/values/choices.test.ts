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
