import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { after, DAY } from '../../src/kernel/clock.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { createLog } from '../../src/kernel/log.ts';
import { RETENTION, retentionJob } from '../../src/retention/index.ts';
import { createScheduler } from '../../src/schedule/index.ts';
import { openStorage, type Prisma } from '../../src/storage/index.ts';
import { createTestDatabase } from '../support/database.ts';
import { searchFiles } from '../support/search-everything.ts';
import { openTestStorage, type TestStorage } from '../support/shared-storage.ts';

/** 03:00 in Balikpapan: half an hour after the job's time. */
const NIGHT = new Date('2026-11-23T19:00:00Z');
const log = createLog('silent');
const newId = () => uuidv7();
const ago = (days: number) => after(NIGHT, -days * DAY);

let storage: TestStorage;
let now: Date;
beforeEach(async () => {
  storage = await openTestStorage();
  now = NIGHT;
});
afterEach(() => storage.close());

const jobs = () => [retentionJob({ storage, log, timeZone: 'Asia/Makassar' })];
async function night(): Promise<void> {
  const scheduler = createScheduler({ storage, clock: { now: () => now }, log, jobs: jobs() });
  await scheduler.runDue();
  await scheduler.stop();
}

async function person(data: Partial<Prisma.PersonUncheckedCreateInput> = {}): Promise<string> {
  const id = newId();
  await storage.db.person.create({ data: { id, createdAt: ago(900), lastSeenAt: ago(1), ...data } });
  return id;
}
async function chat(personId: string): Promise<string> {
  const id = newId();
  await storage.db.chat.create({
    data: { id, personId, channel: 'telegram', address: id, createdAt: ago(900) },
  });
  return id;
}
const inbox = (chatId: string, key: string, days: number, state: 'pending' | 'done' | 'dead') =>
  storage.db.inboxMessage.create({
    data: {
      chatId,
      dedupeKey: key,
      content: { kind: 'text', text: key },
      state,
      dueAt: ago(days),
      receivedAt: ago(days),
    },
  });
const outbox = (chatId: string, days: number, state: 'queued' | 'sent' | 'dead', broadcastId?: string) =>
  storage.db.outboxMessage.create({
    data: {
      chatId,
      channel: 'telegram',
      content: { text: [] },
      contentHash: '',
      state,
      dueAt: ago(days),
      createdAt: ago(days),
      ...(broadcastId ? { broadcastId } : {}),
    },
  });

test('every table has a rule, and every rule a table', async () => {
  const tables = await storage.db.$queryRaw<Array<{ name: string }>>`
    SELECT table_name::text AS name FROM information_schema.tables
    WHERE table_schema = current_schema AND table_type = 'BASE TABLE'`;
  // A new table: say in src/retention/rules.ts how long its rows are kept, and why.
  expect([...new Set(RETENTION.map(({ table }) => table))].sort()).toEqual(
    tables.map(({ name }) => name).sort(),
  );
});

test('what is kept until a person is erased hangs on one', async () => {
  const hanging = await storage.db.$queryRaw<Array<{ name: string }>>`
    WITH RECURSIVE hang(rel) AS (
      SELECT '"Person"'::regclass::oid
      UNION SELECT k.conrelid FROM pg_constraint k JOIN hang ON k.confrelid = hang.rel
      WHERE k.contype = 'f' AND k.confdeltype = 'c')
    SELECT relname::text AS name FROM pg_class JOIN hang ON pg_class.oid = rel`;
  const names = hanging.map(({ name }) => name);
  const kept = RETENTION.filter((rule) => rule.kept === 'until-erased').map(({ table }) => table);
  // The keys of an account have no foreign key; erasure removes them by number.
  expect(kept.filter((table) => !names.includes(table))).toEqual(['AccountKey']);
});

test('the page for people says the same', () => {
  const page = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
  for (const rule of RETENTION) {
    const period =
      rule.kept === 'until-erased' ? 'until erased' : rule.kept === 'always' ? 'kept' : `${rule.days} days`;
    expect(page).toContain(`| ${rule.table} | ${period} | ${rule.basis} |`);
  }
});

