import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  escapeMarkup,
  parseMarkup,
  plain,
  type RichText,
  RichText as RichTextSchema,
  type Span,
  toPlainText,
} from '../../src/messages/index.ts';

/** Text full of what markup is made of. */
const hostile = fc
  .array(
    fc.constantFrom(
      '*',
      '_',
      '\\',
      '[',
      ']',
      '(',
      ')',
      '- ',
      '\n',
      '\n\n',
      ' ',
      'a',
      'kata',
      'https://x.id',
      '](',
      '😊',
      'é',
      '\r',
      '\t',
      '1.',
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));
const anyText = fc.oneof(
  hostile,
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
);

function spansOf(rich: RichText): Span[] {
  return rich.flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.spans));
}

/** What stays of a text when the space around it and between its paragraphs is no longer told apart. */
function normal(text: string): string {
  return text
    .trim()
    .split(/\n[ \t]*\n+/)
    .filter(Boolean)
    .join('\n\n');
}

describe('markup', () => {
  test('bold, italic, links, lists and paragraphs are read', () => {
    expect(
      parseMarkup('Halo *Kak _Tini_*, lihat [situs](https://oss.go.id/x?y=1).\n\n- satu\n- *dua*\nakhir'),
    ).toEqual([
      {
        kind: 'paragraph',
        spans: [
          { text: 'Halo ' },
          { text: 'Kak ', bold: true },
          { text: 'Tini', bold: true, italic: true },
          { text: ', lihat ' },
          { text: 'situs', href: 'https://oss.go.id/x?y=1' },
          { text: '.' },
        ],
      },
      { kind: 'list', items: [[{ text: 'satu' }], [{ text: 'dua', bold: true }]] },
      { kind: 'paragraph', spans: [{ text: 'akhir' }] },
    ]);
  });

  test('what only looks like markup is plain text', () => {
    for (const text of [
      '2*3*4 = 24',
      'nama_saya_ini',
      'satu * dua',
      'belum *ditutup',
      '[x](javascript:alert(1))',
      '[x](ftp://a.b)',
      '* _',
    ]) {
      expect(toPlainText(parseMarkup(text))).toBe(text);
    }
    expect(spansOf(parseMarkup('[x](javascript:alert(1))'))).toEqual([{ text: '[x](javascript:alert(1))' }]);
  });

  test('escaped, any text means itself: no style, no link, no list, no character lost', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const rich = parseMarkup(escapeMarkup(text));
        expect(toPlainText(rich)).toBe(normal(text));
        expect(spansOf(rich).every((span) => !span.bold && !span.italic && !span.href)).toBe(true);
        expect(rich.every(({ kind }) => kind === 'paragraph')).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('escaped text inside markup leaves the markup around it as it is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const word = text.replace(/\s+/g, ' ').trim();
        fc.pre(word !== '');
        const [first, middle, last] = spansOf(parseMarkup(`A *${escapeMarkup(word)}* z`));
        expect([first, middle, last]).toEqual([{ text: 'A ' }, { text: word, bold: true }, { text: ' z' }]);
      }),
    );
  });

  test('hostile markup is read without an error and fast, into what the schema accepts', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(RichTextSchema.safeParse(parseMarkup(text)).success).toBe(true);
      }),
      { numRuns: 2_000 },
    );
    for (const evil of [
      '*'.repeat(20_000),
      '*_'.repeat(10_000),
      '[a]('.repeat(5_000),
      '\\'.repeat(20_001),
      '- '.repeat(9_000),
    ]) {
      expect(RichTextSchema.safeParse(parseMarkup(evil)).success).toBe(true);
    }
  });

  test('a link that leads nowhere is plain text', () => {
    const text = '[x](https://x.id])';
    expect(parseMarkup(text)).toEqual([{ kind: 'paragraph', spans: [{ text }] }]);
  });

  test('plain text is one paragraph, unread', () => {
    expect(plain('*x*')).toEqual([{ kind: 'paragraph', spans: [{ text: '*x*' }] }]);
  });
});
