import type { Tx } from '../../storage/index.ts';

/**
 * Takes the right to bring the message that shows how a broadcast stands up to date, where that is due, and sets the next
 * time. Only one process gets it.
 */
export async function claimShowing(tx: Tx, id: string, now: Date, next: Date): Promise<boolean> {
  const { count } = await tx.broadcast.updateMany({
    where: { id, OR: [{ showAt: null }, { showAt: { lte: now } }] },
    data: { showAt: next },
  });
  return count === 1;
}

export async function showNextAt(tx: Tx, id: string, next: Date): Promise<void> {
  await tx.broadcast.update({ where: { id }, data: { showAt: next } });
}

/** The message that shows how a broadcast stands, where there is one by now. */
export async function findShown(
  tx: Tx,
  key: string,
): Promise<{ channel: string; language: string; sentAt: Date | null } | null> {
  const row = await tx.outboxMessage.findUnique({
    where: { dedupeKey: key },
    select: { channel: true, sentAt: true, chat: { select: { person: { select: { language: true } } } } },
  });
  return row && { channel: row.channel, sentAt: row.sentAt, language: row.chat.person.language };
}
