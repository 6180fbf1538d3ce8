import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Amends, SendResult } from '../../../src/channels/channel.ts';
import { createApi } from '../../../src/channels/telegram/call-api.ts';
import { createSend, type Send } from '../../../src/channels/telegram/send.ts';
import { parseMarkup, plain, type Reply } from '../../../src/messages/index.ts';
import { startTelegramServer, type TelegramServer } from '../../support/telegram-server.ts';
import { TEXTS } from './open-channel.ts';

const TO = { channel: 'telegram', id: '5' } as const;
const part = (sign: string) => sign.repeat(3_000);
const FILE = { kind: 'text-file', fileName: 'a.csv', mimeType: 'text/csv', content: 'a,b' } as const;

let server: TelegramServer;
let sendNow: Send;
beforeEach(async () => {
  server = await startTelegramServer();
  server.sendText(5, 'hai');
  const api = createApi({ token: server.token, apiRoot: server.url });
  sendNow = createSend({ api, readMedia: async () => new Uint8Array([1]), texts: TEXTS });
});
afterEach(() => server.close());

async function sent(was: Reply, editable = true): Promise<Omit<Amends, 'act'>> {
  const result = await sendNow(TO, was, { key: 'k', sentIds: [], language: 'id', editable });
  return {
    key: 'k',
    was,
    sentAt: new Date(),
    platformIds: result.kind === 'sent' ? result.platformIds : [],
  };
}

function amend(reply: Reply, target: Omit<Amends, 'act'>, act: Amends['act'] = 'edit'): Promise<SendResult> {
  return sendNow(TO, reply, { key: 'a', sentIds: [], language: 'id', amends: { ...target, act } });
}

const shown = () => server.messagesOf(5).map(({ text }) => text);

test('a text of several parts is edited part by part, and parts it has no longer are deleted', async () => {
  const target = await sent({ text: parseMarkup([part('a'), part('b'), part('c')].join('\n\n')) });
  expect(target.platformIds).toHaveLength(3);
  const result = await amend({ text: parseMarkup([part('a'), part('x')].join('\n\n')) }, target);
  expect(result).toEqual({ kind: 'sent', platformIds: target.platformIds.slice(0, 2) });
  expect(shown()).toEqual([part('a'), part('x')]);
  const more = await amend({ text: parseMarkup([1, 2, 3, 4].map(() => part('y')).join('\n\n')) }, target);
  expect(more).toEqual({ kind: 'reject', reason: 'other-kind' });
  expect(shown()).toEqual([part('a'), part('x')]);
});

test('buttons change with the text, and go with it', async () => {
  const target = await sent({ text: plain('Kirim?'), choices: [{ id: 'ya', label: 'Ya' }], prompt: 1 });
  await amend({ text: plain('Kirim?'), choices: [{ id: 'no', label: 'Batal' }], prompt: 1 }, target);
  expect(server.messagesOf(5)[0]?.buttons).toEqual([{ label: 'Batal', data: '1|no' }]);
  await amend({ text: plain('Terkirim') }, target);
  expect(server.messagesOf(5)).toMatchObject([{ text: 'Terkirim', buttons: [] }]);
});

test('the words under a file are edited; another file is another message', async () => {
  const target = await sent({ text: plain('tabel'), attachment: FILE });
  expect(await amend({ text: plain('tabel baru'), attachment: FILE }, target)).toMatchObject({
    kind: 'sent',
  });
  expect(shown()).toEqual(['tabel baru']);
  const other = { ...FILE, content: 'c,d' };
  expect(await amend({ text: plain('x'), attachment: other }, target)).toMatchObject({
    reason: 'other-kind',
  });
  expect(await amend({ text: plain('x') }, target)).toMatchObject({ reason: 'other-kind' });
});

test('a message that took a keyboard away cannot be edited, one sent as editable leaves it and can', async () => {
  const plainOne = await sent({ text: plain('biasa') }, false);
  expect(await amend({ text: plain('lain') }, plainOne)).toEqual({ kind: 'reject', reason: 'not-editable' });
  const editable = await sent({ text: plain('siaran') });
  expect(await amend({ text: plain('siaran benar') }, editable)).toMatchObject({ kind: 'sent' });
  expect(shown()).toEqual(['biasa', 'siaran benar']);
});

test('48 hours after it was sent Telegram deletes it no more', async () => {
  const target = await sent({ text: plain('lama') });
  Object.assign(server.messagesOf(5)[0] ?? {}, { at: Date.now() - 49 * 3_600_000 });
  expect(await amend({ text: plain('lama') }, target, 'withdraw')).toEqual({
    kind: 'reject',
    reason: 'too-late',
  });
});

test('a flood limit and a blocked chat are what they are for any message', async () => {
  const target = await sent({ text: plain('satu') });
  server.failNext({ status: 429, retryAfter: 7 }, { method: 'editMessageText' });
  expect(await amend({ text: plain('dua') }, target)).toMatchObject({ kind: 'retry', afterMs: 7_000 });
  server.block(5);
  expect(await amend({ text: plain('dua') }, target)).toMatchObject({ kind: 'gone' });
});
