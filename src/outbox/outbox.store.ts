import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Amends } from '../channels/channel.ts';
import { Reply } from '../messages/index.ts';
import { Prisma, type Tx } from '../storage/index.ts';

/** 0 answers what a person just did; 1 is what they asked to be told; 9 is bulk. Lower goes first. */
export const PRIORITY = { reply: 0, push: 1, bulk: 9 } as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

/** The reason of a wait that the platform has set itself. */
const FLOOD_LIMIT = 'flood-limit';

/** This many equal messages to one chat within `LOOP_WINDOW_MS` mean that two machines talk to each other. */
const LOOP_LIMIT = 20;
const LOOP_WINDOW_MS = 5 * 60_000;

export interface NewOutbound {
  chatId: string;
  channel: string;
  reply: Reply;
  priority: Priority;
  now: Date;
  dueAt?: Date;
  expiresAt?: Date;
  /** Names the act: enqueued once, however often the act is repeated. */
  dedupeKey?: string;
  /** The broadcast it is part of. */
  broadcastId?: string;
}

/** A message claimed for sending. */
export interface Claimed {
  seq: bigint;
  /** Names the message to the platform, the same over all attempts. */
  ref: string;
  chatId: string;
  channel: string;
  address: string;
  /** Null: stored by another version, and nobody can read it any more. */
  reply: Reply | null;
  priority: number;
  attempts: number;
  platformIds: string[];
  language: string;
  /** A push to somebody who has not written lately, the first of the day: a chat opened by us. */
  reachOut: boolean;
  /** It has a name by which it can be amended later. */
  editable: boolean;
  /** It is no message but changes this one; then `reply` is what that one shall show. */
  amends: Amends | null;
}

/** What an amendment knows of its target, as `claim` reads it. */
const Target = z.object({
  act: z.enum(['edit', 'withdraw']),
  key: z.string(),
  platformIds: z.array(z.string()),
  sentAt: z.coerce.date(),
  was: Reply,
});

/** What pushes are left today on a channel that punishes too many of them. */
export interface Allowance {
  pushes: number;
  reachOuts: number;
  /** Whoever wrote since then has a conversation going: a push to them opens nothing. */
  warmSince: Date;
  dayStart: Date;
}

/**
 * Puts messages into the outbox within the caller's transaction: they exist if and only if it commits. All go in by one
 * statement, in the order given. A message that would loop is stored as dropped, for the record.
 */
export async function enqueue(tx: Tx, messages: readonly NewOutbound[]): Promise<void> {
  if (!messages.length) return;
  const rows = messages.map((message, position) => ({
    position,
    chat_id: message.chatId,
    channel: message.channel,
    dedupe_key: message.dedupeKey,
    broadcast_id: message.broadcastId,
    priority: message.priority,
    content: message.reply,
    hash: hashOf(message.reply),
    due_at: message.dueAt ?? message.now,
    expires_at: message.expiresAt,
    now: message.now,
    since: new Date(message.now.getTime() - LOOP_WINDOW_MS),
  }));
  await tx.$executeRaw`
    INSERT INTO "OutboxMessage"
      ("chatId", channel, "dedupeKey", priority, content, "contentHash", "dueAt", "expiresAt", "createdAt", "platformIds", "broadcastId",
       state, "lastError")
    SELECT r.chat_id, r.channel, r.dedupe_key, r.priority, r.content, r.hash, r.due_at, r.expires_at, r.now, '{}', r.broadcast_id,
           CASE WHEN looped THEN 'dropped' ELSE 'queued' END::"OutboxState", CASE WHEN looped THEN 'loop' END
    FROM (
      SELECT *, (SELECT count(*) FROM "OutboxMessage" o WHERE o."chatId" = q.chat_id AND o."contentHash" = q.hash
                 AND o."createdAt" > q.since) >= ${LOOP_LIMIT} AS looped
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS q(
        position int, chat_id uuid, channel text, dedupe_key text, priority smallint, content jsonb, hash text,
        due_at timestamptz, expires_at timestamptz, now timestamptz, since timestamptz, broadcast_id uuid)
    ) r
    ORDER BY r.position
    ON CONFLICT ("dedupeKey") WHERE "dedupeKey" IS NOT NULL DO NOTHING`;
}

