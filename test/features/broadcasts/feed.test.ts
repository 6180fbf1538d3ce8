import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countAudience, fixRecipients } from '../../../src/features/broadcasts/audience.store.ts';
import { Audience } from '../../../src/features/broadcasts/audience.ts';
import * as store from '../../../src/features/broadcasts/broadcasts.store.ts';
import { Composition } from '../../../src/features/broadcasts/composition.ts';
import { createBroadcastFeed } from '../../../src/features/broadcasts/index.ts';
import { countStanding } from '../../../src/features/broadcasts/standing.store.ts';
import { uuidv7 } from '../../../src/kernel/ids.ts';
import { plain } from '../../../src/messages/index.ts';
import type { Storage } from '../../../src/storage/index.ts';
import { loadedWords } from '../../support/loaded.ts';
import { openTestStorage } from '../../support/shared-storage.ts';

/** Monday 23 November 2026, nine in the morning in Balikpapan. */
const MORNING = new Date('2026-11-23T01:00:00Z');
const NIGHT = new Date('2026-11-23T14:00:00Z');
const ZONE = 'Asia/Makassar';
const PEOPLE = 1_000;
const EVERYBODY = Audience.parse({});

let storage: Storage;
let id: string;
const feedOnce = createBroadcastFeed({ timeZone: ZONE, words: loadedWords() });

beforeEach(async () => {
  storage = await openTestStorage();
  await storage.db.$executeRaw`
    INSERT INTO "Person" (id, "createdAt", "lastSeenAt") SELECT gen_random_uuid(), ${MORNING}, ${MORNING}
    FROM generate_series(1, ${PEOPLE}::int)`;
  await storage.db.$executeRaw`
    INSERT INTO "Chat" (id, channel, address, "personId", "createdAt", "lastInboundAt")
    SELECT gen_random_uuid(), 'telegram', row_number() OVER (), id, ${MORNING}, ${MORNING} FROM "Person"`;
  id = await begin();
});
afterEach(() => storage.close());

async function begin(): Promise<string> {
  return storage.transaction(async (tx) => {
    const reply = { text: plain('Pelatihan kemasan hari Kamis.') };
    const made = await store.createBroadcast(tx, {
      id: uuidv7(),
      authorId: (await tx.person.findFirstOrThrow()).id,
      composition: Composition.parse({ text: 'Pelatihan kemasan hari Kamis.' }),
      contentOf: () => ({ id: reply, en: reply }),
      state: 'sending',
      now: MORNING,
    });
    await fixRecipients(tx, made.id, EVERYBODY, MORNING, { timeZone: ZONE, limit: 10_000 });
    return made.id;
  });
}

const feed = (now = MORNING) => storage.transaction((tx) => feedOnce(tx, 'telegram', now));
const standing = () => countStanding(storage.db, id, MORNING);

/** As the dispatcher does: everything that waits in the outbox is sent. */
async function sendAll(): Promise<void> {
  await storage.db.outboxMessage.updateMany({
    where: { state: 'queued' },
    data: { state: 'sent', sentAt: MORNING, attempts: 1 },
  });
}

async function sendToTheEnd(): Promise<void> {
  while ((await feed()) > 0) await sendAll();
}

test('a window at a time goes to the outbox, and in the end everybody has it once', async () => {
  expect(await feed()).toBe(300);
  expect(await feed()).toBe(0);
  expect(await standing()).toMatchObject({ total: PEOPLE, underWay: 300, waiting: 700 });
  await sendAll();
  await sendToTheEnd();
  expect(await standing()).toMatchObject({ sent: PEOPLE, waiting: 0, underWay: 0 });
  const [{ people } = { people: 0 }] = await storage.db.$queryRaw<Array<{ people: number }>>`
    SELECT count(DISTINCT "chatId")::int AS people FROM "OutboxMessage" WHERE "broadcastId" = ${id}::uuid`;
  expect(people).toBe(PEOPLE);
  expect((await store.findBroadcastById(storage.db, id))?.state).toBe('done');
  expect(await storage.db.job.count({ where: { kind: 'broadcast-done' } })).toBe(1);
});

test('very many are written down a page at a time, each once, and it is not done before the last', async () => {
  await storage.db.broadcastRecipient.deleteMany();
  await store.setQueueing(storage.db, id, true);
  await feed();
  expect((await store.findBroadcastById(storage.db, id))?.state).toBe('sending');
  let after: string | null = null;
  let pages = 0;
  do {
    const from: string | null = after;
    after = await storage.transaction((tx) =>
      fixRecipients(tx, id, EVERYBODY, MORNING, { timeZone: ZONE, after: from, limit: 300 }),
    );
    pages += 1;
  } while (after !== null);
  expect(pages).toBe(4);
  expect(await standing()).toMatchObject({ total: PEOPLE, waiting: PEOPLE });
  await store.setQueueing(storage.db, id, false);
  await sendToTheEnd();
  expect(await standing()).toMatchObject({ sent: PEOPLE });
  expect((await store.findBroadcastById(storage.db, id))?.state).toBe('done');
});

