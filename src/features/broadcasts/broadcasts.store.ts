import type { Prisma, Tx } from '../../storage/index.ts';
import { Composition, type Content } from './composition.ts';

type Row = Prisma.BroadcastGetPayload<object>;
export type BroadcastState = Row['state'];

/** One broadcast as its officers see it. */
export interface StoredBroadcast {
  id: string;
  number: number;
  authorId: string | null;
  state: BroadcastState;
  composition: Composition;
  content: Content;
  /** Set for a certain time. */
  startAt: Date | null;
  approvedAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** It changes the messages of this one, or takes them back. */
  correctsId: string | null;
  act: 'edit' | 'withdraw' | null;
}

/** Writes a broadcast down; `contentOf` puts it into words, in which its number may occur. */
export async function createBroadcast(
  tx: Tx,
  broadcast: {
    id: string;
    authorId: string;
    composition: Composition;
    contentOf: (number: number) => Content;
    state: 'review' | 'scheduled' | 'sending';
    startAt?: Date | null;
    correction?: { of: string; act: 'edit' | 'withdraw' };
    now: Date;
  },
): Promise<StoredBroadcast> {
  const { id, authorId, composition, contentOf, state, startAt = null, correction, now } = broadcast;
  const [next] = await tx.$queryRaw<Array<{ number: number }>>`
    SELECT nextval(pg_get_serial_sequence('"Broadcast"', 'number'))::int AS number`;
  if (!next) throw new Error('the sequence gave no number');
  const row = await tx.broadcast.create({
    data: {
      id,
      number: next.number,
      authorId,
      composition: asJson(composition),
      content: asJson(contentOf(next.number)),
      state,
      startAt,
      correctsId: correction?.of ?? null,
      act: correction?.act ?? null,
      createdAt: now,
      startedAt: state === 'sending' ? now : null,
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

/** Whether there are recipients yet to be written down. */
export async function setQueueing(tx: Tx, id: string, queueing: boolean): Promise<void> {
  await tx.broadcast.updateMany({ where: { id }, data: { queueing } });
}

/** What is being sent, oldest first. */
export async function sendingBroadcasts(tx: Tx): Promise<StoredBroadcast[]> {
  const rows = await tx.broadcast.findMany({ where: { state: 'sending' }, orderBy: { number: 'asc' } });
  return rows.map(read);
}

/** New words for whoever has not got it yet. */
export async function rewriteBroadcast(
  tx: Tx,
  id: string,
  composition: Composition,
  content: Content,
): Promise<void> {
  await tx.broadcast.update({
    where: { id },
    data: { composition: asJson(composition), content: asJson(content) },
  });
}

function read(row: Row): StoredBroadcast {
  const content = row.content as unknown as Content;
  return { ...row, content, composition: Composition.parse(row.composition) };
}

function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value));
}

/** Moves a broadcast from one of `from`; false where it stands elsewhere by now. */
export async function moveBroadcast(
  tx: Tx,
  id: string,
  from: readonly BroadcastState[],
  to: BroadcastState,
  times: { startedAt?: Date; finishedAt?: Date | null; approvedAt?: Date } = {},
): Promise<boolean> {
  const { count } = await tx.broadcast.updateMany({
    where: { id, state: { in: [...from] } },
    data: { state: to, ...times },
  });
  return count === 1;
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

/** No announcements for this person, or again some. What waits for them in the outbox is taken out. */
export async function setAnnouncements(tx: Tx, personId: string, offAt: Date | null): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { announcementsOffAt: offAt } });
  if (!offAt) return;
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM "OutboxMessage" o USING "Chat" c
      WHERE c."personId" = ${personId}::uuid AND o."chatId" = c.id AND o.state = 'queued' AND o.attempts = 0
        AND o."broadcastId" IS NOT NULL AND o.amends IS NULL
      RETURNING o."broadcastId" AS id)
    UPDATE "BroadcastRecipient" r SET state = 'left_out', reason = 'opted-out' FROM gone
    WHERE r."broadcastId" = gone.id AND r."personId" = ${personId}::uuid`;
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
