import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SendResult } from '../../src/channels/channel.ts';
import { after, HOUR } from '../../src/kernel/clock.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
});
afterEach(() => office.close());

/** Counts the transactions that begin: tidying and claiming are one each. */
function countTransactions() {
  return vi.spyOn(office.storage, 'transaction');
}

test('a running dispatcher sends what is committed later, without being asked', async () => {
  const dispatcher = office.dispatcher();
  dispatcher.start();
  await office.put('tini', 'satu');
  await expect.poll(() => office.texts()).toEqual(['satu']);
  await office.put('tini', 'dua');
  await expect.poll(() => office.texts()).toEqual(['satu', 'dua']);
  await dispatcher.stop();
  await office.put('tini', 'tiga');
  expect(office.texts()).toEqual(['satu', 'dua']);
});

test('stopping waits for the call under way and records how it ended', async () => {
  const begun = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  office.answer(async ({ key }) => {
    begun.resolve();
    await answered.promise;
    return { kind: 'sent', platformIds: [key] };
  });
  await office.put('tini', 'satu');
  const dispatcher = office.dispatcher();
  dispatcher.start();
  await begun.promise;
  const stopped = dispatcher.stop();
  answered.resolve();
  await stopped;
  expect(await office.row('satu')).toMatchObject({ state: 'sent' });
});

test('it does not spin while nothing can be sent: dated ahead, chat under way, chat over its pace', async () => {
  const later = Promise.withResolvers<SendResult>();
  const pace = { perSecond: 1000, burst: 1000, chatPerSecond: 0.001, chatBurst: 1 };
  await office.put('tini', 'satu');
  await office.put('tini', 'dua');
  await office.put('budi', 'tiga', { dueAt: after(office.now(), HOUR) });
  await office.put('sari', 'empat');
  await office.put('sari', 'lima');
  const begun = countTransactions();
  office.answer((call) =>
    call.to.id === 'tini' ? later.promise : { kind: 'sent', platformIds: [call.key] },
  );
  office.dispatcher({ pace }).start();
  await expect.poll(() => office.texts().toSorted()).toEqual(['empat', 'satu']);
  // While the database answers a hundred questions, whoever spins has claimed many times.
  for (let i = 0; i < 100; i += 1) await office.storage.ping();
  expect(begun.mock.calls.length).toBeLessThan(8);
  later.resolve({ kind: 'reject', reason: '400' });
});

test('a database that does not answer for a while is asked again, and nothing is lost', async () => {
  const dispatcher = office.dispatcher({ alone: true });
  const down = vi.spyOn(office.storage, 'transaction').mockRejectedValue(new Error('connection refused'));
  dispatcher.start();
  await expect.poll(() => down.mock.calls.length).toBeGreaterThan(0);
  down.mockRestore();
  await office.put('tini', 'satu');
  await expect.poll(() => office.texts(), { timeout: 5_000 }).toEqual(['satu']);
});
