import type { Reply } from '../messages/index.ts';
import { Prisma, type Tx } from '../storage/index.ts';
import type { Priority } from './outbox.store.ts';

/** A change to a message that was enqueued before, or its withdrawal. */
export type Amendment = {
  /** The `dedupeKey` of the message to change: only a message that has one can be amended. */
  of: string;
  /** Where the amendment stands among what waits for the chat and the channel. */
  priority: Priority;
  now: Date;
  /** Not made any more after this time. */
  expiresAt?: Date;
  /** The broadcast that makes the change. */
  broadcastId?: string;
} & ({ act: 'edit'; reply: Reply } | { act: 'withdraw' });

/**
 * Changes messages within the caller's transaction, wherever each of them stands; all by one statement.
 * - Nothing of it is out (queued, given up, of unknown fate): the row itself is changed, or dropped as `withdrawn`.
 * - It is out, or on its way: an amendment is queued, which is made after it, at the chat's and the channel's pace. One
 *   that still waits takes the newer words in its place, so that a message edited every few seconds does not pile up.
 * - It was dropped or withdrawn: nothing happens. A withdrawal is final.
 * Of several amendments of one message in one call the last counts. Returns how many messages were found to amend;
 * `platformIds`, receipts and the time at which it was sent stay those of the message.
 */
export async function amend(tx: Tx, amendments: readonly Amendment[]): Promise<number> {
  if (!amendments.length) return 0;
  const rows = amendments.map((amendment, position) => ({
    position,
    of_key: amendment.of,
    act: amendment.act,
    content: amendment.act === 'edit' ? JSON.stringify(amendment.reply) : null,
    priority: amendment.priority,
    expires_at: amendment.expiresAt ?? null,
    now: amendment.now,
    broadcast_id: amendment.broadcastId ?? null,
  }));
  const found = await tx.$queryRaw<Array<{ count: number }>>`
    WITH asked AS (
      SELECT DISTINCT ON (of_key) *, act::"AmendAct" AS how FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS q(
        position int, of_key text, act text, content text, priority smallint, expires_at timestamptz, now timestamptz,
        broadcast_id uuid)
      ORDER BY of_key, position DESC),
    -- Locked in one order, so that two callers wait for each other; what is read is what the lock found.
    target AS (
      SELECT o.seq, o."chatId", o.channel, o.state, o.content, o."platformIds"
      , a.how, a.content::jsonb AS shown, a.priority, a.expires_at, a.now, a.broadcast_id
      FROM "OutboxMessage" o JOIN asked a ON a.of_key = o."dedupeKey"
      WHERE o.amends IS NULL AND o.state <> 'dropped' AND o."withdrawnAt" IS NULL
      ORDER BY o.seq FOR UPDATE OF o),
    inside AS (
      SELECT t.*, ${nothingIsOut('t')} AS unsent FROM target t),
    forgotten AS (
      DELETE FROM "OutboxPayload" p USING inside i WHERE i.unsent AND i.how = 'edit' AND p.seq = i.seq),
    changed AS (
      UPDATE "OutboxMessage" o SET
        content = COALESCE(i.shown, o.content),
        state = CASE i.how WHEN 'withdraw' THEN 'dropped' ELSE o.state END,
        "lastError" = CASE i.how WHEN 'withdraw' THEN 'withdrawn' ELSE o."lastError" END
      FROM inside i WHERE i.unsent AND o.seq = i.seq),
    -- An edit that waits, and of which nothing is out either, takes the new words (or the withdrawal) in its place.
    waiting AS (
      SELECT DISTINCT ON (w.amends) w.seq, w.amends FROM "OutboxMessage" w JOIN inside i ON i.seq = w.amends
      WHERE NOT i.unsent AND w.state = 'queued' AND w.act = 'edit' AND ${nothingIsOut('w')}
      ORDER BY w.amends, w.seq DESC),
    retold AS (
      UPDATE "OutboxMessage" o SET content = COALESCE(i.shown, o.content), act = i.how,
        priority = LEAST(o.priority, i.priority), "expiresAt" = i.expires_at
      FROM waiting w JOIN inside i ON i.seq = w.amends WHERE o.seq = w.seq AND o.state = 'queued'
      RETURNING o.amends),
    queued AS (
      INSERT INTO "OutboxMessage" ("chatId", channel, priority, content, "contentHash", "dueAt", "expiresAt", "createdAt",
        "platformIds", state, amends, act, "broadcastId")
      SELECT i."chatId", i.channel, i.priority, COALESCE(i.shown, i.content), 'amends ' || i.seq, i.now, i.expires_at, i.now,
        '{}', 'queued', i.seq, i.how,
        i.broadcast_id
      FROM inside i
      WHERE NOT i.unsent AND NOT EXISTS (SELECT 1 FROM retold r WHERE r.amends = i.seq)
        AND NOT EXISTS (SELECT 1 FROM "OutboxMessage" w WHERE w.amends = i.seq AND w.act = 'withdraw'
          AND w.state IN ('queued', 'sending', 'sent'))
      ORDER BY i.seq)
    SELECT count(*)::int AS count FROM inside`;
  return found[0]?.count ?? 0;
}

/**
 * Gives amendments to messages that were given up on meanwhile, or whose fate is unknown: an operator may send those
 * again, and must send the right words, or nothing. The amendments themselves are dropped.
 */
export async function absorb(tx: Tx, channel: string): Promise<void> {
  await tx.$executeRaw`
    WITH news AS (
      SELECT DISTINCT ON (a.amends) a.amends, a.act, a.content FROM "OutboxMessage" a JOIN "OutboxMessage" t ON t.seq = a.amends
      WHERE a.channel = ${channel} AND a.state = 'queued' AND t.state IN ('dead', 'uncertain', 'dropped')
      ORDER BY a.amends, a.seq DESC),
    forgotten AS (
      DELETE FROM "OutboxPayload" p USING news WHERE p.seq = news.amends AND news.act = 'edit'),
    given AS (
      UPDATE "OutboxMessage" t SET
        content = CASE news.act WHEN 'edit' THEN news.content ELSE t.content END,
        state = CASE news.act WHEN 'withdraw' THEN 'dropped' ELSE t.state END,
        "lastError" = CASE news.act WHEN 'withdraw' THEN 'withdrawn' ELSE t."lastError" END
      FROM news WHERE t.seq = news.amends AND t.state IN ('dead', 'uncertain'))
    UPDATE "OutboxMessage" a SET state = 'dropped', "lastError" = 'target-not-sent'
    FROM news WHERE a.amends = news.amends AND a.state = 'queued'`;
}

/** Whether nothing of a row can be on a person's screen, or it is not going there any more, in SQL. */
function nothingIsOut(row: string): Prisma.Sql {
  const r = Prisma.raw(row);
  return Prisma.sql`(${r}.state IN ('dead', 'uncertain') OR (${r}.state = 'queued' AND ${r}."platformIds" = '{}'
    AND NOT EXISTS (SELECT 1 FROM "OutboxPayload" p WHERE p.seq = ${r}.seq)))`;
}
