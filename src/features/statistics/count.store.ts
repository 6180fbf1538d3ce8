import { dayOf } from '../../kernel/day.ts';
import type { ChatTurn } from '../../turns/index.ts';

/** What a question was about, in words of ours alone. */
export interface Asked {
  /** An intent, or "unanswered". */
  topic: string;
  product?: string | null;
  country?: string | null;
}

/**
 * Counts a question: that it came, on which day and about what, nothing of its words or of who asked. Chats count into one of
 * sixteen rows each, so that turns at one time seldom wait for each other.
 */
export function countQuestion(
  { now, chat, atEnd }: Pick<ChatTurn, 'now' | 'chat' | 'atEnd'>,
  { topic, product, country }: Asked,
  timeZone: string,
): void {
  const shard = Number.parseInt(chat.id.slice(-1), 16) || 0;
  const day = dayOf(now, timeZone);
  atEnd(JSON.stringify([day, topic, product, country, shard]), async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "QuestionCount" (day, topic, product, country, shard, count)
      VALUES (${day}::date, ${topic}, ${product ?? ''}, ${country ?? ''}, ${shard}, 1)
      ON CONFLICT (day, topic, product, country, shard) DO UPDATE SET count = "QuestionCount".count + 1`;
  });
}
