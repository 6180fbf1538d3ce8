import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApi } from '../../../src/channels/telegram/call-api.ts';
import { createSend, type Send } from '../../../src/channels/telegram/send.ts';
import { type Attachment, parseMarkup, plain, type Reply } from '../../../src/messages/index.ts';
import { startTelegramServer, type TelegramServer } from '../../support/telegram-server.ts';
import { TEXTS } from './open-channel.ts';

const LONG = parseMarkup(Array.from({ length: 3 }, (_, at) => `${at}${'x'.repeat(3_000)}`).join('\n\n'));
const MB = 1024 * 1024;
const FILES: Record<string, Uint8Array> = {
  photo: Buffer.from('\xff\xd8 foto', 'latin1'),
  'large-photo': Buffer.alloc(10 * MB + 1),
  huge: Buffer.alloc(50 * MB + 1),
  empty: Buffer.alloc(0),
};

let server: TelegramServer;
let sendNow: Send;

async function readMedia(hash: string): Promise<Uint8Array> {
  if (hash === 'disk-broken') throw new Error('EIO');
  const content = FILES[hash];
  if (!content) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  return content;
}

beforeEach(async () => {
  server = await startTelegramServer();
  server.sendText(5, 'hai');
  const api = createApi({ token: server.token, apiRoot: server.url });
  sendNow = createSend({ api, readMedia, texts: TEXTS });
});
afterEach(() => server.close());

function send(reply: Reply, sentIds: string[] = [], id = '5') {
  return sendNow({ channel: 'telegram', id }, reply, { key: 'k', sentIds, language: 'id' });
}

function image(hash: string, fileName = 'foto.jpg'): Attachment {
  return { kind: 'image', hash, mimeType: 'image/jpeg', fileName };
}

