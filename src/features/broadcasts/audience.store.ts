import { after, DAY } from '../../kernel/clock.ts';
import { Prisma, type Tx } from '../../storage/index.ts';
import { OTHER_PROVINCES_ZONE, ZONES_BY_PROVINCE } from '../leads/index.ts';
import type { Audience } from './audience.ts';

/** How many an audience reaches by channel, and how many are left out for what reason. */
export interface AudienceCount {
  channels: Record<string, number>;
  leftOut: Record<string, number>;
  /** On WhatsApp: people who have not written within a day, whose chat would be opened by us (P1). */
  reachOuts: number;
}

/** Counts an audience as it is now, in one statement. */
export async function countAudience(
  tx: Tx,
  audience: Audience,
  now: Date,
  timeZone: string,
): Promise<AudienceCount> {
  const rows = await tx.$queryRaw<
    Array<{ channel: string; reason: string | null; cold: boolean; count: number }>
  >`
    SELECT channel, reason, cold, count(*)::int AS count FROM ${people(audience, now, timeZone)} AS people
    GROUP BY channel, reason, cold`;
  const count: AudienceCount = { channels: {}, leftOut: {}, reachOuts: 0 };
  for (const row of rows) {
    const into = row.reason === null ? count.channels : count.leftOut;
    const key = row.reason ?? row.channel;
    into[key] = (into[key] ?? 0) + row.count;
    if (row.reason === null && row.cold && row.channel === 'whatsapp') count.reachOuts += row.count;
  }
  return count;
}

/**
 * Writes down whom a broadcast goes to: everybody it can reach at this moment, each once. At most `limit` persons are looked
 * at, those after the person `after`; returns the last of them where there are more.
 */
export async function fixRecipients(
  tx: Tx,
  broadcastId: string,
  audience: Audience,
  now: Date,
  { timeZone, after: from = null, limit }: { timeZone: string; after?: string | null; limit: number },
): Promise<string | null> {
  const [next] = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT id FROM "Person" WHERE id > ${from ?? FIRST}::uuid ORDER BY id OFFSET ${limit - 1} LIMIT 1`;
  const last = next?.id ?? null;
  const page = Prisma.sql`p.id > ${from ?? FIRST}::uuid AND (${last}::uuid IS NULL OR p.id <= ${last}::uuid)`;
  await tx.$executeRaw`
    INSERT INTO "BroadcastRecipient" ("broadcastId", "personId", channel, zone)
    SELECT ${broadcastId}::uuid, id, channel, zone FROM ${people(audience, now, timeZone, page)} AS people
    WHERE reason IS NULL
    ON CONFLICT DO NOTHING`;
  return last;
}

/** Before every id there is. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Everybody an audience names: with the channel they are written to on (the preferred one, else where they wrote last; one
 * that works before one that does not), their zone, and why they must be left out.
 */
function people(audience: Audience, now: Date, timeZone: string, page = Prisma.sql`TRUE`): Prisma.Sql {
  const warmSince = after(now, -DAY);
  const zones = ZONES_BY_PROVINCE.map(
    ({ zone, provinces }) => Prisma.sql`WHEN left(b."regencyCode", 2) = ANY(${[...provinces]}) THEN ${zone}`,
  );
  return Prisma.sql`(
    SELECT p.id, c.channel,
      CASE WHEN b."regencyCode" IS NULL THEN ${timeZone} ${Prisma.join(zones, ' ')} ELSE ${OTHER_PROVINCES_ZONE} END AS zone,
      CASE WHEN p."announcementsOffAt" IS NOT NULL THEN 'opted-out' WHEN c."stoppedAt" IS NOT NULL THEN 'stopped'
           WHEN c."unreachableAt" IS NOT NULL THEN 'unreachable' END AS reason,
      COALESCE(c."lastInboundAt" < ${warmSince}, TRUE) AS cold
    FROM "Person" p LEFT JOIN "Business" b ON b."personId" = p.id
    JOIN LATERAL (
      SELECT * FROM "Chat" c WHERE c."personId" = p.id
      ORDER BY (c."stoppedAt" IS NULL AND c."unreachableAt" IS NULL) DESC, (c.channel = p."preferredChannel") DESC NULLS LAST,
        c."lastInboundAt" DESC NULLS LAST, c.id LIMIT 1) c ON TRUE
    WHERE ${page} AND ${Prisma.join(conditions(audience, now), ' AND ')})`;
}

function conditions(audience: Audience, now: Date): Prisma.Sql[] {
  const { roles, regencies, products, certificates, experience, channels, languages, activeDays, got } =
    audience;
  const found = [Prisma.sql`TRUE`];
  if (roles.length) {
    const owners = roles.includes('owner') ? Prisma.sql`b.id IS NOT NULL` : Prisma.sql`FALSE`;
    found.push(Prisma.sql`(${owners} OR EXISTS (
      SELECT 1 FROM "RoleGrant" g WHERE g."personId" = p.id AND g."revokedAt" IS NULL AND g.role = ANY(${roles})))`);
  }
  if (regencies.length) found.push(Prisma.sql`b."regencyCode" = ANY(${regencies.map(({ code }) => code)})`);
  if (products.length)
    found.push(Prisma.sql`EXISTS (
      SELECT 1 FROM "Product" m WHERE m."businessId" = b.id AND m."catalogId" = ANY(${products.map(({ id }) => id)}))`);
  if (certificates.length) found.push(Prisma.sql`b.certificates && ${certificates}`);
  if (experience.length) found.push(Prisma.sql`b.experience = ANY(${experience})`);
  if (channels.length) found.push(Prisma.sql`c.channel = ANY(${channels})`);
  if (languages.length) found.push(Prisma.sql`p.language = ANY(${languages})`);
  if (activeDays !== null) found.push(Prisma.sql`p."lastSeenAt" >= ${after(now, -activeDays * DAY)}`);
  if (got)
    found.push(
      got.option === undefined
        ? Prisma.sql`EXISTS (
      SELECT 1 FROM "OutboxMessage" o WHERE o."dedupeKey" = 'broadcast:' || ${got.id}::text || ':' || p.id
        AND o.state IN ('sent', 'uncertain') AND o."withdrawnAt" IS NULL)`
        : Prisma.sql`EXISTS (
      SELECT 1 FROM "BroadcastAnswer" a WHERE a."broadcastId" = ${got.id}::uuid AND a."personId" = p.id AND a.option = ${got.option})`,
    );
  return found;
}
