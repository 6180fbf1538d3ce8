import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../src/kernel/clock.ts';
import { PRIORITY } from '../../src/outbox/index.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
});
afterEach(() => office.close());

/** What kill -9 between claim and answer leaves: a dispatcher whose channel answers when its process is long forgotten. */
async function leaveSending(): Promise<() => Promise<void>> {
  const dead = Promise.withResolvers<void>();
  const before = office.calls.length;
  office.answer(async () => {
    await dead.promise;
    throw new Error('the process is dead');
  });
  const waiting = (await office.storage.db.outboxMessage.findMany({ where: { state: 'queued' } })).length;
  const drained = office.dispatcher().drain();
  await expect.poll(() => office.calls.length - before).toBe(waiting);
  office.answer(({ key }) => ({ kind: 'sent', platformIds: [key] }));
  return () => {
    dead.resolve();
    return drained;
  };
}

test('after a dead sender everything is sent again, and marked where the platform may show it twice', async () => {
  await office.put('tini', 'jawaban');
  await office.put('budi', 'siaran', { priority: PRIORITY.bulk });
  const letGo = await leaveSending();
  const other = office.dispatcher();
  office.pass(14 * SECOND);
  await office.put('tini', 'berikut');
  await other.drain();
  expect(office.texts()).toEqual(['jawaban', 'siaran']);
  office.pass(2 * SECOND);
  await other.drain();
  expect(office.texts().toSorted()).toEqual(['berikut', 'jawaban', 'jawaban', 'siaran', 'siaran']);
  expect(await office.row('siaran')).toMatchObject({ state: 'sent', leased: false });
  const doubtful = await office.storage.db.outboxMessage.findMany({ where: { doubtful: true } });
  expect(doubtful.map(({ priority }) => priority).toSorted()).toEqual([PRIORITY.reply, PRIORITY.bulk]);
  await letGo();
});

test('alone on its database, a dispatcher takes up what a dead one left without waiting for the lease', async () => {
  await office.put('tini', 'jawaban');
  const letGo = await leaveSending();
  office.dispatcher({ alone: true }).start();
  await expect.poll(() => office.texts()).toEqual(['jawaban', 'jawaban']);
  await letGo();
});

test('a message its sender died of is not tried for ever', async () => {
  await office.put('tini', 'maut');
  await office.storage.db.outboxMessage.updateMany({ data: { attempts: 7 } });
  const letGo = await leaveSending();
  office.pass(MINUTE);
  await office.dispatcher().drain();
  expect(office.texts()).toEqual(['maut']);
  expect(await office.row('maut')).toMatchObject({ state: 'dead', lastError: 'sender died' });
  await letGo();
});

test('an operator sees what was given up without a word of it, and puts it back', async () => {
  const { listDeadLetters, retryDeadLetters, outboxDepth } = await import('../../src/outbox/index.ts');
  await office.put('tini', 'rahasia tini');
  await office.put('budi', 'siaran', { priority: PRIORITY.bulk });
  await office.put('sari', 'antre', { dueAt: new Date(office.now().getTime() + HOUR) });
  office.answer(({ to }) =>
    to.id === 'tini' ? { kind: 'reject', reason: '400' } : { kind: 'unknown', reason: 'timeout' },
  );
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  const { db } = office.storage;
  const letters = await listDeadLetters(db, 10);
  expect(letters.map(({ state, error }) => `${state} ${error}`).toSorted()).toEqual([
    'dead 400',
    'uncertain timeout',
  ]);
  expect(JSON.stringify(letters)).not.toMatch(/rahasia|tini/);
  expect(await outboxDepth(db)).toEqual(
    expect.arrayContaining([
      { channel: 'telegram', state: 'dead', count: 1 },
      { channel: 'telegram', state: 'uncertain', count: 1 },
      { channel: 'telegram', state: 'queued', count: 1 },
    ]),
  );
  office.answer(({ key }) => ({ kind: 'sent', platformIds: [key] }));
  const { seq } = await office.row('rahasia tini');
  expect(await retryDeadLetters(db, { box: 'outbox', seq }, office.now())).toBe(1);
  expect(await retryDeadLetters(db, { box: 'outbox', seq }, office.now())).toBe(0);
  expect(await retryDeadLetters(db, { box: 'outbox', seq: 'all' }, office.now())).toBe(1);
  await dispatcher.drain();
  expect(office.texts()).toEqual(['rahasia tini', 'siaran', 'rahasia tini', 'siaran']);
  expect(await listDeadLetters(db, 10)).toEqual([]);
});
