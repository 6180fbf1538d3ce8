import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { createLog } from '../../src/kernel/log.ts';
import {
  createDispatcher,
  PRIORITY,
  type PushBudget,
  reopenReachOuts,
  spentToday,
} from '../../src/outbox/index.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const ZONE = 'Asia/Makassar';
const PUSH = { priority: PRIORITY.push };
let office: PostOffice;
let restricted: string[];

beforeEach(async () => {
  office = await openPostOffice();
  restricted = [];
});
afterEach(() => office.close());

/** Sends all that the budget allows now. */
async function drain(budget: Omit<PushBudget, 'timeZone'>): Promise<void> {
  await office
    .dispatcher({ budget: { ...budget, timeZone: ZONE }, onRestricted: (reason) => restricted.push(reason) })
    .drain();
}

/** The person wrote this long ago. */
async function wrote(name: string, agoMs: number): Promise<void> {
  const lastInboundAt = new Date(office.now().getTime() - agoMs);
  await office.storage.db.chat.update({ where: { id: await office.chat(name) }, data: { lastInboundAt } });
}

const spent = () => spentToday(office.storage.db, 'telegram', office.now(), ZONE);

describe('P1: chats opened by us', () => {
  test('are counted, one a chat and day, and end with the budget; replies go on', async () => {
    for (const name of ['a', 'b', 'c']) await office.put(name, `kabar ${name}`, PUSH);
    await drain({ pushesPerDay: 10, reachOutsPerDay: 2 });
    expect(office.texts()).toEqual(['kabar a', 'kabar b']);
    await office.put('a', 'lagi a', PUSH);
    await office.put('c', 'jawaban c');
    await drain({ pushesPerDay: 10, reachOutsPerDay: 2 });
    expect(office.texts().slice(2).sort()).toEqual(['jawaban c', 'lagi a']);
    expect(await spent()).toEqual({ pushes: 3, reachOuts: 2 });
    expect(await office.row('kabar c')).toMatchObject({ state: 'queued' });
  });

  test('whoever wrote within a day is not reached out to', async () => {
    await wrote('a', 23 * HOUR);
    await wrote('b', 25 * HOUR);
    await office.put('a', 'kabar a', PUSH);
    await office.put('b', 'kabar b', PUSH);
    await drain({ pushesPerDay: 10, reachOutsPerDay: 0 });
    expect(office.texts()).toEqual(['kabar a']);
    expect(await spent()).toEqual({ pushes: 1, reachOuts: 0 });
  });

  test('what is held back goes out on the next day', async () => {
    await office.put('a', 'kabar a', PUSH);
    await office.put('b', 'kabar b', PUSH);
    await drain({ pushesPerDay: 10, reachOutsPerDay: 1 });
    office.pass(DAY);
    await drain({ pushesPerDay: 10, reachOutsPerDay: 1 });
    expect(office.texts()).toEqual(['kabar a', 'kabar b']);
  });
});

test('messages that answer nothing end with the day’s number, whoever they are for', async () => {
  for (const name of ['a', 'b', 'c']) {
    await wrote(name, HOUR);
    await office.put(name, `kabar ${name}`, PUSH);
  }
  await office.put('c', 'jawaban c');
  await drain({ pushesPerDay: 2, reachOutsPerDay: 100 });
  expect(office.texts()).toEqual(['jawaban c', 'kabar a', 'kabar b']);
});

describe('P2: error 463', () => {
  test('ends the message, closes reaching out for good, is told once; replies go on', async () => {
    office.answer(({ text, key }) =>
      text === 'kabar a'
        ? { kind: 'restricted', reason: 'reach-out-refused-463' }
        : { kind: 'sent', platformIds: [key] },
    );
    await office.put('a', 'kabar a', PUSH);
    await drain({ pushesPerDay: 10, reachOutsPerDay: 10 });
    expect(await office.row('kabar a')).toMatchObject({ state: 'dead', attempts: 1 });
    await office.put('b', 'kabar b', PUSH);
    await office.put('b', 'jawaban b');
    await drain({ pushesPerDay: 10, reachOutsPerDay: 10 });
    office.pass(3 * DAY);
    await drain({ pushesPerDay: 10, reachOutsPerDay: 10 });
    expect(office.texts()).toEqual(['kabar a', 'jawaban b']);
    expect(restricted).toEqual(['reach-out-refused-463']);
    await reopenReachOuts(office.storage.db, 'telegram');
    await drain({ pushesPerDay: 10, reachOutsPerDay: 10 });
    expect(office.texts()).toEqual(['kabar a', 'jawaban b', 'kabar b']);
  });
});

test('while a channel cannot send, its messages are left alone and cost no attempt', async () => {
  let open = false;
  await office.put('a', 'halo');
  const dispatcher = createDispatcher({
    channel: { ...office.channel, canSend: () => open },
    storage: office.storage,
    clock: { now: () => office.now() },
    log: createLog('silent'),
    alone: true,
  });
  await dispatcher.drain();
  expect(office.texts()).toEqual([]);
  expect(await office.row('halo')).toMatchObject({ state: 'queued', attempts: 0 });
  open = true;
  await dispatcher.drain();
  expect(office.texts()).toEqual(['halo']);
  await dispatcher.stop();
});

describe('where a repeated message shows once', () => {
  test('bulk whose fate is unknown is sent again, under the same name', async () => {
    office.channel.repeatable = true;
    office.answer(() => ({ kind: 'unknown', reason: 'no-acknowledgement' }));
    await office.put('a', 'pengumuman', { priority: PRIORITY.bulk });
    const dispatcher = office.dispatcher();
    await dispatcher.drain();
    office.answer(({ key }) => ({ kind: 'sent', platformIds: [key] }));
    office.pass(HOUR);
    await dispatcher.drain();
    expect(await office.row('pengumuman')).toMatchObject({ state: 'sent' });
    expect(new Set(office.calls.map(({ key }) => key)).size).toBe(1);
  });
});
