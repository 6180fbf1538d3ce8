import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatsForPush, mergePersons } from '../../src/identity/index.ts';
import { MOVED_WITH_CHAT } from '../../src/identity/merge-chats.store.ts';
import {
  AUTHORED_BY_PERSON,
  MERGED_WITH_PERSON,
  MOVED_WITH_PERSON,
} from '../../src/identity/merge-persons.store.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import type { Storage } from '../../src/storage/index.ts';
import { openTestStorage } from '../support/shared-storage.ts';

const NOW = new Date('2026-11-23T01:00:00Z');
const day = (n: number) => new Date(NOW.getTime() + n * 86_400_000);
const newId = () => uuidv7();
let storage: Storage;
beforeEach(async () => {
  storage = await openTestStorage();
});
afterEach(() => storage.close());

async function person(more: { preferredChannel?: string; createdAt?: Date } = {}): Promise<string> {
  const { id } = await storage.db.person.create({
    data: { id: newId(), createdAt: NOW, lastSeenAt: more.createdAt ?? NOW, ...more },
  });
  return id;
}

async function chat(
  personId: string,
  channel: string,
  more: { lastInboundAt?: Date; stoppedAt?: Date; unreachableAt?: Date } = {},
): Promise<string> {
  const id = newId();
  await storage.db.chat.create({
    data: { id, personId, channel, address: id, createdAt: NOW, lastInboundAt: NOW, ...more },
  });
  return id;
}

async function business(personId: string, name: string, updatedAt = NOW): Promise<void> {
  await storage.db.business.create({
    data: {
      id: newId(),
      personId,
      name,
      ownerName: 'Sari',
      regencyText: 'Berau',
      certificates: [],
      experience: 'never',
      targetCountries: [],
      createdAt: NOW,
      updatedAt,
    },
  });
}

const merge = (keep: string, drop: string, businessOf: string | null = null) =>
  storage.transaction((tx) => mergePersons(tx, { keep, drop, businessOf, now: NOW, newId }));

/** Tables with a foreign key to another one, as the database knows them. */
async function tablesThatHangOn(table: 'Person' | 'Chat'): Promise<string[]> {
  const rows = await storage.db.$queryRaw<Array<{ name: string }>>`
    SELECT DISTINCT c.conrelid::regclass::text AS name FROM pg_constraint c
    WHERE c.contype = 'f' AND c.confrelid = ${`"${table}"`}::regclass`;
  return rows.map(({ name }) => name.replaceAll('"', '')).sort();
}

