import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countStaleKeys, sealKeysAnew } from '../../src/accounts/index.ts';
import { personsWithRole, resolveChat } from '../../src/identity/index.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { createSecretBox } from '../../src/kernel/secret-box.ts';
import { countStale, openStorage, type Storage, sealAnew } from '../../src/storage/index.ts';
import { PERSONAL_TABLES } from '../../src/storage/personal-columns.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { play } from '../support/play.ts';
import { openStage } from '../support/stage.ts';
import { parseTranscript, readBusinesses, readCast } from '../support/transcript.ts';

const OLD = 'an-old-secret-of-thirty-two-characters';
const NEW = 'a-new-secret-of-thirty-two-characters!';
const NOW = new Date('2026-11-23T01:00:00Z');
const PHONE = '+6281299887766';
const at = { now: NOW, newId: () => uuidv7() };

let database: TestDatabase;
let storage: Storage;
const reopen = async (secretsKeys: string[]) => {
  await storage?.close();
  storage = await openStorage({ ...database.config, secretsKeys });
};
beforeEach(async () => {
  database = await createTestDatabase();
  storage = await openStorage(database.config);
});
afterEach(async () => {
  await storage.close().catch(() => undefined);
  await database.drop();
});

const arrival = (address: string, provenPhone: string | null) => ({
  channel: 'whatsapp',
  address,
  aliases: [],
  displayName: 'Zamzamah',
  provenPhone,
  language: 'id',
});
const arrive = (address: string, phone: string | null = null) =>
  storage.transaction((tx) => resolveChat(tx, arrival(address, phone), at));

/** The personal columns as the database holds them: read inside a larger value they are not opened. */
async function stored(): Promise<Array<Record<string, unknown>>> {
  const all = [];
  for (const { table, sealed, exact, hashed } of PERSONAL_TABLES) {
    const rows = await storage.db.$queryRawUnsafe<Array<{ row: string }>>(
      `SELECT row_to_json(t)::text AS row FROM "${table}" t`,
    );
    for (const { row } of rows) {
      const read = JSON.parse(row);
      const addresses = read.channel === 'whatsapp' ? exact : [];
      for (const column of [...sealed, ...addresses, ...hashed.map((one) => one.column)])
        all.push({ column, value: read[column] });
    }
  }
  return all.filter(({ value }) => value !== null && value !== '');
}

test('every name and number is sealed wherever it is written, and read as it was', async () => {
  const head = `# people: yuki telegram representative:itpc-osaka, sari whatsapp ${PHONE}
# business: sari | Rumah Kepiting Sari | Kota Tarakan | kepiting bakau hidup 3 ton/bulan | haccp | JP | direct
`;
  const stage = await openStage('telegram', readCast(head), {}, [NEW]);
  const outer = storage;
  storage = stage.storage;
  try {
    for (const business of readBusinesses(head)) await stage.register(business);
    const lines = `yuki  We are Sakura Seafood Co., Ltd from Osaka, Japan. We need live mud crab 2 tons per month, HACCP required. Offer before 15 January 2027. Contact: Mr Tanaka, tanaka@sakura.example.jp, +81 555 123 4567
yuki  [Kirim]
sari  1
sari  lewati
sari  lewati
sari  lewati
sari  lewati
yuki  lead 1
yuki  [Lihat kandidat]
yuki  [Kandidat 1]
yuki  [Terima]
sari  profil
`;
    await play(stage, parseTranscript(lines), readCast(head));
    await play(stage, parseTranscript('sari  ubah nib\nsari  9988776655443\n'), readCast(head));
    const told = (who: string) => JSON.stringify(stage.said(who).map(({ text }) => text));
    expect(told('yuki')).toContain('Rumah Kepiting Sari, Bu Sari');
    expect(told('sari')).toContain('tanaka@sakura.example.jp');
    const values = await stored();
    expect(new Set(values.map(({ column }) => column))).toEqual(
      new Set(
        PERSONAL_TABLES.flatMap(({ sealed, exact, hashed }) => [
          ...sealed,
          ...exact,
          ...hashed.map((one) => one.column),
        ]),
      ),
    );
    expect(values.filter(({ value }) => !/^(personal:sealed:1|hashed):/.test(String(value)))).toEqual([]);
    expect(await countStale(stage.storage)).toBe(0);
  } finally {
    storage = outer;
    await stage.close();
  }
}, 60_000);

