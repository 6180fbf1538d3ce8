import { afterEach, beforeEach, expect, test } from 'vitest';
import * as inbox from '../../src/inbox/index.ts';
import { after, DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { type Desk, openDesk } from '../turns/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function chatOf(who: string): Promise<string> {
  return (await desk.storage.db.chat.findFirstOrThrow({ where: { address: who } })).id;
}

async function set(who: string, token: string, afterMs: number): Promise<void> {
  const chatId = await chatOf(who);
  const timer = { chatId, name: 'form-reminder', token, dueAt: after(desk.now(), afterMs) };
  await desk.storage.transaction((tx) => inbox.setTimers(tx, [timer], desk.now()));
}

test('a timer fires once, when its time has come', async () => {
  await desk.receive('tini', 'halo');
  await set('tini', 'run-1', DAY);
  await desk.worker.drain();
  desk.pass(DAY - 1);
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['halo']);
  desk.pass(1);
  await desk.worker.drain();
  desk.pass(DAY);
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['halo', 'timer form-reminder run-1']);
});

test('set again, it moves; having fired, it is not set again', async () => {
  await desk.receive('tini', 'halo');
  await set('tini', 'run-1', DAY);
  desk.pass(HOUR);
  await set('tini', 'run-1', DAY);
  desk.pass(DAY - HOUR);
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['halo']);
  desk.pass(HOUR);
  await desk.worker.drain();
  await set('tini', 'run-1', DAY);
  desk.pass(2 * DAY);
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['halo', 'timer form-reminder run-1']);
});

test('set again to end a hundredth of its length later it stays, to end any sooner it moves', async () => {
  await desk.receive('tini', 'halo');
  await set('tini', 'run-1', 100 * MINUTE);
  const first = after(desk.now(), 100 * MINUTE);
  desk.pass(MINUTE);
  await set('tini', 'run-1', 100 * MINUTE);
  const due = async () =>
    (await desk.storage.db.inboxMessage.findFirstOrThrow({ where: { timer: true } })).dueAt;
  expect(await due()).toEqual(first);
  desk.pass(1);
  await set('tini', 'run-1', 100 * MINUTE);
  expect(await due()).toEqual(after(first, MINUTE + 1));
  await set('tini', 'run-1', 100 * MINUTE - 1);
  expect(await due()).toEqual(after(first, MINUTE));
});

test('two people may have a timer of one name and token', async () => {
  await desk.receive('tini', 'halo');
  await desk.receive('budi', 'hai');
  await set('tini', 'same', DAY);
  await set('budi', 'same', DAY);
  desk.pass(DAY);
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['halo', 'timer form-reminder same']);
  expect(await desk.said('budi')).toEqual(['hai', 'timer form-reminder same']);
});

test('a timer that waits holds no message back, and one that is due waits for messages before it', async () => {
  await desk.receive('tini', 'satu');
  await set('tini', 'run-1', HOUR);
  await desk.receive('tini', 'dua');
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['satu', 'dua']);
  desk.pass(HOUR);
  await desk.receive('tini', 'tiga');
  await desk.worker.drain();
  expect((await desk.said('tini')).toSorted()).toEqual(['dua', 'satu', 'tiga', 'timer form-reminder run-1']);
});

test('what a timer says is a push: silence that was asked for is kept (P31)', async () => {
  await desk.receive('tini', 'halo');
  await set('tini', 'run-1', HOUR);
  desk.pass(HOUR);
  await desk.worker.drain();
  const rows = await desk.storage.db.outboxMessage.findMany({ orderBy: { seq: 'asc' } });
  expect(rows.map(({ priority }) => priority)).toEqual([0, 1]);
});

test('the next due time is that of the earliest pending message', async () => {
  expect(await inbox.nextDueAt(desk.storage.db)).toBeNull();
  await desk.receive('tini', 'halo');
  await set('tini', 'run-1', HOUR);
  expect(await inbox.nextDueAt(desk.storage.db)).toEqual(desk.now());
  await desk.worker.drain();
  expect(await inbox.nextDueAt(desk.storage.db)).toEqual(after(desk.now(), HOUR));
});
