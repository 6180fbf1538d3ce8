import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { after, MINUTE, SECOND } from '../../src/kernel/clock.ts';
import { plain, toPlainText } from '../../src/messages/index.ts';
import {
  type Amendment,
  amend,
  chatHistory,
  enqueue,
  type NewOutbound,
  PRIORITY,
  retryDeadLetters,
  sentSince,
  spentToday,
} from '../../src/outbox/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import { openTestStorage } from '../support/shared-storage.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

let storage: Storage;
let office: PostOffice;
beforeAll(async () => {
  storage = await openTestStorage();
});
beforeEach(async () => {
  await storage.db.person.deleteMany();
  await storage.db.channelDay.deleteMany();
  office = await openPostOffice(storage);
});
afterEach(() => office.close());
afterAll(() => storage.close());

const TINI = { channel: 'telegram', id: 'tini' } as const;
const BULK = { priority: PRIORITY.bulk };

type Change = Partial<Pick<Amendment, 'priority' | 'expiresAt'>>;

function edit(of: string, text: string, more: Change = {}): Promise<number> {
  const what = { act: 'edit', reply: { text: plain(text) } } as const;
  return amend(storage.db, [{ of, now: office.now(), priority: PRIORITY.reply, ...more, ...what }]);
}

function withdraw(of: string, more: Change = {}): Promise<number> {
  return amend(storage.db, [{ of, now: office.now(), priority: PRIORITY.reply, ...more, act: 'withdraw' }]);
}

/** Every row, oldest first: its words, its state, and why. */
async function rows(): Promise<string[]> {
  const all = await storage.db.outboxMessage.findMany({ orderBy: { seq: 'asc' } });
  return all.map(
    ({ content, state, lastError, act }) =>
      `${act ?? 'message'} "${JSON.stringify(content).match(/"text":"([^"]*)"/)?.[1]}" ${state}${lastError ? ` ${lastError}` : ''}`,
  );
}

/** What reached the channel, amendments marked. */
const calls = () => office.calls.map(({ amends, text }) => (amends ? `${amends.act}: ${text}` : text));

async function history(): Promise<string[]> {
  const all = await chatHistory(storage.db, TINI, 50);
  return all.map((message) => (message.from === 'assistant' ? toPlainText(message.reply.text) : ''));
}

test('what is not sent yet is changed where it waits, and nothing is sent twice', async () => {
  await office.put('tini', 'Terkirim 0%', { dedupeKey: 'status' });
  await office.put('tini', 'berikut');
  expect(await edit('status', 'Terkirim 1%')).toBe(1);
  await office.dispatcher().drain();
  expect(calls()).toEqual(['Terkirim 1%', 'berikut']);
  expect(await rows()).toEqual(['message "Terkirim 1%" sent', 'message "berikut" sent']);
});

test('what is sent is edited: the channel gets its ids, its time and its words; history shows the new ones', async () => {
  await office.put('tini', 'lama', { dedupeKey: 'status' });
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  const sentAt = office.now();
  office.pass(MINUTE);
  await edit('status', 'baru');
  await dispatcher.drain();
  expect(calls()).toEqual(['lama', 'edit: baru']);
  const [first, second] = office.calls;
  expect(first).toMatchObject({ editable: true });
  expect(second?.amends).toEqual({
    act: 'edit',
    key: first?.key,
    platformIds: [first?.key],
    sentAt,
    was: { text: plain('lama') },
  });
  expect(second?.key).not.toBe(first?.key);
  expect(await history()).toEqual(['baru']);
  // The next edit begins at what is shown now.
  await edit('status', 'terbaru');
  await dispatcher.drain();
  expect(office.calls.at(-1)?.amends?.was).toEqual({ text: plain('baru') });
});

test('several edits of one message: only the newest is made, in the place of the first', async () => {
  await office.put('tini', '0%', { dedupeKey: 'status' });
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  await edit('status', '1%');
  await office.put('tini', 'hal lain');
  for (const share of ['2%', '3%']) await edit('status', share);
  await dispatcher.drain();
  expect(calls()).toEqual(['0%', 'edit: 3%', 'hal lain']);
});

