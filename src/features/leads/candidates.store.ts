import { after, DAY } from '../../kernel/clock.ts';
import { CAPACITY_UNITS, PERIODS } from '../../language/index.ts';
import { Prisma, type Tx } from '../../storage/index.ts';
import {
  certificateTrait,
  countryTrait,
  experienceTrait,
  monthlyAmount,
  productTrait,
  wordTrait,
} from '../registration/index.ts';
import type { Supplier, Wanted } from './score.ts';

/** So many are judged one by one; the best of them are asked. */
const ENOUGH = 120;
/** So many at most of one tier are looked at: all of them are as good as each other in what the tier asks for. */
const TIER_LIMIT = 240;

export interface Search {
  leadId: string;
  wanted: Wanted;
  /** How often a week one owner may be asked. */
  weeklyLimit: number;
  now: Date;
}

/**
 * The owners who may be asked about a lead: tier by tier, from those who have everything to those who only make the goods,
 * each a look into the index of traits, until there are enough. Left out are its author and who was asked about it already,
 * who paused, who cannot be reached, and who was asked often enough this week.
 */
export async function findSuppliers(tx: Tx, search: Search): Promise<Supplier[]> {
  // The planner takes the looks-up by row for a long job and compiles them for a second; they take milliseconds.
  await tx.$executeRaw`SELECT set_config('jit', 'off', true)`;
  const found = new Set<string>();
  const words = [...new Set(search.wanted.words.map(wordTrait))];
  const looks = [
    ...tiersOf(search.wanted).map((traits) => byTraits(search, traits, 'all')),
    // Goods outside the catalogue, or called something else by the owner: all of the name's words, then any.
    ...(words.length ? [byTraits(search, words, 'all')] : []),
    ...(words.length > 1 ? [byTraits(search, words, 'any')] : []),
  ];
  for (const look of looks) {
    for (const { id } of await tx.$queryRaw<Array<{ id: string }>>(look)) found.add(id);
    if (found.size >= ENOUGH) break;
  }
  return loadSuppliers(tx, [...found]);
}

/** Sets of traits, strict ones first; equal ones once. */
export function tiersOf(wanted: Wanted): string[][] {
  if (wanted.catalogId === null) return [];
  const product = productTrait(wanted.catalogId);
  const able = productTrait(wanted.catalogId, wanted.monthly);
  const certificates = wanted.certificates.map(certificateTrait);
  const tiers = [
    ...wanted.destinations.flatMap((country) => [
      [able, ...certificates, countryTrait(country), experienceTrait('direct')],
      [able, ...certificates, countryTrait(country)],
    ]),
    [able, ...certificates],
    ...wanted.destinations.map((country) => [able, countryTrait(country)]),
    [able],
    [product, ...certificates],
    [product],
  ];
  const seen = new Set<string>();
  return tiers.filter((tier) => {
    const key = tier.join(' ');
    return !seen.has(key) && seen.add(key);
  });
}

/** Businesses that have all the traits, or any of them. */
export function byTraits(search: Search, traits: readonly string[], which: 'all' | 'any'): Prisma.Sql {
  const sought = [...traits];
  return Prisma.sql`
    SELECT b.id FROM "Business" b
    WHERE ${which === 'all' ? Prisma.sql`b.traits @> ${sought}::text[]` : Prisma.sql`b.traits && ${sought}::text[]`}
      AND ${mayBeAsked(search)}
    LIMIT ${TIER_LIMIT}`;
}

/**
 * Whether the owner of business `b` may be asked, in SQL. Scalar subqueries are looked up row by row and never turned into
 * joins over whole tables, so no more is read than the limit needs.
 */
function mayBeAsked({ leadId, weeklyLimit, now }: Search): Prisma.Sql {
  return Prisma.sql`(
      (SELECT TRUE FROM "Chat" c WHERE c."personId" = b."personId"
         AND c."stoppedAt" IS NULL AND c."unreachableAt" IS NULL LIMIT 1)
      AND (SELECT TRUE FROM "LeadMatch" m WHERE m."leadId" = ${leadId}::uuid AND m."personId" = b."personId" LIMIT 1) IS NULL
      AND (SELECT TRUE FROM "Lead" l WHERE l.id = ${leadId}::uuid AND l."authorId" = b."personId" LIMIT 1) IS NULL
      AND (SELECT q."pausedAt" FROM "LeadPreference" q WHERE q."personId" = b."personId") IS NULL
      AND (SELECT count(*) FROM "LeadMatch" m
           WHERE m."personId" = b."personId" AND m."askedAt" > ${after(now, -7 * DAY)}) < ${weeklyLimit})`;
}

/** What is judged of some owners; those without a business are left out. */
export async function suppliersOf(tx: Tx, personIds: readonly string[]): Promise<Supplier[]> {
  const rows = await tx.business.findMany({
    where: { personId: { in: [...personIds] } },
    select: { id: true },
  });
  return loadSuppliers(
    tx,
    rows.map(({ id }) => id),
  );
}

/** What is judged of each business, in one statement, in no particular order. */
async function loadSuppliers(tx: Tx, ids: readonly string[]): Promise<Supplier[]> {
  if (!ids.length) return [];
  const rows = await tx.$queryRaw<SupplierRow[]>`
    SELECT b.id, b."personId", b.certificates, b."targetCountries", b.experience, b."regencyCode", p."lastSeenAt",
      (SELECT max(m."askedAt") FROM "LeadMatch" m WHERE m."personId" = b."personId") AS "lastAskedAt",
      ARRAY(SELECT jsonb_build_object('name', r.name, 'catalogId', r."catalogId", 'amount', r."capacityAmount",
              'unit', r."capacityUnit", 'period', r."capacityPeriod")
            FROM "Product" r WHERE r."businessId" = b.id ORDER BY r.position) AS products
    FROM unnest(${[...ids]}::uuid[]) AS wanted(id)
    JOIN "Business" b ON b.id = wanted.id
    JOIN "Person" p ON p.id = b."personId"`;
  return rows.map(({ id, products, ...row }) => ({
    ...row,
    businessId: id,
    products: products.map(({ name, catalogId, amount, unit, period }) => {
      const known = CAPACITY_UNITS.find((one) => one === unit);
      const rhythm = PERIODS.find((one) => one === period);
      const monthly = amount !== null && known && rhythm ? monthlyAmount(amount, known, rhythm) : null;
      return { name, catalogId, monthly };
    }),
  }));
}

interface SupplierRow {
  id: string;
  personId: string;
  certificates: string[];
  targetCountries: string[];
  experience: string;
  regencyCode: string | null;
  lastSeenAt: Date;
  lastAskedAt: Date | null;
  products: Array<{
    name: string;
    catalogId: string | null;
    amount: number | null;
    unit: string | null;
    period: string | null;
  }>;
}
