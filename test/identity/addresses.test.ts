import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccept } from '../../src/inbox/index.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import type { Storage } from '../../src/storage/index.ts';
import { openTestStorage } from '../support/shared-storage.ts';

const NOW = Date.parse('2026-11-23T01:00:00Z');
const onPostgres = process.env.DATABASE_URL !== undefined;
let storage: Storage;
let seconds: number;
beforeEach(async () => {
  storage = await openTestStorage();
  seconds = 0;
});
afterEach(() => storage.close());

/** A message from `address`, with the addresses that the platform says are the same person's. */
async function arrive(id: string, address: string, aliases: string[] = [], provenPhone?: string) {
  const at = new Date(NOW + 1_000 * seconds);
  seconds += 1;
  await createAccept({ storage, clock: { now: () => at }, newId: () => uuidv7(at.getTime()) })({
    id,
    address: { channel: 'whatsapp', id: address },
    sentAt: at,
    sender: { displayName: 'Wati', aliases, ...(provenPhone ? { provenPhone } : {}) },
    content: { kind: 'text', text: id },
  });
}

/** Every chat with its addresses, the one for answers first, and what was said in it. */
async function chats() {
  const rows = await storage.db.chat.findMany({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { aliases: { orderBy: { address: 'asc' } }, inbox: { orderBy: { seq: 'asc' } } },
  });
  return rows.map(({ address, aliases, inbox }) => ({
    addresses: [address, ...aliases.map((alias) => alias.address)],
    said: inbox.map(({ dedupeKey }) => dedupeKey.replace('whatsapp:', '')),
  }));
}

const counts = async () => [await storage.db.chat.count(), await storage.db.person.count()];

const PHONE = '62812@s.whatsapp.net';
const LID = '99@lid';

describe('one person, two addresses (P4)', () => {
  test('the phone first, then the LID with the phone as alias: one chat, answers go to the LID (P3)', async () => {
    await arrive('1', PHONE);
    await arrive('2', LID, [PHONE]);
    expect(await chats()).toEqual([{ addresses: [LID, PHONE], said: ['1', '2'] }]);
  });

  test('the LID first, then the phone: answers go to the phone, and back once the LID writes', async () => {
    await arrive('1', LID, [PHONE], '+62812');
    await arrive('2', PHONE);
    expect(await chats()).toEqual([{ addresses: [PHONE, LID], said: ['1', '2'] }]);
    await arrive('3', LID);
    expect(await chats()).toEqual([{ addresses: [LID, PHONE], said: ['1', '2', '3'] }]);
    expect(await storage.db.chat.findFirst()).toMatchObject({ provenPhone: '+62812' });
    expect(await counts()).toEqual([1, 1]);
  });

  test('two chats that turn out to be one become the older one, with what both said in order', async () => {
    await arrive('1', PHONE, [], '+62812');
    await arrive('2', LID);
    await arrive('3', PHONE);
    expect(await counts()).toEqual([2, 2]);
    await storage.db.chat.updateMany({ where: { address: LID }, data: { stoppedAt: new Date(NOW) } });
    await storage.db.chat.updateMany({ where: { address: PHONE }, data: { topic: { product: 'amplang' } } });
    const [older] = await storage.db.chat.findMany({ where: { address: PHONE } });
    await arrive('4', LID, [PHONE]);
    expect(await chats()).toEqual([{ addresses: [LID, PHONE], said: ['1', '2', '3', '4'] }]);
    expect(await storage.db.chat.findFirstOrThrow()).toMatchObject({
      id: older?.id,
      personId: older?.personId,
      topic: { product: 'amplang' },
      provenPhone: '+62812',
      stoppedAt: new Date(NOW),
    });
    expect(await counts()).toEqual([1, 1]);
    expect(await storage.db.auditEntry.findMany({ select: { act: true }, orderBy: { act: 'asc' } })).toEqual([
      { act: 'chat.merged' },
      { act: 'person.merged' },
    ]);
  });

  test('a message delivered again changes nothing, whichever address it names', async () => {
    await arrive('1', PHONE);
    await arrive('1', LID, [PHONE]);
    expect(await chats()).toEqual([{ addresses: [PHONE], said: ['1'] }]);
  });

  test('an address is one of its channel alone', async () => {
    await arrive('1', PHONE, [LID]);
    await createAccept({ storage, clock: { now: () => new Date(NOW) }, newId: () => uuidv7() })({
      id: '1',
      address: { channel: 'telegram', id: LID },
      sentAt: new Date(NOW),
      sender: {},
      content: { kind: 'text', text: 'x' },
    });
    expect(await counts()).toEqual([2, 2]);
  });

  test('of two registered businesses the one changed last stays, since nobody can be asked here', async () => {
    await arrive('1', PHONE);
    await arrive('2', LID);
    for (const [address, day] of [
      [PHONE, 2],
      [LID, 1],
    ] as const) {
      const { personId } = await storage.db.chat.findFirstOrThrow({ where: { address } });
      const at = new Date(NOW + day);
      await storage.db.business.create({
        data: {
          id: uuidv7(),
          personId,
          name: address,
          ownerName: 'Wati',
          regencyText: 'Berau',
          certificates: [],
          experience: 'never',
          targetCountries: [],
          createdAt: at,
          updatedAt: at,
        },
      });
    }
    await arrive('3', LID, [PHONE]);
    expect(await storage.db.business.findMany({ select: { name: true } })).toEqual([{ name: PHONE }]);
    expect(
      await storage.db.auditEntry.findFirst({ where: { act: 'person.merged' }, select: { detail: true } }),
    ).toEqual({ detail: { businessRemoved: true } });
  });
});

