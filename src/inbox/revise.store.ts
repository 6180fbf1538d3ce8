import { personalAddress } from '../kernel/personal.ts';
import type { Inbound, InboundContent, Revision } from '../messages/index.ts';
import { Prisma, type Tx } from '../storage/index.ts';

/** What is left of a message that its sender took back. */
const TAKEN_BACK: InboundContent = { kind: 'unsupported', what: 'other' };

/**
 * Applies a person's change to a message of theirs that is still waiting; true where there was one. A message taken back is
 * neither acted on nor kept, also when it was acted on already. The turn that is acting on it is waited for.
 */
export async function revise(tx: Tx, inbound: Inbound, revision: Revision, now: Date): Promise<boolean> {
  const { address, sender } = inbound;
  const addresses = [address.id, ...(sender.aliases ?? [])].map((one) =>
    personalAddress(address.channel, one),
  );
  const key = `${address.channel}:${revision.message}`;
  const theirs = Prisma.sql`
    NOT timer AND ("dedupeKey" = ${key} OR starts_with("dedupeKey", ${`${key}@`})) AND "chatId" IN (
      SELECT id FROM "Chat" WHERE channel = ${address.channel} AND address = ANY(${addresses}::text[])
      UNION SELECT "chatId" FROM "ChatAlias" WHERE channel = ${address.channel} AND address = ANY(${addresses}::text[]))`;
  if (revision.text === undefined) {
    const taken = JSON.stringify(TAKEN_BACK);
    const changed = await tx.$executeRaw`
      UPDATE "InboxMessage" SET content = ${taken}::jsonb, "doneAt" = COALESCE("doneAt", ${now}),
        state = CASE WHEN state = 'pending' THEN 'done' ELSE state END
      WHERE ${theirs}`;
    return changed > 0;
  }
  const content: InboundContent = { kind: 'text', text: revision.text };
  const changed = await tx.$executeRaw`
    UPDATE "InboxMessage" SET content = ${JSON.stringify(content)}::jsonb
    WHERE ${theirs} AND state = 'pending' AND content->>'kind' = 'text'`;
  return changed > 0;
}