describe('a key', () => {
  test('that is set later seals what was there; a number is found all along', async () => {
    const chat = await arrive('a@lid', PHONE);
    const { personId } = await storage.db.chat.findUniqueOrThrow({ where: { id: chat } });
    const found = () => personsWithRole(storage.db, ['admin'], [`whatsapp:${PHONE}`]);
    expect(await found()).toEqual([personId]);
    expect(await countStale(storage)).toBeNull();
    await reopen([NEW]);
    expect(await found()).toEqual([personId]);
    expect(await countStale(storage)).toBe(1);
    expect(await sealAnew(storage)).toBe(1);
    expect(await countStale(storage)).toBe(0);
    expect(await found()).toEqual([personId]);
    expect(JSON.stringify(await stored())).not.toMatch(/Zamzamah|1299887766/);
    expect(await storage.db.chat.findUniqueOrThrow({ where: { id: chat } })).toMatchObject({
      displayName: 'Zamzamah',
      provenPhone: PHONE,
    });
  });

  test('is changed with the new one in front, and the old one can go', async () => {
    await reopen([OLD]);
    for (let n = 0; n < 450; n += 1) await arrive(`${n}@lid`, n % 2 ? PHONE : null);
    const box = createSecretBox([OLD]);
    await storage.db.accountKey.create({
      data: { channel: 'whatsapp', kind: 'creds', id: 'me', value: box.seal('kunci', 'whatsapp/creds/me') },
    });
    await reopen([NEW, OLD]);
    expect(await sealAnew(storage)).toBe(450);
    expect(await sealKeysAnew(storage, [NEW, OLD])).toBe(1);
    expect([await sealAnew(storage), await sealKeysAnew(storage, [NEW, OLD])]).toEqual([0, 0]);
    await reopen([NEW]);
    expect(await countStaleKeys(storage.db, [NEW])).toBe(0);
    const chats = await storage.db.chat.findMany({ where: { displayName: { not: null } } });
    expect(new Set(chats.map(({ displayName }) => displayName))).toEqual(new Set(['Zamzamah']));
    expect(await personsWithRole(storage.db, ['admin'], [`whatsapp:${PHONE}`])).toHaveLength(225);
    const { value } = await storage.db.accountKey.findFirstOrThrow();
    expect(createSecretBox([NEW]).open(value, 'whatsapp/creds/me')).toBe('kunci');
  }, 60_000);

  test('that is missing keeps the assistant from starting, before anything is shown or written back', async () => {
    await reopen([OLD]);
    await arrive('a@lid', PHONE);
    await storage.close();
    await expect(openStorage({ ...database.config, secretsKeys: [NEW] })).rejects.toThrow('SECRETS_KEY');
    await expect(openStorage(database.config)).rejects.toThrow('SECRETS_KEY');
    storage = await openStorage({ ...database.config, secretsKeys: [NEW, OLD] });
    expect(await storage.db.chat.findFirst()).toMatchObject({ displayName: 'Zamzamah' });
  });

  test('is no way to keep the assistant from starting by a name', async () => {
    await storage.transaction((tx) =>
      resolveChat(tx, { ...arrival('b@lid', null), displayName: 'personal:sealed:1:00000000:AAAA' }, at),
    );
    await reopen([NEW]);
    expect(await storage.db.chat.findFirst()).toMatchObject({
      displayName: ' personal:sealed:1:00000000:AAAA',
    });
  });
});

describe('an address', () => {
  const phone = '6281299887766@s.whatsapp.net';
  const lid = '99887766@lid';
  const both = { ...arrival(lid, null), aliases: [phone] };
  const meet = () => storage.transaction((tx) => resolveChat(tx, both, at));

  test('is sealed, and the chat is found by it and by its alias under each key that was ever set', async () => {
    const chat = await meet();
    for (const keys of [[OLD], [NEW, OLD]]) {
      await reopen(keys);
      expect(await arrive(phone)).toBe(chat);
      expect(await meet()).toBe(chat);
    }
    await sealAnew(storage);
    await reopen([NEW]);
    expect(await arrive(phone)).toBe(chat);
    expect(await meet()).toBe(chat);
    expect(await storage.db.chat.count()).toBe(1);
    expect(await storage.db.chatAlias.findMany({ select: { address: true } })).toEqual([{ address: phone }]);
    expect(JSON.stringify(await stored())).not.toMatch(/1299887766|99887766@/);
  });

  test('that nobody has written from since the key was set is sealed by the rotation', async () => {
    const chat = await meet();
    await reopen([NEW]);
    expect(await countStale(storage)).toBe(2);
    expect(await sealAnew(storage)).toBe(2);
    expect(await countStale(storage)).toBe(0);
    expect(JSON.stringify(await stored())).not.toMatch(/99887766/);
    expect(await arrive(phone)).toBe(chat);
  });
});