describe('when two become one', () => {
  test('every table that hangs on a person or on a chat is taken care of', async () => {
    expect([...MOVED_WITH_PERSON, ...MERGED_WITH_PERSON, ...AUTHORED_BY_PERSON].sort()).toEqual(
      await tablesThatHangOn('Person'),
    );
    expect([...MOVED_WITH_CHAT].sort()).toEqual(await tablesThatHangOn('Chat'));
  });

  test('tickets go along, on both sides: as who asked, and as the officer who holds them', async () => {
    const keep = await person();
    const drop = await person();
    const owner = await person();
    const ticket = (personId: string, officerId: string | null) =>
      storage.db.ticket.create({
        data: {
          id: newId(),
          personId,
          officerId,
          state: officerId ? 'taken' : 'waiting',
          reason: 'wish',
          openedAt: NOW,
          freeSince: NOW,
          lastAt: NOW,
        },
      });
    const own = await ticket(drop, null);
    const held = await ticket(owner, drop);
    await storage.db.ticketMessage.create({
      data: { id: newId(), ticketId: held.id, personId: drop, side: 'officer', text: 'Halo', at: NOW },
    });
    await merge(keep, drop);
    expect(await storage.db.ticket.findUnique({ where: { id: own.id } })).toMatchObject({ personId: keep });
    expect(await storage.db.ticket.findUnique({ where: { id: held.id } })).toMatchObject({
      state: 'taken',
      officerId: keep,
    });
    expect(await storage.db.ticketMessage.findFirst()).toMatchObject({ personId: keep });
  });

  test('leads, answers and what is still to be told go along; of two answers to one lead the one that stays counts', async () => {
    const keep = await person();
    const drop = await person();
    const lead = (id: string, authorId: string | null) =>
      storage.db.lead.create({
        data: {
          id,
          office: 'itpc-osaka',
          authorId,
          state: 'open',
          product: 'Madu',
          country: 'JP',
          certificates: [],
          duplicateKey: id,
          createdAt: NOW,
          updatedAt: NOW,
          expiresAt: NOW,
        },
      });
    const [both, one] = [newId(), newId()];
    await lead(both, null);
    await lead(one, drop);
    let number = 0;
    for (const [leadId, personId, state] of [
      [both, keep, 'interested'],
      [both, drop, 'asked'],
      [one, drop, 'declined'],
    ] as const) {
      number += 1;
      const times = { askedAt: NOW, answerBy: NOW };
      const reasons = { fits: [], lacks: [], monthly: null };
      await storage.db.leadMatch.create({
        data: { id: newId(), leadId, personId, number, wave: 1, state, score: 50, reasons, ...times },
      });
    }
    await storage.db.leadPreference.create({ data: { personId: drop, pausedAt: NOW } });
    await storage.db.job.create({
      data: { key: 'tell', kind: 'lead-tell', payload: { personId: drop }, dueAt: NOW, createdAt: NOW },
    });
    await merge(keep, drop);
    const left = await storage.db.leadMatch.findMany({ orderBy: { number: 'asc' } });
    expect(left.map(({ personId, state }) => ({ personId, state }))).toEqual([
      { personId: keep, state: 'interested' },
      { personId: keep, state: 'declined' },
    ]);
    expect((await storage.db.lead.findUniqueOrThrow({ where: { id: one } })).authorId).toBe(keep);
    expect(await storage.db.leadPreference.findMany()).toEqual([{ personId: keep, pausedAt: NOW }]);
    expect(await storage.db.job.findFirst()).toMatchObject({ payload: { personId: keep } });
  });

  test('everything of the one that goes becomes the other one’s, and the act is recorded', async () => {
    const keep = await person({ createdAt: day(1) });
    const drop = await person({ createdAt: day(-3), preferredChannel: 'whatsapp' });
    await chat(keep, 'telegram');
    await chat(drop, 'whatsapp', { stoppedAt: day(-1) });
    await business(drop, 'Amplang');
    await storage.db.consent.create({
      data: {
        id: newId(),
        personId: drop,
        purpose: 'registration',
        version: '1',
        channel: 'whatsapp',
        givenAt: NOW,
      },
    });
    const lists = [
      [keep, 'JP', 'mine'],
      [drop, 'JP', 'theirs'],
      [drop, 'MY', 'theirs'],
    ] as const;
    for (const [personId, country, note] of lists) {
      await storage.db.checklist.create({
        data: {
          id: newId(),
          personId,
          product: 'amplang',
          country,
          createdAt: NOW,
          updatedAt: NOW,
          items: { create: { position: 0, documentId: 'nib', note } },
        },
      });
    }
    for (const [personId, office, at] of [
      [keep, 'itpc-osaka', 0],
      [drop, 'itpc-busan', 1],
    ] as const) {
      await storage.db.roleGrant.create({
        data: { id: newId(), personId, role: 'representative', office, grantedAt: day(at) },
      });
    }
    await merge(keep, drop);

    const { db } = storage;
    expect(await db.person.findMany()).toMatchObject([
      { id: keep, preferredChannel: 'whatsapp', createdAt: day(-3) },
    ]);
    // Silence that was asked for in one chat holds in all.
    expect(await db.chat.findMany({ select: { personId: true, stoppedAt: true } })).toEqual([
      { personId: keep, stoppedAt: day(-1) },
      { personId: keep, stoppedAt: day(-1) },
    ]);
    expect(await db.business.findMany({ select: { personId: true } })).toEqual([{ personId: keep }]);
    expect(await db.consent.count({ where: { personId: keep } })).toBe(1);
    const checklists = await db.checklist.findMany({ orderBy: { country: 'asc' }, include: { items: true } });
    expect(checklists.map(({ country, items }) => [country, items[0]?.note])).toEqual([
      ['JP', 'mine'],
      ['MY', 'theirs'],
    ]);
    expect(await db.roleGrant.findMany({ where: { revokedAt: null } })).toMatchObject([
      { personId: keep, office: 'itpc-busan' },
    ]);
    expect(await db.auditEntry.findMany()).toMatchObject([
      { actor: keep, act: 'person.merged', subject: drop, detail: { businessRemoved: false } },
    ]);
  });

  test.each([
    ['the one chosen, theirs', 'drop', 'Theirs'],
    ['the one chosen, mine', 'keep', 'Mine'],
    ['the one changed last', null, 'Theirs'],
  ])('of two businesses stays %s', async (_which, chosen, name) => {
    const keep = await person();
    const drop = await person();
    await business(keep, 'Mine', day(1));
    await business(drop, 'Theirs', day(2));
    await merge(keep, drop, chosen && (chosen === 'keep' ? keep : drop));
    expect(await storage.db.business.findMany({ select: { name: true, personId: true } })).toEqual([
      { name, personId: keep },
    ]);
  });

  test('a person is not merged with themselves', async () => {
    const only = await person();
    await merge(only, only);
    expect(await storage.db.person.count()).toBe(1);
    expect(await storage.db.auditEntry.count()).toBe(0);
  });
});

