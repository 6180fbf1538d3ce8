import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Audience, readAudience } from '../../../src/features/broadcasts/audience.ts';
import { openLanguage } from '../../../src/language/index.ts';

let parts: Awaited<ReturnType<typeof openLanguage>>;
beforeAll(async () => {
  parts = await openLanguage(fileURLToPath(new URL('../../../knowledge/lexicon', import.meta.url)));
});

const read = (text: string) => readAudience(parts, text);

test('parts between commas narrow an audience', () => {
  const { audience, unknown } = read('Nunukan, kepiting bakau, halal, WA, aktif 3 bulan, sudah ekspor');
  expect(unknown).toEqual([]);
  expect(audience).toMatchObject({
    regencies: [{ code: '65.03' }],
    certificates: ['halal'],
    channels: ['whatsapp'],
    activeDays: 90,
    experience: ['direct'],
  });
  expect(audience.products).toHaveLength(1);
});

test('goods in a place are both', () => {
  const { audience, unknown } = read('kepiting bakau di Nunukan');
  expect(unknown).toEqual([]);
  expect([audience.products.length, audience.regencies.length]).toEqual([1, 1]);
});

test.each(['lewat perantara', 'ekspor lewat perantara', 'nunukan, lewat perantara'])(
  '%s is an experience',
  (text) => {
    expect(read(text)).toMatchObject({ audience: { experience: ['indirect'] }, unknown: [] });
  },
);

test('everybody is an audience without limits', () =>
  expect(read('semua').audience).toEqual(Audience.parse({})));

test('what nobody knows is named, not ignored', () =>
  expect(read('nunukan, planet mars').unknown).toEqual(['planet mars']));

test('a word that every object has is unknown', () =>
  expect(read('constructor').unknown).toEqual(['constructor']));

test('any text gives an audience or names what is unknown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(Audience.safeParse(read(text).audience).success).toBe(true);
    }),
    { numRuns: 200 },
  );
});
