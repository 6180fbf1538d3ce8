import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from './desk.ts';

const QUIET = 1_500;
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({
    quietMs: QUIET,
    awaitsFreeText: (_stored, text) => !['batal', 'menu'].includes(text),
  });
});
afterEach(() => desk.close());

test('five messages sent in a row are one thought, answered once it has been quiet (P30)', async () => {
  for (const text of ['amplang', 'madu', 'sama', 'keripik', 'pisang']) {
    await desk.receive('tini', text);
    await desk.worker.drain();
    desk.pass(QUIET - 1);
    await desk.worker.drain();
  }
  expect(await desk.said('tini')).toEqual([]);
  desk.pass(1);
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['amplang / madu / sama / keripik / pisang']);
});

test('what is gathered outlives the process (P28)', async () => {
  await desk.receive('tini', 'amplang');
  await desk.worker.drain();
  await desk.receive('tini', 'madu');
  await desk.worker.stop();
  desk.pass(QUIET);
  await desk.another().drain();
  expect(await desk.said('tini')).toEqual(['amplang / madu']);
});

test('other chats do not wait for the quiet', async () => {
  await desk.receive('tini', 'amplang');
  await desk.receive('budi', 'menu');
  await desk.worker.drain();
  expect(await desk.said('budi')).toEqual(['menu']);
});

test('a command is never part of the thought: it ends it, and is obeyed after it', async () => {
  await desk.receive('tini', 'Toko Tini');
  await desk.receive('tini', 'batal');
  await desk.worker.drain();
  desk.pass(QUIET);
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['Toko Tini', 'batal']);
});

test('a tap or a picture ends the thought; what was typed after it is another', async () => {
  await desk.receive('tini', 'amplang');
  await desk.receive('tini', { kind: 'choice', id: 'done' });
  await desk.receive('tini', 'madu');
  await desk.worker.drain();
  desk.pass(QUIET);
  await desk.worker.drain();
  desk.pass(QUIET);
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['amplang', '[done]', 'madu']);
});

test('a command alone is obeyed at once', async () => {
  await desk.receive('tini', 'batal');
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['batal']);
});

test('somebody who never stops typing is answered in the end', async () => {
  for (let i = 0; i < 25; i += 1) await desk.receive('tini', `${i}`);
  for (let i = 0; i < 4; i += 1) {
    await desk.worker.drain();
    desk.pass(QUIET);
  }
  const said = await desk.said('tini');
  expect(said.join(' / ')).toBe(Array.from({ length: 25 }, (_, i) => `${i}`).join(' / '));
  expect(await desk.storage.db.inboxMessage.count({ where: { state: 'pending' } })).toBe(0);
});
