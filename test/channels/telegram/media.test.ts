import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TelegramChannel } from '../../../src/channels/telegram/index.ts';
import type { Inbound, Media } from '../../../src/messages/index.ts';
import { startTelegramServer, type TelegramServer } from '../../support/telegram-server.ts';
import { openChannel } from './open-channel.ts';

const MB = 1024 * 1024;

let server: TelegramServer;
let channel: TelegramChannel;
let received: Inbound[];

beforeEach(async () => {
  received = [];
  server = await startTelegramServer();
  channel = openChannel({ ...server, url: `${server.url}/` });
  await channel.start(async (inbound) => {
    received.push(inbound);
  });
});
afterEach(async () => {
  await channel.stop();
  await server.close();
});

/** What the channel made of the file that was just sent. */
async function mediaOf(): Promise<Media> {
  await expect.poll(() => received.length).toBe(1);
  const [first] = received;
  if (first?.content.kind !== 'image' && first?.content.kind !== 'document') throw new Error('no file');
  return first.content.media;
}

it('fetches a photo whole', async () => {
  const photo = Buffer.from('\xff\xd8 sebuah foto '.repeat(5_000), 'latin1');
  server.sendPhoto(5, photo, 'kepiting');
  const result = await channel.fetchMedia(await mediaOf(), MB);
  expect(result.kind === 'fetched' && Buffer.from(result.content).equals(photo)).toBe(true);
  expect(result).not.toHaveProperty('mimeType');
});

it('fetches a document whose place has a space in its name', async () => {
  server.sendDocument(5, Buffer.from('%PDF-1.7'), { fileName: 'NIB saya.pdf', mimeType: 'application/pdf' });
  expect(await channel.fetchMedia(await mediaOf(), MB)).toMatchObject({ kind: 'fetched' });
});

it('does not even ask for what is known to be too large', async () => {
  server.sendPhoto(5, Buffer.alloc(2 * MB));
  expect(await channel.fetchMedia(await mediaOf(), MB)).toEqual({ kind: 'failed', reason: 'too-large' });
  expect(server.calls.some(({ method }) => method === 'getFile')).toBe(false);
});

it('looks at the size that Telegram tells when the message told none', async () => {
  server.sendPhoto(5, Buffer.alloc(2 * MB));
  const { ref } = await mediaOf();
  expect(await channel.fetchMedia({ ref }, MB)).toEqual({ kind: 'failed', reason: 'too-large' });
  expect(server.calls.some(({ method }) => method === 'download')).toBe(false);
});

it('stops reading at the limit when nobody told the size', async () => {
  server.sendDocument(5, Buffer.alloc(8 * MB), {
    fileName: 'a.pdf',
    mimeType: 'application/pdf',
    hideSize: true,
  });
  expect(await channel.fetchMedia(await mediaOf(), MB)).toEqual({ kind: 'failed', reason: 'too-large' });
  expect(server.calls.some(({ method }) => method === 'download')).toBe(true);
});

it('knows what Telegram does not hand out', async () => {
  server.sendDocument(5, Buffer.alloc(20 * MB + 1), { fileName: 'a.zip', mimeType: 'application/zip' });
  const { ref } = await mediaOf();
  expect(await channel.fetchMedia({ ref }, 100 * MB)).toEqual({ kind: 'failed', reason: 'too-large' });
  expect(await channel.fetchMedia({ ref: 'forged' }, MB)).toEqual({ kind: 'failed', reason: 'unavailable' });
});

it.each([
  [{ status: 429, retryAfter: 3 }, 'getFile', 'retry'],
  [{ status: 500 }, 'getFile', 'retry'],
  ['reset', 'getFile', 'retry'],
  [{ status: 502 }, 'download', 'retry'],
  [{ status: 404 }, 'download', 'failed'],
  ['half', 'download', 'retry'],
  ['reset', 'download', 'retry'],
] as const)('says whether trying again can help: %j at %s', async (failure, method, kind) => {
  server.sendPhoto(5, Buffer.alloc(300_000, 'x'));
  const media = await mediaOf();
  server.failNext(failure, { method });
  const result = await channel.fetchMedia(media, MB);
  expect(result.kind).toBe(kind);
  expect(JSON.stringify(result)).not.toContain(server.token);
  expect(await channel.fetchMedia(media, MB)).toMatchObject({ kind: 'fetched' });
});
