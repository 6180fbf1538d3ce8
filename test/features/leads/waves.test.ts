import { afterEach, describe, expect, test } from 'vitest';
import { withinWeek } from '../../../src/features/leads/matches.store.ts';
import { putJobs } from '../../../src/jobs/index.ts';
import { DAY, HOUR, after as plus } from '../../../src/kernel/clock.ts';
import { type Market, openMarket } from './market.ts';

const onPostgres = process.env.DATABASE_URL !== undefined;

let market: Market;
afterEach(() => market.close());

const asked = async () =>
  (await market.storage.db.leadMatch.findMany({ orderBy: [{ leadId: 'asc' }, { number: 'asc' }] })).map(
    ({ personId }) => personId,
  );
/** What was handed to a person's chat, by timer name. */
const told = async (personId: string) =>
  (await market.storage.db.inboxMessage.findMany({ where: { timer: true, chat: { personId } } })).map(
    ({ content }) => (content as { name: string }).name,
  );

describe('who is asked', () => {
  test('the best first, as many as a wave holds', async () => {
    market = await openMarket({ waveSize: 2 });
    const worker = await market.process();
    const weak = await market.owner({ experience: 'never' });
    const best = await market.owner({ targetCountries: ['JP'] });
    const good = await market.owner({});
    await market.owner({ products: [{ name: 'madu', catalogId: 'madu' }] });
    await market.open(await market.lead());
    await worker.drain();
    expect(await asked()).toEqual([best, good]);
    expect(await told(best)).toEqual(['lead-offer']);
    expect(await told(weak)).toEqual([]);
  });

  test('never who has paused, stopped, is unreachable, has no such goods, or pushed the lead themselves', async () => {
    market = await openMarket();
    const worker = await market.process();
    const { db } = market.storage;
    const paused = await market.owner({});
    await db.leadPreference.create({ data: { personId: paused, pausedAt: market.now() } });
    const stopped = await market.owner({});
    await db.chat.updateMany({ where: { personId: stopped }, data: { stoppedAt: market.now() } });
    const gone = await market.owner({});
    await db.chat.updateMany({ where: { personId: gone }, data: { unreachableAt: market.now() } });
    const lead = await market.lead();
    const own = await market.owner({});
    await db.lead.update({ where: { id: lead.id }, data: { authorId: own } });
    const fit = await market.owner({});
    await market.open(lead);
    await worker.drain();
    expect(await asked()).toEqual([fit]);
  });

  test('goods outside the catalogue are found by their names, misspelt too', async () => {
    market = await openMarket();
    const worker = await market.process();
    const fit = await market.owner({ products: [{ name: 'kripik singkong pedas', catalogId: null }] });
    await market.owner({ products: [{ name: 'singkong segar', catalogId: null }] });
    await market.open(
      await market.lead({ product: 'keripik singkong', catalogId: null, quantity: null, unit: null }),
    );
    await worker.drain();
    expect(await asked()).toEqual([fit]);
  });

  test('several together where one is not enough, all of them told so', async () => {
    market = await openMarket({ waveSize: 1 });
    const worker = await market.process();
    const first = await market.owner({});
    const second = await market.owner({});
    await market.open(await market.lead({ quantity: 900 }));
    await worker.drain();
    expect(new Set(await asked())).toEqual(new Set([first, second]));
    expect(await market.storage.db.leadMatch.count({ where: { joint: true } })).toBe(2);
  });

  test('no more often than the week allows', async () => {
    market = await openMarket({ weeklyLimit: 2 });
    const worker = await market.process();
    const owner = await market.owner({});
    for (const country of ['JP', 'MY', 'SG']) await market.open(await market.lead({ country }));
    await worker.drain();
    expect(await asked()).toEqual([owner, owner]);
    // The third lead looks again every day, and finds the owner free when the week is over.
    for (let day = 0; day < 8; day += 1) {
      market.pass(DAY);
      await worker.drain();
    }
    expect(await asked()).toEqual([owner, owner, owner]);
  });
});

