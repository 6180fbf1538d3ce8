import { parseArgs } from 'node:util';
import { findSuppliers } from '../../src/features/leads/candidates.store.ts';
import { rank, together } from '../../src/features/leads/rank.ts';
import type { Wanted } from '../../src/features/leads/score.ts';
import { CERTIFICATES } from '../../src/features/registration/index.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { GOODS, makeBusinesses } from '../support/many-businesses.ts';
import { randomFrom } from '../support/random-from.ts';
import { databaseOn, databases } from './databases.ts';
import { quantile, Report, round } from './report.ts';

/**
 * `npm run bench:match`: how long it takes to find and rank the owners for a lead among more and more businesses, on the
 * PostgreSQL of `DATABASE_URL` and on the embedded database. Exit 1 where a median is over the limit.
 *
 *   --businesses <n>[,<n>]  default 10000,100000,1000000; the embedded database leaves out those above 100,000
 *   --on <what>             pglite or postgres, instead of both
 */
const { values: given } = parseArgs({ options: { businesses: { type: 'string' }, on: { type: 'string' } } });
const SIZES = (given.businesses ?? '10000,100000,1000000').split(',').map(Number);
const EMBEDDED_MOST = 100_000;
const LEADS = 200;
const LIMIT_MS = 150;
const DESTINATIONS = ['MY', 'JP', 'SG', 'CN', 'US', 'DE', 'NL', 'KR', 'NZ', 'EG'];
const NO_LEAD = '00000000-0000-7000-8000-000000000000';

const report = new Report('match');
for (const on of databases(given.on)) {
  for (const businesses of SIZES) {
    if (on === 'pglite' && businesses > EMBEDDED_MOST) continue;
    const figures = await run(on, businesses);
    report.add(figures);
    if (figures.p50Ms > LIMIT_MS) process.exitCode = 1;
  }
}
report.end();

async function run(on: string, businesses: number) {
  const database = await databaseOn(on);
  const storage = await openStorage(database.config);
  try {
    const began = performance.now();
    await makeBusinesses(storage, businesses);
    const filledSeconds = Math.round((performance.now() - began) / 1_000);
    return { on, businesses, filledSeconds, leads: LEADS, ...(await findForMany(storage)) };
  } finally {
    await storage.close();
    await database.drop();
  }
}

async function findForMany(storage: Storage) {
  const random = randomFrom(42);
  const times: number[] = [];
  let withOwners = 0;
  let groups = 0;
  for (let i = 0; i < LEADS; i += 1) {
    const wanted = makeWish(random);
    const now = new Date('2026-11-23T01:00:00Z');
    const began = performance.now();
    const suppliers = await storage.transaction((tx) =>
      findSuppliers(tx, { leadId: NO_LEAD, wanted, weeklyLimit: 3, now }),
    );
    const ranked = rank(wanted, suppliers, now, NO_LEAD);
    if (together(ranked, wanted.monthly)) groups += 1;
    times.push(performance.now() - began);
    if (ranked.length) withOwners += 1;
  }
  const at = (share: number) => round(quantile(times, share));
  return { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1), withOwners, groups };
}

function makeWish(random: () => number): Wanted {
  const country = DESTINATIONS[Math.floor(random() * DESTINATIONS.length)] ?? 'JP';
  const product = GOODS[Math.floor(random() * GOODS.length)] ?? 'amplang';
  // One lead in eight is for goods that the catalogue does not have.
  const catalogued = random() < 0.875;
  return {
    catalogId: catalogued ? product : null,
    words: catalogued ? product.split('-') : ['premium', product.split('-')[0] ?? ''],
    country,
    destinations: ['DE', 'NL'].includes(country) ? [country, 'EU'] : [country],
    monthly: random() < 0.8 ? { kind: 'mass', amount: Math.round(10 ** (1.5 + random() * 3)) } : null,
    certificates: CERTIFICATES.filter(() => random() < 0.15),
  };
}
