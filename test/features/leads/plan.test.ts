import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  byTraits,
  findSuppliers,
  type Search,
  tiersOf,
} from '../../../src/features/leads/candidates.store.ts';
import { wordTrait } from '../../../src/features/registration/index.ts';
import { Prisma, type Storage } from '../../../src/storage/index.ts';
import { makeBusinesses } from '../../support/many-businesses.ts';
import { openTestStorage } from '../../support/shared-storage.ts';

const onPostgres = process.env.DATABASE_URL !== undefined;
const COUNT = 30_000;

const SEARCH: Search = {
  leadId: '00000000-0000-7000-8000-000000000000',
  wanted: {
    catalogId: 'kepiting-bakau',
    words: ['kepiting', 'bakau'],
    country: 'DE',
    destinations: ['DE', 'EU'],
    monthly: { kind: 'mass', amount: 400 },
    certificates: ['haccp'],
  },
  weeklyLimit: 3,
  now: new Date('2026-11-23T01:00:00Z'),
};

/** The embedded database has the same planner; a table with statistics is filled in seconds on a server only. */
describe.runIf(onPostgres)(`among ${COUNT} businesses`, () => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await openTestStorage();
    await makeBusinesses(storage, COUNT);
  }, 120_000);
  afterAll(() => storage.close());

  const words = SEARCH.wanted.words.map(wordTrait);
  const looks = [
    ...tiersOf(SEARCH.wanted).map((traits) => ({
      name: traits.join(' '),
      sql: byTraits(SEARCH, traits, 'all'),
    })),
    { name: `all of ${words.join(' ')}`, sql: byTraits(SEARCH, words, 'all') },
    { name: `any of ${words.join(' ')}`, sql: byTraits(SEARCH, words, 'any') },
  ];

  test.each(looks)('$name: by the index of traits, and no table of owners read through', async ({ sql }) => {
    const rows = await storage.db.$queryRaw<unknown[]>(Prisma.sql`EXPLAIN (FORMAT JSON) ${sql}`);
    const plan = JSON.stringify(rows);
    expect(plan).toContain('Business_traits_idx');
    const readThrough = [...plan.matchAll(/"Node Type":"Seq Scan"[^}]*?"Relation Name":"(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(
      readThrough.filter((name) => ['Business', 'Product', 'Chat', 'Person'].includes(name ?? '')),
    ).toEqual([]);
  });

  test('whoever has everything is found before whoever only makes the goods', async () => {
    const found = await storage.transaction((tx) => findSuppliers(tx, SEARCH));
    expect(found.length).toBeGreaterThan(100);
    const whole = found.filter(
      ({ certificates, targetCountries }) => certificates.includes('haccp') && targetCountries.includes('EU'),
    );
    const all = await storage.db.$queryRaw<Array<{ count: bigint }>>`
      SELECT count(*) FROM "Business" b WHERE b.traits @> ARRAY['p:kepiting-bakau:m5', 'c:haccp', 'd:EU']
        AND EXISTS (SELECT 1 FROM "Chat" c WHERE c."personId" = b."personId" AND c."stoppedAt" IS NULL)`;
    expect(whole.length).toBeGreaterThanOrEqual(Math.min(120, Number(all[0]?.count)));
  });
});
