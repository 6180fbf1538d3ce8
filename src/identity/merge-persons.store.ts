import type { NewId } from '../kernel/ids.ts';
import { Prisma, type Tx } from '../storage/index.ts';
import { recordAct } from './audit.store.ts';

/** Two records that turn out to be one human being. */
export interface PersonMerge {
  /** Stays, and gets everything. */
  keep: string;
  /** Goes. */
  drop: string;
  /** Whose business stays where both have one; null: the one changed last. */
  businessOf: string | null;
  now: Date;
  newId: NewId;
}

/**
 * Tables whose rows of a person simply change hands. A new table that hangs on a person belongs here, or below where the
 * person may have only one row: a test compares with the database and fails until it does.
 */
export const MOVED_WITH_PERSON = [
  'Chat',
  'Consent',
  'RoleGrant',
  'LeadMessage',
  'Ticket',
  'TicketMessage',
] as const;
/** Tables whose rows name the person as their author. */
export const AUTHORED_BY_PERSON = ['Broadcast', 'BroadcastDraft', 'FaqEntry', 'Lead', 'LeadSetting'] as const;
/** Tables with a rule of their own, because the person may have only one such row. */
export const MERGED_WITH_PERSON = [
  'Business',
  'Checklist',
  'LeadMatch',
  'LeadPreference',
  'PriceSubscription',
  'PriceAlert',
  'PriceDigestOff',
  'BroadcastRecipient',
  'BroadcastAnswer',
  'LessonProgress',
  'LessonAnswer',
  'LessonCertificate',
] as const;

/**
 * Makes two persons one, within the caller's transaction: chats, consents, checklists, business and roles of `drop` become
 * `keep`'s, and `drop` is deleted. Of two checklists for one pair `keep`'s stays. Silence that was asked for in any chat holds
 * in all of them. Locks the chats, then the persons, each in the order of their ids; whoever locks both takes chats first.
 */
