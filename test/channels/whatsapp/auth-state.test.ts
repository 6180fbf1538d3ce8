import { addTransactionCapability, proto, type SignalDataSet } from '@whiskeysockets/baileys';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadAuthState } from '../../../src/channels/whatsapp/auth-state.ts';
import { createLibraryLog } from '../../../src/channels/whatsapp/library-log.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { createLog } from '../../../src/kernel/log.ts';
import { createFakeAccount, type FakeAccount } from './fake-whatsapp.ts';

let account: FakeAccount;
beforeEach(() => {
  account = createFakeAccount();
});

describe('P6: credentials and keys', () => {
  test('are the same after a restart, bytes and all', async () => {
    const first = await loadAuthState(account.keys);
    await first.saveCreds();
    const data: SignalDataSet = {
      session: { '628.0': Buffer.from([1, 2, 255]) },
      'lid-mapping': { '628': '777' },
      'device-list': { '628': ['0', '12'] },
      tctoken: { '777@lid': { token: Buffer.from('t'), timestamp: '5' } },
      'pre-key': { '1': { public: Buffer.alloc(32, 1), private: Buffer.alloc(32, 2) } },
      'app-state-sync-key': {
        k: proto.Message.AppStateSyncKeyData.fromObject({ keyData: Buffer.from('k'), timestamp: 7 }),
      },
    };
    await first.state.keys.set(data);
    const second = await loadAuthState(account.keys);
    expect(second.state.creds).toEqual(first.state.creds);
    for (const [kind, values] of Object.entries(data)) {
      const ids = Object.keys(values ?? {});
      const read = await second.state.keys.get(kind as 'session', ids);
      expect(Object.keys(read)).toEqual(ids);
    }
    expect((await second.state.keys.get('session', ['628.0']))['628.0']).toEqual(Buffer.from([1, 2, 255]));
    const key = (await second.state.keys.get('app-state-sync-key', ['k'])).k;
    expect(Buffer.from(key?.keyData ?? []).toString()).toBe('k');
  });

  test('come from the database first: what could not be written is not used either', async () => {
    const { state } = await loadAuthState(account.keys);
    await state.keys.set({ 'lid-mapping': { a: 'old' } });
    account.away = true;
    await expect(Promise.resolve(state.keys.set({ 'lid-mapping': { a: 'new' } }))).rejects.toThrow();
    account.away = false;
    expect(await state.keys.get('lid-mapping', ['a'])).toEqual({ a: 'old' });
  });

  test('all that one act of the library changes is one write, done or not done', async () => {
    const { state } = await loadAuthState(account.keys);
    const writes: number[] = [];
    const keys = addTransactionCapability(
      {
        ...state.keys,
        set(data) {
          writes.push(Object.keys(data).length);
          return state.keys.set(data);
        },
      },
      createLibraryLog(createLog('silent'), systemClock),
      { maxCommitRetries: 1, delayBetweenTriesMs: 0 },
    );
    await keys.transaction(async () => {
      await keys.set({ session: { a: Buffer.from('1') } });
      await keys.set({ 'lid-mapping': { a: 'b' }, session: { b: Buffer.from('2') } });
      expect(account.stored.size).toBe(0);
    }, 'me');
    expect(writes).toEqual([2]);
    expect([...account.stored.keys()].sort()).toEqual(['lid-mapping/a', 'session/a', 'session/b']);
  });

  test('a removed key is gone', async () => {
    const { state } = await loadAuthState(account.keys);
    await state.keys.set({ 'lid-mapping': { a: 'b' } });
    await state.keys.set({ 'lid-mapping': { a: null } });
    expect(await state.keys.get('lid-mapping', ['a'])).toEqual({});
    expect(account.stored.size).toBe(0);
  });
});
