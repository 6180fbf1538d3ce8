import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Accept } from '../../src/channels/channel.ts';
import { createAccept } from '../../src/inbox/index.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import type { Inbound } from '../../src/messages/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import { openTestStorage } from '../support/shared-storage.ts';

const NOW = new Date('2026-11-23T01:00:00Z');
let storage: Storage;
let accepted: Inbound[];
let accept: Accept;
beforeEach(async () => {
  storage = await openTestStorage();
  accepted = [];
  accept = createAccept({
    storage,
    clock: { now: () => NOW },
    newId: () => uuidv7(),
    onAccepted: (fresh) => accepted.push(fresh),
  });
});
afterEach(() => storage.close());

function message(id: string, who: string, more: Partial<Inbound> = {}): Inbound {
  return {
    id,
    address: { channel: 'telegram', id: who },
    sentAt: NOW,
    sender: {},
    content: { kind: 'text', text: `pesan ${id}` },
    ...more,
  };
}

const stored = async () =>
  (await storage.db.inboxMessage.findMany({ orderBy: { seq: 'asc' } })).map(({ content }) => content);

test('the same delivery is stored once, however often and however close together it comes (P26)', async () => {
  await Promise.all(Array.from({ length: 10 }, () => accept(message('7', 'tini'))));
  await accept(message('7', 'tini', { content: { kind: 'text', text: 'changed meanwhile' } }));
  expect(await stored()).toEqual([{ kind: 'text', text: 'pesan 7' }]);
  expect(accepted).toHaveLength(1);
});

test('many messages of people we know, at once, are stored in the order they came in, each once', async () => {
  const WHO = ['tini', 'budi', 'sari'];
  for (const who of WHO) await accept(message(`${who} 0`, who));
  const wave = Array.from({ length: 20 }, (_, i) =>
    WHO.map((who) => message(`${who} ${i % 15}`, who)),
  ).flat();
  await Promise.all(wave.map(accept));
  const texts = (await stored()).map((content) => (content as { text: string }).text);
  for (const who of WHO) {
    const theirs = texts.filter((text) => text.startsWith(`pesan ${who}`));
    expect(theirs).toEqual(Array.from({ length: 15 }, (_, i) => `pesan ${who} ${i}`));
  }
  expect(accepted).toHaveLength(45);
});

test('what a message says of its sender is learned, also from somebody we know', async () => {
  await accept(message('1', 'tini', { sender: { displayName: 'Tini' } }));
  await accept(message('2', 'tini', { sender: { displayName: 'Tini' } }));
  await accept(message('3', 'tini', { sender: { displayName: 'Tini Amplang' } }));
  expect((await storage.db.chat.findFirstOrThrow()).displayName).toBe('Tini Amplang');
  await accept(message('4', 'tini'));
  await accept(message('5', 'tini', { sender: { displayName: 'Tini' } }));
  expect((await storage.db.chat.findFirstOrThrow()).displayName).toBe('Tini');
  expect(await stored()).toHaveLength(5);
});

test('somebody we know whose chat is gone meanwhile is somebody new', async () => {
  await accept(message('1', 'tini'));
  await storage.db.chat.deleteMany();
  await accept(message('2', 'tini'));
  expect(await stored()).toEqual([{ kind: 'text', text: 'pesan 2' }]);
});

test('an id counts within its channel', async () => {
  await accept(message('7', 'tini'));
  await accept(message('7', 'tini', { address: { channel: 'webchat', id: 'tini' } }));
  expect(await stored()).toHaveLength(2);
  expect(await storage.db.chat.count()).toBe(2);
});

test('first messages of one new chat that race are all kept, and make one person', async () => {
  await Promise.all(Array.from({ length: 8 }, (_, i) => accept(message(String(i), 'tini'))));
  expect(await stored()).toHaveLength(8);
  expect(await storage.db.chat.count()).toBe(1);
  expect(await storage.db.person.count()).toBe(1);
});

