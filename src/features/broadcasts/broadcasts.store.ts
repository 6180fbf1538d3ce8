import type { Reply } from '../../messages/index.ts';
import type { Prisma, Tx } from '../../storage/index.ts';
import { Audience } from './audience.ts';

type Row = Prisma.BroadcastGetPayload<object>;
export type BroadcastState = Row['state'];

/** One broadcast as its officers see it. */
export interface StoredBroadcast {
  id: string;
  number: number;
  authorId: string | null;
  state: BroadcastState;
  audience: Audience;
  content: Content;
}

/** What is sent, by language of whoever gets it. */
export type Content = Record<'id' | 'en', Reply>;

export async function createBroadcast(
  tx: Tx,
  broadcast: {
    id: string;
    authorId: string;
    audience: Audience;
    content: Content;
    review: boolean;
    now: Date;
  },
): Promise<StoredBroadcast> {
  const { id, authorId, audience, content, review, now } = broadcast;
  const row = await tx.broadcast.create({
    data: {
      id,
      authorId,
      audience,
      content: JSON.parse(JSON.stringify(content)),
      state: review ? 'review' : 'sending',
      createdAt: now,
      startedAt: review ? null : now,
    },
  });
  return read(row);
}

export async function findBroadcast(tx: Tx, number: number): Promise<StoredBroadcast | null> {
  const row = await tx.broadcast.findUnique({ where: { number } });
  return row && read(row);
}

export async function findBroadcastById(tx: Tx, id: string): Promise<StoredBroadcast | null> {
  const row = await tx.broadcast.findUnique({ where: { id } });
  return row && read(row);
}

/** The newest broadcasts, newest first. */
export async function listBroadcasts(tx: Tx, limit: number): Promise<StoredBroadcast[]> {
  const rows = await tx.broadcast.findMany({ orderBy: { number: 'desc' }, take: limit });
  return rows.map(read);
}

function read(row: Row): StoredBroadcast {
  const content = row.content as unknown as Content;
  return { ...row, content, audience: Audience.parse(row.audience) };
}

/** Moves a broadcast from one of `from`; false where it stands elsewhere by now. */
export async function moveBroadcast(
  tx: Tx,
  id: string,
  from: readonly BroadcastState[],
  to: BroadcastState,
  times: { startedAt?: Date; finishedAt?: Date | null } = {},
): Promise<boolean> {
  const { count } = await tx.broadcast.updateMany({
    where: { id, state: { in: [...from] } },
    data: { state: to, ...times },
  });
  return count === 1;
}

/** How a broadcast stands. */
export interface Standing {
  total: number;
  waiting: number;
  underWay: number;
  sent: number;
  delivered: number;
  read: number;
  /** People left out after all, and messages that failed, by reason. */
  leftOut: Record<string, number>;
  failed: Record<string, number>;
}

/** Counted from whom it is for and from the outbox. */
export async function countStanding(tx: Tx, id: string): Promise<Standing> {
  const recipients = await tx.$queryRaw<Array<{ state: string; reason: string | null; count: number }>>`
    SELECT state::text, reason, count(*)::int AS count FROM "BroadcastRecipient"
    WHERE "broadcastId" = ${id}::uuid GROUP BY state, reason`;
  const messages = await tx.$queryRaw<
    Array<{ state: string; reason: string | null; count: number; delivered: number; read: number }>
  >`
    SELECT state::text, CASE WHEN state IN ('dead', 'uncertain', 'dropped') THEN "lastError" END AS reason,
      count(*)::int AS count, count("deliveredAt")::int AS delivered, count("readAt")::int AS read
    FROM "OutboxMessage" WHERE "broadcastId" = ${id}::uuid GROUP BY 1, 2`;
  const standing: Standing = {
    total: recipients.reduce((sum, { count }) => sum + count, 0),
    waiting: 0,
    underWay: 0,
    sent: 0,
    delivered: 0,
    read: 0,
    leftOut: {},
    failed: {},
  };
  for (const { state, reason, count } of recipients) {
    if (state === 'waiting') standing.waiting += count;
    if (state === 'left_out') standing.leftOut[reason ?? 'unreachable'] = count;
  }
  for (const { state, reason, count, delivered, read } of messages) {
    standing.delivered += delivered;
    standing.read += read;
    if (state === 'sent') standing.sent += count;
    else if (state === 'queued' || state === 'sending') standing.underWay += count;
    else standing.failed[reason ?? 'unknown'] = (standing.failed[reason ?? 'unknown'] ?? 0) + count;
  }
  return standing;
}

/**
 * Takes back what was not sent: `queued`, before any attempt, or `expired`, because the night came first. Those people wait
 * again. A message whose call is under way is not held up.
 */
export async function recallQueued(tx: Tx, id: string, which: 'queued' | 'expired'): Promise<void> {
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM "OutboxMessage" o USING "Chat" c
      WHERE o."broadcastId" = ${id}::uuid AND c.id = o."chatId" AND cardinality(o."platformIds") = 0
        AND CASE WHEN ${which === 'queued'} THEN o.state = 'queued' AND o.attempts = 0
                 ELSE o.state = 'dropped' AND o."lastError" = 'expired' END
      RETURNING c."personId")
    UPDATE "BroadcastRecipient" r SET state = 'waiting' FROM gone
    WHERE r."broadcastId" = ${id}::uuid AND r."personId" = gone."personId" AND r.state = 'queued'`;
}

/** Failed messages go back to the queue, from `dueAt` on. Returns how many. */
export async function retryFailed(tx: Tx, id: string, dueAt: Date): Promise<number> {
  const { count } = await tx.outboxMessage.updateMany({
    where: { broadcastId: id, state: { in: ['dead', 'uncertain'] } },
    data: { state: 'queued', attempts: 0, dueAt, expiresAt: null },
  });
  return count;
}

/** No announcements for this person, or again some. */
export async function setAnnouncements(tx: Tx, personId: string, offAt: Date | null): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { announcementsOffAt: offAt } });
}

/** Whether the newest unasked message of a chat since then was an announcement. */
export async function lastWasAnnouncement(tx: Tx, chatId: string, since: Date): Promise<boolean> {
  const last = await tx.outboxMessage.findFirst({
    where: { chatId, state: 'sent', priority: { gt: 0 }, sentAt: { gte: since } },
    orderBy: { seq: 'desc' },
    select: { broadcastId: true },
  });
  return last?.broadcastId != null;
}
