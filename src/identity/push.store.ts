import type { Tx } from '../storage/index.ts';

/** The one chat in which a person is told what they did not just ask for. */
export interface PushChat {
  personId: string;
  chatId: string;
  channel: string;
  language: string;
}

/**
 * For each person the chat to push to: on the channel they prefer where they have one there, else where they last wrote.
 * Nobody who wants silence, and no chat that cannot be reached; a person without any other is left out. One statement,
 * however many people.
 */
export async function chatsForPush(tx: Tx, personIds: readonly string[]): Promise<PushChat[]> {
  if (!personIds.length) return [];
  return tx.$queryRaw<PushChat[]>`
    SELECT DISTINCT ON (p.id) p.id AS "personId", c.id AS "chatId", c.channel, p.language
    FROM "Person" p JOIN "Chat" c ON c."personId" = p.id
    WHERE p.id = ANY(${[...personIds]}::uuid[]) AND c."stoppedAt" IS NULL AND c."unreachableAt" IS NULL
    ORDER BY p.id, (c.channel = p."preferredChannel") DESC NULLS LAST, c."lastInboundAt" DESC NULLS LAST, c.id`;
}
