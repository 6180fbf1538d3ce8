import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BackupError, backup, checkBackup, restore } from '../../src/backup/index.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { createTestDatabase } from '../support/database.ts';
import { play } from '../support/play.ts';
import { openTestStorage } from '../support/shared-storage.ts';
import { openStage } from '../support/stage.ts';
import { parseTranscript, readBusinesses, readCast } from '../support/transcript.ts';

const NOW = new Date('2026-11-23T01:00:00Z');
const clock = { now: () => NOW };
const newId = () => uuidv7();
const server = process.env.DATABASE_URL;
/** Longer than JavaScript's numbers are exact. */
const FAR = 9_007_199_254_740_993n;

let folder: string;
/** Below it each database has a folder for its files. */
let data: string;
const storages: Storage[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saudagar-backup-'));
  data = await mkdtemp(join(tmpdir(), 'saudagar-data-'));
});
afterEach(async () => {
  for (const storage of storages.splice(0)) await storage.close();
  for (const made of [folder, data]) await rm(made, { recursive: true, force: true });
});

/** An empty database, on the server of `DATABASE_URL` or, with `embedded`, in its own folder; and an empty folder. */
async function openEmpty({ embedded = false } = {}): Promise<{ storage: Storage; dataDir: string }> {
  const dataDir = await mkdtemp(join(data, 'one-'));
  const elsewhere = embedded && process.env.DATABASE_URL !== undefined;
  const storage = elsewhere ? await openStorage({ dataDir }) : await openTestStorage();
  storages.push(storage);
  return { storage, dataDir };
}

