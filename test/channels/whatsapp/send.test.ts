import { proto } from '@whiskeysockets/baileys';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SendResult } from '../../../src/channels/channel.ts';
import { messageId } from '../../../src/channels/whatsapp/message-id.ts';
import { createSend, type SentPayloads } from '../../../src/channels/whatsapp/send.ts';
import type { Socket } from '../../../src/channels/whatsapp/socket.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { type Address, plain, type Reply } from '../../../src/messages/index.ts';
import { whatsappTexts } from '../../../src/whatsapp-texts.ts';
import { loadedWords } from '../../support/loaded.ts';
import { createFakeWhatsapp, type FakeWhatsapp } from './fake-whatsapp.ts';

const REF = '0123456789abcdef';
const IBU: Address = { channel: 'whatsapp', id: '6281200000001@s.whatsapp.net' };
const TEXTS = whatsappTexts(loadedWords());
const LONG: Reply = { text: [plain('satu '.repeat(600)), plain('dua '.repeat(700))].flat() };

let whatsapp: FakeWhatsapp;
let socket: Socket | null;
let stored: Map<string, Uint8Array>;
/** What happened, in order. */
let events: string[];

beforeEach(() => {
  whatsapp = createFakeWhatsapp();
  stored = new Map();
  events = [];
  const nothing = () => undefined;
  socket = whatsapp.open({ state: { creds: {}, keys: {} } } as never, {
    closed: nothing,
    handled: nothing,
    messages: nothing,
    opened: nothing,
    qr: nothing,
    receipts: nothing,
    stanza: nothing,
    credsLost: nothing,
  });
});

const sent: SentPayloads = {
  find: async (ref, part) => stored.get(`${ref}/${part}`) ?? null,
  async keep(ref, part, payload) {
    events.push(`kept ${part}`);
    stored.set(`${ref}/${part}`, payload);
  },
};

function send(reply: Reply, { to = IBU, sentIds = [] as string[], typingMs = 0 } = {}): Promise<SendResult> {
  const readMedia = async (hash: string) => {
    if (hash === 'gone') throw Object.assign(new Error('none'), { code: 'ENOENT' });
    return new TextEncoder().encode('isi');
  };
  return sender({ readMedia, typingMs })(to, reply, { key: REF, sentIds, language: 'id' });
}

/** What remembers, from message to message, whose encryption may be out of step. */
function sender({ readMedia = async (_hash: string) => new Uint8Array(), typingMs = 0 } = {}) {
  return createSend({ socket: () => socket, sent, readMedia, texts: TEXTS, clock: systemClock, typingMs });
}

const shown = () => whatsapp.current().sent.map(({ id, text }) => ({ id, text }));

describe('a message', () => {
  test('P3: goes to the exact address it is for, LID or phone', async () => {
    await send({ text: plain('halo') });
    await send({ text: plain('halo') }, { to: { channel: 'whatsapp', id: '77712345678901@lid' } });
    expect(whatsapp.current().sent.map(({ to }) => to)).toEqual([IBU.id, '77712345678901@lid']);
  });

  test('has an id that follows from its row, part by part', async () => {
    const result = await send(LONG);
    expect(result).toEqual({ kind: 'sent', platformIds: [messageId(REF, 0), messageId(REF, 1)] });
    expect(shown().map(({ id }) => id)).toEqual([messageId(REF, 0), messageId(REF, 1)]);
  });

  test('P7: is stored before it leaves, and a retry sends the very same', async () => {
    whatsapp.answer({ kind: 'no-answer' });
    expect(await send({ text: plain('versi lama') })).toMatchObject({ kind: 'unknown' });
    expect(events).toEqual(['kept 0']);
    whatsapp.answer({ kind: 'taken' });
    // As after an update that words it differently: the phone must not see two versions under one id.
    await send({ text: plain('versi baru') });
    expect(shown()).toEqual([
      { id: messageId(REF, 0), text: 'versi lama' },
      { id: messageId(REF, 0), text: 'versi lama' },
    ]);
    expect(proto.Message.decode(stored.get(`${REF}/0`) ?? new Uint8Array()).extendedTextMessage?.text).toBe(
      'versi lama',
    );
  });

  test('goes on behind the parts that are out', async () => {
    await send(LONG, { sentIds: [messageId(REF, 0)] });
    expect(shown().map(({ id }) => id)).toEqual([messageId(REF, 1)]);
  });

  test('agrees on new encryption where the last one was never confirmed', async () => {
    whatsapp.answer({ kind: 'no-answer' });
    const sendReply = sender();
    const options = { key: REF, sentIds: [], language: 'id' } as const;
    await sendReply(IBU, { text: plain('halo') }, options);
    whatsapp.answer({ kind: 'taken' });
    await sendReply(IBU, { text: plain('halo') }, options);
    await sendReply(IBU, { text: plain('lagi') }, { ...options, key: 'fedcba9876543210' });
    const calls = whatsapp.current().calls.filter((call) => /send|renew/.test(call));
    expect(calls).toEqual([`send ${IBU.id}`, `renew ${IBU.id}`, `send ${IBU.id}`, `send ${IBU.id}`]);
  });

  test('shows typing before, and stops', async () => {
    await send({ text: plain('halo') }, { typingMs: 5 });
    expect(whatsapp.current().calls).toEqual([`composing ${IBU.id}`, `paused ${IBU.id}`, `send ${IBU.id}`]);
  });

  test('P1, P16: never goes to a group, a broadcast list or a newsletter', async () => {
    for (const id of ['120363000000000000@g.us', 'status@broadcast', '120363@newsletter', 'rubbish']) {
      expect(await send({ text: plain('halo') }, { to: { channel: 'whatsapp', id } })).toMatchObject({
        kind: 'reject',
      });
    }
    expect(shown()).toEqual([]);
  });
});

