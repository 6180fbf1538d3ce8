import { resolveChat } from '../identity/index.ts';
import { after, HOUR, SECOND } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { lookup, personal, personalAddress } from '../kernel/personal.ts';
import { type Inbound, InboundContent } from '../messages/index.ts';
import type { Tx } from '../storage/index.ts';
import { Prisma } from '../storage/index.ts';

/** A message that is due, its chat locked for this transaction. */
export interface DueMessage {
  seq: bigint;
  /** As stored, perhaps by another version of the program. */
  content: unknown;
  /** A wait that ran out rather than something the person did. */
  timer: boolean;
  /** Sent long before it reached us. */
  late: boolean;
  receivedAt: Date;
  attempts: number;
  chat: {
    id: string;
    channel: string;
    address: string;
    /** E.164, where the channel proves it. */
    provenPhone: string | null;
    state: unknown;
    displayName: string | null;
    stoppedAt: Date | null;
    /** Nothing of this chat was handled before. */
    isNew: boolean;
    /** The last message that reached them, where it was pushed from outside a turn and offered something. */
    pushed: unknown;
  };
  /** `grants`: the roles that the person holds, as stored. */
  person: { id: string; language: string; grants: unknown };
}

/** A message this much older than its arrival found us down: answered with one line for all of its kind (P9). */
const LATE_MS = 12 * HOUR;
/** Late messages come in one after another; they are acted on once they are all there. */
const LATE_QUIET_MS = 5 * SECOND;

/** A message to be stored. `language` is that of a person seen for the first time. */
export interface NewInbound {
  inbound: Inbound & { content: InboundContent };
  now: Date;
  newId: NewId;
  language: string;
}

/**
 * `unknown`: nothing was stored, because the chat is not known yet by all the addresses that the message comes with.
 * `refused`: nothing was stored, because too much of the chat waits already.
 */
export type Stored = 'stored' | 'stored-before' | 'unknown' | 'refused';

/** So much of one chat may wait; at the pace of turns it takes minutes to work off. More is no conversation. */
export const MOST_WAITING = 300;

