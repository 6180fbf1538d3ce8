import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMarkup } from '../../../src/channels/whatsapp/markup.ts';
import { MAX_CAPTION, MAX_TEXT, type OutMessage, render } from '../../../src/channels/whatsapp/render.ts';
import { parseMarkup, plain, type Reply, type RichText, toPlainText } from '../../../src/messages/index.ts';

const WORDS = {
  answerByNumber: 'Balas dengan angka',
  typeName: 'Bisa juga ketik:',
  shareLocation: 'Ketuk 📎',
};
const PDF = { kind: 'document' as const, hash: 'h', mimeType: 'application/pdf', fileName: 'ceklis.pdf' };

function messagesOf(reply: Reply): OutMessage[] {
  const rendered = render(reply, WORDS);
  if (rendered.kind !== 'messages') throw new Error(rendered.reason);
  return rendered.messages;
}

function textOf(reply: Reply): string {
  const [only, ...more] = messagesOf(reply);
  if (only?.kind !== 'text' || more.length) throw new Error('not one text');
  return only.text;
}

function markup(source: string): string {
  return toMarkup(parseMarkup(source));
}

/**
 * What the strictest and the laxest app make of a line: which stretches are formatted. The strict rule is mautrix-whatsapp's
 * (a space before, no letter or digit behind); the lax one formats at every boundary of a word.
 */
function formatted(text: string, rule: 'strict' | 'lax'): string[] {
  const before = rule === 'strict' ? String.raw`(?<=^|[\s>*_~])` : String.raw`(?<![A-Za-z\d])`;
  const behind = String.raw`(?![A-Za-z\d])`;
  return text
    .split('\n')
    .flatMap((line) =>
      ['\\*', '_', '~', '`'].flatMap((mark) =>
        [
          ...line.matchAll(new RegExp(`${before}${mark}(?!\\s)([^${mark}]+?)(?<!\\s)${mark}${behind}`, 'g')),
        ].map((found) => `${found[0][0]}${found[1]}`),
      ),
    );
}