test('a place on the map goes before the words', async () => {
  const attachment = { kind: 'place', latitude: 3.3274, longitude: 117.5785 } as const;
  const result = await send({ text: plain('Gudang kami'), attachment });
  expect(result).toMatchObject({ kind: 'sent', platformIds: [messageId(REF, 0), messageId(REF, 1)] });
  const [place, words] = whatsapp.current().sent;
  expect(place?.payload.locationMessage).toMatchObject({
    degreesLatitude: 3.3274,
    degreesLongitude: 117.5785,
  });
  expect(words?.text).toBe('Gudang kami');
});

describe('files', () => {
  const file = { kind: 'text-file', content: 'a,b', mimeType: 'text/csv', fileName: 'x.csv' } as const;

  test('are uploaded once: a retry sends what was uploaded', async () => {
    let uploads = 0;
    whatsapp.upload = async () => {
      uploads += 1;
      return { documentMessage: { fileName: 'x.csv' } };
    };
    whatsapp.answer({ kind: 'no-answer' });
    await send({ text: plain('ini'), attachment: file });
    whatsapp.answer({ kind: 'taken' });
    await send({ text: plain('ini'), attachment: file });
    expect(uploads).toBe(1);
    expect(shown().map(({ text }) => text)).toEqual(['x.csv', 'x.csv']);
  });

  test('that cannot be uploaded now are tried again', async () => {
    whatsapp.upload = () => Promise.reject(new Error('no host'));
    expect(await send({ text: plain('ini'), attachment: file })).toEqual({
      kind: 'retry',
      reason: 'upload-failed',
    });
    expect(stored.size).toBe(0);
  });

  test('that no longer exist are given up', async () => {
    const attachment = { kind: 'image', hash: 'gone', mimeType: 'image/png', fileName: 'x.png' } as const;
    expect(await send({ text: plain('ini'), attachment })).toEqual({
      kind: 'reject',
      reason: 'file-missing',
    });
  });
});

describe('what the server answers', () => {
  test('P2: 463 is final for the message and closes reaching out', async () => {
    whatsapp.answer({ kind: 'refused', code: 463 });
    expect(await send({ text: plain('halo') })).toEqual({
      kind: 'restricted',
      reason: 'reach-out-refused-463',
    });
  });

  test('P3: an id is no delivery: without the server’s word the result is unknown', async () => {
    whatsapp.answer({ kind: 'no-answer' });
    expect(await send({ text: plain('halo') })).toEqual({ kind: 'unknown', reason: 'no-acknowledgement' });
  });

  test.each([
    [479, 'retry'],
    [429, 'retry'],
    [400, 'reject'],
  ])('%i: %s', async (code, kind) => {
    whatsapp.answer({ kind: 'refused', code });
    expect(await send({ text: plain('halo') })).toMatchObject({ kind });
  });

  test('no connection, or one that breaks, holds everything back; the parts that are out are kept', async () => {
    const first = await send(LONG, { sentIds: [messageId(REF, 0)] });
    expect(first.kind).toBe('sent');
    const open = socket;
    const sendReply = createSend({
      socket: () => socket,
      sent,
      readMedia: async () => new Uint8Array(),
      texts: TEXTS,
      clock: systemClock,
      typingMs: 0,
    });
    whatsapp.answer('closed');
    const breaking = sendReply(IBU, { text: plain('halo') }, { key: REF, sentIds: [], language: 'id' });
    socket = null;
    expect(await breaking).toMatchObject({ kind: 'down' });
    expect(open).not.toBeNull();
    expect(await send({ text: plain('halo') })).toMatchObject({ kind: 'down', afterMs: expect.any(Number) });
  });
});
