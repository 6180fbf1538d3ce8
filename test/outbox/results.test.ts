import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SendResult } from '../../src/channels/channel.ts';
import { HOUR, MINUTE, SECOND } from '../../src/kernel/clock.ts';
import { PRIORITY } from '../../src/outbox/index.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
});
afterEach(() => office.close());

const sent = ({ key }: { key: string }): SendResult => ({ kind: 'sent', platformIds: [key] });

test('retry without a time waits with back-off and counts the attempt (P27)', async () => {
  await office.put('tini', 'halo');
  office.answer(() => ({ kind: 'retry', reason: 'ECONNRESET' }));
  await office.dispatcher().drain();
  const row = await office.row('halo');
  expect(row).toMatchObject({ state: 'queued', attempts: 1, lastError: 'ECONNRESET', leased: false });
  expect(row.dueInMs).toBeGreaterThanOrEqual(SECOND);
  expect(row.dueInMs).toBeLessThanOrEqual(2 * SECOND);
});

test('retry after a time named by the platform obeys it, for the whole channel, and blames no message (P21)', async () => {
  await office.put('tini', 'satu');
  const dispatcher = office.dispatcher();
  office.answer(() => ({ kind: 'retry', reason: '429', afterMs: 40 * SECOND }));
  await dispatcher.drain();
  expect(await office.row('satu')).toMatchObject({ state: 'queued', attempts: 0, dueInMs: 40 * SECOND });
  await office.put('budi', 'dua');
  office.answer(sent);
  office.pass(40 * SECOND - 1);
  await dispatcher.drain();
  expect(office.texts()).toEqual(['satu']);
  office.pass(1);
  await dispatcher.drain();
  expect(office.texts()).toEqual(['satu', 'satu', 'dua']);
});

test('a chat that got several messages at once and is told to wait holds nobody else back (P21)', async () => {
  const pace = { perSecond: 1e6, burst: 1e6, chatPerSecond: 1, chatBurst: 4 };
  const dispatcher = office.dispatcher({ pace });
  await office.put('tini', 'satu');
  await office.put('tini', 'dua');
  await office.put('tini', 'tiga');
  office.answer((call) =>
    call.text === 'dua' ? { kind: 'retry', reason: '429', afterMs: 5 * SECOND } : sent(call),
  );
  await dispatcher.drain();
  await office.put('budi', 'halo');
  await dispatcher.drain();
  expect(office.texts()).toEqual(['satu', 'dua', 'halo']);
  office.answer(sent);
  office.pass(5 * SECOND);
  await dispatcher.drain();
  expect(office.texts('tini')).toEqual(['satu', 'dua', 'dua', 'tiga']);
});

test('a message is never given up for being told to wait', async () => {
  await office.put('tini', 'sabar');
  office.answer(() => ({ kind: 'retry', reason: '429', afterMs: SECOND }));
  const dispatcher = office.dispatcher();
  for (let i = 0; i < 30; i += 1) {
    await dispatcher.drain();
    office.pass(SECOND);
  }
  expect(office.calls).toHaveLength(30);
  expect(await office.row('sabar')).toMatchObject({ state: 'queued', attempts: 0 });
});

test('reject is final for that message; the next one of the chat goes on (P27)', async () => {
  await office.put('tini', 'terlalu panjang');
  await office.put('tini', 'pendek');
  office.answer((call) => (call.text === 'pendek' ? sent(call) : { kind: 'reject', reason: '400' }));
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  office.pass(HOUR);
  await dispatcher.drain();
  expect(office.texts()).toEqual(['terlalu panjang', 'pendek']);
  expect(await office.row('terlalu panjang')).toMatchObject({
    state: 'dead',
    lastError: '400',
    leased: false,
  });
});

test('gone marks the chat unreachable and drops what waits for it, and only for it (P22)', async () => {
  await office.put('tini', 'satu');
  await office.put('tini', 'dua');
  await office.put('budi', 'tiga');
  office.answer((call) => (call.to.id === 'tini' ? { kind: 'gone', reason: 'blocked' } : sent(call)));
  await office.dispatcher().drain();
  expect(office.texts('tini')).toEqual(['satu']);
  expect(await office.row('satu')).toMatchObject({ state: 'dropped', lastError: 'blocked', leased: false });
  expect(await office.row('dua')).toMatchObject({ state: 'dropped', lastError: 'blocked' });
  expect(await office.row('tiga')).toMatchObject({ state: 'sent' });
  const chat = await office.storage.db.chat.findUniqueOrThrow({ where: { id: await office.chat('tini') } });
  expect(chat).toMatchObject({ unreachableAt: office.now(), unreachableReason: 'blocked' });
});

test('to a person who is gone nothing is pushed again, however long they stay away (P22)', async () => {
  await office.put('tini', 'satu');
  office.answer(() => ({ kind: 'gone', reason: 'blocked' }));
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  await office.put('tini', 'siaran', { priority: PRIORITY.bulk });
  await office.put('tini', 'pengingat', { priority: PRIORITY.push });
  await dispatcher.drain();
  expect(office.texts()).toEqual(['satu']);
  expect(await office.row('siaran')).toMatchObject({ state: 'dropped', lastError: 'unreachable' });
  expect(await office.row('pengingat')).toMatchObject({ state: 'dropped', lastError: 'unreachable' });
});

