/**
 * `npm run bench:match`: how long it takes to find and rank the owners for a lead among a million businesses, on a database
 * of its own on the PostgreSQL of `DATABASE_URL`. Prints one JSON object; exit 1 where the median is over the limit.
 */

import { tmpdir } from 'node:os';
import { findSuppliers } from '../../src/features/leads/candidates.store.ts';
import { rank, together } from '../../src/features/leads/rank.ts';
import type { Wanted } from '../../src/features/leads/score.ts';
import { CERTIFICATES } from '../../src/features/registration/index.ts';
import { openStorage } from '../../src/storage/index.ts';
import { createTestDatabase } from '../support/database.ts';
import { GOODS, makeBusinesses } from '../support/many-businesses.ts';
import { randomFrom } from '../support/random-from.ts';

const COUNT = Number(process.env.BENCH_BUSINESSES ?? 1_000_000);
const LEADS = 200;
const LIMIT_MS = 150;
const DESTINATIONS = ['MY', 'JP', 'SG', 'CN', 'US', 'DE', 'NL', 'KR', 'NZ', 'EG'];
const NO_LEAD = '00000000-0000-7000-8000-000000000000';

if (!process.env.DATABASE_URL) throw new Error('set DATABASE_URL to a PostgreSQL server');
// A database that is filled already (BENCH_DATABASE_URL) is left as it is.
const filled = process.env.BENCH_DATABASE_URL;
const database = filled ? null : await createTestDatabase();
const storage = await openStorage(database?.config ?? { databaseUrl: filled, dataDir: tmpdir() });
try {
  const beganFilling = performance.now();
  if (!filled) await makeBusinesses(storage, COUNT);
  const filledS = (performance.now() - beganFilling) / 1_000;
  const random = randomFrom(42);
  const times: number[] = [];
  let found = 0;
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
    if (ranked.length) found += 1;
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(share * (times.length - 1))] ?? 0) * 10) / 10;
  const result = {
    businesses: COUNT,
    leads: LEADS,
    filledS: Math.round(filledS),
    medianMs: at(0.5),
    p95Ms: at(0.95),
    maxMs: at(1),
    withOwners: found,
    groups,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  if (result.medianMs > LIMIT_MS) process.exitCode = 1;
} finally {
  await storage.close();
  await database?.drop();
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
