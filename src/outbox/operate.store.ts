import type { Tx } from '../storage/index.ts';

/** What an operator sees of a message that was given up: no address, no words. */
export interface DeadLetter {
  box: 'outbox' | 'inbox';
  seq: string;
  channel: string;
  state: string;
  attempts: number;
  error: string | null;
  at: Date;
}

/** Messages given up or of unknown fate, newest first, of both boxes. */
export async function listDeadLetters(tx: Tx, limit: number): Promise<DeadLetter[]> {
  const rows = await tx.$queryRaw<Array<Omit<DeadLetter, 'seq'> & { seq: bigint }>>`
    SELECT * FROM (
      SELECT 'outbox' AS box, seq, channel, state::text, attempts, "lastError" AS error, "createdAt" AS at
      FROM "OutboxMessage" WHERE state IN ('dead', 'uncertain')
      UNION ALL
      SELECT 'inbox', m.seq, c.channel, m.state::text, m.attempts, m."lastError", m."receivedAt"
      FROM "InboxMessage" m JOIN "Chat" c ON c.id = m."chatId" WHERE m.state = 'dead'
    ) AS letters ORDER BY at DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, seq: String(row.seq) }));
}

/** Puts given-up messages back: one by its number, or all of a box. Returns how many. */
export async function retryDeadLetters(
  tx: Tx,
  which: { box: 'outbox' | 'inbox'; seq: bigint | 'all' },
  now: Date,
): Promise<number> {
  const bySeq = which.seq === 'all' ? {} : { seq: which.seq };
  if (which.box === 'inbox') {
    const data = { state: 'pending' as const, attempts: 0, dueAt: now, doneAt: null };
    return (await tx.inboxMessage.updateMany({ where: { state: 'dead', ...bySeq }, data })).count;
  }
  const data = { state: 'queued' as const, attempts: 0, dueAt: now };
  const where = { state: { in: ['dead' as const, 'uncertain' as const] }, ...bySeq };
  return (await tx.outboxMessage.updateMany({ where, data })).count;
}

/** Rows by channel and state that are not finished with. */
export async function outboxDepth(tx: Tx): Promise<Array<{ channel: string; state: string; count: number }>> {
  const rows = await tx.outboxMessage.groupBy({
    by: ['channel', 'state'],
    where: { state: { in: ['queued', 'sending', 'uncertain', 'dead'] } },
    _count: true,
  });
  return rows.map(({ channel, state, _count }) => ({ channel, state, count: _count }));
}
