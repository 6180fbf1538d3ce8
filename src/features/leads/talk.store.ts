import { Attachment } from '../../messages/index.ts';
import type { Tx } from '../../storage/index.ts';

export type Side = 'owner' | 'author';

export interface TalkMessage {
  id: string;
  matchId: string;
  personId: string;
  side: Side;
  text: string;
  file: Attachment | null;
  at: Date;
}

type Row = NonNullable<Awaited<ReturnType<Tx['leadMessage']['findUnique']>>>;

function toMessage({ side, file, ...row }: Row): TalkMessage {
  return { ...row, side: side === 'owner' ? 'owner' : 'author', file: Attachment.safeParse(file).data ?? null };
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

/** The match about which this person was written to last, since then, and which side they are on. */
export async function lastWrittenTo(
  tx: Tx,
  personId: string,
  since: Date,
): Promise<{ matchId: string; side: Side } | null> {
  const row = await tx.leadMessage.findFirst({
    where: {
      at: { gte: since },
      personId: { not: personId },
      match: {
        OR: [
          { personId, ownerLeftAt: null },
          { lead: { authorId: personId }, authorLeftAt: null },
        ],
      },
    },
    orderBy: { at: 'desc' },
    select: { matchId: true, side: true },
  });
  return row && { matchId: row.matchId, side: row.side === 'owner' ? 'author' : 'owner' };
}

/** Notes that a side was told that officers may read along, from the first time on. */
export async function markTold(tx: Tx, matchId: string, side: Side, now: Date): Promise<void> {
  if (side === 'owner') {
    await tx.leadMatch.updateMany({ where: { id: matchId, ownerToldAt: null }, data: { ownerToldAt: now } });
  } else {
    await tx.leadMatch.updateMany({ where: { id: matchId, authorToldAt: null }, data: { authorToldAt: now } });
  }
}

/** A side leaves the talk, or comes back. */
export async function setLeft(tx: Tx, matchId: string, side: Side, at: Date | null): Promise<void> {
  const data = side === 'owner' ? { ownerLeftAt: at } : { authorLeftAt: at };
  await tx.leadMatch.update({ where: { id: matchId }, data });
}
