import { afterEach, expect, test } from 'vitest';
import { MOST_WAITING } from '../../src/inbox/inbox.store.ts';
import { SECOND } from '../../src/kernel/clock.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
afterEach(() => desk.close());

const handled = async (who: string) => (await desk.inbox(who)).filter(({ state }) => state === 'done').length;
const SLOWED = 'Pesan Kakak datangnya banyak sekaligus';
const warnings = async (who: string) => (await desk.said(who)).filter((text) => text.startsWith(SLOWED));

test('whoever writes too fast is answered at a pace, told so once a minute, and nothing is lost', async () => {
  desk = await openDesk({ quietMs: 0, pace: { messages: 20, withinMs: 10 * SECOND } });
  const texts = Array.from({ length: 70 }, (_, n) => `pesan ${n}`);
  for (const text of texts) await desk.receive('sari', text);
  await desk.receive('tini', 'halo');
  await desk.worker.drain();
  expect(await handled('sari')).toBe(20);
  expect(await warnings('sari')).toHaveLength(1);
  // Others are not held up.
  expect(await handled('tini')).toBe(1);
  for (const expected of [40, 60, 70]) {
    desk.pass(10 * SECOND);
    await desk.worker.drain();
    expect(await handled('sari')).toBe(expected);
  }
  expect(await warnings('sari')).toHaveLength(1);
  const answers = (await desk.said('sari')).filter((text) => !text.startsWith(SLOWED));
  expect(answers).toEqual(texts.map((text) => expect.stringContaining(text)));
});

test('a conversation at a human pace is never slowed', async () => {
  desk = await openDesk({ quietMs: 0, pace: { messages: 20, withinMs: 10 * SECOND } });
  for (let n = 0; n < 60; n += 1) {
    await desk.receive('sari', `pesan ${n}`);
    await desk.worker.drain();
    desk.pass(SECOND);
  }
  expect(await handled('sari')).toBe(60);
  expect(await warnings('sari')).toEqual([]);
});

test('a flood is bounded: what waits of one chat has an end, and other chats go on', async () => {
  desk = await openDesk({ quietMs: 0 });
  for (let n = 0; n < MOST_WAITING + 50; n += 1) await desk.receive('sari', `pesan ${n}`);
  await desk.receive('tini', 'halo');
  expect(await desk.inbox('sari')).toHaveLength(MOST_WAITING);
  await desk.worker.drain();
  expect(await handled('tini')).toBe(1);
  // There is room again.
  await desk.receive('sari', 'sudah');
  await desk.worker.drain();
  expect(await handled('sari')).toBe(MOST_WAITING + 1);
});
