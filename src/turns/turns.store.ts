import type { ConversationState } from '../conversation/index.ts';
import { after, MINUTE } from '../kernel/clock.ts';
import type { InboundContent } from '../messages/index.ts';
import type { Tx } from '../storage/index.ts';

/** What a turn leaves behind for its chat and person. */
export interface SavedTurn {
  chatId: string;
  personId: string;
  state: ConversationState;
  content: InboundContent;
  language?: string;
  /** Silence was asked for, or ended. */
  stopped?: boolean;
  /** What the chat is about from now on. */
  topic?: unknown;
}

/** When a person was last seen is kept no more exactly than this: who writes every few seconds is written down once a minute. */
const SEEN_MS = MINUTE;

/**
 * Saves turns of different chats and people, in one statement. A message makes a chat reachable again. Silence asked for, or ended, in
 * one chat is so in all of the person's.
 */
export async function saveTurns(tx: Tx, turns: readonly SavedTurn[], now: Date): Promise<void> {
  if (!turns.length) return;
  const rows = turns.map(({ chatId, personId, state, content, language, stopped, topic }) => ({
    chat_id: chatId,
    person_id: personId,
    state,
    language,
    stopped,
    topic,
    from_person: content.kind !== 'timer',
    blocked: content.kind === 'reachability' && !content.reachable,
  }));
  await tx.$executeRaw`
    WITH turn AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS t(
        chat_id uuid, person_id uuid, state jsonb, language text, stopped boolean, topic jsonb, from_person boolean, blocked boolean)
    ), person AS (
      UPDATE "Person" p SET
        language = COALESCE(t.language, p.language),
        "lastSeenAt" = CASE WHEN t.from_person THEN ${now} ELSE p."lastSeenAt" END
      FROM turn t WHERE p.id = t.person_id
        AND (t.language IS NOT NULL OR (t.from_person AND p."lastSeenAt" < ${after(now, -SEEN_MS)}))
    ), others AS (
      UPDATE "Chat" c SET "stoppedAt" = CASE WHEN t.stopped THEN ${now}::timestamptz END
      FROM turn t WHERE t.stopped IS NOT NULL AND c."personId" = t.person_id AND c.id <> t.chat_id)
    UPDATE "Chat" c SET
      state = t.state,
      topic = COALESCE(t.topic, c.topic),
      "lastInboundAt" = CASE WHEN t.from_person THEN ${now} ELSE c."lastInboundAt" END,
      "unreachableAt" = CASE WHEN t.blocked THEN ${now} WHEN t.from_person THEN NULL ELSE c."unreachableAt" END,
      "unreachableReason" = CASE WHEN t.blocked THEN 'blocked' WHEN t.from_person THEN NULL ELSE c."unreachableReason" END,
      "stoppedAt" = CASE t.stopped WHEN TRUE THEN ${now} WHEN FALSE THEN NULL ELSE c."stoppedAt" END
    FROM turn t WHERE c.id = t.chat_id`;
}
