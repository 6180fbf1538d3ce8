import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseSetting, readSettings } from '../../../src/features/leads/settings.store.ts';
import { uuidv7 } from '../../../src/kernel/ids.ts';
import type { Storage } from '../../../src/storage/index.ts';
import { openTestStorage } from '../../support/shared-storage.ts';

const NOW = new Date('2026-11-23T01:00:00Z');
const LATER = new Date('2026-11-24T01:00:00Z');
let storage: Storage;
beforeAll(async () => {
  storage = await openTestStorage();
});
afterAll(() => storage.close());

async function officer(displayName: string | null): Promise<string> {
  const id = uuidv7();
  const chat = { id: uuidv7(), channel: 'telegram', address: id, displayName, createdAt: NOW };
  await storage.db.person.create({
    data: { id, createdAt: NOW, lastSeenAt: NOW, chats: { create: chat } },
  });
  return id;
}

test('the environment says until somebody chooses; a choice made by two at once is one, and outlives its author', async () => {
  const defaults = { approval: true, readAlong: false };
  const rudi = await officer('Rudi');
  const ani = await officer('Ani');
  const read = () => storage.transaction((tx) => readSettings(tx, defaults));
  const choose = (on: boolean, personId: string, now: Date) =>
    storage.transaction((tx) => chooseSetting(tx, { name: 'approval', on }, { personId, now }));

  expect(await read()).toEqual({
    approval: { on: true, chosen: null },
    readAlong: { on: false, chosen: null },
  });
  expect(await choose(false, rudi, NOW)).toBe(true);
  expect((await read()).approval).toEqual({ on: false, chosen: { at: NOW, by: 'Rudi' } });

  const both = await Promise.all([choose(true, rudi, LATER), choose(true, ani, LATER)]);
  expect(both.sort()).toEqual([false, true]);
  expect(await choose(false, ani, LATER)).toBe(true);
  expect((await read()).approval.chosen?.by).toBe('Ani');
  await storage.db.person.delete({ where: { id: ani } });
  expect((await read()).approval).toEqual({ on: false, chosen: { at: LATER, by: null } });
  expect((await read()).readAlong).toEqual({ on: false, chosen: null });
});
