import type { NewId } from '../kernel/ids.ts';
import { personalAddress } from '../kernel/personal.ts';
import { Prisma, type Tx } from '../storage/index.ts';
import { recordAct } from './audit.store.ts';
import { mergePersons } from './merge-persons.store.ts';

/** A chat that is locked for this transaction. */
export interface LockedChat {
  id: string;
  channel: string;
  address: string;
  personId: string;
}

/** Tables whose rows of a chat change hands; a test compares with the database. */
export const MOVED_WITH_CHAT = ['InboxMessage', 'OutboxMessage', 'ChatAlias', 'LinkCode', 'Ticket'] as const;

/**
 * Makes two chats one, both locked by the caller: the platform says that their addresses are one person's (a LID chat and a
 * phone chat, learned late). What was said and what waits moves; what the older chat remembers stays, gaps filled. Nobody can be
 * asked here, so of two registered businesses the one changed last stays.
 */
export async function mergeChats(
  tx: Tx,
  keep: LockedChat,
  drop: LockedChat,
  { now, newId }: { now: Date; newId: NewId },
): Promise<void> {
  for (const table of MOVED_WITH_CHAT) {
    await tx.$executeRaw`
      UPDATE ${Prisma.raw(`"${table}"`)} SET "chatId" = ${keep.id}::uuid WHERE "chatId" = ${drop.id}::uuid`;
  }
  await tx.$executeRaw`
    UPDATE "Chat" k SET
      state = COALESCE(k.state, d.state), topic = COALESCE(k.topic, d.topic),
      "displayName" = COALESCE(k."displayName", d."displayName"),
      "provenPhone" = COALESCE(k."provenPhone", d."provenPhone"),
      "provenPhoneHash" = COALESCE(k."provenPhoneHash", d."provenPhoneHash"),
      "stoppedAt" = LEAST(k."stoppedAt", d."stoppedAt"),
      "lastInboundAt" = GREATEST(k."lastInboundAt", d."lastInboundAt")
    FROM "Chat" d WHERE k.id = ${keep.id}::uuid AND d.id = ${drop.id}::uuid`;
  await tx.chat.delete({ where: { id: drop.id } });
  await tx.chatAlias.create({
    data: {
      channel: drop.channel,
      address: personalAddress(drop.channel, drop.address),
      chatId: keep.id,
    },
  });
  await recordAct(tx, now, newId, { actor: keep.personId, act: 'chat.merged', subject: drop.id });
  await mergePersons(tx, { keep: keep.personId, drop: drop.personId, businessOf: null, now, newId });
}
