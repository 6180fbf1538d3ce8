import { resolveChat } from '../identity/index.ts';
import { after, HOUR, MINUTE, SECOND } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { lookup, personal, personalAddress } from '../kernel/personal.ts';
import { type Inbound, InboundContent } from '../messages/index.ts';
import type { Tx } from '../storage/index.ts';
import { Prisma, waking } from '../storage/index.ts';

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
  /** When it may be acted on, where its chat has been too fast. */
  tooEarlyUntil: Date | null;
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
    /** What it was last about, as stored. */
    topic: unknown;
    /** The last message that reached them, where it was pushed from outside a turn and offered something. */
    pushed: unknown;
  };
  /** `grants`: the roles that the person holds, as stored. `businessName`: null before registration. */
  person: { id: string; language: string; grants: unknown; businessName: string | null };
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

/**
 * Stores a message of a chat that is known by all the addresses it comes with, and what it says of its sender: one round trip for
 * the common case.
 */
export async function insertInbound(tx: Tx, row: NewInbound): Promise<Stored> {
  const dedupeKey = dedupeKeyOf(row.inbound);
  if ((await insertKnown(tx, dedupeKey, row)) > 0) return 'stored';
  return (await tx.inboxMessage.count({ where: { dedupeKey } })) > 0 ? 'stored-before' : 'unknown';
}

/**
 * Stores messages of chats whose senders are known as they are, in the order given, and wakes who works on them, by one statement that
 * is a transaction of its own. It waits for nobody's turn: the chats are only looked up.
 */
export async function insertAll(db: Tx, rows: readonly NewInbound[]): Promise<Stored[]> {
  const senders = rows.map(({ inbound: { address } }, position) => {
    return Prisma.sql`(${position}::int, ${address.channel}, ${personalAddress(address.channel, address.id)})`;
  });
  const found = await db.$queryRaw<FoundStored[]>`
    WITH sender(position, channel, address) AS (VALUES ${Prisma.join(senders)}),
    given AS (SELECT * FROM sender JOIN ${whatCame(rows)} USING (position)),
    stored AS (
      INSERT INTO "InboxMessage" ("chatId", "dedupeKey", content, "dueAt", "receivedAt", late, timer)
      SELECT c.id, g.key, g.content, g.due, g.now, g.late, g.timer
      FROM given g JOIN "Chat" c ON c.channel = g.channel AND c.address = g.address
      WHERE ${hasRoom(Prisma.sql`c.id`)} ORDER BY g.position
      ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "dedupeKey")
    ${whatWasStored}`;
  return eachOnce(found);
}