export async function mergePersons(tx: Tx, merge: PersonMerge): Promise<void> {
  const { keep, drop, now, newId } = merge;
  if (keep === drop) return;
  const both = [keep, drop];
  await tx.$executeRaw`SELECT id FROM "Chat" WHERE "personId" = ANY(${both}::uuid[]) ORDER BY id FOR UPDATE`;
  await tx.$executeRaw`SELECT id FROM "Person" WHERE id = ANY(${both}::uuid[]) ORDER BY id FOR UPDATE`;

  const removed = await settleBusiness(tx, merge);
  await tx.$executeRaw`
    DELETE FROM "Checklist" d USING "Checklist" k WHERE d."personId" = ${drop}::uuid
      AND k."personId" = ${keep}::uuid AND k.product = d.product AND k.country = d.country`;
  await tx.$executeRaw`
    DELETE FROM "PriceSubscription" d USING "PriceSubscription" k WHERE d."personId" = ${drop}::uuid
      AND k."personId" = ${keep}::uuid AND k.item = d.item`;
  await tx.$executeRaw`
    DELETE FROM "PriceAlert" d USING "PriceAlert" k WHERE d."personId" = ${drop}::uuid
      AND k."personId" = ${keep}::uuid AND k.series = d.series AND k.direction = d.direction`;
  // Asked twice about one lead: the answer that `keep` gave, or has yet to give, counts. A wish for no leads holds.
  await tx.$executeRaw`
    DELETE FROM "LeadMatch" d USING "LeadMatch" k
    WHERE d."personId" = ${drop}::uuid AND k."personId" = ${keep}::uuid AND k."leadId" = d."leadId"`;
  await tx.$executeRaw`
    UPDATE "LeadPreference" k SET "pausedAt" = COALESCE(k."pausedAt", d."pausedAt")
    FROM "LeadPreference" d WHERE k."personId" = ${keep}::uuid AND d."personId" = ${drop}::uuid`;
  await tx.$executeRaw`
    DELETE FROM "LeadPreference" WHERE "personId" = ${drop}::uuid
      AND EXISTS (SELECT 1 FROM "LeadPreference" WHERE "personId" = ${keep}::uuid)`;
  await tx.$executeRaw`
    DELETE FROM "PriceDigestOff" WHERE "personId" = ${drop}::uuid
      AND EXISTS (SELECT 1 FROM "PriceDigestOff" WHERE "personId" = ${keep}::uuid)`;
  // A lesson that either passed is passed; a question that either answered is answered.
  await tx.$executeRaw`
    UPDATE "LessonProgress" k SET page = GREATEST(k.page, d.page), "touchedAt" = GREATEST(k."touchedAt", d."touchedAt"),
      "passedAt" = LEAST(k."passedAt", d."passedAt")
    FROM "LessonProgress" d WHERE k."personId" = ${keep}::uuid AND d."personId" = ${drop}::uuid AND k.lesson = d.lesson`;
  await tx.$executeRaw`
    DELETE FROM "LessonProgress" d USING "LessonProgress" k WHERE d."personId" = ${drop}::uuid
      AND k."personId" = ${keep}::uuid AND k.lesson = d.lesson`;
  await tx.$executeRaw`
    DELETE FROM "LessonAnswer" k USING "LessonAnswer" d WHERE d."personId" = ${drop}::uuid AND k."personId" = ${keep}::uuid
      AND k.lesson = d.lesson AND k.question = d.question AND k."rightAt" IS NULL AND d."rightAt" IS NOT NULL`;
  await tx.$executeRaw`
    DELETE FROM "LessonAnswer" d USING "LessonAnswer" k WHERE d."personId" = ${drop}::uuid
      AND k."personId" = ${keep}::uuid AND k.lesson = d.lesson AND k.question = d.question`;
  // Of two certificates the first stands.
  await tx.$executeRaw`
    DELETE FROM "LessonCertificate" d USING "LessonCertificate" k
    WHERE d."personId" IN (${keep}::uuid, ${drop}::uuid) AND k."personId" IN (${keep}::uuid, ${drop}::uuid)
      AND d.number > k.number`;
  // One broadcast for both: once is enough, and what is out is out.
  await tx.$executeRaw`
    DELETE FROM "BroadcastRecipient" k USING "BroadcastRecipient" d WHERE d."personId" = ${drop}::uuid
      AND k."personId" = ${keep}::uuid AND k."broadcastId" = d."broadcastId" AND k.state = 'waiting' AND d.state <> 'waiting'`;
  await tx.$executeRaw`
    DELETE FROM "BroadcastRecipient" d USING "BroadcastRecipient" k WHERE d."personId" = ${drop}::uuid
      AND k."personId" = ${keep}::uuid AND k."broadcastId" = d."broadcastId"`;
  // Of two answers to one announcement the later one counts.
  await tx.$executeRaw`
    DELETE FROM "BroadcastAnswer" a USING "BroadcastAnswer" b
    WHERE a."personId" = ANY(ARRAY[${keep}, ${drop}]::uuid[]) AND b."personId" = ANY(ARRAY[${keep}, ${drop}]::uuid[])
      AND a."broadcastId" = b."broadcastId" AND a."personId" <> b."personId"
      AND (a."answeredAt", a."personId") < (b."answeredAt", b."personId")`;
  for (const table of AUTHORED_BY_PERSON) {
    await tx.$executeRaw`
      UPDATE ${Prisma.raw(`"${table}"`)} SET "authorId" = ${keep}::uuid WHERE "authorId" = ${drop}::uuid`;
  }
  await tx.$executeRaw`UPDATE "Ticket" SET "officerId" = ${keep}::uuid WHERE "officerId" = ${drop}::uuid`;
  // What they are still to be told finds them under their new name.
  await tx.$executeRaw`
    UPDATE "Job" SET payload = jsonb_set(payload, '{personId}', to_jsonb(${keep}::text))
    WHERE state = 'waiting' AND payload->>'personId' = ${drop}`;
  for (const table of [...MOVED_WITH_PERSON, ...MERGED_WITH_PERSON]) {
    await tx.$executeRaw`
      UPDATE ${Prisma.raw(`"${table}"`)} SET "personId" = ${keep}::uuid WHERE "personId" = ${drop}::uuid`;
  }
  // One role of a kind stands: the one given last.
  await tx.$executeRaw`
    UPDATE "RoleGrant" g SET "revokedAt" = ${now} WHERE g."personId" = ${keep}::uuid AND g."revokedAt" IS NULL
      AND EXISTS (SELECT 1 FROM "RoleGrant" o WHERE o."personId" = g."personId" AND o.role = g.role
                  AND o."revokedAt" IS NULL AND (o."grantedAt", o.id) > (g."grantedAt", g.id))`;
  await tx.$executeRaw`
    UPDATE "Chat" c SET "stoppedAt" = s.at
    FROM (SELECT min("stoppedAt") AS at FROM "Chat" WHERE "personId" = ${keep}::uuid) s
    WHERE c."personId" = ${keep}::uuid AND c."stoppedAt" IS NULL AND s.at IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE "Person" k SET "createdAt" = LEAST(k."createdAt", d."createdAt"),
      "lastSeenAt" = GREATEST(k."lastSeenAt", d."lastSeenAt"),
      "announcementsOffAt" = COALESCE(k."announcementsOffAt", d."announcementsOffAt"),
      "preferredChannel" = COALESCE(k."preferredChannel", d."preferredChannel")
    FROM "Person" d WHERE k.id = ${keep}::uuid AND d.id = ${drop}::uuid`;
  await tx.person.delete({ where: { id: drop } });
  await recordAct(tx, now, newId, {
    actor: keep,
    act: 'person.merged',
    subject: drop,
    detail: { businessRemoved: removed },
  });
}

/** Leaves at most one business between the two. True where one was removed; its photos go with the next sweep. */
async function settleBusiness(tx: Tx, { keep, drop, businessOf }: PersonMerge): Promise<boolean> {
  const [latest, other] = await tx.business.findMany({
    where: { personId: { in: [keep, drop] } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    select: { personId: true },
  });
  if (!latest || !other) return false;
  const stays = businessOf ?? latest.personId;
  await tx.business.delete({ where: { personId: stays === keep ? drop : keep } });
  return true;
}