test('a channel that is down holds everything back and uses up no attempt', async () => {
  await office.put('tini', 'satu');
  await office.put('budi', 'dua');
  office.answer(() => ({ kind: 'down', reason: 'no connection' }));
  const dispatcher = office.dispatcher();
  for (let i = 0; i < 20; i += 1) {
    await dispatcher.drain();
    office.pass(5 * SECOND);
  }
  expect(await office.row('satu')).toMatchObject({
    state: 'queued',
    attempts: 0,
    lastError: 'no connection',
  });
  const before = office.calls.length;
  await dispatcher.drain();
  expect(office.calls.length).toBe(before + 2);
  await office.put('sari', 'tiga');
  await dispatcher.drain();
  expect(office.texts('sari')).toEqual([]);
  office.answer(sent);
  office.pass(5 * SECOND);
  await dispatcher.drain();
  expect(await office.row('tiga')).toMatchObject({ state: 'sent' });
});

test('an unknown fate: a reply is sent again, bulk is left visible as uncertain (P18)', async () => {
  await office.put('tini', 'jawaban');
  await office.put('budi', 'siaran', { priority: PRIORITY.bulk });
  office.answer(() => ({ kind: 'unknown', reason: 'timeout' }));
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  expect(await office.row('jawaban')).toMatchObject({ state: 'queued', attempts: 1, lastError: 'timeout' });
  expect(await office.row('siaran')).toMatchObject({ state: 'uncertain', leased: false });
  office.answer(sent);
  office.pass(HOUR);
  await dispatcher.drain();
  expect(office.texts()).toEqual(['jawaban', 'siaran', 'jawaban']);
});

test.each(['retry', 'unknown'] as const)(
  'after eight times %s a reply is given up, and says so',
  async (kind) => {
    await office.put('tini', 'malang');
    await office.put('tini', 'berikut');
    office.answer((call) => (call.text === 'malang' ? { kind, reason: '502' } : sent(call)));
    const dispatcher = office.dispatcher();
    for (let i = 0; i < 12; i += 1) {
      await dispatcher.drain();
      office.pass(HOUR);
    }
    expect(office.texts().filter((text) => text === 'malang')).toHaveLength(8);
    expect(await office.row('malang')).toMatchObject({ state: 'dead', attempts: 8, lastError: '502' });
    expect(await office.row('berikut')).toMatchObject({ state: 'sent' });
  },
);

test.each([
  { kind: 'retry', reason: '500', platformIds: ['a', 'b'] },
  { kind: 'retry', reason: '429', afterMs: SECOND, platformIds: ['a', 'b'] },
  { kind: 'unknown', reason: 'timeout', platformIds: ['a', 'b'] },
  { kind: 'down', reason: 'offline', platformIds: ['a', 'b'] },
] as const)('a long message that broke off ($kind) goes on after the parts that are out', async (result) => {
  await office.put('tini', 'panjang');
  office.answer(() => ({ ...result, platformIds: [...result.platformIds] }));
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  office.answer(() => ({ kind: 'sent', platformIds: ['a', 'b', 'c'] }));
  office.pass(MINUTE);
  await dispatcher.drain();
  expect(office.calls.map(({ key, sentIds }) => ({ key, sentIds }))).toEqual([
    { key: (await office.row('panjang')).ref, sentIds: [] },
    { key: (await office.row('panjang')).ref, sentIds: ['a', 'b'] },
  ]);
  expect(await office.row('panjang')).toMatchObject({ state: 'sent', platformIds: ['a', 'b', 'c'] });
});

test('a channel that breaks its promise and throws loses nothing', async () => {
  await office.put('tini', 'jawaban');
  await office.put('budi', 'siaran', { priority: PRIORITY.bulk });
  office.answer(() => {
    throw new Error('a bug');
  });
  await office.dispatcher().drain();
  expect(await office.row('jawaban')).toMatchObject({
    state: 'queued',
    attempts: 1,
    lastError: 'channel threw',
  });
  expect(await office.row('siaran')).toMatchObject({ state: 'uncertain' });
});

test('a channel that never answers is given ten seconds; then the fate is unknown', async () => {
  await office.put('tini', 'jawaban');
  const called = Promise.withResolvers<void>();
  office.answer(() => {
    called.resolve();
    return new Promise(() => undefined);
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const drained = office.dispatcher().drain();
    await called.promise;
    vi.advanceTimersByTime(9_999);
    expect(await office.row('jawaban')).toMatchObject({ state: 'sending' });
    vi.advanceTimersByTime(1);
    await drained;
  } finally {
    vi.useRealTimers();
  }
  expect(await office.row('jawaban')).toMatchObject({ state: 'queued', lastError: 'timeout' });
});

test('every result is counted under its kind, also what was dropped unsent', async () => {
  const kinds: string[] = [];
  await office.put('tini', 'basi', { expiresAt: new Date(office.now().getTime() - 1) });
  await office.put('budi', 'satu');
  await office.put('sari', 'dua');
  office.answer((call) => (call.to.id === 'sari' ? { kind: 'reject', reason: '400' } : sent(call)));
  await office.dispatcher({ onResult: (kind) => kinds.push(kind) }).drain();
  expect(kinds.toSorted()).toEqual(['dead', 'dropped', 'sent']);
});

test('a stored message that nobody can read any more is given up and blocks nobody', async () => {
  await office.put('tini', 'rusak');
  await office.storage.db.$executeRaw`UPDATE "OutboxMessage" SET content = '{"text": "was a string once"}'`;
  await office.put('tini', 'berikut');
  await office.put('budi', 'lain');
  await office.dispatcher().drain();
  expect(office.texts().toSorted()).toEqual(['berikut', 'lain']);
  const states = await office.storage.db.outboxMessage.findMany({ orderBy: { seq: 'asc' } });
  expect(states[0]).toMatchObject({ state: 'dead', lastError: 'unreadable' });
});
