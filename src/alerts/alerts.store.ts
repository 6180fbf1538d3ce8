import { chatsForPush, type PushChat } from '../identity/index.ts';
import type { Tx } from '../storage/index.ts';

/**
 * The chats in which administrators hear of trouble: those named in the configuration (`channel:id`, a WhatsApp number by
 * what the platform proves) and those made so since. Nobody who never wrote to us.
 */
export async function adminChats(tx: Tx, adminIds: readonly string[]): Promise<PushChat[]> {
  const admins = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT DISTINCT c."personId" AS id FROM "Chat" c
    WHERE c.channel || ':' || c.address = ANY(${[...adminIds]}) OR c.channel || ':' || c."provenPhone" = ANY(${[...adminIds]})
    UNION SELECT "personId" FROM "RoleGrant" WHERE role = 'admin' AND "revokedAt" IS NULL`;
  return chatsForPush(
    tx,
    admins.map(({ id }) => id),
  );
}
