import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyCorrection } from '../../../src/features/broadcasts/apply-correction.ts';
import { fixRecipients } from '../../../src/features/broadcasts/audience.store.ts';
import * as store from '../../../src/features/broadcasts/broadcasts.store.ts';
import { Composition } from '../../../src/features/broadcasts/composition.ts';
import { createBroadcastFeed } from '../../../src/features/broadcasts/index.ts';
import { countStanding } from '../../../src/features/broadcasts/standing.store.ts';
import { MINUTE } from '../../../src/kernel/clock.ts';
import { uuidv7 } from '../../../src/kernel/ids.ts';
import { plain, Reply, toPlainText } from '../../../src/messages/index.ts';
import type { Storage } from '../../../src/storage/index.ts';
import { loadedWords } from '../../support/loaded.ts';
import { openTestStorage } from '../../support/shared-storage.ts';

/** Monday 23 November 2026, nine in the morning in Balikpapan. */
const MORNING = new Date('2026-11-23T01:00:00Z');
const ZONE = 'Asia/Makassar';
const WRONG = 'Pelatihan hari Kamis.';
const RIGHT = 'Pelatihan hari Jumat.';
const CHANNELS = ['telegram', 'whatsapp'];

let storage: Storage;
let original: store.StoredBroadcast;
const feed = createBroadcastFeed({ timeZone: ZONE, words: loadedWords() });

beforeEach(async () => {
  storage = await openTestStorage();
  for (const channel of CHANNELS) await addPeople(channel, 6);
  original = await create(WRONG);
  await storage.transaction((tx) =>
    fixRecipients(tx, original.id, original.composition.audience, MORNING, {
      timeZone: ZONE,
      limit: 10_000,
    }),
  );
});
afterEach(() => storage.close());

async function addPeople(channel: string, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const id = uuidv7();
    await storage.db.person.create({ data: { id, createdAt: MORNING, lastSeenAt: MORNING } });
    await storage.db.chat.create({
      data: {
        id: uuidv7(),
        channel,
        address: `${channel}-${i}`,
        personId: id,
        createdAt: MORNING,
        lastInboundAt: MORNING,
      },
    });
  }
}

function create(text: string, correction?: { of: string; act: 'edit' | 'withdraw' }, now = MORNING) {
  return storage.transaction(async (tx) => {
    const reply = { text: plain(text) };
    return store.createBroadcast(tx, {
      id: uuidv7(),
      authorId: (await tx.person.findFirstOrThrow()).id,
      composition: Composition.parse({ text }),
      contentOf: () => ({ id: reply, en: reply }),
      state: 'sending',
      ...(correction ? { correction } : {}),
      now,
    });
  });
}

async function correct(act: 'edit' | 'withdraw', now: Date): Promise<store.StoredBroadcast> {
  const correction = await create(RIGHT, { of: original.id, act }, now);
  await storage.transaction((tx) => applyCorrection(tx, correction, original, now));
  return correction;
}

async function feedAll(now: Date): Promise<void> {
  for (const channel of CHANNELS) await storage.transaction((tx) => feed(tx, channel, now));
}

/** As the dispatcher does. */
const sendAll = (at: Date) =>
  storage.db.outboxMessage.updateMany({
    where: { state: 'queued', broadcastId: { not: null } },
    data: { state: 'sent', sentAt: at, attempts: 1, platformIds: ['1'] },
  });

async function rowsOf(id: string) {
  const rows = await storage.db.outboxMessage.findMany({
    where: { broadcastId: id },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ channel, act, content }) => ({
    channel,
    act,
    text: toPlainText(Reply.parse(content).text),
  }));
}

const minutes = (count: number) => new Date(MORNING.getTime() + count * MINUTE);