/** Whether more of a chat may wait, in SQL; `chat` is its id. */
function hasRoom(chat: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT count(*) FROM (
    SELECT 1 FROM "InboxMessage" w WHERE w."chatId" = ${chat} AND w.state = 'pending' AND NOT w.timer
    LIMIT ${MOST_WAITING}) waiting) < ${MOST_WAITING}`;
}

/** Stores a message of a chat that is known: one round trip for the common case. */
export async function insertInbound(tx: Tx, row: NewInbound): Promise<Stored> {
  const dedupeKey = dedupeKeyOf(row.inbound);
  if ((await insertKnown(tx, dedupeKey, row)) > 0) return 'stored';
  return (await tx.inboxMessage.count({ where: { dedupeKey } })) > 0 ? 'stored-before' : 'unknown';
}

/**
 * Stores a message once it is settled which chat its addresses are. In a transaction of its own: an update that finds its row
 * changed meanwhile keeps it locked although it no longer matches, and who holds a chat must not wait for its addresses.
 */
export async function insertResolved(tx: Tx, row: NewInbound): Promise<Stored> {
  const { address, sender } = row.inbound;
  const chatId = await resolveChat(
    tx,
    {
      channel: address.channel,
      address: address.id,
      aliases: sender.aliases ?? [],
      displayName: sender.displayName ?? null,
      provenPhone: sender.provenPhone ?? null,
      language: row.language,
    },
    row,
  );
  const { inbound, now } = row;
  const [room] = await tx.$queryRaw<
    Array<{ free: boolean }>
  >`SELECT ${hasRoom(Prisma.sql`${chatId}::uuid`)} AS free`;
  if (!room?.free) return 'refused';
  const stored = await tx.inboxMessage.createMany({
    data: {
      chatId,
      dedupeKey: dedupeKeyOf(inbound),
      content: inbound.content,
      dueAt: dueAt(row),
      receivedAt: now,
      late: isLate(row),
      timer: inbound.content.kind === 'timer',
    },
    skipDuplicates: true,
  });
  return stored.count > 0 ? 'stored' : 'stored-before';
}

/** The platform's id counts within its channel. */
function dedupeKeyOf({ address, id }: Pick<Inbound, 'address' | 'id'>): string {
  return `${address.channel}:${id}`;
}

/** Message new, chat known by this address and by every alias that comes with it. */
async function insertKnown(tx: Tx, dedupeKey: string, row: NewInbound): Promise<number> {
  const { inbound, now } = row;
  const { address, sender, content } = inbound;
  // One by one, as the current key seals them: what an older one sealed is settled by `resolveChat`, which seals it anew.
  const aliases = (sender.aliases ?? []).map((one) => Prisma.sql`(${personalAddress(address.channel, one)})`);
  const allKnown = aliases.length
    ? Prisma.sql`NOT EXISTS (
        SELECT 1 FROM (VALUES ${Prisma.join(aliases)}) AS given(address)
        WHERE given.address <> c.address AND NOT EXISTS (
          SELECT 1 FROM "ChatAlias" a
          WHERE a.channel = c.channel AND a.address = given.address AND a."chatId" = c.id))`
    : Prisma.sql`TRUE`;
  return tx.$executeRaw`
    WITH known AS (
      UPDATE "Chat" c SET "displayName" = COALESCE(${personal(sender.displayName ?? null)}, "displayName"),
        "provenPhone" = COALESCE(${personal(sender.provenPhone ?? null)}, "provenPhone"),
        "provenPhoneHash" = COALESCE(${lookup(sender.provenPhone ?? null)}, "provenPhoneHash")
      WHERE c.channel = ${address.channel} AND c.address = ${personalAddress(address.channel, address.id)} AND ${allKnown}
      RETURNING c.id
    )
    INSERT INTO "InboxMessage" ("chatId", "dedupeKey", content, "dueAt", "receivedAt", late, timer)
    SELECT id, ${dedupeKey}, ${JSON.stringify(content)}::jsonb, ${dueAt(row)}, ${now}, ${isLate(row)},
           ${content.kind === 'timer'} FROM known WHERE ${hasRoom(Prisma.sql`known.id`)}
    ON CONFLICT ("dedupeKey") DO NOTHING`;
}

function isLate({ inbound, now }: NewInbound): boolean {
  return now.getTime() - inbound.sentAt.getTime() > LATE_MS;
}

function dueAt(row: NewInbound): Date {
  return isLate(row) ? after(row.now, LATE_QUIET_MS) : row.now;
}

/**
 * Takes the next due message: the head of some chat's lane that nobody else is working on. Row and chat stay locked
 * until the transaction ends, so one chat's messages are handled one after another, different chats in parallel.
 * A message waiting for its time holds back those behind it; a timer does not.
 */
export async function takeDue(tx: Tx, now: Date): Promise<DueMessage | null> {
  const rows = await tx.$queryRaw<RawDue[]>`
    SELECT m.seq, m.content, m.timer, m.late, m."receivedAt", m.attempts,
           c.id AS "chatId", c.channel, c.address, c."provenPhone", c.state, c."displayName", c."stoppedAt",
           c."lastInboundAt" IS NULL AS "isNew",
           ${lastPushed} AS pushed,
           p.id AS "personId", p.language,
           (SELECT COALESCE(jsonb_agg(jsonb_build_object('role', g.role, 'office', g.office) ORDER BY g."grantedAt"), '[]')
            FROM "RoleGrant" g WHERE g."personId" = p.id AND g."revokedAt" IS NULL) AS grants
    FROM "InboxMessage" m
    JOIN "Chat" c ON c.id = m."chatId"
    JOIN "Person" p ON p.id = c."personId"
    WHERE m.state = 'pending' AND m."dueAt" <= ${now}
      AND NOT EXISTS (
        SELECT 1 FROM "InboxMessage" e
        WHERE e."chatId" = m."chatId" AND e.state = 'pending' AND NOT e.timer AND e.seq < m.seq)
    ORDER BY m.seq LIMIT 1
    FOR UPDATE OF m, c SKIP LOCKED`;
  const row = rows[0];
  if (!row) return null;
  return {
    seq: row.seq,
    content: row.content,
    timer: row.timer,
    late: row.late,
    receivedAt: row.receivedAt,
    attempts: row.attempts,
    chat: {
      id: row.chatId,
      channel: row.channel,
      address: row.address,
      provenPhone: row.provenPhone,
      state: row.state,
      displayName: row.displayName,
      stoppedAt: row.stoppedAt,
      isNew: row.isNew,
      pushed: row.pushed,
    },
    person: { id: row.personId, language: row.language, grants: row.grants },
  };
}

/**
 * In SQL: the content of the last message that reached chat `c` before `m`, where it was pushed from outside a turn (those of
 * turns carry a prompt's number) and offers choices. One look into the index for each priority there is.
 */
const lastPushed = Prisma.sql`(
  SELECT CASE WHEN l.priority > 0 AND l.content ? 'choices' AND NOT l.content ? 'prompt' AND l."sentAt" <= m."receivedAt"
         THEN l.content END
  FROM unnest(ARRAY[0, 1, 9]) AS p(priority)
  CROSS JOIN LATERAL (
    SELECT o.priority, o.content, o."sentAt", o.seq FROM "OutboxMessage" o
    WHERE o."chatId" = c.id AND o.state = 'sent' AND o.priority = p.priority AND o.amends IS NULL
    ORDER BY o.seq DESC LIMIT 1) l
  ORDER BY l."sentAt" DESC, l.seq DESC LIMIT 1)`;

interface RawDue {
  seq: bigint;
  content: unknown;
  timer: boolean;
  late: boolean;
  receivedAt: Date;
  attempts: number;
  chatId: string;
  channel: string;
  address: string;
  provenPhone: string | null;
  state: unknown;
  displayName: string | null;
  stoppedAt: Date | null;
  isNew: boolean;
  pushed: unknown;
  personId: string;
  language: string;
  grants: unknown;
}

/** How many messages of one chat are acted on within how long. */
export interface Pace {
  messages: number;
  withinMs: number;
}

/** When the next message of a chat may be acted on, where it is too early now; null where it is not. */
export async function tooEarly(tx: Tx, chatId: string, now: Date, pace: Pace): Promise<Date | null> {
  const rows = await tx.$queryRaw<Array<{ doneAt: Date | null }>>`
    SELECT "doneAt" FROM "InboxMessage" WHERE "chatId" = ${chatId}::uuid AND state = 'done' AND NOT timer
    ORDER BY seq DESC OFFSET ${pace.messages - 1} LIMIT 1`;
  const earliest = rows[0]?.doneAt ? after(rows[0].doneAt, pace.withinMs) : null;
  return earliest && earliest > now ? earliest : null;
}

/** The unbroken run of texts waiting in a chat's lane, oldest first: what one thought may have been cut into. */
export async function waitingTexts(
  tx: Tx,
  chatId: string,
): Promise<Array<{ seq: bigint; text: string; receivedAt: Date }>> {
  const rows = await tx.$queryRaw<Array<{ seq: bigint; content: unknown; receivedAt: Date }>>`
    SELECT seq, content, "receivedAt" FROM "InboxMessage"
    WHERE "chatId" = ${chatId}::uuid AND state = 'pending' AND NOT timer ORDER BY seq LIMIT 20`;
  const run = [];
  for (const row of rows) {
    const content = InboundContent.safeParse(row.content).data;
    if (content?.kind !== 'text') break;
    run.push({ seq: row.seq, text: content.text, receivedAt: row.receivedAt });
  }
  return run;
}

/** The late messages of a chat that came in together with `seq`: how many wait behind it, and how many there are. */
export async function lateTogether(
  tx: Tx,
  chatId: string,
  message: { seq: bigint; receivedAt: Date },
): Promise<{ behind: number; all: number }> {
  const since = after(message.receivedAt, -HOUR);
  const rows = await tx.$queryRaw<Array<{ behind: bigint; all: bigint }>>`
    SELECT count(*) FILTER (WHERE state = 'pending' AND seq > ${message.seq}) AS behind, count(*) AS all
    FROM "InboxMessage" WHERE "chatId" = ${chatId}::uuid AND late AND "receivedAt" > ${since}`;
  return { behind: Number(rows[0]?.behind ?? 0), all: Number(rows[0]?.all ?? 1) };
}

export async function markDone(tx: Tx, seqs: readonly bigint[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "InboxMessage" SET state = 'done', "doneAt" = ${now}, "lastError" = NULL
    WHERE seq IN (${Prisma.join([...seqs])})`;
}