test('first messages of many new people at once are stored in the order they came in, each once, one person for each', async () => {
  const wave = Array.from({ length: 30 }, (_, i) => message(`${i % 25}`, `orang ${i % 5}`));
  await Promise.all(wave.map(accept));
  const texts = (await stored()).map((content) => (content as { text: string }).text);
  expect(texts).toEqual(Array.from({ length: 25 }, (_, i) => `pesan ${i}`));
  expect(accepted).toHaveLength(25);
  expect(await storage.db.person.count()).toBe(5);
  expect(await storage.db.chat.count()).toBe(5);
});

test('somebody new to two processes at the same moment is one person, and nothing of theirs is lost', async () => {
  const other = createAccept({ storage, clock: { now: () => NOW }, newId: () => uuidv7() });
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      (i % 2 ? other : accept)(message(`${i}`, `orang ${i % 4 < 2 ? 1 : 2}`)),
    ),
  );
  expect(await storage.db.inboxMessage.count()).toBe(20);
  expect(await storage.db.person.count()).toBe(2);
});

test('a message is not taken as accepted while the database does not answer; delivered again, it is', async () => {
  const refuse = () => Promise.reject(new Error('connection refused'));
  const db = { $queryRaw: refuse } as unknown as Storage['db'];
  const down = createAccept({
    storage: { ...storage, db, transaction: refuse },
    clock: { now: () => NOW },
    newId: () => uuidv7(),
    onAccepted: (fresh) => accepted.push(fresh),
  });
  await expect(down(message('7', 'tini'))).rejects.toThrow('connection refused');
  expect(accepted).toEqual([]);
  await accept(message('7', 'tini'));
  expect(await stored()).toHaveLength(1);
});

test('what is not an inbound message is refused at the door', async () => {
  await expect(accept(message('', 'tini'))).rejects.toThrow();
  await expect(
    accept(message('8', 'tini', { content: { kind: 'location', latitude: 91, longitude: 0 } })),
  ).rejects.toThrow();
  expect(await stored()).toEqual([]);
});

test('characters that no database stores do not make a message undeliverable for ever', async () => {
  await accept(message('1', 'tini', { content: { kind: 'text', text: 'Toko\u0000 Tini' } }));
  await accept(
    message('2', 'tini', {
      content: { kind: 'text', text: 'amplang \ud83d' },
      sender: { displayName: 'Ti\u0000ni \udc00' },
    }),
  );
  await accept(message('3', 'tini', { content: { kind: 'start', payload: '\u0000' } }));
  const rows = await stored();
  expect(rows).toHaveLength(3);
  expect(rows[0]).toEqual({ kind: 'text', text: 'Toko Tini' });
  expect(rows[1]).toEqual({ kind: 'text', text: 'amplang \ufffd' });
  expect((await storage.db.chat.findFirstOrThrow()).displayName).toBe('Tini \ufffd');
});

test('a new person starts in Indonesian, or in English where the platform reports it', async () => {
  await accept(message('1', 'tini'));
  await accept(message('2', 'john', { sender: { language: 'en-GB' } }));
  await accept(message('3', 'wei', { sender: { language: 'zh' } }));
  await accept(message('4', 'john', { sender: { language: 'id' } }));
  const languages = await storage.db.chat.findMany({
    select: { address: true, person: { select: { language: true } } },
    orderBy: { createdAt: 'asc' },
  });
  expect(Object.fromEntries(languages.map((chat) => [chat.address, chat.person.language]))).toEqual({
    tini: 'id',
    john: 'en',
    wei: 'id',
  });
});

test('the display name follows the platform and is not lost where it is left out', async () => {
  await accept(message('1', 'tini', { sender: { displayName: 'Tini' } }));
  await accept(message('2', 'tini'));
  expect((await storage.db.chat.findFirstOrThrow()).displayName).toBe('Tini');
  await accept(message('3', 'tini', { sender: { displayName: 'Bu Tini' } }));
  expect((await storage.db.chat.findFirstOrThrow()).displayName).toBe('Bu Tini');
});
