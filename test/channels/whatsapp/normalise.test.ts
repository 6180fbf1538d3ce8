import { readFileSync } from 'node:fs';
import { type WAMessage, WAProto } from '@whiskeysockets/baileys';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readMediaRef } from '../../../src/channels/whatsapp/media-ref.ts';
import { normalise } from '../../../src/channels/whatsapp/normalise.ts';

const NOW = new Date('2025-08-07T05:00:00Z');
const LID = '184467000000001@lid';
const PHONE = '6281200000001@s.whatsapp.net';

const Sample = z.looseObject({
  key: z.looseObject({ id: z.string() }),
  message: z.record(z.string(), z.unknown()).optional(),
});
type Sample = z.infer<typeof Sample>;

function read(name: string): Sample {
  return Sample.parse(
    JSON.parse(readFileSync(new URL(`../../payloads/whatsapp/${name}.json`, import.meta.url), 'utf8')),
  );
}

/** The same message as Baileys hands it over: decoded from bytes, with protobuf's classes, Longs and Buffers. */
function decoded(sample: Sample): unknown {
  if (!sample.message) return sample;
  const { Message } = WAProto;
  const bytes = Message.encode(Message.fromObject(sample.message)).finish();
  return { ...sample, message: Message.decode(bytes) };
}

function contentOf(raw: unknown): unknown {
  const found = normalise(raw, { receivedAt: NOW });
  return found.kind === 'inbound' ? found.inbound.content : found.reason;
}

function senderOf(raw: unknown): unknown {
  const found = normalise(raw, { receivedAt: NOW });
  return found.kind === 'inbound' ? found.inbound.sender : found;
}

/** A private message that says `message`. */
function saying(message: unknown, key: Record<string, unknown> = {}): unknown {
  return { key: { remoteJid: LID, fromMe: false, id: 'A1', ...key }, message, messageTimestamp: 1 };
}