describe('when', () => {
  test('at night the owner is told in the morning of their own zone', async () => {
    market = await openMarket();
    const worker = await market.process();
    // 21:00 in Samarinda, 22:00 in Jayapura, 20:00 in Pontianak.
    market.pass(12 * HOUR);
    const samarinda = await market.owner({});
    const jayapura = await market.owner({ regency: { code: '91.71', name: 'Kota Jayapura' } });
    const pontianak = await market.owner({ regency: { code: '61.71', name: 'Kota Pontianak' } });
    await market.open(await market.lead());
    await worker.drain();
    const everybody = async () => [await told(jayapura), await told(samarinda), await told(pontianak)];
    expect(await everybody()).toEqual([[], [], ['lead-offer']]);
    market.pass(9 * HOUR - 1);
    await worker.drain();
    expect(await everybody()).toEqual([[], [], ['lead-offer']]);
    market.pass(1);
    await worker.drain();
    expect(await everybody()).toEqual([['lead-offer'], [], ['lead-offer']]);
    market.pass(HOUR);
    await worker.drain();
    expect(await everybody()).toEqual([['lead-offer'], ['lead-offer'], ['lead-offer']]);
    const [match] = await market.storage.db.leadMatch.findMany({ where: { personId: samarinda } });
    // The time to answer begins when they are told.
    expect(match?.answerBy).toEqual(plus(market.now(), 48 * HOUR));
  });

  test('the next are asked after the deadline, or at once where everybody said no; no more once enough are willing', async () => {
    market = await openMarket({ waveSize: 1 });
    const worker = await market.process();
    for (let i = 0; i < 12; i += 1) await market.owner({});
    const lead = await market.lead();
    await market.open(lead);
    await worker.drain();
    expect(await asked()).toHaveLength(1);
    market.pass(48 * HOUR - 1);
    await worker.drain();
    expect(await asked()).toHaveLength(1);
    market.pass(1);
    await worker.drain();
    // Few answered: the second wave is larger.
    expect(await asked()).toHaveLength(3);
    expect(await market.storage.db.leadMatch.count({ where: { state: 'silent' } })).toBe(1);
    await market.storage.db.leadMatch.updateMany({ data: { state: 'interested' } });
    market.pass(48 * HOUR);
    await worker.drain();
    expect(await asked()).toHaveLength(3);
  });

  test('a lead that is held asks nobody, and goes on where it was', async () => {
    market = await openMarket({ waveSize: 1 });
    const worker = await market.process();
    await market.owner({});
    await market.owner({});
    const lead = await market.lead();
    await market.open(lead);
    await worker.drain();
    await market.storage.db.lead.update({ where: { id: lead.id }, data: { state: 'paused' } });
    market.pass(49 * HOUR);
    await worker.drain();
    expect(await asked()).toHaveLength(1);
    await market.storage.db.lead.update({ where: { id: lead.id }, data: { state: 'open' } });
    await market.open({ ...lead, wave: 1 });
    await worker.drain();
    expect(await asked()).toHaveLength(2);
  });

  test('a lead that goes on leaves those who were asked the time they were given', async () => {
    market = await openMarket({ waveSize: 1 });
    const worker = await market.process();
    for (let i = 0; i < 4; i += 1) await market.owner({});
    const lead = await market.lead();
    await market.open(lead);
    await worker.drain();
    market.pass(10 * HOUR);
    await market.open({ ...lead, wave: 1 });
    await worker.drain();
    expect(await asked()).toHaveLength(1);
    market.pass(38 * HOUR);
    await worker.drain();
    expect(await asked()).toHaveLength(3);
  });

  test('after the sixth wave nobody new is asked, and who did not answer is silent', async () => {
    market = await openMarket({ waveSize: 1, weeklyLimit: 9 });
    const worker = await market.process();
    for (let i = 0; i < 20; i += 1) await market.owner({});
    await market.open(await market.lead());
    for (let days = 0; days < 20; days += 1) {
      await worker.drain();
      market.pass(DAY);
    }
    await worker.drain();
    const { wave } = await market.storage.db.lead.findFirstOrThrow();
    expect(wave).toBe(6);
    expect(await asked()).toHaveLength(1 + 2 + 3 + 3 + 3 + 3);
    expect(await market.storage.db.leadMatch.count({ where: { state: { not: 'silent' } } })).toBe(0);
  });

  test('a lead ends at its time, once; one that was extended does not end at the old time', async () => {
    market = await openMarket();
    const worker = await market.process();
    const lead = await market.lead();
    await market.open(lead);
    const later = plus(lead.expiresAt, 14 * DAY);
    await market.storage.db.lead.update({ where: { id: lead.id }, data: { expiresAt: later } });
    await market.open({ ...lead, expiresAt: later });
    const state = async () =>
      (await market.storage.db.lead.findUniqueOrThrow({ where: { id: lead.id } })).state;
    market.pass(31 * DAY);
    await worker.drain();
    expect(await state()).toBe('open');
    market.pass(14 * DAY);
    await worker.drain();
    expect(await state()).toBe('expired');
  });
});

describe('an owner who cannot be told any more', () => {
  test('makes room for the next', async () => {
    market = await openMarket({ waveSize: 1 });
    const worker = await market.process();
    market.pass(13 * HOUR);
    const first = await market.owner({ targetCountries: ['JP'] });
    const second = await market.owner({});
    await market.open(await market.lead());
    await worker.drain();
    expect(await asked()).toEqual([first]);
    await market.storage.db.chat.updateMany({
      where: { personId: first },
      data: { stoppedAt: market.now() },
    });
    market.pass(10 * HOUR);
    await worker.drain();
    expect(await asked()).toEqual([first, second]);
    expect(await told(first)).toEqual([]);
    expect(await told(second)).toEqual(['lead-offer']);
  });
});