/** Every row of every table as text, by table. */
async function everything({ db }: Storage): Promise<Record<string, string[]>> {
  const tables = await db.$queryRaw<Array<{ name: string }>>`
    SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema::regnamespace
      AND relname <> '_prisma_migrations' ORDER BY 1`;
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<Array<{ row: string }>>(
      `SELECT row_to_json(t)::text AS row FROM "${name}" t ORDER BY 1`,
    );
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

/** What a conversation leaves, and what is hard to carry: bytes, large numbers, floats, all kinds of characters. */
async function fill(storage: Storage, dataDir: string): Promise<void> {
  const { db } = storage;
  const personId = newId();
  const chatId = newId();
  await db.person.create({ data: { id: personId, createdAt: NOW, lastSeenAt: NOW } });
  const state = { v: 1, text: 'a "quote" \\ back\nline  ⚠️ 𝄞 \u0001', big: 1e300, small: 0.1 };
  await db.chat.create({
    data: { id: chatId, personId, channel: 'whatsapp', address: '62@lid', createdAt: NOW, state },
  });
  const sent = await db.outboxMessage.create({
    data: {
      seq: FAR,
      chatId,
      channel: 'whatsapp',
      content: { text: 'x'.repeat(5_000) },
      contentHash: '',
      dueAt: NOW,
      createdAt: NOW,
      platformIds: ['a,b', '{"c"}', ''],
      state: 'uncertain',
    },
  });
  await db.outboxMessage.create({
    data: {
      seq: FAR + 1n,
      chatId,
      channel: 'whatsapp',
      content: {},
      contentHash: '',
      dueAt: NOW,
      createdAt: NOW,
      amends: sent.seq,
      act: 'edit',
    },
  });
  const payload = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  await db.outboxPayload.create({ data: { seq: sent.seq, part: 0, payload } });
  await db.exportDemand.createMany({
    data: Array.from({ length: 450 }, (_, partner) => ({
      item: 'lada',
      year: 2025,
      partner,
      valueUsd: 0.1 + 0.2 * partner,
      netKg: partner % 2 ? null : 1 / 3,
      source: 'comtrade',
      fetchedAt: new Date(NOW.getTime() + partner),
    })),
  });
  await db.accountKey.create({ data: { channel: 'whatsapp', kind: 'creds', id: 'me', value: 'sealed' } });
  for (const content of ['photo one', 'p'.repeat(1_200_000), '']) {
    const hash = createHash('sha256').update(content).digest('hex');
    await mkdir(join(dataDir, 'media', hash.slice(0, 2)), { recursive: true });
    await writeFile(join(dataDir, 'media', hash.slice(0, 2), hash), content);
  }
  await writeFile(join(dataDir, 'media', 'not-ours.txt'), 'left out');
}

async function mediaOf(dataDir: string): Promise<Record<string, string>> {
  const names = (await readdir(join(dataDir, 'media'), { recursive: true })).filter((name) =>
    /\/[0-9a-f]{64}$/.test(name),
  );
  const files: Record<string, string> = {};
  for (const name of names.sort()) files[name] = await readFile(join(dataDir, 'media', name), 'utf8');
  return files;
}

describe('a backup', () => {
  const kinds = server
    ? [[false, false], [false, true], [true, false]] // biome-ignore format: pairs
    : [[true, true]];
  test.each(kinds)(
    'comes back row for row and file for file (embedded: %s, into embedded: %s)',
    async (from, to) => {
      const one = await openEmpty({ embedded: Boolean(from) });
      await fill(one.storage, one.dataDir);
      const file = join(folder, 'new', 'one.jsonl.gz');
      const made = await backup({ ...one, clock }, file);
      expect(made).toMatchObject({ file, files: 3, rows: 456 });
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(await readdir(join(folder, 'new'))).toEqual(['one.jsonl.gz']);

      const other = await openEmpty({ embedded: Boolean(to) });
      expect(await restore(other, file, { force: false })).toEqual({ createdAt: NOW, rows: 456, files: 3 });
      expect(await everything(other.storage)).toEqual(await everything(one.storage));
      expect(await mediaOf(other.dataDir)).toEqual(await mediaOf(one.dataDir));
      // Counting goes on where it was.
      const { seq } = await other.storage.db.outboxMessage.create({
        data: {
          chatId: (await other.storage.db.chat.findFirstOrThrow()).id,
          channel: 'whatsapp',
          content: {},
          contentHash: '',
          dueAt: NOW,
          createdAt: NOW,
        },
      });
      expect(seq).toBe(1n);
    },
    60_000,
  );

  test('of a whole conversation goes on where it was', async () => {
    const head = `# people: yuki telegram representative:itpc-osaka, sari telegram
# business: sari | Rumah Kepiting Sari | Kota Tarakan | kepiting bakau hidup 3 ton/bulan | haccp | JP | direct
`;
    const stage = await openStage('telegram', readCast(head));
    try {
      for (const business of readBusinesses(head)) await stage.register(business);
      const lines =
        'yuki  We are Sakura Seafood Co., Ltd from Osaka, Japan. We need live mud crab 2 tons per month, HACCP required. Offer before 15 January 2027. Contact: Mr Tanaka, tanaka@sakura.example.jp\nyuki  [Kirim]\nsari  [Minat]\nsari  95 ribu\n';
      await play(stage, parseTranscript(lines), readCast(head));
      const file = join(folder, 'talk.jsonl.gz');
      await backup({ storage: stage.storage, dataDir: stage.dataDir, clock }, file);
      const other = await openEmpty();
      await restore(other, file, { force: false });
      expect(await everything(other.storage)).toEqual(await everything(stage.storage));
      const lead = await other.storage.db.lead.findFirstOrThrow();
      const { id: _id, number: _number, ...same } = lead;
      expect((await other.storage.db.lead.create({ data: { ...same, id: newId() } })).number).toBe(
        lead.number + 1,
      );
    } finally {
      await stage.close();
    }
  }, 60_000);

  test('made while others write is of one moment', async () => {
    const one = await openEmpty();
    let writing = true;
    let written = 0;
    const writer = (async () => {
      while (writing) {
        await one.storage.transaction(async (tx) => {
          const id = newId();
          await tx.person.create({ data: { id, createdAt: NOW, lastSeenAt: NOW } });
          await tx.chat.create({
            data: { id: newId(), personId: id, channel: 'telegram', address: id, createdAt: NOW },
          });
        });
        written += 1;
      }
    })();
    try {
      await expect.poll(() => written, { timeout: 10_000 }).toBeGreaterThan(200);
      await backup({ ...one, clock }, join(folder, 'live.jsonl.gz'));
      const { manifest } = await checkBackup(join(folder, 'live.jsonl.gz'));
      expect(manifest.rows.Person).toBeGreaterThan(200);
      expect(manifest.rows.Chat).toBe(manifest.rows.Person);
    } finally {
      writing = false;
      await writer;
    }
    const other = await openEmpty();
    await restore(other, join(folder, 'live.jsonl.gz'), { force: false });
  }, 60_000);

  test('does not write over another one', async () => {
    const one = await openEmpty();
    const file = join(folder, 'one.jsonl.gz');
    await backup({ ...one, clock }, file);
    const before = await readFile(file);
    await expect(backup({ ...one, clock }, file)).rejects.toThrow('is there already');
    expect(await readFile(file)).toEqual(before);
    expect(await readdir(folder)).toEqual(['one.jsonl.gz']);
  });
});

describe('a restore', () => {
  let file: string;
  beforeEach(async () => {
    const one = await openEmpty();
    await fill(one.storage, one.dataDir);
    file = join(folder, 'one.jsonl.gz');
    await backup({ ...one, clock }, file);
  });

  test('refuses a database with anything in it, unless it is to be replaced', async () => {
    const other = await openEmpty();
    const id = newId();
    await other.storage.db.person.create({ data: { id, createdAt: NOW, lastSeenAt: NOW } });
    await expect(restore(other, file, { force: false })).rejects.toThrow('--force');
    expect(await other.storage.db.person.count({ where: { id } })).toBe(1);
    await restore(other, file, { force: true });
    expect(await other.storage.db.person.count({ where: { id } })).toBe(0);
    expect(await other.storage.db.person.count()).toBe(1);
  });

  let original: Buffer;
  test.each<[string, (lines: string[]) => string[] | Buffer]>([
    ['cut off in the middle', () => original.subarray(0, original.length / 2)],
    ['without its end', (all) => all.slice(0, -2)],
    ['with a line less', (all) => [...all.slice(0, 2), ...all.slice(3)]],
    ['with a word changed', (all) => all.map((line) => line.replace('"lada"', '"pala"'))],
    ['with more after its end', (all) => [...all, all[1] ?? '']],
    ['with a file that leads elsewhere', (all) => all.map((line) => line.replace('media/', '../media/'))],
    ['that is something else', () => Buffer.from('PK something')],
    ['of other JSON', () => ['{"a":1}', '']],
  ])('refuses a backup %s, and changes nothing', async (_what, spoil) => {
    original = await readFile(file);
    const spoilt = spoil(gunzipSync(original).toString().split('\n'));
    const path = join(folder, 'spoilt.jsonl.gz');
    await writeFile(path, Buffer.isBuffer(spoilt) ? spoilt : gzipSync(spoilt.join('\n')));
    const other = await openEmpty();
    const id = newId();
    await other.storage.db.person.create({ data: { id, createdAt: NOW, lastSeenAt: NOW } });
    await expect(restore(other, path, { force: true })).rejects.toBeInstanceOf(BackupError);
    expect(await other.storage.db.person.count({ where: { id } })).toBe(1);
    expect(await readdir(other.dataDir)).not.toContain('media');
  });

  test('refuses the backup of another version', async () => {
    // What was migrated is spoilt here: nobody else gets this database.
    const database = await createTestDatabase();
    const storage = await openStorage(database.config);
    try {
      await storage.db
        .$executeRaw`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '20990101000000_newer', now())`;
      const other = { storage, dataDir: database.config.dataDir };
      await expect(restore(other, file, { force: true })).rejects.toThrow('restore it with that version');
    } finally {
      await storage.close();
      await database.drop();
    }
  });

  test('refuses a file that is not there', async () => {
    const other = await openEmpty();
    await expect(restore(other, join(folder, 'none'), { force: false })).rejects.toThrow('cannot be read');
  });
});
