import { z } from 'zod';
import type { Tx } from '../../storage/index.ts';

/** From when on, in which zone days begin, and how long one column of the activity is. */
export interface Period {
  /** Null: from the beginning. */
  since: Date | null;
  until: Date;
  timeZone: string;
  bucket: 'day' | 'week' | 'month';
}

const Counted = z.array(z.object({ key: z.string(), name: z.string(), count: z.number() }));
const Countries = z.array(z.object({ country: z.string(), leads: z.number(), answers: z.number() }));
const Activity = z.array(z.object({ day: z.string(), messages: z.number(), people: z.number() }));
const Questions = z.array(
  z.object({ topic: z.string(), product: z.string(), country: z.string(), count: z.number() }),
);
const Totals = z.object({
  people: z.number(),
  businesses: z.number(),
  tickets: z.number(),
  answered: z.number(),
  leads: z.number(),
  answers: z.number(),
});
export type Counted = z.infer<typeof Counted>;
export type Countries = z.infer<typeof Countries>;
export type Activity = z.infer<typeof Activity>;
export type Questions = z.infer<typeof Questions>;
export type Totals = z.infer<typeof Totals>;

/** Before anything was stored. */
const BEGINNING = new Date(0);

/** New businesses by kabupaten, most first; places without a code are one. */
export async function countRegencies(tx: Tx, { since }: Period): Promise<Counted> {
  const rows = await tx.$queryRaw`
    SELECT COALESCE("regencyCode", '') AS key,
      CASE WHEN "regencyCode" IS NULL THEN '' ELSE min("regencyText") END AS name, count(*)::int AS count
    FROM "Business" WHERE "createdAt" >= ${since ?? BEGINNING}
    GROUP BY "regencyCode" ORDER BY count DESC, key`;
  return Counted.parse(rows);
}

/** Goods of new businesses by catalogue id, most first; what the catalogue does not hold is one. */
export async function countProducts(tx: Tx, { since }: Period): Promise<Counted> {
  const rows = await tx.$queryRaw`
    SELECT COALESCE(p."catalogId", '') AS key, '' AS name, count(DISTINCT b.id)::int AS count
    FROM "Business" b JOIN "Product" p ON p."businessId" = b.id WHERE b."createdAt" >= ${since ?? BEGINNING}
    GROUP BY p."catalogId" ORDER BY count DESC, key`;
  return Counted.parse(rows);
}

/** Questions by what they were about, most first. */
export async function countQuestions(tx: Tx, { since, timeZone }: Period): Promise<Questions> {
  const rows = await tx.$queryRaw`
    SELECT topic, product, country, sum(count)::int AS count FROM "QuestionCount"
    WHERE day >= (${since ?? BEGINNING}::timestamptz AT TIME ZONE ${timeZone})::date
    GROUP BY topic, product, country ORDER BY count DESC, topic, product, country`;
  return Questions.parse(rows);
}

/** Leads by the buyer's country, and what owners answered to leads from there, most first. */
export async function countCountries(tx: Tx, { since }: Period): Promise<Countries> {
  const from = since ?? BEGINNING;
  const rows = await tx.$queryRaw`
    SELECT country, sum(leads)::int AS leads, sum(answers)::int AS answers FROM (
      SELECT country, count(*) AS leads, 0 AS answers FROM "Lead" WHERE "createdAt" >= ${from} GROUP BY country
      UNION ALL
      SELECT l.country, 0, count(*) FROM "LeadMatch" m JOIN "Lead" l ON l.id = m."leadId"
      WHERE m."answeredAt" >= ${from} GROUP BY l.country
    ) both_sides GROUP BY country ORDER BY leads DESC, answers DESC, country`;
  return Countries.parse(rows);
}

/** What people wrote and how many of them did, by day, week or month; columns in which nobody did are not there. */
export async function countActivity(tx: Tx, { since, timeZone, bucket }: Period): Promise<Activity> {
  const rows = await tx.$queryRaw`
    SELECT to_char(d.at, 'YYYY-MM-DD') AS day, sum(d.messages)::int AS messages,
      count(DISTINCT c."personId")::int AS people
    FROM (
      SELECT date_trunc(${bucket}, "receivedAt" AT TIME ZONE ${timeZone}) AS at, "chatId", count(*) AS messages
      FROM "InboxMessage" WHERE "receivedAt" >= ${since ?? BEGINNING} AND NOT timer GROUP BY 1, 2
    ) d JOIN "Chat" c ON c.id = d."chatId"
    GROUP BY d.at ORDER BY d.at`;
  return Activity.parse(rows);
}

/** What there was altogether in the period. */
export async function countTotals(tx: Tx, { since }: Period): Promise<Totals> {
  const from = since ?? BEGINNING;
  const [row] = await tx.$queryRaw<unknown[]>`
    SELECT (SELECT count(*) FROM "Person" WHERE "lastSeenAt" >= ${from})::int AS people,
      (SELECT count(*) FROM "Business" WHERE "createdAt" >= ${from})::int AS businesses,
      (SELECT count(*) FROM "Ticket" WHERE "openedAt" >= ${from})::int AS tickets,
      (SELECT count(*) FROM "Ticket" WHERE "openedAt" >= ${from} AND "answeredAt" IS NOT NULL)::int AS answered,
      (SELECT count(*) FROM "Lead" WHERE "createdAt" >= ${from})::int AS leads,
      (SELECT count(*) FROM "LeadMatch" WHERE "answeredAt" >= ${from})::int AS answers`;
  return Totals.parse(row);
}