describe('a process that dies', () => {
  test('in the middle of a wave leaves nothing, and the next process does it once', async () => {
    market = await openMarket();
    const owner = await market.owner({});
    await market.open(await market.lead());
    const dying = await market.process((handlers) => ({
      ...handlers,
      async 'lead-wave'(context, payload) {
        await handlers['lead-wave']?.(context, payload);
        throw new Error('killed');
      },
    }));
    await dying.drain();
    expect(await asked()).toEqual([]);
    expect(await told(owner)).toEqual([]);
    market.pass(HOUR);
    const worker = await market.process();
    await worker.drain();
    expect(await asked()).toEqual([owner]);
    expect(await told(owner)).toEqual(['lead-offer']);
  });

  test('after choosing, before telling: the owner is told once', async () => {
    market = await openMarket();
    const owner = await market.owner({});
    await market.open(await market.lead());
    const dying = await market.process((handlers) => ({
      ...handlers,
      async 'lead-tell'(context, payload) {
        await handlers['lead-tell']?.(context, payload);
        throw new Error('killed');
      },
    }));
    await dying.drain();
    expect(await asked()).toEqual([owner]);
    expect(await told(owner)).toEqual([]);
    market.pass(HOUR);
    const worker = await market.process();
    await worker.drain();
    await worker.drain();
    expect(await told(owner)).toEqual(['lead-offer']);
  });
});

/** Locks between connections are PostgreSQL's; the embedded database has one connection. */
describe.runIf(onPostgres)('two processes on one PostgreSQL', () => {
  test('twenty leads, each wave put twice, ask every owner once a lead and within the week', async () => {
    market = await openMarket({ weeklyLimit: 4, waveSize: 3 });
    const owners: string[] = [];
    for (let i = 0; i < 6; i += 1) owners.push(await market.owner({}));
    for (let i = 0; i < 20; i += 1) {
      const lead = await market.lead({ company: `Buyer ${i}` });
      await market.open(lead);
      // The same wave under another key, as a second process that begins it would have it.
      await market.storage.transaction((tx) =>
        putJobs(
          tx,
          [
            {
              key: `again ${lead.id}`,
              kind: 'lead-wave',
              payload: { leadId: lead.id, wave: 1 },
              dueAt: market.now(),
            },
          ],
          market.now(),
        ),
      );
    }
    const workers = [await market.process(), await market.process(), await market.process()];
    await Promise.all(workers.map((worker) => worker.drain()));
    await Promise.all(workers.map((worker) => worker.drain()));
    const matches = await market.storage.db.leadMatch.findMany();
    expect(new Set(matches.map(({ leadId, personId }) => `${leadId} ${personId}`)).size).toBe(matches.length);
    expect(await market.storage.db.job.count({ where: { state: 'dead' } })).toBe(0);
    for (const owner of owners) {
      const times = matches.filter(({ personId }) => personId === owner).length;
      expect(times).toBeLessThanOrEqual(4);
      expect(await told(owner)).toHaveLength(times);
    }
    // All that the week allows was used: the limit was what stopped it.
    expect(matches).toHaveLength(24);
  });

  test('a second wave that wants the same owner waits for the first, and then counts it', async () => {
    market = await openMarket({ weeklyLimit: 1 });
    const owner = await market.owner({});
    const lead = await market.lead();
    const chosen = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const since = plus(market.now(), -7 * DAY);
    const first = market.storage.transaction(async (tx) => {
      const free = await withinWeek(tx, [owner], since, 1);
      await tx.leadMatch.create({
        data: {
          id: owner,
          leadId: lead.id,
          personId: owner,
          number: 1,
          wave: 1,
          score: 80,
          reasons: { fits: [], lacks: [], monthly: null },
          askedAt: market.now(),
          answerBy: market.now(),
        },
      });
      chosen.resolve();
      await mayCommit.promise;
      return free;
    });
    await chosen.promise;
    let ended = false;
    const second = market.storage
      .transaction((tx) => withinWeek(tx, [owner], since, 1))
      .finally(() => {
        ended = true;
      });
    await expect
      .poll(async () => {
        const rows = await market.storage.db.$queryRaw<unknown[]>`
          SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
        return ended || rows.length > 0;
      })
      .toBe(true);
    expect(ended).toBe(false);
    mayCommit.resolve();
    expect([...(await first)]).toEqual([owner]);
    expect([...(await second)]).toEqual([]);
  });
});