/** Puts a message off: quiet time, a file to fetch first, back-off after a failure (unless that failure was noted before). */
export async function postpone(
  tx: Tx,
  seq: bigint,
  until: Date,
  failure?: { attempts: number; error: string },
): Promise<void> {
  await tx.inboxMessage.updateMany({
    where: { seq, state: 'pending', ...(failure ? { attempts: { lt: failure.attempts } } : {}) },
    data: { dueAt: until, ...(failure ? { attempts: failure.attempts, lastError: failure.error } : {}) },
  });
}

/**
 * Gives a message up; it stays for an operator to look at and retry. False where that has been done, or it was tried in vain
 * once more meanwhile: between a failure and this, another worker may have taken it.
 */
export async function markDead(
  tx: Tx,
  seq: bigint,
  now: Date,
  attempts: number,
  error: string,
): Promise<boolean> {
  const { count } = await tx.inboxMessage.updateMany({
    where: { seq, state: 'pending', attempts: { lt: attempts } },
    data: { state: 'dead', doneAt: now, attempts, lastError: error },
  });
  return count > 0;
}

export async function replaceContent(
  tx: Tx,
  seq: bigint,
  content: InboundContent,
  dueAt: Date,
): Promise<void> {
  await tx.inboxMessage.updateMany({ where: { seq, state: 'pending' }, data: { content, dueAt } });
}