describe('where a person is told what they did not just ask for', () => {
  const push = async (...people: string[]) => {
    const found = await chatsForPush(storage.db, people);
    return Object.fromEntries(found.map(({ personId, chatId }) => [personId, chatId]));
  };

  test('is the chat they wrote in last, unless they prefer a channel on which they have one', async () => {
    const latest = await person();
    await chat(latest, 'telegram', { lastInboundAt: day(1) });
    const used = await chat(latest, 'whatsapp', { lastInboundAt: day(2) });
    const choosy = await person({ preferredChannel: 'telegram' });
    const chosen = await chat(choosy, 'telegram', { lastInboundAt: day(1) });
    await chat(choosy, 'whatsapp', { lastInboundAt: day(2) });
    const without = await person({ preferredChannel: 'webchat' });
    const only = await chat(without, 'telegram');
    expect(await push(latest, choosy, without)).toEqual({
      [latest]: used,
      [choosy]: chosen,
      [without]: only,
    });
    expect(await push()).toEqual({});
  });

  test('is never a chat that wants silence or cannot be reached, but the next best', async () => {
    const blocked = await person({ preferredChannel: 'whatsapp' });
    await chat(blocked, 'whatsapp', { unreachableAt: NOW });
    const other = await chat(blocked, 'telegram', { lastInboundAt: day(-9) });
    const silent = await person();
    await chat(silent, 'telegram', { stoppedAt: NOW });
    const nowhere = await person();
    expect(await push(blocked, silent, nowhere)).toEqual({ [blocked]: other });
  });

  test('is one chat a person, also for five hundred people with three chats each', async () => {
    const ids = Array.from({ length: 500 }, newId);
    await storage.db.person.createMany({ data: ids.map((id) => ({ id, createdAt: NOW, lastSeenAt: NOW })) });
    await storage.db.chat.createMany({
      data: ids.flatMap((personId) =>
        ['telegram', 'whatsapp', 'webchat'].map((channel, n) => ({
          id: newId(),
          personId,
          channel,
          address: personId,
          createdAt: NOW,
          lastInboundAt: day(n === 1 ? 1 : 0),
        })),
      ),
    });
    const found = await chatsForPush(storage.db, ids);
    expect(found).toHaveLength(500);
    expect(new Set(found.map(({ channel }) => channel))).toEqual(new Set(['whatsapp']));
  });
});
