import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createFetchMedia, type Download } from '../../../src/channels/whatsapp/media.ts';
import type { Socket } from '../../../src/channels/whatsapp/socket.ts';

const CONTENT = Buffer.from('foto kepiting');
const REF = {
  type: 'image',
  directPath: '/v/t62/expired',
  mediaKey: Buffer.alloc(32, 7).toString('base64'),
  fileSha256: createHash('sha256').update(CONTENT).digest('base64'),
  id: 'ABC',
  jid: '6281200000001@s.whatsapp.net',
};

const media = (ref: object = REF, bytes?: number) => ({
  ref: JSON.stringify(ref),
  ...(bytes ? { bytes } : {}),
});
const gone = () => Object.assign(new Error('Failed to fetch'), { output: { statusCode: 410 } });
const serving =
  (content: Uint8Array): Download =>
  async () =>
    (async function* () {
      yield content.subarray(0, 4);
      yield content.subarray(4);
    })();
const phone = (reupload: () => Promise<string>): Socket => ({ reupload }) as never;

describe('a file somebody sent', () => {
  test('is fetched and checked', async () => {
    const fetched = await createFetchMedia(() => null, serving(CONTENT))(media(), 1_000);
    expect(fetched).toEqual({ kind: 'fetched', content: CONTENT });
  });

  test('that is not what was sent is fetched again rather than kept', async () => {
    const fetched = await createFetchMedia(() => null, serving(Buffer.from('something else')))(
      media(),
      1_000,
    );
    expect(fetched).toEqual({ kind: 'retry', reason: 'checksum' });
  });

  test('is read only as far as it may be large, whatever the message claims', async () => {
    const fetch = createFetchMedia(() => null, serving(CONTENT));
    expect(await fetch(media(), 5)).toEqual({ kind: 'failed', reason: 'too-large' });
    expect(await fetch(media(REF, 50), 20)).toEqual({ kind: 'failed', reason: 'too-large' });
  });

  test('whose download breaks is tried again', async () => {
    const fetch = createFetchMedia(
      () => null,
      () => Promise.reject(new Error('ECONNRESET')),
    );
    expect(await fetch(media(), 1_000)).toEqual({ kind: 'retry', reason: 'download-broken' });
  });

  test('whose link has expired is uploaded again by the sender’s phone', async () => {
    const asked: unknown[] = [];
    const download: Download = (file) => {
      if (file.directPath === REF.directPath) return Promise.reject(gone());
      return serving(CONTENT)(file);
    };
    const socket = phone(async () => {
      asked.push('phone');
      return '/v/t62/new';
    });
    expect(await createFetchMedia(() => socket, download)(media(), 1_000)).toMatchObject({ kind: 'fetched' });
    expect(asked).toEqual(['phone']);
  });

  test('is given up where the phone no longer has it, and waits where we are not connected', async () => {
    const download: Download = () => Promise.reject(gone());
    const off = phone(() => Promise.reject(new Error('Media re-upload failed by device')));
    expect(await createFetchMedia(() => off, download)(media(), 1_000)).toEqual({
      kind: 'failed',
      reason: 'unavailable',
    });
    expect(await createFetchMedia(() => null, download)(media(), 1_000)).toEqual({
      kind: 'retry',
      reason: 'link-expired',
    });
  });

  test('of a reference nobody can read is unavailable', async () => {
    const fetch = createFetchMedia(() => null, serving(CONTENT));
    expect(await fetch({ ref: 'no-such-file' }, 1_000)).toEqual({ kind: 'failed', reason: 'unavailable' });
  });
});