const unsupported = (what: string) => ({ kind: 'unsupported', what });
const ref = expect.stringMatching(/^\{"type":"(image|document)","directPath":"\/v\/t62/);
const place = { kind: 'choice', id: 'samarinda', prompt: 17 };
const pdf = { ref, mimeType: 'application/pdf', fileName: 'NIB.pdf', bytes: 88_211 };
const jpeg = { ref, mimeType: 'image/jpeg', bytes: 118_200 };

const KINDS: [string, unknown][] = [
  ['text', { kind: 'text', text: 'gmn cara kirim kepiting idup ke jepun kak?' }],
  ['text-from-phone-jid', { kind: 'text', text: 'halo' }],
  ['text-without-other-address', { kind: 'text', text: 'halo' }],
  ['text-older-server', { kind: 'text', text: 'halo' }],
  ['link-preview', { kind: 'text', text: 'cek https://oss.go.id dong' }],
  ['reply-to-choices', { kind: 'text', text: '2' }],
  ['disappearing', { kind: 'text', text: 'daftar' }],
  ['photo', { kind: 'image', media: jpeg, caption: 'ini kepitingnya' }],
  ['photo-once', { kind: 'image', media: jpeg }],
  ['photo-once-unavailable', unsupported('other')],
  ['photo-of-album', { kind: 'image', media: jpeg }],
  ['album', 'service-message'],
  ['photo-second-quality', 'second-quality'],
  [
    'photo-as-document',
    { kind: 'image', media: { ref, mimeType: 'image/png', fileName: 'IMG_0001.png', bytes: 3_456_789 } },
  ],
  ['document', { kind: 'document', media: pdf }],
  ['document-with-caption', { kind: 'document', media: pdf, caption: 'NIB saya kak' }],
  ['location', { kind: 'location', latitude: -0.502106, longitude: 117.153709 }],
  ['live-location', { kind: 'location', latitude: 3.327, longitude: 117.578 }],
  ['contact-own', { kind: 'contact', phone: '+6281200000001', own: true }],
  ['contact-own-as-dialled', { kind: 'contact', phone: '+6281200000001', own: true }],
  ['contact-of-somebody-else', { kind: 'contact', phone: '+6281200000002', own: false }],
  ['contact-without-number', unsupported('other')],
  ['contacts', { kind: 'contact', phone: '+6281200000001', own: true }],
  ['button', place],
  ['button-of-another-business', { kind: 'text', text: 'Tidak setuju' }],
  ['template-button', { kind: 'choice', id: '/menu' }],
  ['list-row', place],
  ['native-flow', place],
  ['native-flow-of-another-business', { kind: 'text', text: 'Lanjut' }],
  ['voice', unsupported('voice')],
  ['video', unsupported('video')],
  ['video-note', unsupported('video')],
  ['sticker', unsupported('sticker')],
  ['animated-sticker', unsupported('sticker')],
  ['poll', unsupported('poll')],
  ['poll-vote', 'poll-vote'],
  ['reaction', 'reaction'],
  ['edit', { kind: 'revised', message: '3A982D9E3EB996F559E6', text: 'kepiting ke korea kak' }],
  ['edit-bare', { kind: 'revised', message: '3A982D9E3EB996F559E6', text: 'kepiting ke korea kak' }],
  ['edit-encrypted', unsupported('edited')],
  ['deleted', { kind: 'revised', message: read('text').key.id }],
  ['disappearing-set', 'protocol'],
  ['key-share', 'protocol'],
  ['history-sync', 'protocol'],
  ['pinned', 'service-message'],
  ['kept', 'service-message'],
  ['sender-keys', 'empty'],
  ['call-log', 'call'],
  ['missed-call', 'system-note'],
  ['undecryptable', 'undecryptable'],
  ['undecryptable-absent', 'undecryptable'],
  ['product', unsupported('other')],
  ['group-invite', unsupported('other')],
  ['own', 'own-message'],
  ['group', 'group'],
  ['broadcast-list', 'broadcast'],
  ['status', 'status'],
  ['newsletter', 'newsletter'],
  ['meta-ai', 'bot'],
  ['whatsapp-itself', 'not-a-person'],
  ['empty', 'empty'],
];

describe('what a person does on WhatsApp', () => {
  it.each(KINDS)('%s', (name, expected) => {
    expect(contentOf(read(name))).toEqual(expected);
    expect(contentOf(decoded(read(name)))).toEqual(expected);
  });

  it('carries who, where and when', () => {
    expect(normalise(read('text'), { receivedAt: NOW })).toEqual({
      kind: 'inbound',
      inbound: {
        id: `${read('text').key.id}@1754541000`,
        address: { channel: 'whatsapp', id: LID },
        sentAt: new Date(1754541000_000),
        sender: { displayName: 'Ibu Contoh', provenPhone: '+6281200000001', aliases: [PHONE] },
        content: { kind: 'text', text: 'gmn cara kirim kepiting idup ke jepun kak?' },
      },
    });
  });

  it('knows a person by either address, or by one alone (P4)', () => {
    const proven = { displayName: 'Ibu Contoh', provenPhone: '+6281200000001' };
    expect(senderOf(read('text-from-phone-jid'))).toEqual({ ...proven, aliases: [LID] });
    expect(senderOf(read('text-older-server'))).toEqual({ ...proven, aliases: [PHONE] });
    expect(senderOf(read('text-without-other-address'))).toEqual({ displayName: 'Ibu Contoh' });
    // Two names of one kind are no alias; neither is a group.
    const odd = saying({ conversation: 'x' }, { remoteJidAlt: '184467000000002@lid', senderLid: '1-2@g.us' });
    expect(senderOf(odd)).toEqual({});
  });

  it('has one id, whichever address it came under', () => {
    const idOf = (key: Record<string, unknown>) => {
      const found = normalise(saying({ conversation: 'x' }, key), { receivedAt: NOW });
      return found.kind === 'inbound' && found.inbound.id;
    };
    expect(idOf({ remoteJid: PHONE, remoteJidAlt: LID })).toBe('A1@1');
    expect(idOf({ remoteJid: LID, remoteJidAlt: PHONE })).toBe('A1@1');
  });

  it('says whose deleted message it was, by the id that message had', () => {
    expect(normalise(decoded(read('deleted')), { receivedAt: NOW })).toMatchObject({
      kind: 'inbound',
      inbound: {
        address: { channel: 'whatsapp', id: LID },
        content: { kind: 'revised', message: read('text').key.id },
      },
    });
  });

  it.each<[string, unknown]>([
    ['seconds', 1754541000],
    ['a Long', { low: 1754541000, high: 0, unsigned: true }],
    ['a bigint', 1754541000n],
    ['digits', '1754541000'],
  ])('reads a time given as %s', (_form, messageTimestamp) => {
    const message = { ...read('text'), messageTimestamp };
    expect(normalise(message, { receivedAt: NOW })).toMatchObject({
      inbound: { sentAt: new Date(1754541000_000) },
    });
  });

  it.each([undefined, null, 0, -5, 1e18, Number.NaN, 'yesterday'])(
    'takes the time it came where it has none: %s',
    (messageTimestamp) => {
      const message = { ...read('text'), messageTimestamp };
      expect(normalise(message, { receivedAt: NOW })).toMatchObject({ inbound: { sentAt: NOW } });
    },
  );

  it('keeps out what the database cannot hold', () => {
    expect(contentOf(saying({ conversation: 'a\0b\uD83Dc' }))).toEqual({ kind: 'text', text: 'ab\uFFFDc' });
    const long = saying({ extendedTextMessage: { text: 'x'.repeat(65_000) } });
    expect(contentOf(long)).toEqual({ kind: 'text', text: 'x'.repeat(20_000) });
    const named = normalise(
      { key: { remoteJid: LID, id: 'A1' }, message: { conversation: 'x' }, pushName: 'n\0'.repeat(300) },
      { receivedAt: NOW },
    );
    expect(named).toMatchObject({ inbound: { sender: { displayName: 'n'.repeat(200) } } });
  });

  it('takes a contact card for the sender’s own number only where WhatsApp vouches for it', () => {
    const card = read('contact-own').message;
    expect(contentOf(saying(card))).toEqual({ kind: 'contact', phone: '+6281200000001', own: false });
    const short = { contactMessage: { vcard: 'BEGIN:VCARD\nTEL:0001\nEND:VCARD' } };
    expect(contentOf(saying(short, { remoteJidAlt: PHONE }))).toEqual({
      kind: 'contact',
      phone: '0001',
      own: false,
    });
  });

  it.each(['17|', '|', 'x|y', '9'.repeat(40), '{"id":1}'])('reads a forged press: %j', (id) => {
    const press = { buttonsResponseMessage: { selectedButtonId: id, selectedDisplayText: 'Ya' } };
    expect(contentOf(saying(press))).toEqual({ kind: 'text', text: 'Ya' });
  });

  it('finds what is said in five envelopes, and gives up behind', () => {
    const wrap = (depth: number): unknown =>
      depth === 0 ? { conversation: 'hai' } : { ephemeralMessage: { message: wrap(depth - 1) } };
    expect(contentOf(saying(wrap(5)))).toEqual({ kind: 'text', text: 'hai' });
    expect(contentOf(saying(wrap(6)))).toEqual(unsupported('other'));
    let deep: unknown = { conversation: 'hai' };
    for (let depth = 0; depth < 100_000; depth += 1) deep = { ephemeralMessage: { message: deep } };
    expect(contentOf(saying(deep))).toEqual(unsupported('other'));
  });

  it('is not misled by field names that every object has', () => {
    expect(contentOf(saying({ constructor: 1, toString: 'x' }))).toEqual(unsupported('other'));
  });
});

describe('a file’s reference', () => {
  const refOf = (message: unknown): string => {
    const found = normalise(saying(message, { remoteJidAlt: PHONE }), { receivedAt: NOW });
    if (found.kind !== 'inbound' || found.inbound.content.kind !== 'image') throw new Error('no image');
    return found.inbound.content.media.ref;
  };
  const image = z.looseObject({}).parse(read('photo').message?.imageMessage);

  it('holds what a download needs', () => {
    expect(readMediaRef(refOf({ imageMessage: image }))).toEqual({
      type: 'image',
      directPath: image.directPath,
      url: image.url,
      mediaKey: image.mediaKey,
      fileSha256: image.fileSha256,
      id: 'A1',
      jid: LID,
    });
    expect(readMediaRef(refOf(read('photo-as-document').message))).toMatchObject({ type: 'document' });
  });

  it.each<[string, unknown]>([
    ['Buffers', (key: string) => Buffer.from(key, 'base64')],
    ['bytes', (key: string) => Uint8Array.from(Buffer.from(key, 'base64'))],
    ['what Baileys stores', (key: string) => ({ type: 'Buffer', data: key })],
    ['what JSON makes of a Buffer', (key: string) => Buffer.from(key, 'base64').toJSON()],
  ])('reads keys given as %s', (_form, give) => {
    if (typeof give !== 'function') throw new Error('not a form');
    const mediaKey = give(image.mediaKey);
    expect(readMediaRef(refOf({ imageMessage: { ...image, mediaKey } }))?.mediaKey).toBe(image.mediaKey);
  });

  it.each<[string, 'url' | 'directPath', string]>([
    ['another host', 'url', 'https://jahat.example/v/x.enc'],
    ['a host that looks like it', 'url', 'https://mmg.whatsapp.net.jahat.example/x'],
    ['an ending that looks like it', 'url', 'https://jahatwhatsapp.net/x'],
    ['no encryption', 'url', 'http://mmg.whatsapp.net/x'],
    ['a path that changes the host', 'directPath', '@jahat.example/x'],
    ['a path that is a host', 'directPath', '//jahat.example/x'],
    ['a path with a backslash', 'directPath', '/\\jahat.example/x'],
  ])('never leads to %s', (_what, field, put) => {
    const read = readMediaRef(refOf({ imageMessage: { ...image, [field]: put } }));
    expect(Object.keys(read ?? {}).filter((name) => name === 'url' || name === 'directPath')).toEqual([
      field === 'url' ? 'directPath' : 'url',
    ]);
    expect(readMediaRef(JSON.stringify({ ...read, [field]: put }))).toBeNull();
  });

  it('is empty where there is nothing to fetch, and fits the inbox', () => {
    expect(refOf({ imageMessage: { ...image, mediaKey: null } })).toBe('');
    expect(refOf({ imageMessage: { ...image, directPath: null, url: null } })).toBe('');
    const long = `/v/${'x'.repeat(2_500)}`;
    const both = { ...image, directPath: long, url: `https://mmg.whatsapp.net${long}` };
    expect(readMediaRef(refOf({ imageMessage: both }))).toMatchObject({ directPath: long });
    expect(refOf({ imageMessage: { ...image, url: null, directPath: `/v/${'x'.repeat(5_000)}` } })).toBe('');
  });

  it.each(['', 'null', '{', '[]', '{"type":"image"}', '{"type":"image","mediaKey":"","id":"1","jid":"2"}'])(
    'that is none is read as none: %j',
    (text) => expect(readMediaRef(text)).toBeNull(),
  );
});

it('takes the type that Baileys hands over', () => {
  const message: WAMessage = { key: { remoteJid: LID, id: 'A1' }, message: { conversation: 'hai' } };
  expect(contentOf(message)).toEqual({ kind: 'text', text: 'hai' });
});
