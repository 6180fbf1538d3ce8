import { afterEach, beforeEach, expect, test } from 'vitest';
import { after, HOUR, SECOND } from '../../src/kernel/clock.ts';
import { PRIORITY } from '../../src/outbox/index.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
});
afterEach(() => office.close());

test('messages of one chat go in the order in which they were put in', async () => {
  for (const text of ['satu', 'dua', 'tiga']) await office.put('tini', text);
  await office.dispatcher().drain();
  expect(office.texts()).toEqual(['satu', 'dua', 'tiga']);
});

test('a reply goes ahead of pushes and bulk that were queued before it', async () => {
  await office.put('tini', 'siaran', { priority: PRIORITY.bulk });
  await office.put('tini', 'harga', { priority: PRIORITY.push });
  await office.put('tini', 'jawaban');
  await office.dispatcher().drain();
  expect(office.texts()).toEqual(['jawaban', 'harga', 'siaran']);
});

test('across chats too, replies are claimed before bulk when the pace allows only some', async () => {
  await office.put('tini', 'siaran tini', { priority: PRIORITY.bulk });
  await office.put('budi', 'siaran budi', { priority: PRIORITY.bulk });
  await office.put('sari', 'jawaban sari');
  await office.dispatcher({ pace: { perSecond: 1, burst: 1, chatPerSecond: 1e6, chatBurst: 1e6 } }).drain();
  expect(office.texts()).toEqual(['jawaban sari']);
});

test('what is dated ahead holds nothing back, and is sent when its time comes', async () => {
  const dueAt = after(office.now(), HOUR);
  await office.put('tini', 'siaran besok', { priority: PRIORITY.bulk, dueAt });
  await office.put('tini', 'pengingat', { priority: PRIORITY.push, dueAt });
  await office.put('tini', 'jawaban');
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  expect(office.texts()).toEqual(['jawaban']);
  office.pass(HOUR);
  await dispatcher.drain();
  expect(office.texts()).toEqual(['jawaban', 'pengingat', 'siaran besok']);
});

test('what was put in before the clock was set back keeps its place too', async () => {
  await office.put('tini', 'satu', { now: after(office.now(), 2 * HOUR) });
  await office.put('tini', 'dua');
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  expect(office.texts()).toEqual([]);
  office.pass(2 * HOUR);
  await dispatcher.drain();
  expect(office.texts()).toEqual(['satu', 'dua']);
});

test('a reply that must be sent again keeps its place before the next one', async () => {
  await office.put('tini', 'satu');
  await office.put('tini', 'dua');
  office.answer(() => ({ kind: 'retry', reason: '500' }));
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  office.answer(({ key }) => ({ kind: 'sent', platformIds: [key] }));
  await dispatcher.drain();
  expect(office.texts()).toEqual(['satu']);
  office.pass(HOUR);
  await dispatcher.drain();
  expect(office.texts()).toEqual(['satu', 'satu', 'dua']);
});

test.each([
  ['told to wait (P21)', { kind: 'retry', reason: '429', afterMs: 30 * SECOND }],
  ['while the channel was down', { kind: 'down', reason: 'offline', afterMs: 30 * SECOND }],
] as const)(
  'keeps its place when %s, also for a process that knows nothing of the pause',
  async (_how, result) => {
    await office.put('tini', 'satu');
    office.answer(() => result);
    await office.dispatcher().drain();
    await office.put('tini', 'dua');
    office.answer(({ key }) => ({ kind: 'sent', platformIds: [key] }));
    const other = office.dispatcher();
    await other.drain();
    expect(office.texts()).toEqual(['satu']);
    office.pass(30 * SECOND);
    await other.drain();
    expect(office.texts()).toEqual(['satu', 'satu', 'dua']);
  },
);

test('bulk that waits to be sent again does not hold a reply back', async () => {
  await office.put('tini', 'siaran', { priority: PRIORITY.bulk });
  office.answer(() => ({ kind: 'retry', reason: '500' }));
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  office.answer(({ key }) => ({ kind: 'sent', platformIds: [key] }));
  await office.put('tini', 'jawaban');
  await dispatcher.drain();
  expect(office.texts()).toEqual(['siaran', 'jawaban']);
});

test('a chat has one message under way at a time; others do not wait for it', async () => {
  const slow = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  await office.put('tini', 'tini 1');
  await office.put('tini', 'tini 2');
  await office.put('budi', 'budi 1');
  await office.put('budi', 'budi 2');
  office.answer(async ({ key, text }) => {
    if (text === 'tini 1') await slow.promise;
    if (text === 'budi 1') begun.resolve();
    return { kind: 'sent', platformIds: [key] };
  });
  const dispatcher = office.dispatcher();
  const drained = dispatcher.drain();
  await begun.promise;
  expect(office.texts('tini')).toEqual(['tini 1']);
  const other = office.dispatcher();
  await other.drain().catch(() => undefined);
  expect(office.texts('tini')).toEqual(['tini 1']);
  slow.resolve();
  await drained;
  expect(office.texts('tini')).toEqual(['tini 1', 'tini 2']);
  expect(office.texts('budi')).toEqual(['budi 1', 'budi 2']);
});

test('`sending` is committed before the call, so that a crash in between leaves a trace (P18)', async () => {
  await office.put('tini', 'satu');
  const seen: unknown[] = [];
  office.answer(async ({ key, text }) => {
    const { state, leased, attempts } = await office.row(text);
    seen.push({ state, leased, attempts });
    return { kind: 'sent', platformIds: [key] };
  });
  await office.dispatcher().drain();
  expect(seen).toEqual([{ state: 'sending', leased: true, attempts: 1 }]);
  expect(await office.row('satu')).toMatchObject({ state: 'sent', leased: false });
});
