import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccount, leaveRequest, viewAccount } from '../../src/accounts/index.ts';
import { type Account, NotHolderError } from '../../src/channels/account.ts';
import { createSecretBox } from '../../src/kernel/secret-box.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTestStorage } from '../support/shared-storage.ts';

const onPostgres = process.env.DATABASE_URL !== undefined;
const SECRET = 'a-secret-of-more-than-32-characters!';

const accountOf = (
  storage: Storage,
  owner: string,
  options: { leaseMs?: number; secret?: string } = {},
): Account =>
  createAccount({
    storage,
    channel: 'whatsapp',
    owner,
    secrets: createSecretBox(options.secret === undefined ? [] : [options.secret]),
    ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
  });

describe('an account', () => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await openTestStorage();
  });
  afterEach(() => storage.close());

  test('keeps its keys over restarts, writes many at once, and forgets them when told', async () => {
    const account = accountOf(storage, 'first');
    await account.hold();
    await account.keys.set([
      { kind: 'session', id: 'a', value: 'A' },
      { kind: 'session', id: 'b', value: 'B' },
      { kind: 'pre-key', id: 'a', value: 'P' },
    ]);
    await account.keys.set([
      { kind: 'session', id: 'a', value: null },
      { kind: 'session', id: 'b', value: 'B2' },
    ]);
    const later = accountOf(storage, 'second');
    expect(await later.keys.get('session', ['a', 'b', 'c'])).toEqual(new Map([['b', 'B2']]));
    expect(await later.keys.get('pre-key', ['a'])).toEqual(new Map([['a', 'P']]));
    await account.keys.clear();
    expect(await later.keys.get('session', ['b'])).toEqual(new Map());
  });

  test('P6: a write is refused, whole, once another process holds the account', async () => {
    const sleeper = accountOf(storage, 'sleeper');
    await sleeper.hold();
    await sleeper.keys.set([{ kind: 'session', id: 'a', value: 'old' }]);
    await sleeper.release();
    const other = accountOf(storage, 'other');
    expect(await other.hold()).toBe(true);
    await other.keys.set([{ kind: 'session', id: 'a', value: 'new' }]);
    const late = sleeper.keys.set([
      { kind: 'session', id: 'a', value: 'stale' },
      { kind: 'session', id: 'b', value: 'stale' },
    ]);
    await expect(late).rejects.toBeInstanceOf(NotHolderError);
    await expect(sleeper.keys.clear()).rejects.toBeInstanceOf(NotHolderError);
    expect(await other.keys.get('session', ['a', 'b'])).toEqual(new Map([['a', 'new']]));
  });

  test('P6: with SECRETS_KEY nothing readable lies in the database, and without it nothing can be read back', async () => {
    const account = accountOf(storage, 'first', { secret: SECRET });
    await account.hold();
    await account.keys.set([{ kind: 'creds', id: 'me', value: '{"noiseKey":"sangat rahasia"}' }]);
    const rows = await storage.db.accountKey.findMany();
    expect(JSON.stringify(rows)).not.toContain('rahasia');
    expect((await account.keys.get('creds', ['me'])).get('me')).toContain('sangat rahasia');
    await expect(accountOf(storage, 'first').keys.get('creds', ['me'])).rejects.toThrow(/SECRETS_KEY/);
  });

  test('a request is carried out once, by the holder', async () => {
    const account = accountOf(storage, 'first');
    expect(await leaveRequest(storage.db, 'whatsapp', { kind: 'reconnect' })).toBe(false);
    await account.hold();
    expect(await leaveRequest(storage.db, 'whatsapp', { kind: 'pair', phone: '6281200000001' })).toBe(true);
    expect(await accountOf(storage, 'other').takeRequest()).toBeNull();
    expect(await account.takeRequest()).toEqual({ kind: 'pair', phone: '6281200000001' });
    expect(await account.takeRequest()).toBeNull();
  });

  test('P10: the process may end itself for a cure, but not again before long', async () => {
    const account = accountOf(storage, 'first');
    await account.hold();
    expect(await account.mayExit()).toBe(true);
    expect(await account.mayExit()).toBe(false);
    await storage.db.$executeRaw`UPDATE "ChannelAccount" SET "exitedAt" = now() - interval '7 hours'`;
    expect(await account.mayExit()).toBe(true);
  });

  test('what the holder publishes is seen by everybody, and what another one says is not', async () => {
    const account = accountOf(storage, 'first');
    await account.hold();
    const status = {
      state: 'up' as const,
      detail: null,
      lastInboundAt: new Date(0),
      qr: null,
      pairingCode: null,
    };
    await account.publish(status);
    await accountOf(storage, 'other').publish({ ...status, state: 'down' });
    expect(await viewAccount(storage.db, 'whatsapp')).toMatchObject({ state: 'up', held: true });
    await account.release();
    expect(await viewAccount(storage.db, 'whatsapp')).toMatchObject({ state: 'down', held: false });
  });
});

/** On the embedded database there is one process, so whoever asks is the only one left. */
describe.runIf(onPostgres)('one account, several processes', () => {
  let database: TestDatabase;
  const storages: Storage[] = [];
  afterEach(async () => {
    for (const storage of storages.splice(0)) await storage.close();
    await database.drop();
  });
  const open = async () => {
    const storage = await openStorage(database.config);
    storages.push(storage);
    return storage;
  };

  test('one holds it; another takes over when the holder stops renewing, and at once when it lets go', async () => {
    database = await createTestDatabase();
    const [one, two] = [await open(), await open()];
    const first = accountOf(one, 'first', { leaseMs: 300 });
    const second = accountOf(two, 'second', { leaseMs: 300 });
    expect(await first.hold()).toBe(true);
    expect(await second.hold()).toBe(false);
    expect(await first.hold()).toBe(true);
    await expect.poll(() => second.hold(), { timeout: 5_000 }).toBe(true);
    expect(await first.hold()).toBe(false);
    await second.release();
    expect(await first.hold()).toBe(true);
  });

  test('of twenty that ask at the same moment exactly one gets it', async () => {
    database = await createTestDatabase();
    const storage = await open();
    const asked = Array.from({ length: 20 }, (_, i) => accountOf(storage, `process ${i}`).hold());
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
  });
});
