import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shorten } from '../../src/messages/index.ts';

test('what people write is read as it is, links and long inquiries too', () => {
  const inquiry = 'We need live mud crab, 2 tons per month. '.repeat(150);
  for (const text of ['', 'amplang', `https://example.id/${'a'.repeat(250)}`, inquiry])
    expect(shorten(text)).toBe(text);
});

test('a word or a text without end is cut', () => {
  expect(shorten(`nama ${'a'.repeat(19_000)} saya`)).toBe(`nama ${'a'.repeat(300)}… saya`);
  expect(shorten('ab '.repeat(6_600))).toHaveLength(8_000);
});

test('whatever comes: nothing long is left, and no half character', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 900 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const short = shorten(words.join(' '));
      expect(short.length).toBeLessThanOrEqual(8_000);
      expect(Math.max(0, ...short.split(/\s+/).map(({ length }) => length))).toBeLessThanOrEqual(301);
      expect(short.isWellFormed()).toBe(true);
    }),
  );
});