test('an edit that failed gives way to a newer one; whichever is claimed last is never the older', async () => {
  await office.put('tini', '0%', { dedupeKey: 'status' });
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  office.answer(async () => {
    office.answer(({ amends, key }) => ({ kind: 'sent', platformIds: [...(amends?.platformIds ?? [key])] }));
    // It comes while the first is on its way, and is more urgent.
    await edit('status', '2%', { priority: PRIORITY.reply });
    return { kind: 'unknown', reason: 'timeout' };
  });
  await edit('status', '1%', BULK);
  await dispatcher.drain();
  office.pass(10 * SECOND);
  await dispatcher.drain();
  expect(calls()).toEqual(['0%', 'edit: 1%', 'edit: 2%']);
  expect(await rows()).toEqual(['message "2%" sent', 'edit "1%" dropped superseded', 'edit "2%" sent']);
});

test('an amendment waits for a message that is on its way, and holds nothing else back', async () => {
  await office.put('tini', 'siaran', { ...BULK, dedupeKey: 'siaran' });
  office.answer(({ text, key }) =>
    text === 'siaran'
      ? { kind: 'retry', reason: '500', platformIds: [key] }
      : { kind: 'sent', platformIds: [key] },
  );
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  await edit('siaran', 'siaran benar');
  await office.put('tini', 'jawaban');
  await dispatcher.drain();
  expect(calls()).toEqual(['siaran', 'jawaban']);
  office.answer(({ key, amends }) => ({ kind: 'sent', platformIds: [...(amends?.platformIds ?? [key])] }));
  office.pass(MINUTE);
  await dispatcher.drain();
  expect(calls()).toEqual(['siaran', 'jawaban', 'siaran', 'edit: siaran benar']);
});

test('a withdrawal: what waits is dropped, what is out is deleted and leaves the history, and that is final', async () => {
  await office.put('tini', 'antre', { dedupeKey: 'antre', dueAt: after(office.now(), MINUTE) });
  await office.put('tini', 'keluar', { dedupeKey: 'keluar' });
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  expect(await withdraw('antre')).toBe(1);
  await edit('keluar', 'masih diubah');
  expect(await withdraw('keluar')).toBe(1);
  expect(await withdraw('keluar')).toBe(1);
  await edit('keluar', 'terlambat');
  office.pass(2 * MINUTE);
  await dispatcher.drain();
  expect(office.calls.map(({ amends }) => amends?.act ?? 'message')).toEqual(['message', 'withdraw']);
  expect(await history()).toEqual([]);
  expect(await edit('keluar', 'lagi')).toBe(0);
  expect(await edit('tidak ada', 'x')).toBe(0);
});

test('what was given up on takes the new words, so that an operator sends the right ones, or nothing', async () => {
  for (const name of ['benar', 'batal', 'nanti']) await office.put('tini', name, { dedupeKey: name });
  office.answer(async ({ text }) => {
    if (text === 'nanti') await withdraw('nanti');
    return { kind: 'reject', reason: '400' };
  });
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  await edit('benar', 'lebih benar');
  await withdraw('batal');
  await dispatcher.drain();
  expect(await rows()).toEqual([
    'message "lebih benar" dead 400',
    'message "batal" dropped withdrawn',
    'message "nanti" dropped withdrawn',
    'withdraw "nanti" dropped target-not-sent',
  ]);
  office.answer(({ key }) => ({ kind: 'sent', platformIds: [key] }));
  await retryDeadLetters(storage.db, { box: 'outbox', seq: 'all' }, office.now());
  await dispatcher.drain();
  expect(calls().slice(3)).toEqual(['lebih benar']);
});

test('an amendment of unknown fate, or whose sender died, is made again, also in bulk', async () => {
  await office.put('tini', 'siaran', { ...BULK, dedupeKey: 'siaran' });
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  office.answer(() => ({ kind: 'unknown', reason: 'timeout' }));
  await edit('siaran', 'benar', BULK);
  await dispatcher.drain();
  const dead = Promise.withResolvers<never>();
  dead.promise.catch(() => undefined);
  office.answer(() => dead.promise);
  office.pass(10 * SECOND);
  const left = dispatcher.drain();
  await expect.poll(() => office.calls.length).toBe(3);
  office.answer(({ amends }) => ({ kind: 'sent', platformIds: [...(amends?.platformIds ?? [])] }));
  office.pass(MINUTE);
  await office.dispatcher().drain();
  expect(calls()).toEqual(['siaran', 'edit: benar', 'edit: benar', 'edit: benar']);
  expect(await rows()).toEqual(['message "benar" sent', 'edit "benar" sent']);
  expect(await storage.db.outboxMessage.count({ where: { doubtful: true } })).toBe(0);
  dead.reject(new Error('dead'));
  await left;
});