/**
 * Keeps other claims of a channel out until `tx` ends: one that has not committed is invisible to another one, which would send
 * beside it.
 */
export async function lockChannel(tx: Tx, channel: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`outbox ${channel}`}))`;
}

/**
 * Claims up to `limit` messages that are due on `channel`, at most one a chat and each the first of its chat, and marks
 * them `sending` until `leaseUntil`. Chats in `held` are passed over (their pace does not allow it yet). A message that
 * was tried before keeps its place while it waits, and so does one that a clock made which was set back since; one dated ahead has no
 * place yet. Only one claim of a channel at a time may be
 * under way (`lockChannel`, or a lock that does as much).
 */
export async function claim(
  tx: Tx,
  request: {
    channel: string;
    now: Date;
    leaseUntil: Date;
    limit: number;
    held: readonly string[];
    allowance?: Allowance | undefined;
  },
): Promise<Claimed[]> {
  const { channel, now, leaseUntil, limit, held, allowance } = request;
  const rows = await tx.$queryRaw<
    Array<Omit<Claimed, 'reply' | 'amends'> & { content: unknown; target: unknown }>
  >`
    UPDATE "OutboxMessage" o SET state = 'sending', "leaseUntil" = ${leaseUntil}, attempts = o.attempts + 1
    FROM "Chat" c JOIN "Person" p ON p.id = c."personId"
    WHERE c.id = o."chatId" AND o.seq IN (
      SELECT m.seq FROM "OutboxMessage" m JOIN "Chat" mc ON mc.id = m."chatId"
      WHERE m.channel = ${channel} AND m.state = 'queued' AND m."dueAt" <= ${now}
        AND NOT ${unwanted('m', 'mc', now)}
        AND NOT ${waitsForTarget('m')}
        AND ${allowed(allowance)}
        AND m."chatId" <> ALL(${[...held]}::uuid[])
        AND NOT EXISTS (
          SELECT 1 FROM "OutboxMessage" e WHERE e."chatId" = m."chatId" AND e.state = 'sending')
        AND NOT EXISTS (
          SELECT 1 FROM "OutboxMessage" e
          WHERE e."chatId" = m."chatId" AND e.state = 'queued' AND (e.priority, e.seq) < (m.priority, m.seq)
            AND (e."dueAt" <= ${now} OR e."lastError" IS NOT NULL OR (e."createdAt" > ${now} AND e."dueAt" <= e."createdAt"))
            AND NOT ${waitsForTarget('e')})
      ORDER BY m.priority, m.seq LIMIT ${limit}
      FOR UPDATE OF m SKIP LOCKED)
    RETURNING o.seq, o.ref, o."chatId", o.channel, c.address, o.content, o.priority, o.attempts, o."platformIds",
      p.language, ${reachesOut('o', 'c', allowance)} AS "reachOut", o."dedupeKey" IS NOT NULL AS editable,
      (SELECT jsonb_build_object('act', o.act, 'key', t.ref, 'platformIds', t."platformIds", 'sentAt', t."sentAt", 'was', t.content)
       FROM "OutboxMessage" t WHERE t.seq = o.amends) AS target`;
  return rows
    .map(({ content, target, ...row }) => {
      const amends = target === null ? null : (Target.safeParse(target).data ?? 'unreadable');
      if (amends === 'unreadable') return { ...row, reply: null, amends: null };
      return { ...row, reply: Reply.safeParse(content).data ?? null, amends };
    })
    .sort((a, b) => a.priority - b.priority || Number(a.seq - b.seq));
}

/** Whether a row is an amendment of a message that is not out yet, in SQL: nothing waits behind it. */
function waitsForTarget(message: string): Prisma.Sql {
  const m = Prisma.raw(message);
  return Prisma.sql`(${m}.amends IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "OutboxMessage" t WHERE t.seq = ${m}.amends AND t.state = 'sent'))`;
}

/** Whether a message may still go out today, in SQL. Replies always may, and amendments: they are no new message. */
function allowed(allowance: Allowance | undefined): Prisma.Sql {
  if (!allowance) return Prisma.sql`TRUE`;
  const pushes =
    allowance.pushes > 0 ? Prisma.sql`TRUE` : Prisma.sql`(m.priority = 0 OR m.amends IS NOT NULL)`;
  return allowance.reachOuts > 0
    ? pushes
    : Prisma.sql`(${pushes} AND NOT ${reachesOut('m', 'mc', allowance)})`;
}

/** Whether a message opens a chat, in SQL: `message` and `chat` are the aliases of its rows. */
function reachesOut(message: string, chat: string, allowance: Allowance | undefined): Prisma.Sql {
  if (!allowance) return Prisma.sql`FALSE`;
  const m = Prisma.raw(message);
  const c = Prisma.raw(chat);
  return Prisma.sql`(${m}.priority > 0 AND ${m}.amends IS NULL
    AND COALESCE(${c}."lastInboundAt" < ${allowance.warmSince}, TRUE)
    AND NOT EXISTS (
      SELECT 1 FROM "OutboxMessage" p WHERE p."chatId" = ${m}."chatId" AND p.state = 'sent' AND p.priority > 0
        AND p.amends IS NULL AND p."sentAt" >= ${allowance.dayStart}))`;
}

/**
 * Drops what is past its time instead of delivering it stale, and what was not asked for by those who want silence or
 * cannot be reached. An amendment is still made for those who want silence: it says nothing new. Returns how many.
 */
export async function dropStale(tx: Tx, channel: string, now: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE "OutboxMessage" o SET state = 'dropped', "lastError" = CASE
      WHEN o."expiresAt" < ${now} THEN 'expired' WHEN ${overtaken('o')} THEN 'superseded'
      WHEN c."unreachableAt" IS NOT NULL THEN 'unreachable' ELSE 'stopped' END
    FROM "Chat" c
    WHERE c.id = o."chatId" AND o.channel = ${channel} AND o.state = 'queued' AND ${unwanted('o', 'c', now)}`;
}

