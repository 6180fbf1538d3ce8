import type { Tx } from '../../storage/index.ts';

/** Why a ticket was opened: somebody wished to talk, or the assistant had no good answer. */
export const REASONS = ['wish', 'no-data', 'misses', 'unhelpful'] as const;
export type Reason = (typeof REASONS)[number];

export type Ticket = NonNullable<Awaited<ReturnType<Tx['ticket']['findUnique']>>>;
export type TicketSide = 'owner' | 'officer';

const OPEN = { in: ['waiting', 'taken'] as Array<'waiting' | 'taken'> };

/** The ticket that a person has open; the newest, where joining two persons left two. */
export async function findOpen(tx: Tx, personId: string): Promise<Ticket | null> {
  return tx.ticket.findFirst({ where: { personId, state: OPEN }, orderBy: { number: 'desc' } });
}

/** Keeps two chats of one person from opening a ticket each at one moment. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId}::uuid FOR UPDATE`;
}

export async function insertTicket(
  tx: Tx,
  ticket: { id: string; personId: string; chatId: string; reason: Reason; now: Date },
): Promise<Ticket> {
  const { now, ...rest } = ticket;
  return tx.ticket.create({
    data: { ...rest, openedAt: now, freeSince: now, waitingSince: now, lastAt: now },
  });
}

export async function findByNumber(tx: Tx, number: number): Promise<Ticket | null> {
  return tx.ticket.findUnique({ where: { number } });
}

export async function findById(tx: Tx, id: string): Promise<Ticket | null> {
  return tx.ticket.findUnique({ where: { id } });
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockTicket(tx: Tx, id: string): Promise<Ticket | null> {
  await tx.$queryRaw`SELECT id FROM "Ticket" WHERE id = ${id}::uuid FOR UPDATE`;
  return findById(tx, id);
}

/** Gives a waiting ticket to an officer. False where somebody else was quicker, or it is over. */
export async function takeTicket(tx: Tx, id: string, officerId: string, now: Date): Promise<boolean> {
  const taken = await tx.ticket.updateMany({
    where: { id, state: 'waiting' },
    // The officer is given as long for a first word as for any other.
    data: { state: 'taken', officerId, takenAt: now, lastAt: now, waitingSince: now },
  });
  return taken.count > 0;
}

/** Gives a ticket back to the queue. False where it is not taken, or by somebody else than `officerId`. */
export async function freeTicket(
  tx: Tx,
  id: string,
  officerId: string | null,
  now: Date,
): Promise<Ticket | null> {
  const [freed] = await tx.ticket.updateManyAndReturn({
    where: { id, state: 'taken', officerId },
    data: { state: 'waiting', officerId: null, freeSince: now, escalatedAt: null, offers: { increment: 1 } },
  });
  if (!freed) return null;
  // Where the officer had the last word, it is the centre's turn all the same: nobody else may say nothing.
  await tx.ticket.updateMany({ where: { id, waitingSince: null }, data: { waitingSince: now } });
  return findById(tx, id);
}

/** Ends a ticket. False where it has ended. */
export async function closeTicket(
  tx: Tx,
  id: string,
  by: 'owner' | 'officer' | 'silence',
  now: Date,
): Promise<boolean> {
  const closed = await tx.ticket.updateMany({
    where: { id, state: OPEN },
    data: { state: 'closed', closedAt: now, closedBy: by, waitingSince: null },
  });
  return closed.count > 0;
}

/** Notes that a side has said something: who waits for whom, and when an officer first answered. */
export async function noteWord(tx: Tx, ticket: Ticket, side: TicketSide, now: Date): Promise<void> {
  const data =
    side === 'owner'
      ? { lastAt: now, waitingSince: ticket.waitingSince ?? now }
      : { lastAt: now, waitingSince: null, answeredAt: ticket.answeredAt ?? now };
  await tx.ticket.update({ where: { id: ticket.id }, data });
}

export async function noteOffer(tx: Tx, id: string, escalatedAt: Date | null): Promise<void> {
  await tx.ticket.update({
    where: { id },
    data: { offers: { increment: 1 }, ...(escalatedAt ? { escalatedAt } : {}) },
  });
}

/** Open tickets, those that wait for an officer first, and of those whoever waits longest. */
export async function listOpen(tx: Tx, limit: number): Promise<Ticket[]> {
  return tx.ticket.findMany({
    where: { state: OPEN },
    orderBy: [{ state: 'asc' }, { openedAt: 'asc' }, { number: 'asc' }],
    take: limit,
  });
}

export async function countOpen(tx: Tx): Promise<{ waiting: number; taken: number }> {
  const rows = await tx.ticket.groupBy({ by: ['state'], where: { state: OPEN }, _count: true });
  const of = (state: string) => rows.find((row) => row.state === state)?._count ?? 0;
  return { waiting: of('waiting'), taken: of('taken') };
}

/** When the tickets that were answered last were opened and first answered. */
export async function lastAnswered(
  tx: Tx,
  limit: number,
): Promise<Array<{ openedAt: Date; answeredAt: Date }>> {
  const rows = await tx.ticket.findMany({
    where: { answeredAt: { not: null } },
    orderBy: { answeredAt: 'desc' },
    take: limit,
    select: { openedAt: true, answeredAt: true },
  });
  return rows.flatMap(({ openedAt, answeredAt }) => (answeredAt ? [{ openedAt, answeredAt }] : []));
}

/** Tickets that an officer holds. */
export async function listTakenBy(tx: Tx, officerId: string): Promise<Ticket[]> {
  return tx.ticket.findMany({ where: { officerId, state: 'taken' }, orderBy: { number: 'asc' } });
}

/** What the platform calls a person, where it says anything. */
export async function displayNameOf(tx: Tx, personId: string): Promise<string | null> {
  const chats = await tx.chat.findMany({
    where: { personId },
    orderBy: { lastInboundAt: { sort: 'desc', nulls: 'last' } },
    select: { displayName: true },
  });
  return chats.find(({ displayName }) => displayName)?.displayName ?? null;
}

/** The chat in which a ticket was opened, where a message can still arrive. */
export async function reachableChat(tx: Tx, chatId: string): Promise<string | null> {
  const chat = await tx.chat.findFirst({ where: { id: chatId, unreachableAt: null }, select: { id: true } });
  return chat?.id ?? null;
}

/** Erases a person's tickets, and what they wrote in others'. */
export async function eraseTickets(tx: Tx, personId: string): Promise<void> {
  await tx.ticket.deleteMany({ where: { personId } });
  await tx.ticketMessage.deleteMany({ where: { personId } });
}
