import type { Tx } from '../../storage/index.ts';
import { TalkFile } from '../talks/index.ts';

export type Side = 'owner' | 'author';

export interface TalkMessage {
  id: string;
  matchId: string;
  personId: string;
  side: Side;
  text: string;
  file: TalkFile | null;
  at: Date;
}

type Row = NonNullable<Awaited<ReturnType<Tx['leadMessage']['findUnique']>>>;

function toMessage({ side, file, ...row }: Row): TalkMessage {
  return {
    ...row,
    side: side === 'owner' ? 'owner' : 'author',
    file: TalkFile.safeParse(file).data ?? null,
  };
}

export async function insertMessage(tx: Tx, message: TalkMessage): Promise<void> {
  const { file, ...rest } = message;
  await tx.leadMessage.create({ data: { ...rest, ...(file ? { file } : {}) } });
}

export async function findMessage(tx: Tx, id: string): Promise<TalkMessage | null> {
  const row = await tx.leadMessage.findUnique({ where: { id } });
  return row && toMessage(row);
}

/** The newest messages of a talk since a moment, oldest first. */
export async function listMessages(
  tx: Tx,
  matchId: string,
  since: Date,
  limit: number,
): Promise<TalkMessage[]> {
  const rows = await tx.leadMessage.findMany({
    where: { matchId, at: { gte: since } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.reverse().map(toMessage);
}

/**
 * The match about which this person was written to last, since then, and which side they are on. `unanswered`: they have
 * written nothing at all in this chat since.
 */
export async function lastWrittenTo(
  tx: Tx,
  { personId, chatId, since }: { personId: string; chatId: string; since: Date },
): Promise<{ matchId: string; at: Date; unanswered: boolean } | null> {
  const rows = await tx.$queryRaw<Array<{ matchId: string; at: Date; unanswered: boolean }>>`
    SELECT m."matchId", m.at, m.at >= COALESCE(c."lastInboundAt", m.at) AS unanswered
    FROM "LeadMessage" m
    JOIN "LeadMatch" x ON x.id = m."matchId"
    JOIN "Lead" l ON l.id = x."leadId"
    JOIN "Chat" c ON c.id = ${chatId}::uuid
    WHERE m.at >= ${since} AND m."personId" <> ${personId}::uuid
      AND ((x."personId" = ${personId}::uuid AND x."ownerLeftAt" IS NULL)
        OR (l."authorId" = ${personId}::uuid AND x."authorLeftAt" IS NULL))
    ORDER BY m.at DESC, m.id DESC LIMIT 1`;
  return rows[0] ?? null;
}

/** Notes that a side was told that officers may read along, from the first time on. */
export async function markTold(tx: Tx, matchId: string, side: Side, now: Date): Promise<void> {
  if (side === 'owner') {
    await tx.leadMatch.updateMany({ where: { id: matchId, ownerToldAt: null }, data: { ownerToldAt: now } });
  } else {
    await tx.leadMatch.updateMany({
      where: { id: matchId, authorToldAt: null },
      data: { authorToldAt: now },
    });
  }
}

/** A side leaves the talk, or comes back. */
export async function setLeft(tx: Tx, matchId: string, side: Side, at: Date | null): Promise<void> {
  const data = side === 'owner' ? { ownerLeftAt: at } : { authorLeftAt: at };
  await tx.leadMatch.update({ where: { id: matchId }, data });
}

/** Matches whose talks officers may read along, the newest first: `<lead>:<owner>` numbers and the lead. */
export async function listObserved(
  tx: Tx,
  limit: number,
): Promise<Array<{ leadId: string; leadNumber: number; number: number }>> {
  const rows = await tx.leadMatch.findMany({
    where: { ownerToldAt: { not: null }, authorToldAt: { not: null }, lead: { observed: true } },
    orderBy: { askedAt: 'desc' },
    take: limit,
    select: { number: true, lead: { select: { id: true, number: true } } },
  });
  return rows.map(({ number, lead }) => ({ leadId: lead.id, leadNumber: lead.number, number }));
}