/** Whether a message must not go out (any more), in SQL: `message` and `chat` are the aliases of its rows. */
function unwanted(message: string, chat: string, now: Date): Prisma.Sql {
  const m = Prisma.raw(message);
  const c = Prisma.raw(chat);
  return Prisma.sql`(COALESCE(${m}."expiresAt" < ${now}, FALSE) OR ${overtaken(message)}
    OR (${m}.priority > 0 AND (${c}."unreachableAt" IS NOT NULL OR (${c}."stoppedAt" IS NOT NULL AND ${m}.amends IS NULL))))`;
}

/** Whether a row is an amendment of a message that was amended again since, or taken back, in SQL. */
function overtaken(message: string): Prisma.Sql {
  const m = Prisma.raw(message);
  return Prisma.sql`(${m}.amends IS NOT NULL AND (
    EXISTS (SELECT 1 FROM "OutboxMessage" n WHERE n.amends = ${m}.amends AND n.seq > ${m}.seq
      AND n.state IN ('queued', 'sending', 'sent'))
    OR EXISTS (SELECT 1 FROM "OutboxMessage" t WHERE t.seq = ${m}.amends AND t."withdrawnAt" IS NOT NULL)))`;
}

/** A message that is out: when, and by which ids the platform knows it. */
export interface Sent {
  seq: bigint;
  at: Date;
  platformIds: readonly string[];
}

/** Notes that messages are out, or that messages out there were changed: then those are what they show now. */
export async function markSent(tx: Tx, sent: readonly Sent[]): Promise<void> {
  const rows = sent.map(({ seq, at, platformIds }) => ({ seq: String(seq), at, ids: platformIds }));
  await tx.$executeRaw`
    WITH given AS (
      SELECT seq, at, ids FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(seq bigint, at timestamptz, ids text[])
    ), done AS (
      UPDATE "OutboxMessage" o SET state = 'sent', "sentAt" = g.at, "platformIds" = g.ids, "leaseUntil" = NULL, "lastError" = NULL
      FROM given g WHERE o.seq = g.seq
      RETURNING o.amends, o.act, o.content, g.at, g.ids)
    UPDATE "OutboxMessage" t SET
      content = CASE done.act WHEN 'edit' THEN done.content ELSE t.content END,
      "platformIds" = CASE done.act WHEN 'edit' THEN done.ids ELSE t."platformIds" END,
      "withdrawnAt" = CASE done.act WHEN 'withdraw' THEN done.at ELSE t."withdrawnAt" END
    FROM done WHERE t.seq = done.amends`;
}