/** Sets or moves a wait. One that has already run out is not set again: one reminder per form. */
export async function setTimer(
  tx: Tx,
  chatId: string,
  timer: { name: string; token: string; dueAt: Date },
  now: Date,
): Promise<void> {
  const content: InboundContent = { kind: 'timer', name: timer.name, token: timer.token };
  await tx.$executeRaw`
    INSERT INTO "InboxMessage" ("chatId", "dedupeKey", content, "dueAt", "receivedAt", timer)
    VALUES (${chatId}::uuid, ${`timer:${chatId}:${timer.name}:${timer.token}`}, ${JSON.stringify(content)}::jsonb,
            ${timer.dueAt}, ${now}, TRUE)
    ON CONFLICT ("dedupeKey") DO UPDATE SET "dueAt" = EXCLUDED."dueAt" WHERE "InboxMessage".state = 'pending'`;
}

/** When the next message falls due that is not due yet; null when nothing waits. */
export async function nextDueAt(tx: Tx): Promise<Date | null> {
  const row = await tx.inboxMessage.findFirst({
    where: { state: 'pending' },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  });
  return row?.dueAt ?? null;
}

/** The text that a chat's turn is about just now, by its place in the inbox; null where it is about something else. */
export async function textUnderWay(tx: Tx, chatId: string): Promise<{ seq: bigint; text: string } | null> {
  const head = await tx.inboxMessage.findFirst({
    where: { chatId, state: 'pending', timer: false },
    orderBy: { seq: 'asc' },
    select: { seq: true, content: true },
  });
  const content = InboundContent.safeParse(head?.content).data;
  return head && content?.kind === 'text' ? { seq: head.seq, text: content.text } : null;
}

/** A text that was written in this chat, by its place in the inbox; null where there is none (any more). */
export async function textAt(tx: Tx, chatId: string, seq: bigint): Promise<string | null> {
  const row = await tx.inboxMessage.findFirst({ where: { seq, chatId }, select: { content: true } });
  const content = row && InboundContent.safeParse(row.content).data;
  return content?.kind === 'text' ? content.text : null;
}