describe('at night', () => {
  test('messages go after 90 days, not those that wait; announcements after a year', async () => {
    const { db } = storage;
    const chatId = await chat(await person());
    await inbox(chatId, 'old', 91, 'done');
    await inbox(chatId, 'old and given up', 91, 'dead');
    await inbox(chatId, 'waits', 91, 'pending');
    await inbox(chatId, 'young', 89, 'done');
    const broadcastId = newId();
    await db.broadcast.create({
      data: {
        id: broadcastId,
        state: 'done',
        content: {},
        composition: {},
        createdAt: ago(400),
        finishedAt: ago(200),
      },
    });
    const gone = [await outbox(chatId, 91, 'sent'), await outbox(chatId, 91, 'dead')];
    gone.push(await outbox(chatId, 366, 'sent', broadcastId));
    const stay = [await outbox(chatId, 91, 'queued'), await outbox(chatId, 89, 'sent')];
    stay.push(await outbox(chatId, 91, 'sent', broadcastId));
    await night();
    expect((await db.inboxMessage.findMany()).map(({ dedupeKey }) => dedupeKey).sort()).toEqual([
      'waits',
      'young',
    ]);
    const left = (await db.outboxMessage.findMany({ orderBy: { seq: 'asc' } })).map(({ seq }) => seq);
    expect(left).toEqual(stay.map(({ seq }) => seq));
    expect(gone).toHaveLength(3);
  });

  test('who never registered goes after a silent year; who did, holds a role or agreed, stays', async () => {
    const { db } = storage;
    const silent = await person({ lastSeenAt: ago(366) });
    await chat(silent);
    const seen = await person({ lastSeenAt: ago(364) });
    const registered = await person({ lastSeenAt: ago(800) });
    await db.business.create({
      data: {
        id: newId(),
        personId: registered,
        name: 'Dapur Sari',
        ownerName: 'Sari',
        regencyText: 'Samarinda',
        experience: 'never',
        createdAt: ago(800),
        updatedAt: ago(800),
      },
    });
    const officer = await person({ lastSeenAt: ago(800) });
    await db.roleGrant.create({
      data: { id: newId(), personId: officer, role: 'officer', grantedAt: ago(800) },
    });
    await night();
    const left = (await db.person.findMany()).map(({ id }) => id).sort();
    expect(left).toEqual([seen, registered, officer].sort());
    expect(await db.chat.count()).toBe(0);
  });

  test('a buyer is forgotten a year after the end of the lead; what it was about stays', async () => {
    const { db } = storage;
    const lead = (closedAt: Date | null) => ({
      id: newId(),
      office: 'itpc-osaka',
      state: closedAt ? ('closed' as const) : ('open' as const),
      product: 'kepiting',
      country: 'JP',
      company: 'Sakura Seafood',
      contactName: 'Tanaka',
      contactEmail: 'tanaka@sakura.example.jp',
      contactPhone: '+815551234567',
      duplicateKey: 'sakura kepiting',
      createdAt: ago(500),
      updatedAt: ago(500),
      expiresAt: ago(400),
      closedAt,
    });
    const old = await db.lead.create({ data: lead(ago(366)) });
    const young = await db.lead.create({ data: lead(ago(364)) });
    const open = await db.lead.create({ data: lead(null) });
    const owner = await person();
    for (const { id: leadId } of [old, young]) {
      await db.leadMatch.create({
        data: {
          id: newId(),
          leadId,
          personId: owner,
          number: 1,
          wave: 1,
          score: 90,
          reasons: {},
          askedAt: ago(400),
          answerBy: ago(399),
          note: 'hubungi saya',
        },
      });
    }
    await night();
    const company = async ({ id }: { id: string }) =>
      (await db.lead.findUniqueOrThrow({ where: { id } })).company;
    expect(await db.lead.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({
      product: 'kepiting',
      country: 'JP',
      company: null,
      contactName: null,
      contactEmail: null,
      contactPhone: null,
      duplicateKey: '',
    });
    expect([await company(young), await company(open)]).toEqual(['Sakura Seafood', 'Sakura Seafood']);
    const notes = await db.leadMatch.findMany({ orderBy: { lead: { number: 'asc' } } });
    expect(notes.map(({ note }) => note)).toEqual([null, 'hubungi saya']);
  });

  test('codes, acts, gaps, payloads and dead jobs go at their time', async () => {
    const { db } = storage;
    const chatId = await chat(await person());
    const code = (days: number) => ({
      id: newId(),
      codeHash: newId(),
      createdAt: ago(days),
      expiresAt: ago(days),
    });
    await db.linkCode.createMany({ data: [code(2), code(0)].map((one) => ({ ...one, chatId })) });
    await db.invitation.createMany({
      data: [code(91), code(89)].map((one) => ({ ...one, role: 'officer' })),
    });
    await db.auditEntry.createMany({
      data: [731, 729].map((days) => ({ id: newId(), at: ago(days), act: 'x' })),
    });
    await db.gap.createMany({
      data: [366, 364].map((days) => ({ id: newId(), at: ago(days), kind: 'no-data', text: 'apa' })),
    });
    for (const days of [31, 29]) {
      const { seq } = await outbox(chatId, days, 'sent');
      await db.outboxPayload.create({ data: { seq, part: 0, payload: Buffer.from('x') } });
    }
    await db.job.createMany({
      data: [91, 89].map((days) => ({
        key: `job ${days}`,
        kind: 'x',
        payload: {},
        state: 'dead' as const,
        dueAt: ago(days),
        createdAt: ago(days),
        doneAt: ago(days),
      })),
    });
    await night();
    const counts = [db.linkCode, db.invitation, db.auditEntry, db.gap, db.outboxPayload, db.job];
    expect(
      await Promise.all([
        db.linkCode.count(),
        db.invitation.count(),
        db.auditEntry.count(),
        db.gap.count(),
        db.outboxPayload.count(),
        db.job.count(),
      ]),
    ).toEqual(counts.map(() => 1));
  });

  test('a backlog goes in bounded steps, once, by one of two processes', async () => {
    const { db } = storage;
    const chatId = await chat(await person());
    await db.inboxMessage.createMany({
      data: Array.from({ length: 2_500 }, (_, n) => ({
        chatId,
        dedupeKey: `old ${n}`,
        content: { kind: 'text', text: 'x' },
        state: 'done' as const,
        dueAt: ago(100),
        receivedAt: ago(100),
      })),
    });
    await Promise.all([night(), night()]);
    expect(await db.inboxMessage.count()).toBe(0);
    const runs = await db.scheduledRun.findMany({ where: { job: 'retention' } });
    expect(runs).toMatchObject([{ state: 'done', count: 2_500 }]);
    now = after(NIGHT, DAY);
    await night();
    expect(await db.scheduledRun.count({ where: { job: 'retention', state: 'done' } })).toBe(2);
  });
});

// Only the embedded database leaves its files to us.
test.runIf(process.env.DATABASE_URL === undefined)(
  'after the night, not even the files of the embedded database hold what was removed',
  async () => {
    const { config, drop } = await createTestDatabase();
    const embedded = await openStorage(config);
    const inFiles = () => searchFiles(join(config.dataDir, 'pglite'), /zamzamah/);
    try {
      await embedded.db.gap.createMany({
        data: [400, 1].map((days) => ({
          id: newId(),
          at: ago(days),
          kind: 'x',
          text: days > 365 ? 'zamzamah' : 'ya',
        })),
      });
      await embedded.db.$executeRawUnsafe('CHECKPOINT');
      expect(await inFiles()).not.toEqual([]);
      const job = retentionJob({ storage: embedded, log, timeZone: 'Asia/Makassar' });
      await job.run({ slot: NIGHT, mark: null, lastMark: async () => null, advance: async () => true });
      expect(await inFiles()).toEqual([]);
      expect(await embedded.db.gap.count()).toBe(1);
    } finally {
      await embedded.close();
      await drop();
    }
  },
);
