import { afterEach, beforeEach, expect, test } from 'vitest';
import { after, HOUR, MINUTE, SECOND } from '../../src/kernel/clock.ts';
import { plain } from '../../src/messages/index.ts';
import { enqueue, PRIORITY } from '../../src/outbox/index.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
});
afterEach(() => office.close());

async function stop(name: string): Promise<void> {
  await office.storage.db.chat.update({
    where: { id: await office.chat(name) },
    data: { stoppedAt: office.now() },
  });
}

test('what is past its time is dropped, not delivered stale (P25)', async () => {
  await office.put('tini', 'harga pagi', { expiresAt: after(office.now(), HOUR) });
  await office.put('tini', 'harga sore', { expiresAt: after(office.now(), 3 * HOUR) });
  office.pass(2 * HOUR);
  await office.dispatcher().drain();
  expect(office.texts()).toEqual(['harga sore']);
  expect(await office.row('harga pagi')).toMatchObject({ state: 'dropped', lastError: 'expired' });
});

test('what expires while it waits for another attempt is dropped too', async () => {
  await office.put('tini', 'harga', { expiresAt: after(office.now(), MINUTE) });
  office.answer(() => ({ kind: 'retry', reason: '500' }));
  const dispatcher = office.dispatcher();
  await dispatcher.drain();
  office.pass(2 * MINUTE);
  await dispatcher.drain();
  expect(office.calls).toHaveLength(1);
  expect(await office.row('harga')).toMatchObject({ state: 'dropped', lastError: 'expired' });
});

test('BERHENTI drops pushes and bulk, also those already queued; what the person asks is answered (P31)', async () => {
  await office.put('tini', 'siaran', { priority: PRIORITY.bulk });
  await office.put('tini', 'pengingat', { priority: PRIORITY.push });
  await stop('tini');
  await office.put('tini', 'jawaban');
  await office.put('budi', 'siaran lain', { priority: PRIORITY.bulk });
  await office.dispatcher().drain();
  expect(office.texts()).toEqual(['jawaban', 'siaran lain']);
  expect(await office.row('siaran')).toMatchObject({ state: 'dropped', lastError: 'stopped' });
  expect(await office.row('pengingat')).toMatchObject({ state: 'dropped', lastError: 'stopped' });
});

test('BERHENTI and expiry are looked at when a message is claimed, not only at the next tidying (P31)', async () => {
  const first = Promise.withResolvers<void>();
  await office.put('tini', 'jawaban');
  await office.put('tini', 'siaran', { priority: PRIORITY.bulk });
  await office.put('budi', 'halo budi');
  await office.put('budi', 'harga', { expiresAt: after(office.now(), SECOND) });
  office.answer(async ({ key }) => {
    await first.promise;
    return { kind: 'sent', platformIds: [key] };
  });
  const drained = office.dispatcher().drain();
  await expect.poll(() => office.calls.length).toBe(2);
  await stop('tini');
  office.pass(2 * SECOND);
  first.resolve();
  await drained;
  expect(office.texts().toSorted()).toEqual(['halo budi', 'jawaban']);
});

test('the same act, named by its key, is enqueued once (P24)', async () => {
  for (let i = 0; i < 3; i += 1) {
    await office.put('tini', 'siaran', { priority: PRIORITY.bulk, dedupeKey: 'broadcast:1:tini' });
  }
  await office.put('budi', 'siaran', { priority: PRIORITY.bulk, dedupeKey: 'broadcast:1:budi' });
  await office.dispatcher().drain();
  expect(office.calls.map(({ to }) => to.id)).toEqual(['tini', 'budi']);
});

test('one statement enqueues many in order, and a key repeated inside it once', async () => {
  const chatId = await office.chat('tini');
  const now = office.now();
  const base = { chatId, channel: 'telegram', priority: PRIORITY.reply, now } as const;
  const texts = Array.from({ length: 15 }, (_, i) => `baris ${i}`);
  await office.storage.transaction((tx) =>
    enqueue(tx, [
      ...texts.map((text) => ({ ...base, reply: { text: plain(text) } })),
      { ...base, reply: { text: plain('sekali') }, dedupeKey: 'k' },
      { ...base, reply: { text: plain('sekali') }, dedupeKey: 'k' },
    ]),
  );
  await office.dispatcher().drain();
  expect(office.texts()).toEqual([...texts, 'sekali']);
});

test('an enqueue that is rolled back never was', async () => {
  const chatId = await office.chat('tini');
  const failed = office.storage.transaction(async (tx) => {
    const reply = { text: plain('hantu') };
    await enqueue(tx, [{ chatId, channel: 'telegram', reply, priority: PRIORITY.reply, now: office.now() }]);
    throw new Error('turn failed');
  });
  await expect(failed).rejects.toThrow('turn failed');
  await office.dispatcher().drain();
  expect(office.calls).toEqual([]);
});

test('the 21st equal message to one person within five minutes is dropped; the prompt number does not count', async () => {
  for (let prompt = 1; prompt <= 22; prompt += 1) {
    await office.put('tini', 'x', { reply: { text: plain('Mau mulai dari mana?'), prompt } });
  }
  await office.put('budi', 'x', { reply: { text: plain('Mau mulai dari mana?'), prompt: 1 } });
  await office.put('tini', 'lain');
  await office.dispatcher().drain();
  expect(office.texts('tini')).toEqual([...Array<string>(20).fill('Mau mulai dari mana?'), 'lain']);
  expect(office.texts('budi')).toHaveLength(1);
  const dropped = await office.storage.db.outboxMessage.findMany({ where: { state: 'dropped' } });
  expect(dropped.map(({ lastError }) => lastError)).toEqual(['loop', 'loop']);
});

test('the loop guard forgets after five minutes, and other choices are another message', async () => {
  for (let i = 0; i < 20; i += 1) await office.put('tini', 'menu');
  const choices = [{ id: '/menu', label: 'Menu' }];
  await office.put('tini', 'menu dengan pilihan', { reply: { text: plain('menu'), choices } });
  office.pass(5 * MINUTE);
  await office.put('tini', 'menu');
  await office.dispatcher().drain();
  expect(office.texts()).toHaveLength(22);
});