/** Back to the queue, not before `dueAt`. */
export async function requeue(
  tx: Tx,
  seq: bigint,
  dueAt: Date,
  failure: { error: string; platformIds?: string[]; countAttempt: boolean },
): Promise<void> {
  await tx.outboxMessage.updateMany({
    where: { seq, state: 'sending' },
    data: {
      state: 'queued',
      dueAt,
      leaseUntil: null,
      lastError: failure.error,
      ...(failure.platformIds ? { platformIds: failure.platformIds } : {}),
      ...(failure.countAttempt ? {} : { attempts: { decrement: 1 } }),
    },
  });
}

export async function settle(tx: Tx, seq: bigint, state: 'dead' | 'uncertain', error: string): Promise<void> {
  await tx.outboxMessage.updateMany({
    where: { seq, state: 'sending' },
    data: { state, leaseUntil: null, lastError: error },
  });
}

/** The person cannot be reached: nothing more is tried until they write again. */
export async function markGone(tx: Tx, chatId: string, now: Date, reason: string): Promise<void> {
  await tx.$executeRaw`
    WITH dropped AS (
      UPDATE "OutboxMessage" SET state = 'dropped', "leaseUntil" = NULL, "lastError" = ${reason}
      WHERE "chatId" = ${chatId}::uuid AND state IN ('queued', 'sending'))
    UPDATE "Chat" SET "unreachableAt" = ${now}, "unreachableReason" = ${reason} WHERE id = ${chatId}::uuid`;
}

/**
 * Takes care of messages whose sender died between claim and answer: they are sent again (at least once), up to
 * `maxAttempts` times. Bulk too: everyone must get a broadcast, and only the few messages in flight can come twice.
 * Where the platform would show both the row is marked `doubtful`; an amendment made twice shows once everywhere.
 */
export async function recover(
  tx: Tx,
  channel: string,
  expiredBefore: Date,
  maxAttempts: number,
  repeatable: boolean,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE "OutboxMessage" SET "leaseUntil" = NULL,
      state = CASE WHEN attempts >= ${maxAttempts} THEN 'dead' ELSE 'queued' END::"OutboxState",
      doubtful = doubtful OR (NOT ${repeatable} AND amends IS NULL),
      "lastError" = 'sender died'
    WHERE channel = ${channel} AND state = 'sending' AND "leaseUntil" < ${expiredBefore}`;
}

/**
 * After the clock was set back: what was queued by it before keeps what is left of its wait, what was put off by more than
 * `longestMs` after a failure is due now, and no lease lasts beyond `leaseUntil`. Otherwise a chat would wait for the
 * difference, or be told what came later first. How long a flood limit lasts is the platform's to say.
 */
export async function pullForward(
  tx: Tx,
  channel: string,
  now: Date,
  { longestMs, leaseUntil }: { longestMs: number; leaseUntil: Date },
): Promise<void> {
  const longest = new Date(now.getTime() + longestMs);
  await tx.$executeRaw`
    UPDATE "OutboxMessage" SET
      "dueAt" = CASE WHEN "createdAt" > ${now} THEN "dueAt" - ("createdAt" - ${now}::timestamptz) ELSE ${now} END,
      "createdAt" = LEAST("createdAt", ${now})
    WHERE channel = ${channel} AND state = 'queued' AND "dueAt" > ${now}
      AND ("createdAt" > ${now} OR ("dueAt" > ${longest} AND "lastError" <> ${FLOOD_LIMIT}))`;
  await tx.$executeRaw`
    UPDATE "OutboxMessage" SET "leaseUntil" = ${leaseUntil}
    WHERE channel = ${channel} AND state = 'sending' AND "leaseUntil" > ${leaseUntil}`;
}

/** When the next queued message of a channel falls due; null when none waits. */
export async function nextOutboundAt(tx: Tx, channel: string): Promise<Date | null> {
  const rows = await tx.$queryRaw<Array<{ dueAt: Date }>>`
    SELECT "dueAt" FROM "OutboxMessage" WHERE channel = ${channel} AND state = 'queued' ORDER BY "dueAt" LIMIT 1`;
  return rows[0]?.dueAt ?? null;
}

/** Hash of what the person would see; the prompt's number does not count. */
function hashOf(reply: Reply): string {
  const { prompt: _number, ...seen } = reply;
  return hash('sha256', JSON.stringify(seen), 'base64url').slice(0, 22);
}