test('an edit soon after: every message is changed in place, without a new one', async () => {
  await feedAll(MORNING);
  await sendAll(MORNING);
  const correction = await correct('edit', minutes(5));
  await feedAll(minutes(5));
  const rows = await rowsOf(correction.id);
  expect(rows).toHaveLength(12);
  expect(new Set(rows.map(({ act, text }) => `${act} ${text}`))).toEqual(new Set([`edit ${RIGHT}`]));
  await sendAll(minutes(5));
  await feedAll(minutes(6));
  expect(await countStanding(storage.db, correction.id, minutes(6))).toMatchObject({ total: 12, sent: 12 });
  expect((await store.findBroadcastById(storage.db, correction.id))?.state).toBe('done');
});

test('an edit an hour later: changed on Telegram; on WhatsApp a correction is sent, not to who wants none', async () => {
  await feedAll(MORNING);
  await sendAll(MORNING);
  const off = await storage.db.chat.findFirstOrThrow({ where: { channel: 'whatsapp' } });
  await store.setAnnouncements(storage.db, off.personId, MORNING);
  const correction = await correct('edit', minutes(60));
  await feedAll(minutes(60));
  const rows = await rowsOf(correction.id);
  expect(rows.filter(({ channel, act }) => channel === 'telegram' && act === 'edit')).toHaveLength(6);
  expect(rows.filter(({ channel }) => channel === 'whatsapp')).toEqual(
    Array.from({ length: 5 }, () => ({ channel: 'whatsapp', act: null, text: `Ralat\n\n${RIGHT}` })),
  );
  expect(await countStanding(storage.db, correction.id, minutes(60))).toMatchObject({
    leftOut: { 'opted-out': 1 },
  });
});

test('at night nobody is told of a correction, what can be changed in place is', async () => {
  await feedAll(MORNING);
  await sendAll(MORNING);
  const night = minutes(13 * 60);
  const correction = await correct('edit', night);
  await feedAll(night);
  expect(await rowsOf(correction.id)).toHaveLength(6);
  await feedAll(minutes(22 * 60));
  expect(await rowsOf(correction.id)).toHaveLength(12);
});

test('taken back: within two days it goes, later it stays and the officer is told', async () => {
  await feedAll(MORNING);
  await sendAll(MORNING);
  const correction = await correct('withdraw', minutes(30));
  await feedAll(minutes(30));
  expect((await rowsOf(correction.id)).map(({ act }) => act)).toEqual(Array(12).fill('withdraw'));

  const late = await correct('withdraw', minutes(3 * 24 * 60));
  await feedAll(minutes(3 * 24 * 60));
  expect(await rowsOf(late.id)).toEqual([]);
  expect(await countStanding(storage.db, late.id, minutes(3 * 24 * 60))).toMatchObject({
    total: 12,
    leftOut: { 'too-late': 12 },
  });
});

test('in the middle of sending: who has it gets it changed, who has not gets the right words at once', async () => {
  await storage.transaction((tx) => feed(tx, 'telegram', MORNING));
  await sendAll(MORNING);
  await storage.transaction((tx) => feed(tx, 'whatsapp', MORNING));
  const correction = await correct('edit', minutes(1));
  await feedAll(minutes(1));
  const texts = (await rowsOf(original.id)).filter(({ channel }) => channel === 'whatsapp');
  expect(texts).toHaveLength(6);
  expect(new Set(texts.map(({ text }) => text))).toEqual(new Set([RIGHT]));
  expect(await rowsOf(correction.id)).toHaveLength(6);
});

test('taken back in the middle of sending: nobody else gets it', async () => {
  await storage.transaction((tx) => feed(tx, 'telegram', MORNING));
  await sendAll(MORNING);
  await storage.transaction((tx) => feed(tx, 'whatsapp', MORNING));
  const correction = await correct('withdraw', minutes(1));
  await feedAll(minutes(1));
  expect((await store.findBroadcastById(storage.db, original.id))?.state).toBe('cancelled');
  expect((await rowsOf(original.id)).filter(({ channel }) => channel === 'whatsapp')).toEqual([]);
  expect(await rowsOf(correction.id)).toHaveLength(6);
});