test('in any order, k people with up to three addresses each are k chats of k people', async () => {
  const People = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      People,
      fc.array(fc.record({ who: fc.nat(), from: fc.nat(), tells: fc.nat() }), { maxLength: 14 }),
      async (sizes, messages) => {
        run += 1;
        const before = await counts();
        const heard = new Set<number>();
        const nameOf = (who: number, n: number) => `${run}-${who}-${n}`;
        for (const [n, { who, from, tells }] of messages.entries()) {
          const person = who % sizes.length;
          const size = sizes[person] ?? 1;
          heard.add(person);
          await arrive(`${run}/${n}`, nameOf(person, from % size), [nameOf(person, tells % size)]);
        }
        // Whatever was told in pieces, one message that names them all settles it.
        for (const person of heard) {
          const all = Array.from({ length: sizes[person] ?? 1 }, (_, n) => nameOf(person, n));
          await arrive(`${run}/last ${person}`, all[0] ?? '', all);
        }
        const after = await counts();
        expect([(after[0] ?? 0) - (before[0] ?? 0), (after[1] ?? 0) - (before[1] ?? 0)]).toEqual([
          heard.size,
          heard.size,
        ]);
        const mine = (await chats()).filter(({ addresses: [first = ''] }) => first.startsWith(`${run}-`));
        for (const { addresses, said } of mine) {
          expect(new Set(addresses.map((address) => address.split('-')[1])).size).toBe(1);
          expect(said.length).toBeGreaterThan(0);
        }
        expect(mine.flatMap(({ said }) => said)).toHaveLength(messages.length + heard.size);
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

describe.runIf(onPostgres)('first messages that race (PostgreSQL)', () => {
  test('over two addresses of one person make one chat and one person, and lose nothing', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [phone, lid] = [`p${round}`, `l${round}`];
      await Promise.all([
        arrive(`${round}a`, phone),
        arrive(`${round}b`, lid, [phone]),
        arrive(`${round}c`, phone, [lid]),
        arrive(`${round}d`, lid, [phone]),
        arrive(`${round}e`, lid),
        arrive(`${round}f`, phone, [lid]),
      ]);
    }
    expect(await counts()).toEqual([10, 10]);
    expect(await storage.db.inboxMessage.count()).toBe(60);
    expect(await storage.db.chatAlias.count()).toBe(10);
  });

  test('that tie two known chats together from both sides merge them once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [phone, lid] = [`p${round}`, `l${round}`];
      await arrive(`${round}a`, phone);
      await arrive(`${round}b`, lid);
      await Promise.all([
        arrive(`${round}c`, phone, [lid]),
        arrive(`${round}d`, lid, [phone]),
        arrive(`${round}e`, phone),
        arrive(`${round}f`, lid),
      ]);
    }
    expect(await counts()).toEqual([10, 10]);
    expect(await storage.db.inboxMessage.count()).toBe(60);
    expect(await storage.db.auditEntry.count({ where: { act: 'chat.merged' } })).toBe(10);
  });
});
