import { CERTIFICATES, traitsOf } from '../../src/features/registration/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import { randomFrom } from './random-from.ts';

/** Catalogue products in a market where few goods are made by many and many by few. */
export const GOODS = [
  'makanan-olahan', 'amplang', 'madu', 'kerajinan', 'gula-aren', 'kopi', 'udang', 'kepiting-bakau', 'lada', 'rotan',
  'ikan-laut', 'beras-krayan', 'tenun-batik', 'kakao', 'kelapa', 'rumput-laut', 'jahe', 'porang', 'vanili', 'teripang',
  'sarang-walet', 'gaharu', 'minyak-atsiri', 'kosmetik-herbal', 'pisang', 'nanas', 'bandeng', 'rajungan', 'kerang', 'kratom',
]; // biome-ignore format: a list of words
const COUNTRIES = ['MY', 'SG', 'JP', 'CN', 'KR', 'US', 'EU', 'SA', 'AE', 'AU', 'TW', 'HK', 'TH', 'VN', 'IN'];
const REGENCIES = [
  '64.71',
  '64.72',
  '64.74',
  '64.01',
  '64.02',
  '64.03',
  '64.08',
  '65.71',
  '65.01',
  '65.02',
  '65.03',
];
/** Different businesses; the others are made like one of them. */
const KINDS = 5_000;

/**
 * Fills the database with `count` businesses, set by set: people with a chat, a business and one to three products. They are
 * multiplied from a few thousand kinds, whose traits are made as registration makes them.
 */
export async function makeBusinesses(storage: Storage, count: number, seed = 7): Promise<void> {
  const random = randomFrom(seed);
  const kinds = Array.from({ length: Math.min(KINDS, count) }, () => makeKind(random));
  const { db } = storage;
  await db.$executeRaw`CREATE TABLE bench_kind (no int PRIMARY KEY, name text, regency text, certificates text[],
    experience text, countries text[], traits text[], products jsonb)`;
  await db.$executeRaw`INSERT INTO bench_kind SELECT k.* FROM jsonb_to_recordset(${JSON.stringify(kinds.map((kind, no) => ({ no, ...kind })))}::jsonb)
    AS k(no int, name text, regency text, certificates text[], experience text, countries text[], traits text[], products jsonb)`;
  const id = (what: string, n: string) => `md5('${what}' || ${n})::uuid`;
  const n = 'g.n';
  const steps = [
    `INSERT INTO "Person" (id, "createdAt", "lastSeenAt")
     SELECT ${id('p', n)}, now(), timestamptz '2026-11-20' - (g.n % 300) * interval '1 day' FROM generate_series(1, ${count}) g(n)`,
    `INSERT INTO "Chat" (id, channel, address, "personId", "createdAt", "lastInboundAt", "stoppedAt")
     SELECT ${id('c', n)}, 'telegram', 'bench' || g.n, ${id('p', n)}, now(), now(), CASE WHEN g.n % 23 = 0 THEN now() END
     FROM generate_series(1, ${count}) g(n)`,
    `INSERT INTO "Business" (id, "personId", name, "ownerName", "regencyCode", "regencyText", certificates, experience,
       "targetCountries", traits, "createdAt", "updatedAt")
     SELECT ${id('b', n)}, ${id('p', n)}, k.name || ' ' || g.n, 'Bu ' || g.n, k.regency, k.regency, k.certificates, k.experience,
       k.countries, k.traits, now(), now()
     FROM generate_series(1, ${count}) g(n) JOIN bench_kind k ON k.no = g.n % ${kinds.length}`,
    `INSERT INTO "Product" (id, "businessId", position, name, "catalogId", "capacityAmount", "capacityUnit", "capacityPeriod")
     SELECT md5('r' || g.n || '-' || r.ordinality)::uuid, ${id('b', n)}, r.ordinality - 1, r.value->>'name', r.value->>'catalogId',
       (r.value->'capacity'->>'amount')::float, r.value->'capacity'->>'unit', r.value->'capacity'->>'period'
     FROM generate_series(1, ${count}) g(n) JOIN bench_kind k ON k.no = g.n % ${kinds.length},
       jsonb_array_elements(k.products) WITH ORDINALITY r`,
  ];
  // Building an index once is much faster than a million times.
  await db.$executeRaw`DROP INDEX "Business_traits_idx"`;
  for (const sql of steps) {
    await storage.transaction(
      async (tx) => {
        await tx.$executeRawUnsafe('SET LOCAL statement_timeout = 0');
        await tx.$executeRawUnsafe(sql);
      },
      { timeout: 1_800_000 },
    );
  }
  await storage.transaction(
    async (tx) => {
      await tx.$executeRawUnsafe('SET LOCAL statement_timeout = 0');
      await tx.$executeRawUnsafe(`SET LOCAL maintenance_work_mem = '256MB'`);
      await tx.$executeRaw`CREATE INDEX "Business_traits_idx" ON "Business" USING GIN (traits)`;
      await tx.$executeRaw`DROP TABLE bench_kind`;
    },
    { timeout: 1_800_000 },
  );
  for (const table of ['Business', 'Product', 'Chat', 'Person', 'LeadMatch']) {
    await db.$executeRawUnsafe(`ANALYZE "${table}"`);
  }
}

function makeKind(random: () => number) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const some = <T>(list: readonly T[], share: number) => list.filter(() => random() < share);
  const products = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    // Squared: the first goods of the list are made far more often.
    const catalogId = GOODS[Math.floor(random() ** 2 * GOODS.length)] ?? 'amplang';
    const capacity =
      random() < 0.85
        ? {
            amount: Math.round(10 ** (1 + random() * 3.5)),
            unit: random() < 0.8 ? ('kg' as const) : ('pcs' as const),
            period: pick(['week', 'month', 'month', 'year'] as const),
          }
        : null;
    return {
      name: `${catalogId.replace('-', ' ')} ${pick(['asli', 'super', 'borneo', 'premium'])}`,
      catalogId,
      capacity,
    };
  });
  const business = {
    products,
    certificates: some(CERTIFICATES, 0.18),
    targetCountries: some(COUNTRIES, 0.15),
    experience: pick(['never', 'never', 'never', 'indirect', 'direct'] as const),
  };
  return {
    name: 'Usaha',
    regency: pick(REGENCIES),
    certificates: business.certificates,
    experience: business.experience,
    countries: business.targetCountries,
    traits: traitsOf(business),
    products,
  };
}