test('what cannot be changed any more is given up, and the message keeps its words', async () => {
  await office.put('tini', 'lama', { dedupeKey: 'a' });
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  office.answer(() => ({ kind: 'reject', reason: 'too-late' }));
  await edit('a', 'baru');
  await dispatcher.drain();
  expect(await rows()).toEqual(['message "lama" sent', 'edit "baru" dead too-late']);
  expect(await history()).toEqual(['lama']);
});

test('amendments are no pushes and open no chats; loops are not looked for; silence does not stop them', async () => {
  const budget = { pushesPerDay: 1, reachOutsPerDay: 1, timeZone: 'Asia/Makassar' };
  await office.put('tini', 'siaran', { priority: PRIORITY.push, dedupeKey: 'a' });
  const dispatcher = office.dispatcher({ budget });
  await dispatcher.drain();
  await storage.db.chat.updateMany({ data: { stoppedAt: office.now() } });
  for (let i = 0; i < 25; i += 1) {
    await edit('a', `naik ${i % 2}`, { priority: PRIORITY.push });
    await dispatcher.drain();
  }
  expect(office.calls).toHaveLength(26);
  expect(await spentToday(storage.db, 'telegram', office.now(), budget.timeZone)).toEqual({
    pushes: 1,
    reachOuts: 1,
  });
});

test('thousands are amended by one statement, each in its own chat', async () => {
  const names = Array.from({ length: 300 }, (_, at) => `orang ${at}`);
  const messages: NewOutbound[] = [];
  for (const name of names) {
    const chatId = await office.chat(name);
    messages.push({
      chatId,
      channel: 'telegram',
      reply: { text: plain('salah') },
      ...BULK,
      now: office.now(),
      dedupeKey: `siaran:${name}`,
    });
  }
  await storage.transaction((tx) => enqueue(tx, messages));
  await storage.db.outboxMessage.updateMany({
    where: { dedupeKey: { in: names.slice(0, 200).map((name) => `siaran:${name}`) } },
    data: { state: 'sent', sentAt: office.now(), platformIds: ['7'] },
  });
  const right = { act: 'edit', reply: { text: plain('benar') }, now: office.now(), ...BULK } as const;
  expect(
    await amend(
      storage.db,
      names.map((name) => ({ of: `siaran:${name}`, ...right })),
    ),
  ).toBe(300);
  await office.dispatcher().drain();
  const edits = office.calls.filter(({ amends }) => amends);
  expect(edits).toHaveLength(200);
  expect(new Set(edits.map(({ to }) => to.id)).size).toBe(200);
  expect(new Set(office.calls.map(({ text }) => text))).toEqual(new Set(['benar']));
});

test('a chat page reads an edit and a withdrawal as events behind what it has', async () => {
  await office.put('tini', 'satu', { dedupeKey: 'a' });
  await office.put('tini', 'dua', { dedupeKey: 'b' });
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  const before = await sentSince(storage.db, TINI, null, 10);
  const [one, two] = before;
  office.pass(SECOND);
  await edit('a', 'satu!');
  await withdraw('b');
  await dispatcher.drain();
  const news = await sentSince(storage.db, TINI, two?.seq ?? null, 10);
  expect(news).toMatchObject([
    { key: one?.key, at: one && 'at' in one ? one.at : null, reply: { text: plain('satu!') }, edited: true },
    { key: two?.key, withdrawn: true },
  ]);
  expect(JSON.stringify(news)).not.toContain('dua');
  // Who comes later gets the message as it is, and then hears of its edit.
  expect((await sentSince(storage.db, TINI, null, 10)).map(({ key }) => key)).toEqual([
    one?.key,
    one?.key,
    two?.key,
  ]);
});
