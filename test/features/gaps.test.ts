import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupGaps } from '../../src/features/gaps/group.ts';
import { maskPersonal } from '../../src/features/gaps/mask.ts';

describe('a question is kept without whoever asked it', () => {
  test.each([
    ['hubungi saya di 0812-3456-7890 ya', 'hubungi saya di … ya'],
    ['nib saya 1234567890123 berlaku gak', 'nib saya … berlaku gak'],
    ['email ani@contoh.id atau @anijaya', 'email … atau …'],
    ['lihat https://toko.contoh/ani', 'lihat …'],
    ['nama saya Siti Aminah', 'nama saya …'],
    ['kata Pak Rahmat Hidayat bisa ke jepang', 'kata Pak … bisa ke jepang'],
    ['syarat kirim 200 kg kepiting', 'syarat kirim 200 kg kepiting'],
  ])('%s', (text, kept) => expect(maskPersonal(text)).toBe(kept));

  test('no long number survives, and nothing is longer than two hundred characters', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^\d{9,15}$/), fc.string(), (before, number, after) => {
        const kept = maskPersonal(`${before} ${number} ${after}`);
        expect(kept).not.toContain(number);
        expect(kept.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe('gaps are grouped', () => {
  const at = new Date('2026-11-23T01:00:00Z');
  const gap = (text: string, more: { kind?: string; product?: string; country?: string } = {}) => ({
    id: text,
    at,
    kind: more.kind ?? 'not-understood',
    text,
    product: more.product ?? null,
    country: more.country ?? null,
  });

  test('by their words, the most frequent first', () => {
    const groups = groupGaps([
      gap('berapa ongkos kapal ke tawau'),
      gap('cara bayar pajak daerah'),
      gap('berapa ongkos kapal ke tawau sekarang'),
    ]);
    expect(groups.map(({ count, examples }) => [count, examples.length])).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  test('what lacks data is one group for each product and country, however it is asked', () => {
    const about = { kind: 'no-data', product: 'madu', country: 'NG' };
    const groups = groupGaps([gap('madu ke lagos', about), gap('syarat nigeria buat madu', about)]);
    expect(groups).toMatchObject([
      { count: 2, product: 'madu', country: 'NG', ids: ['madu ke lagos', 'syarat nigeria buat madu'] },
    ]);
  });

  test('different kinds stay apart', () => {
    expect(groupGaps([gap('kepiting'), gap('kepiting', { kind: 'unhelpful' })])).toHaveLength(2);
  });
});