describe('files', () => {
  it('go as photo with caption and buttons', async () => {
    const choices = [{ id: 'ya', label: 'Ya' }];
    const text = parseMarkup('Ini *fotonya*');
    expect(await send({ text, attachment: image('photo'), choices, prompt: 2 })).toMatchObject({
      kind: 'sent',
    });
    expect(server.messagesOf(5)).toMatchObject([
      {
        text: 'Ini fotonya',
        html: 'Ini <b>fotonya</b>',
        buttons: [{ label: 'Ya', data: '2|ya' }],
        file: { kind: 'photo', name: 'foto.jpg', content: FILES.photo },
      },
    ]);
  });

  it('go as document where Telegram takes them as photo no more', async () => {
    await send({ text: [], attachment: image('large-photo') });
    expect(server.messagesOf(5)[0]?.file).toMatchObject({ kind: 'document', name: 'foto.jpg' });
  });

  it('go as document where Telegram cannot show them', async () => {
    server.failNext(
      { status: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' },
      { method: 'sendPhoto' },
    );
    expect(await send({ text: plain('panorama'), attachment: image('photo') })).toMatchObject({
      kind: 'sent',
    });
    expect(server.messagesOf(5)).toMatchObject([{ text: 'panorama', file: { kind: 'document' } }]);
  });

  it('can be made of text', async () => {
    const content = '{"nama":"Ibu Contoh"}';
    const attachment = {
      kind: 'text-file' as const,
      content,
      mimeType: 'application/json',
      fileName: 'data saya.json',
    };
    await send({ text: plain('Data Kakak'), attachment });
    expect(server.messagesOf(5)[0]?.file).toEqual({
      kind: 'document',
      name: 'data saya.json',
      content: Buffer.from(content),
    });
  });

  it('cannot break out of the request by their name', async () => {
    await send({ text: [], attachment: image('photo', 'a"\r\nx: y;z.jpg') });
    expect(server.messagesOf(5)[0]?.file?.name).toBe('a___x_ y_z.jpg');
  });

  it.each([
    ['missing', { kind: 'reject', reason: 'file-missing' }],
    ['empty', { kind: 'reject', reason: 'file-empty' }],
    ['huge', { kind: 'reject', reason: 'file-too-large' }],
    ['disk-broken', { kind: 'retry', reason: 'file-unreadable' }],
  ])('that cannot be sent: %s', async (hash, expected) => {
    expect(await send({ text: [], attachment: image(hash) })).toEqual(expected);
    expect(server.messagesOf(5)).toEqual([]);
  });
});

describe('a long message', () => {
  it('resumes after a flood limit in the middle, and repeats nothing', async () => {
    await send({ text: LONG });
    const whole = server.messagesOf(5).map(({ text }) => text);
    expect(whole).toHaveLength(3);
    server.failNext({ status: 429, retryAfter: 9 }, { after: 1 });
    const broken = await send({ text: LONG });
    expect(broken).toMatchObject({ kind: 'retry', afterMs: 9_000, platformIds: { length: 1 } });
    const sentIds = broken.kind === 'retry' ? broken.platformIds : [];
    const resumed = await send({ text: LONG }, sentIds);
    expect(resumed).toMatchObject({ kind: 'sent', platformIds: { length: 3 } });
    const shown = server.messagesOf(5).slice(whole.length);
    expect(shown.map(({ text }) => text)).toEqual(whole);
  });

  it('keeps what was sent when the connection goes in the middle', async () => {
    server.failNext({ status: 401 }, { after: 2 });
    expect(await send({ text: LONG })).toMatchObject({ kind: 'down', platformIds: { length: 2 } });
    server.failNext({ status: 401 });
    expect(await send({ text: LONG }, ['1', '2'])).toMatchObject({ kind: 'down' });
  });
});

describe('failures', () => {
  it('may have been delivered when no answer came', async () => {
    const api = createApi({ token: server.token, apiRoot: server.url, timeoutSeconds: 0.05 });
    const impatient = createSend({ api, readMedia, texts: TEXTS });
    server.failNext('lost-answer');
    const result = await impatient(
      { channel: 'telegram', id: '5' },
      { text: plain('hai') },
      { key: 'k', sentIds: [], language: 'id' },
    );
    expect(result).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(server.messagesOf(5)).toHaveLength(1);
  });

  it.each([
    ['reset', { kind: 'unknown' }],
    ['half', { kind: 'unknown' }],
    ['login-page', { kind: 'unknown' }],
    ['misshapen', { kind: 'unknown', reason: 'malformed-answer' }],
    ['gateway-page', { kind: 'retry', reason: 'server-error-502' }],
    [
      { status: 403, description: 'Forbidden: user is deactivated' },
      { kind: 'gone', reason: 'deactivated' },
    ],
  ] as const)('are told apart: %j', async (failure, expected) => {
    server.failNext(failure);
    expect(await send({ text: plain('hai') })).toMatchObject(expected);
  });

  it('are found before a call where no call could succeed', async () => {
    const calls = server.calls.length;
    expect(await send({ text: [] })).toMatchObject({ kind: 'reject' });
    expect(await send({ text: plain('hai') }, [], 'bukan-angka')).toMatchObject({ kind: 'reject' });
    expect(server.calls).toHaveLength(calls);
  });

  it('know a person who never wrote', async () => {
    expect(await send({ text: plain('hai') }, [], '777')).toEqual({ kind: 'gone', reason: 'chat-not-found' });
  });
});

describe('the flood limits of the server (P21)', () => {
  it('come back as the time to wait', async () => {
    const strict = await startTelegramServer({ limits: { perSecond: 30, perChatAndSecond: 1 } });
    strict.sendText(5, 'hai');
    const api = createApi({ token: strict.token, apiRoot: strict.url });
    const flood = createSend({ api, readMedia, texts: TEXTS });
    const once = () =>
      flood(
        { channel: 'telegram', id: '5' },
        { text: plain('hai') },
        { key: 'k', sentIds: [], language: 'id' },
      );
    expect([await once(), await once()]).toMatchObject([{ kind: 'sent' }, { kind: 'retry', afterMs: 1_000 }]);
    await strict.close();
  });
});
