import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain, RichText, type Span, splitText, toPlainText } from '../../src/messages/index.ts';

const piece = fc.oneof(
  fc.constantFrom('kata', ' ', '. ', '\n', '😊', '👩‍🌾', 'é', '<&>', 'panjangsekalitanpajeda', '   '),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const span: fc.Arbitrary<Span> = fc.record(
  {
    text: fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('').toWellFormed()),
    bold: fc.constant(true as const),
  },
  { requiredKeys: ['text'] },
);
const rich: fc.Arbitrary<RichText> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('paragraph' as const),
      spans: fc.array(span, { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('list' as const),
      items: fc.array(fc.array(span, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 8 }),
    }),
  ),
  { maxLength: 6 },
);
const visible = (text: string) => text.replace(/\s+/gu, '');
/** As a channel measures that must write `&` as `&amp;`. */
const escapedLength = (part: RichText) => toPlainText(part).replace(/[<>&]/g, '&amp;').length;

test.each([
  ['characters', (part: RichText) => toPlainText(part).length],
  ['the characters of a rendered form', escapedLength],
])(
  'measured in %s: no part is over the limit, none is empty, nothing visible is lost or cut in two',
  (_what, length) => {
    fc.assert(
      fc.property(rich, fc.integer({ min: 12, max: 120 }), (text, limit) => {
        const parts = splitText(text, limit, length);
        for (const part of parts) {
          expect(length(part)).toBeLessThanOrEqual(limit);
          expect(toPlainText(part).isWellFormed()).toBe(true);
          expect(RichText.safeParse(part).success).toBe(true);
        }
        expect(visible(parts.map(toPlainText).join(''))).toBe(visible(toPlainText(text)));
        if (visible(toPlainText(text))) {
          for (const part of parts) expect(visible(toPlainText(part))).not.toBe('');
        }
      }),
      { numRuns: 1_000 },
    );
  },
);

test('what fits is left alone, style and all', () => {
  const text: RichText = [{ kind: 'paragraph', spans: [{ text: 'Halo ' }, { text: 'Kak', bold: true }] }];
  expect(splitText(text, 8)).toEqual([text]);
  expect(splitText([], 8)).toEqual([]);
});

test('cuts are made at paragraphs, then list items, then lines, sentences, words', () => {
  const say = (text: string, limit: number) => splitText(plain(text), limit).map(toPlainText);
  expect(splitText([...plain('satu dua'), ...plain('tiga empat')], 12).map(toPlainText)).toEqual([
    'satu dua',
    'tiga empat',
  ]);
  const list: RichText = [{ kind: 'list', items: ['aaaa', 'bbbb', 'cccc'].map((text) => [{ text }]) }];
  expect(splitText(list, 14).map(toPlainText)).toEqual(['- aaaa\n- bbbb', '- cccc']);
  expect(say('satu dua\ntiga empat', 12)).toEqual(['satu dua', 'tiga empat']);
  expect(say('Satu dua. Tiga empat.', 13)).toEqual(['Satu dua.', 'Tiga empat.']);
  expect(say('satu dua tiga', 9)).toEqual(['satu dua', 'tiga']);
  expect(say('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  expect(say('😊😊😊', 3)).toEqual(['😊', '😊', '😊']);
});