/** In SQL: the messages' own values, as `position, key, content, due, now, late, timer`. */
function whatCame(rows: readonly NewInbound[]): Prisma.Sql {
  const messages = rows.map((row, position) => ({
    position,
    key: dedupeKeyOf(row.inbound),
    content: row.inbound.content,
    due: dueAt(row),
    now: row.now,
    late: isLate(row),
    timer: row.inbound.content.kind === 'timer',
  }));
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(messages)}::jsonb)
    AS came(position int, key text, content jsonb, due timestamptz, now timestamptz, late boolean, timer boolean)`;
}

interface FoundStored {
  before: boolean;
  dedupeKey: string | null;
}

/** In SQL: what became of each message `given`, with who works on those `stored` woken. */
const whatWasStored = Prisma.sql`
  SELECT s."dedupeKey", s."dedupeKey" IS NULL AND EXISTS (SELECT 1 FROM "InboxMessage" m WHERE m."dedupeKey" = g.key) AS before,
         (SELECT ${waking('inbox')} FROM stored LIMIT 1) AS woken
  FROM given g LEFT JOIN stored s ON s."dedupeKey" = g.key ORDER BY g.position`;

/** A message that was given twice was stored once. */
function eachOnce(found: readonly FoundStored[]): Stored[] {
  const taken = new Set<string>();
  return found.map(({ before, dedupeKey }) => {
    if (dedupeKey === null) return before ? 'stored-before' : 'unknown';
    if (taken.has(dedupeKey)) return 'stored-before';
    taken.add(dedupeKey);
    return 'stored';
  });
}

/**
 * Stores the first messages of senders whom nobody knows, with a chat and a person for each, and wakes who works on them, by one
 * statement that is a transaction of its own. For addresses that are stored as they are, and that come alone (`comesAlone`): who is known
 * after all is left out, and where another process stores their first message just now, it fails.
 */
export async function insertFirst(db: Tx, rows: readonly NewInbound[]): Promise<Stored[]> {
  const senders = rows.map(({ inbound: { address, sender }, language, newId }, position) => {
    return Prisma.sql`(${position}::int, ${address.channel}, ${address.id}, ${personal(sender.displayName ?? null)}, ${language},
      ${newId()}::uuid, ${newId()}::uuid)`;
  });
  const found = await db.$queryRaw<FoundStored[]>`
    WITH sender(position, channel, address, name, language, person, chat) AS (VALUES ${Prisma.join(senders)}),
    given AS (SELECT * FROM sender JOIN ${whatCame(rows)} USING (position)),
    newcomer AS (
      SELECT DISTINCT ON (g.channel, g.address) g.* FROM given g
      WHERE NOT EXISTS (SELECT 1 FROM "Chat" c WHERE c.channel = g.channel AND c.address = g.address)
        AND NOT EXISTS (SELECT 1 FROM "ChatAlias" a WHERE a.channel = g.channel AND a.address = g.address)
      ORDER BY g.channel, g.address, g.position),
    person AS (
      INSERT INTO "Person" (id, language, "createdAt", "lastSeenAt") SELECT person, language, now, now FROM newcomer),
    chat AS (
      INSERT INTO "Chat" (id, channel, address, "personId", "displayName", "createdAt")
      SELECT chat, channel, address, person, name, now FROM newcomer),
    stored AS (
      INSERT INTO "InboxMessage" ("chatId", "dedupeKey", content, "dueAt", "receivedAt", late, timer)
      SELECT n.chat, g.key, g.content, g.due, g.now, g.late, g.timer
      FROM given g JOIN newcomer n ON n.channel = g.channel AND n.address = g.address ORDER BY g.position
      ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "dedupeKey")
    ${whatWasStored}`;
  return eachOnce(found);
}

/** Whether a sender has one address only, stored as it is: then who has no chat by it has none. */
export function comesAlone({ address, sender }: Inbound): boolean {
  return (
    !sender.aliases?.length &&
    sender.provenPhone === undefined &&
    personalAddress(address.channel, address.id) === address.id
  );
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
 * Takes up to `most` messages that are due, the longest due first: each the head of a chat's lane that nobody else is working on, and one a
 * chat. Rows and chats stay locked until the transaction ends, so one chat's messages are handled one after another, different chats
 * in parallel; what comes in meanwhile is stored all the same. A message waiting for its time holds back those behind it; a timer
 * does not.
 */
export async function takeDue(
  tx: Tx,
  { now, most, pace }: { now: Date; most: number; pace: Pace },
): Promise<DueMessage[]> {
  const rows = await tx.$queryRaw<RawDue[]>`
    WITH due AS (
      SELECT m.seq, m.content, m.timer, m.late, m."receivedAt", m.attempts,
             c.id AS "chatId", c."personId", c.channel, c.address, c."provenPhone", c.state, c."displayName", c."stoppedAt", c.topic,
             c."lastInboundAt" IS NULL AS "isNew"
      FROM "InboxMessage" m
      JOIN "Chat" c ON c.id = m."chatId"
      WHERE m.state = 'pending' AND m."dueAt" <= ${now}
        AND NOT EXISTS (
          SELECT 1 FROM "InboxMessage" e
          WHERE e."chatId" = m."chatId" AND e.state = 'pending' AND NOT e.timer AND e.seq < m.seq)
      ORDER BY m."dueAt", m.seq LIMIT ${most}
      FOR NO KEY UPDATE OF m, c SKIP LOCKED)
    SELECT due.*, ${lastPushed} AS pushed,
           (SELECT d."doneAt" FROM "InboxMessage" d WHERE d."chatId" = due."chatId" AND d.state = 'done' AND NOT d.timer
            ORDER BY d.seq DESC OFFSET ${pace.messages - 1} LIMIT 1) AS "paceSince",
           p.language, (SELECT b.name FROM "Business" b WHERE b."personId" = p.id) AS "businessName",
           (SELECT COALESCE(jsonb_agg(jsonb_build_object('role', g.role, 'office', g.office) ORDER BY g."grantedAt"), '[]')
            FROM "RoleGrant" g WHERE g."personId" = p.id AND g."revokedAt" IS NULL) AS grants
    FROM due JOIN "Person" p ON p.id = due."personId" ORDER BY due.seq`;
  // Two messages of one person, a timer beside a message or another chat of theirs, see each other's outcome: one after the other.
  const people = new Set<string>();
  const first = rows.filter(({ personId }) => !people.has(personId) && people.add(personId));
  return first.map((row) => {
    // Done by a clock that was set back since: long ago, for all we know.
    const since = row.paceSince && row.paceSince <= now ? row.paceSince : null;
    const earliest = since && after(since, pace.withinMs);
    return {
      seq: row.seq,
      content: row.content,
      timer: row.timer,
      late: row.late,
      receivedAt: row.receivedAt,
      attempts: row.attempts,
      tooEarlyUntil: earliest && earliest > now ? earliest : null,
      chat: {
        id: row.chatId,
        channel: row.channel,
        address: row.address,
        provenPhone: row.provenPhone,
        state: row.state,
        displayName: row.displayName,
        stoppedAt: row.stoppedAt,
        isNew: row.isNew,
        topic: row.topic,
        pushed: row.pushed,
      },
      person: {
        id: row.personId,
        language: row.language,
        grants: row.grants,
        businessName: row.businessName,
      },
    };
  });
}

/**
 * In SQL: the content of the last message that reached a chat before the message that is `due`, where it was pushed from outside a turn (those of
 * turns carry a prompt's number) and offers choices. One look into the index for each priority there is. A reply that is being sent may be on the
 * screen already: then it is the last one.
 */
const lastPushed = Prisma.sql`(
  SELECT CASE WHEN l.priority > 0 AND l.content ? 'choices' AND NOT l.content ? 'prompt' AND l."sentAt" <= due."receivedAt"
         THEN l.content END
  FROM unnest(ARRAY[0, 1, 9]) AS p(priority)
  CROSS JOIN LATERAL (
    SELECT o.priority, o.content, o."sentAt", o.seq FROM "OutboxMessage" o
    WHERE o."chatId" = due."chatId" AND o.state = 'sent' AND o.priority = p.priority AND o.amends IS NULL
    ORDER BY o.seq DESC LIMIT 1) l
  WHERE NOT EXISTS (
    SELECT 1 FROM "OutboxMessage" s WHERE s."chatId" = due."chatId" AND s.state = 'sending' AND s.priority = 0 AND s.amends IS NULL)
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
  topic: unknown;
  pushed: unknown;
  paceSince: Date | null;
  personId: string;
  language: string;
  businessName: string | null;
  grants: unknown;
}

