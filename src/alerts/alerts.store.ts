import type { Tx } from '../storage/index.ts';

/** A chat that hears of trouble. */
export interface AdminChat {
  chatId: string;
  channel: string;
  language: string;
}

/** Chats of the administrators named in the configuration (`channel:id`) that have written to us at least once. */
export async function adminChats(tx: Tx, adminIds: readonly string[]): Promise<AdminChat[]> {
  return tx.$queryRaw`
    SELECT c.id AS "chatId", c.channel, p.language FROM "Chat" c JOIN "Person" p ON p.id = c."personId"
    WHERE c.channel || ':' || c.address = ANY(${[...adminIds]})`;
}
