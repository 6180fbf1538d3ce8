import type { Tx } from '../storage/index.ts';

/** Whether a file still belongs to anything: a business's photo, or a message or form that is kept. */
export async function isReferenced(tx: Tx, hash: string): Promise<boolean> {
  const rows = await tx.$queryRaw<Array<{ used: boolean }>>`
    SELECT EXISTS (SELECT 1 FROM "ProductPhoto" WHERE "mediaHash" = ${hash})
        OR EXISTS (SELECT 1 FROM "InboxMessage" WHERE content->'media'->'stored'->>'hash' = ${hash})
        OR EXISTS (SELECT 1 FROM "OutboxMessage" WHERE content->'attachment'->>'hash' = ${hash})
        OR EXISTS (SELECT 1 FROM "LeadMessage" WHERE file->>'hash' = ${hash})
        OR EXISTS (SELECT 1 FROM "Broadcast" WHERE composition->'file'->>'hash' = ${hash})
        OR EXISTS (SELECT 1 FROM "BroadcastDraft" WHERE composition->'file'->>'hash' = ${hash})
        OR EXISTS (SELECT 1 FROM "TicketMessage" WHERE file->>'hash' = ${hash})
        OR EXISTS (SELECT 1 FROM "Chat" WHERE state::text LIKE ${`%${hash}%`}) AS used`;
  return rows[0]?.used ?? false;
}