/** How many messages of one chat are acted on within how long. */
export interface Pace {
  messages: number;
  withinMs: number;
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
  if (!seqs.length) return;
  await tx.$executeRaw`
    UPDATE "InboxMessage" SET state = 'done', "doneAt" = ${now}, "lastError" = NULL
    WHERE seq = ANY(${[...seqs]}::bigint[])`;
}

/** A message that is not to be acted on before `until`: quiet time, a file to fetch first, a chat that is too fast. */
export interface Postponed {
  seq: bigint;
  until: Date;
}

export async function postponeAll(tx: Tx, postponed: readonly Postponed[]): Promise<void> {
  if (!postponed.length) return;
  await tx.$executeRaw`
    UPDATE "InboxMessage" m SET "dueAt" = p.until
    FROM unnest(${postponed.map(({ seq }) => seq)}::bigint[], ${postponed.map(({ until }) => until)}::timestamptz[]) AS p(seq, until)
    WHERE m.seq = p.seq AND m.state = 'pending'`;
}

/** Puts a message off after a failure, unless that failure was noted before. */
export async function putOff(
  tx: Tx,
  seq: bigint,
  until: Date,
  { attempts, error }: { attempts: number; error: string },
): Promise<void> {
  await tx.inboxMessage.updateMany({
    where: { seq, state: 'pending', attempts: { lt: attempts } },
    data: { dueAt: until, attempts, lastError: error },
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

/** A message whose content is another one now, and which is due. */
export interface Replaced {
  seq: bigint;
  content: InboundContent;
  dueAt: Date;
}

export async function replaceContents(tx: Tx, replaced: readonly Replaced[]): Promise<void> {
  const rows = replaced.map(({ seq, content, dueAt }) => ({ seq: String(seq), content, due: dueAt }));
  await tx.$executeRaw`
    UPDATE "InboxMessage" m SET content = r.content, "dueAt" = r.due
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(seq bigint, content jsonb, due timestamptz)
    WHERE m.seq = r.seq AND m.state = 'pending'`;
}

/** Longer than any message is put off: fetching its file and the back-off after a failure take a minute at most. */
const LONGEST_PUT_OFF_MS = 2 * MINUTE;

/**
 * After the clock was set back: what came in by it before, or was put off, would wait for the difference, and all that
 * people write since behind it. It is due now. Waits that were to be long stay as they are.
 */
export async function pullForward(tx: Tx, now: Date): Promise<void> {
  const longest = after(now, LONGEST_PUT_OFF_MS);
  await tx.$executeRaw`
    UPDATE "InboxMessage" SET "dueAt" = ${now}, "receivedAt" = LEAST("receivedAt", ${now})
    WHERE state = 'pending' AND "dueAt" > ${now}
      AND CASE WHEN timer THEN "receivedAt" > ${now} AND "dueAt" <= "receivedAt"
          ELSE "receivedAt" > ${now} OR "dueAt" > ${longest} END`;
}

/** A wait of a chat: it comes back as a message of its own, and one of the same name and token moves it. */
export interface NewTimer {
  chatId: string;
  name: string;
  token: string;
  dueAt: Date;
}

/** A wait is not written anew for so small a part of it: a reminder of tomorrow moves with every answer of a form. */
const TOO_LITTLE_TO_MOVE = 0.01;

/** Sets or moves waits, those that would end a little later excepted. One that has already run out is not set again: one reminder per form. */
export async function setTimers(tx: Tx, timers: readonly NewTimer[], now: Date): Promise<void> {
  if (!timers.length) return;
  const rows = new Map(
    timers.map(({ chatId, name, token, dueAt }) => {
      const content: InboundContent = { kind: 'timer', name, token };
      const key = `timer:${chatId}:${name}:${token}`;
      return [key, { key, chat_id: chatId, content, due: dueAt }];
    }),
  );
  await tx.$executeRaw`
    INSERT INTO "InboxMessage" ("chatId", "dedupeKey", content, "dueAt", "receivedAt", timer)
    SELECT t.chat_id, t.key, t.content, t.due, ${now}, TRUE
    FROM jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb)
      AS t(key text, chat_id uuid, content jsonb, due timestamptz)
    ORDER BY t.key
    ON CONFLICT ("dedupeKey") DO UPDATE SET "dueAt" = EXCLUDED."dueAt"
    WHERE "InboxMessage".state = 'pending' AND (EXCLUDED."dueAt" < "InboxMessage"."dueAt"
      OR EXCLUDED."dueAt" - "InboxMessage"."dueAt" > ${TOO_LITTLE_TO_MOVE}::float8 * (EXCLUDED."dueAt" - ${now}::timestamptz))`;
}

/** When the next message falls due; null when nothing waits. */
export async function nextDueAt(tx: Tx): Promise<Date | null> {
  const rows = await tx.$queryRaw<Array<{ dueAt: Date }>>`
    SELECT "dueAt" FROM "InboxMessage" WHERE state = 'pending' ORDER BY "dueAt" LIMIT 1`;
  return rows[0]?.dueAt ?? null;
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
