import type { Tx } from '../../storage/index.ts';
import { TalkFile } from '../talks/index.ts';
import type { TicketSide } from './tickets.store.ts';

export interface TicketMessage {
  id: string;
  ticketId: string;
  personId: string;
  side: TicketSide;
  text: string;
  file: TalkFile | null;
  at: Date;
}

type Row = NonNullable<Awaited<ReturnType<Tx['ticketMessage']['findUnique']>>>;

function toMessage({ side, file, ...row }: Row): TicketMessage {
  return {
    ...row,
    side: side === 'owner' ? 'owner' : 'officer',
    file: TalkFile.safeParse(file).data ?? null,
  };
}

export async function insertMessage(tx: Tx, message: TicketMessage): Promise<void> {
  const { file, ...rest } = message;
  await tx.ticketMessage.create({ data: { ...rest, ...(file ? { file } : {}) } });
}

export async function findMessage(tx: Tx, id: string): Promise<TicketMessage | null> {
  const row = await tx.ticketMessage.findUnique({ where: { id } });
  return row && toMessage(row);
}

/** What was said last, oldest first. */
export async function listMessages(tx: Tx, ticketId: string, limit: number): Promise<TicketMessage[]> {
  const rows = await tx.ticketMessage.findMany({
    where: { ticketId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.reverse().map(toMessage);
}

/** The first thing an owner wrote in each of these tickets. */
export async function firstQuestions(tx: Tx, ticketIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.ticketMessage.findMany({
    where: { ticketId: { in: [...ticketIds] }, side: 'owner', text: { not: '' } },
    orderBy: [{ ticketId: 'asc' }, { at: 'asc' }, { id: 'asc' }],
    distinct: ['ticketId'],
    select: { ticketId: true, text: true },
  });
  return new Map(rows.map(({ ticketId, text }) => [ticketId, text]));
}

/**
 * The open ticket in which this person was written to last, since then. `unanswered`: they have written nothing at all in this
 * chat since.
 */
export async function lastWrittenTo(
  tx: Tx,
  { personId, chatId, since }: { personId: string; chatId: string; since: Date },
): Promise<{ ticketId: string; at: Date; unanswered: boolean } | null> {
  const rows = await tx.$queryRaw<Array<{ ticketId: string; at: Date; unanswered: boolean }>>`
    SELECT m."ticketId", m.at, m.at >= COALESCE(c."lastInboundAt", m.at) AS unanswered
    FROM "Ticket" t
    JOIN "TicketMessage" m ON m."ticketId" = t.id
    JOIN "Chat" c ON c.id = ${chatId}::uuid
    WHERE t.state = 'taken' AND (t."personId" = ${personId}::uuid OR t."officerId" = ${personId}::uuid)
      AND m.at >= ${since} AND m."personId" <> ${personId}::uuid
    ORDER BY m.at DESC, m.id DESC LIMIT 1`;
  return rows[0] ?? null;
}
