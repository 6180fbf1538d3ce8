import type { ConversationState } from '../conversation/index.ts';
import type { InboundContent } from '../messages/index.ts';
import type { Tx } from '../storage/index.ts';

/**
 * Saves what a turn left behind for its chat and person, in one statement. A message makes a chat reachable again. Silence asked
 * for, or ended, in one chat is so in all of the person's.
 */
export async function saveTurn(
  tx: Tx,
  turn: {
    chatId: string;
    personId: string;
    state: ConversationState;
    now: Date;
    content: InboundContent;
    language?: string;
    stopped?: boolean;
  },
): Promise<void> {
  const { content, now } = turn;
  const fromPerson = content.kind !== 'timer';
  const blocked = content.kind === 'reachability' && !content.reachable;
  await tx.$executeRaw`
    WITH person AS (
      UPDATE "Person" SET
        language = COALESCE(${turn.language ?? null}, language),
        "lastSeenAt" = CASE WHEN ${fromPerson} THEN ${now} ELSE "lastSeenAt" END
      WHERE id = ${turn.personId}::uuid
    ), others AS (
      UPDATE "Chat" SET "stoppedAt" = CASE WHEN ${turn.stopped ?? null}::boolean THEN ${now}::timestamptz END
      WHERE ${turn.stopped ?? null}::boolean IS NOT NULL
        AND "personId" = ${turn.personId}::uuid AND id <> ${turn.chatId}::uuid)
    UPDATE "Chat" SET
      state = ${JSON.stringify(turn.state)}::jsonb,
      "lastInboundAt" = CASE WHEN ${fromPerson} THEN ${now} ELSE "lastInboundAt" END,
      "unreachableAt" = CASE WHEN ${blocked} THEN ${now} WHEN ${fromPerson} THEN NULL ELSE "unreachableAt" END,
      "unreachableReason" = CASE WHEN ${blocked} THEN 'blocked' WHEN ${fromPerson} THEN NULL ELSE "unreachableReason" END,
      "stoppedAt" = CASE ${turn.stopped ?? null}::boolean WHEN TRUE THEN ${now} WHEN FALSE THEN NULL ELSE "stoppedAt" END
    WHERE id = ${turn.chatId}::uuid`;
}
