import { afterEach, beforeEach, expect, test } from 'vitest';
import * as store from '../../../src/features/tickets/tickets.store.ts';
import { uuidv7 } from '../../../src/kernel/ids.ts';
import type { Storage } from '../../../src/storage/index.ts';
import { openTestStorage } from '../../support/shared-storage.ts';

const NOW = new Date('2026-11-23T01:00:00Z');
const OFFICERS = 6;

let storage: Storage;
let owner: string;
let chatId: string;
let officers: string[];
beforeEach(async () => {
  storage = await openTestStorage();
  [owner, chatId] = [uuidv7(), uuidv7()];
  officers = Array.from({ length: OFFICERS }, () => uuidv7());
  for (const id of [owner, ...officers]) {
    await storage.db.person.create({ data: { id, createdAt: NOW, lastSeenAt: NOW } });
  }
  await storage.db.chat.create({
    data: { id: chatId, personId: owner, channel: 'telegram', address: 'sari', createdAt: NOW },
  });
});
afterEach(() => storage.close());

const open = () =>
  storage.transaction(async (tx) => {
    await store.lockPerson(tx, owner);
    const known = await store.findOpen(tx, owner);
    return (
      known ?? store.insertTicket(tx, { id: uuidv7(), personId: owner, chatId, reason: 'wish', now: NOW })
    );
  });

test('officers who press at one moment: one gets it, and the others see who', async () => {
  const { id } = await open();
  const took = await Promise.all(
    officers.map((officer) => storage.transaction((tx) => store.takeTicket(tx, id, officer, NOW))),
  );
  expect(took.filter(Boolean)).toHaveLength(1);
  expect(await store.findById(storage.db, id)).toMatchObject({
    state: 'taken',
    officerId: officers[took.indexOf(true)],
  });
});

test('an owner who asks from several chats at one moment has one ticket', async () => {
  const opened = await Promise.all(Array.from({ length: 6 }, open));
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
});

test('a word is added to a ticket that lives, or finds it ended: never to one that ends beneath it', async () => {
  const { id } = await open();
  const say = () =>
    storage.transaction(async (tx) => {
      const ticket = await store.lockTicket(tx, id);
      if (!ticket || ticket.state === 'closed') return 'too late';
      await store.noteWord(tx, ticket, 'owner', NOW);
      return ticket.state;
    });
  const close = () => storage.transaction((tx) => store.closeTicket(tx, id, 'officer', NOW));
  const results = await Promise.all([say(), close(), say(), close(), say()]);
  expect([results[1], results[3]].filter(Boolean)).toHaveLength(1);
  expect(await say()).toBe('too late');
  // A word that came in before the end does not bring the ticket back.
  expect(await store.findById(storage.db, id)).toMatchObject({ state: 'closed' });
});

test('given back by who holds it alone, and once', async () => {
  const { id } = await open();
  const [first = '', second = ''] = officers;
  await storage.transaction((tx) => store.takeTicket(tx, id, first, NOW));
  expect(await storage.transaction((tx) => store.freeTicket(tx, id, second, NOW))).toBeNull();
  const freed = await Promise.all(
    [0, 1].map(() => storage.transaction((tx) => store.freeTicket(tx, id, first, NOW))),
  );
  expect(freed.filter(Boolean)).toHaveLength(1);
  expect(await store.findById(storage.db, id)).toMatchObject({ state: 'waiting', officerId: null });
});
