import { z } from 'zod';
import { HOUR } from '../../kernel/clock.ts';
import type { Topic } from '../../language/index.ts';
import type { ChatTurn } from '../../turns/index.ts';

const StoredTopic = z.object({
  /** What was wanted to be known about it. */
  intent: z.enum(['requirements', 'price']).default('requirements'),
  product: z.string().nullable(),
  country: z.string().nullable(),
  at: z.coerce.date(),
});

/** A question of yesterday does not say what "kalau ke korea?" means today. */
const FORGOTTEN_AFTER_MS = 12 * HOUR;

/** What the chat was last about; null where that is unknown or long ago. */
export function topicOf({ chat, now }: ChatTurn): Topic | null {
  const topic = StoredTopic.safeParse(chat.topic).data;
  if (!topic || now.getTime() - topic.at.getTime() > FORGOTTEN_AFTER_MS) return null;
  return { intent: topic.intent, product: topic.product, country: topic.country };
}

export function keepTopic(
  { setTopic, now }: ChatTurn,
  topic: { intent?: 'requirements' | 'price'; product: string | null; country: string | null },
): void {
  setTopic({ ...topic, at: now.toISOString() });
}