test('what is recalled waits again, and nobody gets it twice afterwards', async () => {
  await feed();
  await sendAll();
  await feed();
  await storage.transaction(async (tx) => {
    await store.moveBroadcast(tx, id, ['sending'], 'paused');
    await store.recallQueued(tx, id, 'queued');
  });
  expect(await standing()).toMatchObject({ sent: 300, underWay: 0, waiting: 700 });
  expect(await feed()).toBe(0);
  await store.moveBroadcast(storage.db, id, ['paused'], 'sending');
  await sendToTheEnd();
  expect(await standing()).toMatchObject({ sent: PEOPLE, waiting: 0 });
});

test('a message under way is not recalled', async () => {
  await feed();
  const first = await storage.db.outboxMessage.findFirstOrThrow({ where: { broadcastId: id } });
  await storage.db.outboxMessage.update({
    where: { seq: first.seq },
    data: { state: 'sending', attempts: 1 },
  });
  await storage.transaction((tx) => store.recallQueued(tx, id, 'queued'));
  expect(await standing()).toMatchObject({ underWay: 1, waiting: PEOPLE - 1 });
});

test('who wants no more, fell silent, cannot be reached or was erased meanwhile is left out', async () => {
  await feed();
  await sendAll();
  const waiting = await storage.db.broadcastRecipient.findMany({ where: { state: 'waiting' }, take: 4 });
  const [off, stopped, gone, erased] = waiting.map(({ personId }) => personId);
  await store.setAnnouncements(storage.db, off ?? '', MORNING);
  await storage.db.chat.updateMany({ where: { personId: stopped ?? '' }, data: { stoppedAt: MORNING } });
  await storage.db.chat.updateMany({ where: { personId: gone ?? '' }, data: { unreachableAt: MORNING } });
  await storage.db.person.delete({ where: { id: erased ?? '' } });
  await sendToTheEnd();
  expect(await standing()).toMatchObject({
    total: PEOPLE - 1,
    sent: PEOPLE - 4,
    leftOut: { 'opted-out': 1, stopped: 1, unreachable: 1 },
  });
});

test('nobody is written to at night, and what the night overtook goes out in the morning', async () => {
  expect(await feed(NIGHT)).toBe(0);
  await feed();
  // Nine in the evening passes before they are sent: the outbox drops what is past its time.
  await storage.db.outboxMessage.updateMany({
    where: { broadcastId: id },
    data: { state: 'dropped', lastError: 'expired' },
  });
  expect(await feed(NIGHT)).toBe(0);
  expect(await standing()).toMatchObject({ waiting: PEOPLE, underWay: 0 });
  expect(await feed(new Date('2026-11-23T23:00:00Z'))).toBe(300);
});

test('each hour ends at nine in the evening of whoever it is for', async () => {
  await feed();
  const message = await storage.db.outboxMessage.findFirstOrThrow({ where: { broadcastId: id } });
  expect(message.expiresAt).toEqual(new Date('2026-11-23T13:00:00Z'));
});

test('failed ones are tried once more on an officer’s word', async () => {
  await feed();
  await storage.db.outboxMessage.updateMany({
    where: { broadcastId: id },
    data: { state: 'dead', lastError: 'bad-request', attempts: 8 },
  });
  await sendToTheEnd();
  expect(await standing()).toMatchObject({ sent: 700, failed: { 'bad-request': 300 } });
  expect(await store.retryFailed(storage.db, id, MORNING)).toBe(300);
  await sendAll();
  expect(await standing()).toMatchObject({ sent: PEOPLE, failed: {} });
});

describe('counting', () => {
  test('by channel, with who is left out and why, and chats WhatsApp would have opened', async () => {
    const [one, two, three] = await storage.db.chat.findMany({ take: 3 });
    const old = new Date('2026-11-20T01:00:00Z');
    await storage.db.chat.update({
      where: { id: one?.id ?? '' },
      data: { channel: 'whatsapp', lastInboundAt: old },
    });
    await storage.db.chat.update({ where: { id: two?.id ?? '' }, data: { stoppedAt: MORNING } });
    await store.setAnnouncements(storage.db, three?.personId ?? '', MORNING);
    expect(await countAudience(storage.db, EVERYBODY, MORNING, ZONE)).toEqual({
      channels: { telegram: PEOPLE - 3, whatsapp: 1 },
      leftOut: { stopped: 1, 'opted-out': 1 },
      reachOuts: 1,
    });
  });

  test('a person on two channels is one, on the preferred one', async () => {
    const person = await storage.db.person.findFirstOrThrow();
    await storage.db.person.update({ where: { id: person.id }, data: { preferredChannel: 'webchat' } });
    await storage.db.chat.create({
      data: { id: uuidv7(), channel: 'webchat', address: 'x', personId: person.id, createdAt: MORNING },
    });
    const { channels } = await countAudience(storage.db, EVERYBODY, MORNING, ZONE);
    expect(channels).toEqual({ telegram: PEOPLE - 1, webchat: 1 });
  });
});
