import type { ChatTurn } from '../../turns/index.ts';

/** Whether the person has asked this chat for silence. */
export async function isStopped({ tx, chat }: Pick<ChatTurn, 'tx' | 'chat'>): Promise<boolean> {
  const row = await tx.chat.findUnique({ where: { id: chat.id }, select: { stoppedAt: true } });
  return row?.stoppedAt != null;
}
