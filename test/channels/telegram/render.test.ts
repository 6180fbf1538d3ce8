import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Call, MAX_CAPTION, MAX_TEXT, render, toHtml } from '../../../src/channels/telegram/render.ts';
import { parseMarkup, plain, type Reply, type RichText, toPlainText } from '../../../src/messages/index.ts';
import { parseHtml } from '../../support/telegram-server/parse-html.ts';

const WORDS = { shareContact: 'Kirim nomor', shareLocation: 'Kirim lokasi' };
const PDF = { kind: 'document' as const, hash: 'h', mimeType: 'application/pdf', fileName: 'ceklis.pdf' };

function callsOf(reply: Reply): Call[] {
  const rendered = render(reply, WORDS);
  if (rendered.kind !== 'calls') throw new Error(rendered.reason);
  return rendered.calls;
}

function rowsOf(labels: string[]): string[][] {
  const choices = labels.map((label, at) => ({ id: `c${at}`, label }));
  const markup = callsOf({ text: plain('Pilih'), choices, prompt: 1 })[0]?.markup;
  return markup && 'inline_keyboard' in markup
    ? markup.inline_keyboard.map((row) => row.map(({ text }) => text))
    : [];
}

describe('text', () => {
  it('becomes Telegram HTML', () => {
    const text = parseMarkup('*Boleh*, _diatur_\n[BKIPM](https://kkp.go.id/a?b=1&c=2)\n\n- satu\n- *dua*');
    expect(toHtml(text)).toBe(
      '<b>Boleh</b>, <i>diatur</i>\n<a href="https://kkp.go.id/a?b=1&amp;c=2">BKIPM</a>\n\n• satu\n• <b>dua</b>',
    );
  });

  it('means itself, whatever somebody typed into it', () => {
    const hostile = '</b><a href="tg://user?id=1">klik</a> &lt;script&gt; "x" <b';
    expect(parseHtml(toHtml([{ kind: 'paragraph', spans: [{ text: hostile, bold: true }] }]))).toEqual({
      text: hostile,
      links: [],
    });
  });

  it('repairs half a surrogate pair, which Telegram refuses', () => {
    expect(toHtml(plain('a\uD83Db'))).toBe('a\uFFFDb');
  });

  it('is never longer than Telegram takes, and loses no word', () => {
    const span = fc.record(
      {
        text: fc.oneof(
          fc.string({ unit: 'binary', maxLength: 3_000 }),
          fc
            .array(fc.constantFrom('kepiting', '<', '&', '"', '🦀', 'Jepang.', '\n', ' '), { maxLength: 900 })
            .map((words) => words.join(' ')),
        ),
        bold: fc.constant(true as const),
        italic: fc.constant(true as const),
        href: fc.constant('https://contoh.id/?a=1&b="'),
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
        const calls = rendered.kind === 'calls' ? rendered.calls : [];
        const shown = calls.map((call) => {
          const parsed = parseHtml(call.kind === 'text' ? call.html : '');
          if ('error' in parsed) throw new Error(parsed.error);
          expect(parsed.text.length).toBeLessThanOrEqual(MAX_TEXT);
          return parsed.text;
        });
        expect(wordsOf(shown.join(' '))).toEqual(
          wordsOf(toPlainText(text).toWellFormed().replace(/^- /gm, '• ')),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('is refused when there is nothing to say', () => {
    expect(render({ text: [] }, WORDS)).toEqual({ kind: 'impossible', reason: 'empty-message' });
    expect(render({ text: plain(' \n ') }, WORDS)).toEqual({ kind: 'impossible', reason: 'empty-message' });
  });
});

describe('choices', () => {
  it('carry their prompt, commands do not', () => {
    const choices = [
      { id: 'samarinda', label: 'Samarinda' },
      { id: '/menu', label: 'Menu' },
    ];
    expect(callsOf({ text: plain('Pilih'), choices, prompt: 17 })).toEqual([
      {
        kind: 'text',
        html: 'Pilih',
        markup: {
          inline_keyboard: [
            [
              { text: 'Samarinda', callback_data: '17|samarinda' },
              { text: 'Menu', callback_data: '|/menu' },
            ],
          ],
        },
      },
    ]);
  });

  it('share a row as far as a small phone shows them whole', () => {
    expect(rowsOf(['Ya', 'Tidak', 'Ubah'])).toEqual([['Ya', 'Tidak', 'Ubah']]);
    expect(rowsOf(['Ya', 'Syarat negara tujuan', 'Tidak'])).toEqual([
      ['Ya'],
      ['Syarat negara tujuan'],
      ['Tidak'],
    ]);
    expect(rowsOf(['Kutai Barat', 'Samarinda', 'Bontang'])).toEqual([
      ['Kutai Barat', 'Samarinda'],
      ['Bontang'],
    ]);
  });

  it('come after the last part of a long text', () => {
    const text = plain('kata '.repeat(1_500));
    const calls = callsOf({ text, choices: [{ id: 'ya', label: 'Ya' }], prompt: 1 });
    expect(calls.length).toBe(2);
    expect(calls[0]?.markup).toEqual({ remove_keyboard: true });
    expect(calls[1]?.markup).toHaveProperty('inline_keyboard');
  });

  it('are refused when their id cannot come back whole', () => {
    const choices = [{ id: '🦀'.repeat(20), label: 'Kepiting' }];
    expect(render({ text: plain('Pilih'), choices, prompt: 1 }, WORDS)).toMatchObject({
      reason: 'choice-too-long',
    });
  });

  it('are cut where Telegram shows no more', () => {
    expect(rowsOf(Array.from({ length: 130 }, (_, at) => `${at}`)).flat()).toHaveLength(100);
  });
});

describe('a request', () => {
  it('offers the phone’s own button, with choices as text below it', () => {
    const choices = [{ id: 'skip', label: 'Lewati' }];
    expect(
      callsOf({ text: plain('Nomor HP Kakak?'), request: 'contact', choices, prompt: 3 })[0]?.markup,
    ).toEqual({
      keyboard: [[{ text: 'Kirim nomor', request_contact: true }], [{ text: 'Lewati' }]],
      resize_keyboard: true,
      one_time_keyboard: true,
    });
    expect(callsOf({ text: plain('Di mana?'), request: 'location' })[0]?.markup).toMatchObject({
      keyboard: [[{ text: 'Kirim lokasi', request_location: true }]],
    });
  });

  it('is taken back by the next plain message', () => {
    expect(callsOf({ text: plain('Terima kasih') })[0]?.markup).toEqual({ remove_keyboard: true });
  });
});

describe('a file', () => {
  it('takes a short text as its caption', () => {
    const calls = callsOf({ text: parseMarkup('*Ceklis* & catatan'), attachment: PDF });
    expect(calls).toMatchObject([{ kind: 'file', file: PDF, caption: '<b>Ceklis</b> &amp; catatan' }]);
  });

  it('goes first where the text is too long for a caption', () => {
    const text = plain('a'.repeat(MAX_CAPTION + 1));
    const calls = callsOf({ text, attachment: PDF, choices: [{ id: 'ya', label: 'Ya' }], prompt: 1 });
    expect(calls.map(({ kind }) => kind)).toEqual(['file', 'text']);
    expect(calls[1]?.markup).toHaveProperty('inline_keyboard');
  });

  it('goes alone where there is no text', () => {
    expect(callsOf({ text: [], attachment: PDF })).toEqual([
      { kind: 'file', file: PDF, markup: { remove_keyboard: true } },
    ]);
  });
});

/** Splitting may cut a very long word; the characters themselves are what must stay. */
function wordsOf(text: string): string {
  return text.replace(/[\s•-]+/gu, '');
}
