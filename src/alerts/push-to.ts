import { chatsForPush } from '../identity/index.ts';
import type { Reply } from '../messages/index.ts';
import { enqueue, PRIORITY } from '../outbox/index.ts';
import type { Tx } from '../storage/index.ts';
import { type AllWords, languageOf, type Words } from '../words/index.ts';

/** What several people are told, each in their own language. */
export interface Push {
  words: AllWords;
  say(words: Words): Reply;
  now: Date;
  /** Not told any more after this. */
  expiresAt?: Date;
  /** Names the act: each person is told once of it, by whichever process. Left out where the caller acts once anyway. */
  act?: string;
}

/**
 * Tells people what they did not just ask for, each in the one chat for that, within the caller's transaction; `wake` is
 * called where there is anything to send. Returns how many are told: not who wants silence or cannot be reached.
 */
export async function pushTo(
  tx: Tx,
  personIds: readonly string[],
  { words, say, now, expiresAt, act }: Push,
  wake: (topic: 'outbox') => Promise<void>,
): Promise<number> {
  const chats = await chatsForPush(tx, personIds);
  await enqueue(
    tx,
    chats.map(({ personId, chatId, channel, language }) => ({
      chatId,
      channel,
      reply: say(words[languageOf(language)]),
      priority: PRIORITY.push,
      now,
      ...(expiresAt ? { expiresAt } : {}),
      ...(act ? { dedupeKey: `${act}:${personId}` } : {}),
    })),
  );
  if (chats.length) await wake('outbox');
  return chats.length;
}
