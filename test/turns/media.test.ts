import { afterEach, expect, test, vi } from 'vitest';
import { MINUTE } from '../../src/kernel/clock.ts';
import type { InboundContent } from '../../src/messages/index.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
afterEach(() => desk.close());

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const photo: InboundContent = { kind: 'image', media: { ref: 'file-1' } };

test('a picture is fetched before its turn, checked by content and kept', async () => {
  const refs: string[] = [];
  desk = await openDesk({
    async fetchMedia({ ref }) {
      refs.push(ref);
      return { kind: 'fetched', content: PNG };
    },
  });
  await desk.receive('tini', photo);
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['image image/png']);
  expect(refs).toEqual(['file-1']);
  const row = await desk.storage.db.inboxMessage.findFirstOrThrow();
  const { media } = row.content as { media: { stored: { hash: string } } };
  expect(await desk.media.read(media.stored.hash)).toEqual(Buffer.from(PNG));
});

test.each([
  ['too large for the platform', { kind: 'failed', reason: 'too-large' }, 'image too-large'],
  ['gone', { kind: 'failed', reason: 'unavailable' }, 'image unavailable'],
  ['not a picture', { kind: 'fetched', content: Uint8Array.from([0x4d, 0x5a]) }, 'image wrong-type'],
] as const)('a file that is %s is refused, and its turn says so', async (_what, result, answer) => {
  desk = await openDesk({ fetchMedia: async () => result });
  await desk.receive('tini', photo);
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual([answer]);
});

test('a fetch that fails for now is tried four times, then refused; the chat waits, others do not', async () => {
  let tries = 0;
  desk = await openDesk({
    async fetchMedia() {
      tries += 1;
      return { kind: 'retry', reason: '502' };
    },
  });
  await desk.receive('tini', photo);
  await desk.receive('tini', 'sudah?');
  await desk.receive('budi', 'halo');
  await desk.worker.drain();
  expect(await desk.said('budi')).toEqual(['halo']);
  expect(await desk.said('tini')).toEqual([]);
  for (let i = 0; i < 3; i += 1) {
    desk.pass(MINUTE);
    await desk.worker.drain();
  }
  expect(tries).toBe(4);
  expect(await desk.said('tini')).toEqual(['image unavailable', 'sudah?']);
});

test('a channel that throws while fetching counts as a failed try, not as a message for ever', async () => {
  desk = await openDesk({
    async fetchMedia() {
      throw new Error('a bug');
    },
  });
  await desk.receive('tini', photo);
  for (let i = 0; i < 4; i += 1) {
    await desk.worker.drain();
    desk.pass(2 * MINUTE);
  }
  expect(await desk.said('tini')).toEqual(['image unavailable']);
});

test('a file there is no room for counts as a failed try: its person is told, and taken up on the next', async () => {
  desk = await openDesk({ fetchMedia: async () => ({ kind: 'fetched', content: PNG }) });
  const put = vi.spyOn(desk.media, 'put').mockRejectedValue(new Error('ENOSPC: no space left on device'));
  await desk.receive('tini', photo);
  for (let i = 0; i < 4; i += 1) {
    await desk.worker.drain();
    desk.pass(MINUTE);
  }
  expect(await desk.said('tini')).toEqual(['image unavailable']);
  expect(put).toHaveBeenCalledTimes(4);
  put.mockRestore();
  await desk.receive('tini', photo);
  await desk.worker.drain();
  expect(await desk.said('tini')).toEqual(['image unavailable', 'image image/png']);
});

test('a fetch that takes its time holds back no other chat, and one that never ends is given up', async () => {
  const begun = Promise.withResolvers<void>();
  desk = await openDesk({
    fetchMedia() {
      begun.resolve();
      return new Promise(() => undefined);
    },
  });
  await desk.receive('tini', photo);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    desk.worker.start();
    await begun.promise;
    await desk.receive('budi', 'halo');
    await expect.poll(() => desk.said('budi')).toEqual(['halo']);
    expect(await desk.inbox('tini')).toMatchObject([{ state: 'pending', attempts: 0 }]);
    vi.advanceTimersByTime(30_000);
    await expect.poll(() => desk.inbox('tini')).toMatchObject([{ attempts: 1, lastError: 'timeout' }]);
    // Nothing is left to wait for, and the waits of a stopping worker are to be real ones.
    vi.advanceTimersByTime(30_000);
  } finally {
    vi.useRealTimers();
  }
});
