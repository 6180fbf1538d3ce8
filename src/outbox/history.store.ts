import { InboundContent, Reply, toPlainText } from '../messages/index.ts';
import type { Tx } from '../storage/index.ts';

/** One thing that was said in a chat, in plain words. */
export interface SaidBefore {
  by: 'person' | 'assistant';
  text: string;
  at: Date;
}

/**
 * The last words said in a chat by a moment, oldest first: what was typed and what was answered before it, nothing that was
 * tapped or sent.
 */
export async function saidBefore(tx: Tx, chatId: string, until: Date, limit: number): Promise<SaidBefore[]> {
  const received = await tx.inboxMessage.findMany({
    where: { chatId, timer: false, receivedAt: { lte: until } },
    orderBy: { seq: 'desc' },
    take: limit,
    select: { content: true, receivedAt: true },
  });
  const sent = await tx.outboxMessage.findMany({
    where: {
      chatId,
      createdAt: { lt: until },
      state: { in: ['queued', 'sending', 'sent'] },
      amends: null,
      withdrawnAt: null,
      broadcastId: null,
    },
    orderBy: { seq: 'desc' },
    take: limit,
    select: { content: true, createdAt: true },
  });
  const said = [
    ...received.flatMap(({ content, receivedAt }): SaidBefore[] => {
      const read = InboundContent.safeParse(content).data;
      return read?.kind === 'text' ? [{ by: 'person', text: read.text, at: receivedAt }] : [];
    }),
    ...sent.flatMap(({ content, createdAt }): SaidBefore[] => {
      const read = Reply.safeParse(content).data;
      return read ? [{ by: 'assistant', text: toPlainText(read.text), at: createdAt }] : [];
    }),
  ];
  // An answer carries the moment of its question or a later one.
  const order = (one: SaidBefore) => one.at.getTime() * 2 + (one.by === 'assistant' ? 1 : 0);
  return said.sort((a, b) => order(a) - order(b)).slice(-limit);
}
