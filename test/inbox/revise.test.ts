import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccept } from '../../src/inbox/index.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import type { Inbound } from '../../src/messages/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import { openTestStorage } from '../support/shared-storage.ts';

const NOW = new Date('2026-11-23T01:00:00Z');
const PHONE = '6281200000001@s.whatsapp.net';
const LID = '77712345678901@lid';

let storage: Storage;
let accept: (inbound: Inbound) => Promise<void>;
beforeEach(async () => {
  storage = await openTestStorage();
  accept = createAccept({ storage, clock: { now: () => NOW }, newId: () => uuidv7() });
});
afterEach(() => storage.close());

const from = (id: string, content: Inbound['content'], address = PHONE, aliases?: string[]): Inbound => ({
  id,
  address: { channel: 'whatsapp', id: address },
  sentAt: NOW,
  sender: aliases ? { aliases } : {},
  content,
});
const said = (id: string, text: string) => from(id, { kind: 'text', text });
const rows = () =>
  storage.db.inboxMessage.findMany({ orderBy: { seq: 'asc' }, select: { content: true, state: true } });

describe('a message that its sender changes', () => {
  test('is read as it is now, where it still waits', async () => {
    await accept(said('A@1', 'kepiting ke jepang'));
    await accept(from('B@2', { kind: 'revised', message: 'A', text: 'kepiting ke korea' }));
    expect(await rows()).toEqual([
      { content: { kind: 'text', text: 'kepiting ke korea' }, state: 'pending' },
    ]);
  });

  test('also when the change comes from their other address', async () => {
    await accept(from('A@1', { kind: 'text', text: 'lama' }, LID, [PHONE]));
    await accept(from('B@2', { kind: 'revised', message: 'A', text: 'baru' }, PHONE, [LID]));
    expect((await rows()).map(({ content }) => content)).toEqual([{ kind: 'text', text: 'baru' }]);
  });

  test('was answered already: the change is told to have come too late, and the answer stays', async () => {
    await accept(said('A@1', 'lama'));
    await storage.db.inboxMessage.updateMany({ data: { state: 'done' } });
    await accept(from('B@2', { kind: 'revised', message: 'A', text: 'baru' }));
    expect(await rows()).toEqual([
      { content: { kind: 'text', text: 'lama' }, state: 'done' },
      { content: { kind: 'unsupported', what: 'edited' }, state: 'pending' },
    ]);
  });

  test('cannot be somebody else’s', async () => {
    await accept(said('A@1', 'punya saya'));
    await accept(from('B@2', { kind: 'revised', message: 'A' }, '6281200000002@s.whatsapp.net'));
    await accept(from('C@3', { kind: 'revised', message: 'A', text: 'x' }, '6281200000002@s.whatsapp.net'));
    expect((await rows())[0]).toEqual({ content: { kind: 'text', text: 'punya saya' }, state: 'pending' });
  });
});

describe('a message that its sender takes back', () => {
  test('is neither acted on nor kept', async () => {
    await accept(said('A@1', 'salah kirim'));
    await accept(from('B@2', { kind: 'revised', message: 'A' }));
    expect(await rows()).toEqual([{ content: { kind: 'unsupported', what: 'other' }, state: 'done' }]);
  });

  test('is no longer kept, also when it was acted on', async () => {
    await accept(said('A@1', 'salah kirim'));
    await storage.db.inboxMessage.updateMany({ data: { state: 'done', doneAt: NOW } });
    await accept(from('B@2', { kind: 'revised', message: 'A' }));
    expect(JSON.stringify(await rows())).not.toContain('salah kirim');
  });

  test('that we never had changes nothing', async () => {
    await accept(from('B@2', { kind: 'revised', message: 'A' }));
    expect(await rows()).toEqual([]);
  });
});
