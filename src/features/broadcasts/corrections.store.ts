import { DAY, MINUTE } from '../../kernel/clock.ts';
import type { Tx } from '../../storage/index.ts';

/**
 * How long after it was sent a message can still be changed or taken back, in milliseconds (docs/telegram.md,
 * docs/whatsapp.md, "Amending"); a minute less, for what waits in between. Elsewhere the platform sets no limit.
 */
const POSSIBLE_MS: Readonly<Record<string, Partial<Record<'edit' | 'withdraw', number>>>> = {
  telegram: { withdraw: 2 * DAY - MINUTE },
  whatsapp: { edit: 14 * MINUTE, withdraw: 2 * DAY - MINUTE },
};

/** Writes down whom a correction goes to: everybody on whose screen a message of the corrected broadcast may be. */
export async function fixCorrected(tx: Tx, id: string, correctsId: string | null): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "BroadcastRecipient" ("broadcastId", "personId", channel, zone)
    SELECT ${id}::uuid, r."personId", r.channel, r.zone FROM "BroadcastRecipient" r
    JOIN "OutboxMessage" o ON o."dedupeKey" = 'broadcast:' || r."broadcastId" || ':' || r."personId"
    WHERE r."broadcastId" = ${correctsId}::uuid AND o."withdrawnAt" IS NULL AND o.state IN ('sent', 'sending', 'uncertain')
    ON CONFLICT DO NOTHING`;
}

/** What waits in the outbox unsent takes the new words at once. */
export async function rewriteQueued(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "OutboxMessage" o SET content = b.content -> CASE WHEN p.language = 'en' THEN 'en' ELSE 'id' END
    FROM "Broadcast" b, "Chat" c, "Person" p
    WHERE o."broadcastId" = ${id}::uuid AND o.state = 'queued' AND o.attempts = 0 AND o.amends IS NULL
      AND b.id = o."broadcastId" AND c.id = o."chatId" AND p.id = c."personId"`;
}

/** One person whose message is to be corrected. */
export interface Corrected {
  personId: string;
  /** Names the message that they have. */
  of: string;
  language: string;
  chatId: string;
  /** The platform still allows the change; otherwise they can only be told. */
  possible: boolean;
  /** They want no announcements, or silence, or cannot be reached: the message is corrected, nobody is told. */
  quiet: boolean;
}

/**
 * The next people of a correction on a channel, locked. Whom it must be told anew is left waiting where it is night;
 * `awake` are the zones where it is not.
 */
export async function nextCorrected(
  tx: Tx,
  correction: { id: string; of: string; act: 'edit' | 'withdraw' },
  { channel, awake, room, now }: { channel: string; awake: readonly string[]; room: number; now: Date },
): Promise<Corrected[]> {
  const { id, of, act } = correction;
  const within = POSSIBLE_MS[channel]?.[act];
  const since = within === undefined ? new Date(0) : new Date(now.getTime() - within);
  return tx.$queryRaw<Corrected[]>`
    SELECT r."personId", o."dedupeKey" AS of, p.language, o."chatId",
      COALESCE(o."sentAt" >= ${since}, TRUE) AS possible,
      p."announcementsOffAt" IS NOT NULL OR c."stoppedAt" IS NOT NULL OR c."unreachableAt" IS NOT NULL AS quiet
    FROM "BroadcastRecipient" r
    JOIN "OutboxMessage" o ON o."dedupeKey" = 'broadcast:' || ${of}::text || ':' || r."personId"
    JOIN "Chat" c ON c.id = o."chatId"
    JOIN "Person" p ON p.id = r."personId"
    WHERE r."broadcastId" = ${id}::uuid AND r.channel = ${channel} AND r.state = 'waiting'
      AND (r.zone = ANY(${[...awake]}) OR COALESCE(o."sentAt" >= ${since}, TRUE) OR ${act} = 'withdraw')
    ORDER BY r."personId" LIMIT ${room} FOR UPDATE OF r SKIP LOCKED`;
}

/** Notes that people of a broadcast were dealt with: handed to the outbox, or left out for a reason. */
export async function settleRecipients(
  tx: Tx,
  id: string,
  settled: ReadonlyArray<{ personId: string; reason: string | null }>,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "BroadcastRecipient" r SET reason = s.reason,
      state = (CASE WHEN s.reason IS NULL THEN 'queued' ELSE 'left_out' END)::"RecipientState"
    FROM jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) AS s("personId" uuid, reason text)
    WHERE r."broadcastId" = ${id}::uuid AND r."personId" = s."personId"`;
}
