import { describe, expect, test } from 'vitest';
import { Choice, Inbound, InboundContent, Reply } from '../../src/messages/index.ts';

const inbound = {
  id: '1',
  address: { channel: 'telegram', id: '42' },
  sentAt: new Date('2026-11-23T01:00:00Z'),
  sender: {},
  content: { kind: 'text', text: 'halo' },
};

describe('an inbound message', () => {
  test('of every kind is accepted, and reads the same after a way through the database', () => {
    const contents: unknown[] = [
      { kind: 'text', text: '' },
      { kind: 'start', payload: 'daftar' },
      { kind: 'start' },
      { kind: 'choice', id: 'save', prompt: 3 },
      {
        kind: 'image',
        media: { ref: 'f', stored: { hash: 'a', mimeType: 'image/png', bytes: 1 } },
        caption: 'c',
      },
      { kind: 'document', media: { ref: 'f', refused: 'too-large' } },
      { kind: 'location', latitude: -0.5, longitude: 117.15 },
      { kind: 'contact', phone: '+62812', own: true },
      { kind: 'unsupported', what: 'sticker' },
      { kind: 'reachability', reachable: false },
      { kind: 'timer', name: 'form-reminder', token: 'x' },
    ];
    for (const content of contents) {
      const read = Inbound.parse({ ...inbound, content }).content;
      expect(InboundContent.parse(JSON.parse(JSON.stringify(read)))).toEqual(content);
    }
  });

  test.each([
    ['no id', { id: '' }],
    ['an id without end', { id: 'x'.repeat(201) }],
    ['an unknown channel', { address: { channel: 'fax', id: '1' } }],
    ['no address', { address: { channel: 'telegram', id: '' } }],
    ['a time that is none', { sentAt: new Date(Number.NaN) }],
    ['a kind nobody knows', { content: { kind: 'telegraph' } }],
    ['a text without end', { content: { kind: 'text', text: 'x'.repeat(20_001) } }],
    ['a place off the globe', { content: { kind: 'location', latitude: 0, longitude: 181 } }],
    ['a choice longer than any platform carries', { content: { kind: 'choice', id: 'x'.repeat(65) } }],
    ['an unsupported kind without a sentence for it', { content: { kind: 'unsupported', what: 'hologram' } }],
  ])('with %s is refused', (_what, change) => {
    expect(Inbound.safeParse({ ...inbound, ...change }).success).toBe(false);
  });

  test('keeps what people write but for what no database stores', () => {
    const text = '\u0000Halo 😊 \ud83d\u200d\tx';
    const { content } = Inbound.parse({ ...inbound, content: { kind: 'text', text } });
    expect(content).toEqual({ kind: 'text', text: 'Halo 😊 \ufffd\u200d\tx' });
  });
});

describe('a reply', () => {
  test('with everything a channel may be asked to show is accepted', () => {
    const reply = {
      text: [{ kind: 'paragraph', spans: [{ text: 'x', bold: true, href: 'https://oss.go.id' }] }],
      choices: [{ id: '/menu', label: 'Menu', aliases: ['m'] }],
      prompt: 1,
      request: 'contact',
      attachment: { kind: 'text-file', content: '{}', mimeType: 'application/json', fileName: 'data.json' },
    };
    expect(Reply.parse(JSON.parse(JSON.stringify(reply)))).toEqual(reply);
  });

  test('links lead to http and https alone', () => {
    for (const href of ['javascript:alert(1)', 'tg://user?id=1', 'not a link', 'file:///etc/passwd']) {
      const text = [{ kind: 'paragraph', spans: [{ text: 'x', href }] }];
      expect(Reply.safeParse({ text }).success).toBe(false);
    }
  });

  test('a choice has an id and a label that fit the narrowest platform', () => {
    expect(Choice.safeParse({ id: 'x'.repeat(40), label: 'x'.repeat(60) }).success).toBe(true);
    for (const bad of [
      { id: '', label: 'x' },
      { id: 'x', label: '' },
      { id: 'x'.repeat(41), label: 'x' },
      { id: 'x', label: 'x'.repeat(61) },
    ]) {
      expect(Choice.safeParse(bad).success).toBe(false);
    }
  });
});