describe('text', () => {
  it('takes on WhatsApp’s marks', () => {
    expect(markup('*Boleh*, _diatur_\n\n- satu\n- *dua*')).toBe('*Boleh*, _diatur_\n\n• satu\n• *dua*');
  });

  it.each<[string, RichText, string]>([
    [
      'leaves space outside',
      [{ kind: 'paragraph', spans: [{ text: ' a ', bold: true }, { text: 'b' }] }],
      ' *a* b',
    ],
    ['marks each line', [{ kind: 'paragraph', spans: [{ text: 'a\nb', bold: true }] }], '*a*\n*b*'],
    [
      'joins what is of one style',
      [
        {
          kind: 'paragraph',
          spans: [
            { text: 'a', bold: true },
            { text: 'b', bold: true },
          ],
        },
      ],
      '*ab*',
    ],
    ['nests', [{ kind: 'paragraph', spans: [{ text: 'a', bold: true, italic: true }] }], '*_a_*'],
    [
      'nests within a stretch',
      [
        {
          kind: 'paragraph',
          spans: [
            { text: 'a ', bold: true },
            { text: 'b', bold: true, italic: true },
          ],
        },
      ],
      '*a _b_*',
    ],
    [
      'does not cross styles',
      [
        {
          kind: 'paragraph',
          spans: [
            { text: 'a ', bold: true },
            { text: 'b ', bold: true, italic: true },
            { text: 'c', italic: true },
          ],
        },
      ],
      '*a b* c',
    ],
    [
      'does without where a word goes on',
      [{ kind: 'paragraph', spans: [{ text: 'Boleh', bold: true }, { text: 'kah' }] }],
      'Bolehkah',
    ],
    [
      'does without behind a bracket, where apps differ',
      [{ kind: 'paragraph', spans: [{ text: '(' }, { text: 'a', bold: true }, { text: ')' }] }],
      '(a)',
    ],
    ['marks no space', [{ kind: 'paragraph', spans: [{ text: ' ', bold: true }] }], ' '],
  ])('%s', (_what, text, expected) => expect(toMarkup(text)).toBe(expected));

  it.each<[string, string]>([
    ['[BKIPM](https://kkp.go.id/a_b?c=1_)', 'BKIPM: https://kkp.go.id/a_b?c=1_'],
    ['[oss.go.id](https://oss.go.id)', 'https://oss.go.id'],
    ['[https://www.oss.go.id/](https://oss.go.id)', 'https://oss.go.id'],
    ['*[BKIPM](https://kkp.go.id)*', '*BKIPM*: https://kkp.go.id'],
    ['[BKIPM](https://kkp.go.id), lalu', 'BKIPM: https://kkp.go.id, lalu'],
    ['[BKIPM](https://kkp.go.id)lalu', 'BKIPM: https://kkp.go.id lalu'],
  ])('shows where a link leads: %s', (source, expected) => expect(markup(source)).toBe(expected));

  it.each<[string, string]>([
    // Stays as it is typed …
    ['2*3*4 = 24', '2*3*4 = 24'],
    ['nama_file_saya', 'nama_file_saya'],
    ['ibu_tini_88@gmail.com', 'ibu_tini_88@gmail.com'],
    ['https://oss.go.id/_a_/*b*', 'https://oss.go.id/_a_/*b*'],
    ['Rp5.000*', 'Rp5.000*'],
    ['~5 ton', '~5 ton'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ["Ma'ruf, Ma`ruf", "Ma'ruf, Ma`ruf"],
    // … and where it would format something it does not.
    ['*promo*', '＊promo＊'],
    ['_catatan_ ya', '＿catatan＿ ya'],
    ['~murah~', '～murah～'],
    ['(*promo*)', '(＊promo＊)'],
    ['Ma`ruf dan Sa`diah', 'Ma‘ruf dan Sa‘diah'],
    ['* satu', '＊ satu'],
    ['> kata orang', '＞ kata orang'],
  ])('means what somebody typed: %s', (typed, shown) => expect(toMarkup(plain(typed))).toBe(shown));

  it('keeps what somebody typed out of our own marks', () => {
    const spans = [{ text: 'Toko *A* _b_ *', bold: true as const }, { text: ' *' }];
    expect(toMarkup([{ kind: 'paragraph', spans }])).toBe('*Toko ＊A＊ ＿b＿ ＊* *');
  });

  const words = ['kepiting', 'a', '2', ' ', '.', ',', '(', ')', '\n', '🦀', 'é', '- '];
  const marks = ['*', '_', '~', '`', '>', '*a*', '_b_', '~c~', '`d`', '```', '**', '__', 'x_y', '* ', ' *'];
  const spansOf = (chunks: string[]) =>
    fc.array(
      fc.record(
        {
          text: fc.array(fc.constantFrom(...chunks), { maxLength: 8 }).map((some) => some.join('')),
          bold: fc.constant(true as const),
          italic: fc.constant(true as const),
        },
        { requiredKeys: ['text'] },
      ),
      { maxLength: 5 },
    );

  it('leaves no mark of ours that an app would show as it is', () => {
    fc.assert(
      fc.property(spansOf(words), (spans) => {
        const shown = toMarkup([{ kind: 'paragraph', spans }]);
        const stretches = formatted(shown, 'strict');
        expect(formatted(shown, 'lax')).toEqual(stretches);
        expect(shown.replace(/[^*_]/g, '').length).toBe(2 * stretches.length);
        expect(shown.replace(/[*_]/g, '')).toBe(spans.map(({ text }) => text).join(''));
      }),
      { numRuns: 3_000 },
    );
  });

  it('formats nothing that somebody typed', () => {
    fc.assert(
      fc.property(spansOf([...words, ...marks]), (spans) => {
        const shown = toMarkup([{ kind: 'paragraph', spans }]);
        const same = spans.map(({ text, ...style }) => ({ ...style, text: text.replace(/[*_~`]/g, '＊') }));
        const meant = formatted(toMarkup([{ kind: 'paragraph', spans: same }]), 'strict').length;
        for (const rule of ['strict', 'lax'] as const) {
          const found = formatted(shown, rule);
          expect(found.filter((stretch) => /^[~`]/.test(stretch))).toEqual([]);
          expect(found.length).toBeLessThanOrEqual(meant);
        }
        expect(shown).not.toContain('```');
        expect(lettersOf(shown)).toBe(lettersOf(spans.map(({ text }) => text).join('')));
      }),
      { numRuns: 3_000 },
    );
  });

  it('is never longer than the limit, and loses no word', () => {
    const span = fc.record(
      {
        text: fc.oneof(
          fc.string({ unit: 'binary', maxLength: 3_000 }),
          fc
            .array(fc.constantFrom('kepiting', '*', '_', '🦀', 'Jepang.', '\n', ' '), { maxLength: 900 })
            .map((words) => words.join(' ')),
        ),
        bold: fc.constant(true as const),
        italic: fc.constant(true as const),
      },
      { requiredKeys: ['text'] },
    );
    const spans = fc.array(span, { maxLength: 4 });
    const block = fc.oneof(
      fc.record({ kind: fc.constant('paragraph' as const), spans }),
      fc.record({ kind: fc.constant('list' as const), items: fc.array(spans, { maxLength: 5 }) }),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (text: RichText) => {
        const rendered = render({ text }, WORDS);
        expect(render({ text }, WORDS)).toEqual(rendered);
        const shown = (rendered.kind === 'messages' ? rendered.messages : []).map((message) => {
          const part = message.kind === 'text' ? message.text : '';
          expect(part.length).toBeLessThanOrEqual(MAX_TEXT);
          expect(part.isWellFormed()).toBe(true);
          return part;
        });
        expect(lettersOf(shown.join(''))).toEqual(lettersOf(toPlainText(text).toWellFormed()));
      }),
      { numRuns: 150 },
    );
  });

  it('is refused when there is nothing to say', () => {
    const nothing = { kind: 'impossible', reason: 'empty-message' };
    expect(render({ text: [] }, WORDS)).toEqual(nothing);
    expect(render({ text: plain(' \n ') }, WORDS)).toEqual(nothing);
  });
});

describe('choices', () => {
  const choices = [
    { id: 'samarinda', label: 'Samarinda' },
    { id: '/menu', label: 'Menu' },
  ];

  it('are numbered in the order in which a typed number counts them', () => {
    expect(textOf({ text: plain('Di mana?'), choices, prompt: 1 })).toBe(
      'Di mana?\n\n*1* Samarinda\n*2* Menu\n\nBalas dengan angka',
    );
  });

  it('are named where a number would mean something else', () => {
    expect(textOf({ text: plain('Di mana?'), choices, prompt: 1, unnumbered: true })).toBe(
      'Di mana?\n\nBisa juga ketik:\n\n• Samarinda\n• Menu',
    );
    expect(textOf({ text: plain('Berapa?'), choices: choices.slice(1), prompt: 1 })).toBe(
      'Berapa?\n\nBisa juga ketik: *Menu*',
    );
  });

  it('leave out what the text has numbered already, and go on counting behind it', () => {
    const ticks = ['✅ 1', '⬜ 2', '⬜ 3', 'Kirim PDF'].map((label, at) => ({ id: `c${at}`, label }));
    expect(textOf({ text: plain('1. NIB'), choices: ticks, prompt: 1 })).toBe(
      '1. NIB\n\n*4* Kirim PDF\n\nBalas dengan angka',
    );
  });

  it('mean themselves, and stay one line each', () => {
    const odd = [
      { id: 'a', label: '*A* _b_' },
      { id: 'b', label: 'dua\nbaris' },
    ];
    expect(textOf({ text: plain('?'), choices: odd, prompt: 1 })).toContain(
      '*1* ＊A＊ ＿b＿\n*2* dua baris\n',
    );
  });

  it('stay together below a long text, and are readable when there are many', () => {
    const products = Array.from({ length: 38 }, (_, at) => ({
      id: `p${at}`,
      label: `Produk nomor ${at + 1}`,
    }));
    const messages = messagesOf({ text: plain('kata '.repeat(650)), choices: products, prompt: 1 });
    expect(messages).toHaveLength(2);
    const last = messages[1]?.kind === 'text' ? messages[1].text.split('\n') : [];
    expect(last.slice(0, 2)).toEqual(['*1* Produk nomor 1', '*2* Produk nomor 2']);
    expect(last.at(-1)).toBe('Balas dengan angka');
  });

  it('are all there, however many', () => {
    const many = Array.from({ length: 100 }, (_, at) => ({ id: `p${at}`, label: `${'x'.repeat(55)} ${at}` }));
    const shown = messagesOf({ text: plain('Pilih'), choices: many, prompt: 1 })
      .map((message) => (message.kind === 'text' ? message.text : ''))
      .join('\n');
    for (const [at, { label }] of many.entries())
      expect(shown.replaceAll('*', '')).toContain(`${at + 1} ${label}`);
  });
});

describe('a request', () => {
  it('says how a place is shared', () => {
    expect(textOf({ text: plain('Di mana?'), request: 'location' })).toBe('Di mana?\n\nKetuk 📎');
  });

  it('for a number needs no more words', () => {
    expect(textOf({ text: plain('Nomor HP?'), request: 'contact' })).toBe('Nomor HP?');
  });
});

describe('a file', () => {
  it('takes a short text as its caption, choices and all', () => {
    const choices = [{ id: '/menu', label: 'Menu' }];
    expect(messagesOf({ text: parseMarkup('*Ceklis*'), attachment: PDF, choices })).toEqual([
      { kind: 'file', file: PDF, caption: '*Ceklis*\n\nBisa juga ketik: *Menu*' },
    ]);
  });

  it('goes first where the text is too long for a caption', () => {
    const messages = messagesOf({ text: plain('a'.repeat(MAX_CAPTION + 1)), attachment: PDF });
    expect(messages.map(({ kind }) => kind)).toEqual(['file', 'text']);
    expect(messages[0]).not.toHaveProperty('caption');
  });

  it('goes alone where there is no text', () => {
    expect(messagesOf({ text: [], attachment: PDF })).toEqual([{ kind: 'file', file: PDF }]);
  });
});

/** Splitting may cut a very long word, and marks come and go: the other characters are what must stay. */
function lettersOf(text: string): string {
  return text.replace(/[\s•*＊_＿~～`‘>＞-]+/gu, '');
}
