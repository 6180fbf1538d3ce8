import { afterAll, beforeAll, expect, test } from 'vitest';
import { personsWithRole } from '../../src/identity/index.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { lookup } from '../../src/kernel/personal.ts';
import type { Storage } from '../../src/storage/index.ts';
import { openTestStorage } from '../support/shared-storage.ts';

const NOW = new Date('2026-11-23T01:00:00Z');
let storage: Storage;
beforeAll(async () => {
  storage = await openTestStorage();
});
afterAll(() => storage.close());

async function person(
  chat: { channel: string; address: string; provenPhone?: string },
  ...grants: Array<{ role: string; revokedAt?: Date }>
): Promise<string> {
  const id = uuidv7();
  const now = { createdAt: NOW };
  await storage.db.person.create({
    data: {
      id,
      ...now,
      lastSeenAt: NOW,
      chats: {
        create: { id: uuidv7(), ...now, ...chat, provenPhoneHash: lookup(chat.provenPhone ?? null) },
      },
      roles: { create: grants.map((grant) => ({ id: uuidv7(), grantedAt: NOW, ...grant })) },
    },
  });
  return id;
}

test('who holds a role: by grant, and as admin by ADMIN_IDS, on WhatsApp only with a proven phone', async () => {
  const officer = await person({ channel: 'telegram', address: '1' }, { role: 'officer' });
  const admin = await person({ channel: 'telegram', address: '2' }, { role: 'admin' });
  await person({ channel: 'telegram', address: '3' }, { role: 'admin', revokedAt: NOW });
  const both = await person({ channel: 'telegram', address: '4' }, { role: 'officer' }, { role: 'admin' });
  const listed = await person({ channel: 'webchat', address: 'a:b' });
  const proven = await person({
    channel: 'whatsapp',
    address: '99@lid',
    provenPhone: '+6281200000001',
  });
  // Says the number as its address, or on another channel: neither proves it.
  await person({ channel: 'whatsapp', address: '+6281200000002' });
  await person({ channel: 'telegram', address: '5', provenPhone: '+6281200000002' });
  const adminIds = [
    'webchat:a:b',
    'telegram:4',
    'telegram:77',
    'whatsapp:+6281200000001',
    'whatsapp:+6281200000002',
  ];
  expect(await personsWithRole(storage.db, ['officer'], adminIds)).toEqual([officer, both].sort());
  expect(await personsWithRole(storage.db, ['admin'], adminIds)).toEqual(
    [admin, both, listed, proven].sort(),
  );
  expect(await personsWithRole(storage.db, ['officer', 'admin'], [])).toEqual([officer, admin, both].sort());
});
