import { choice } from '../../conversation/index.ts';
import { chatsForPush, OFFICERS, personsWithRole } from '../../identity/index.ts';
import { after, DAY } from '../../kernel/clock.ts';
import { parseMarkup } from '../../messages/index.ts';
import { enqueue, PRIORITY } from '../../outbox/index.ts';
import type { Storage, Tx } from '../../storage/index.ts';
import { type AllWords, languageOf } from '../../words/index.ts';
import { takeUntold } from './incidents.store.ts';
import { sayIncident } from './say-incident.ts';

/** Tells every officer, once, what went wrong with prices since they were last told: one message for all of it. */
export async function tellOfficers(
  { storage, words: all, adminIds }: { storage: Storage; words: AllWords; adminIds: readonly string[] },
  tx: Tx,
  now: Date,
): Promise<void> {
  const incidents = await takeUntold(tx, now);
  const [first] = incidents;
  if (!first) return;
  const chats = await chatsForPush(tx, await personsWithRole(tx, OFFICERS, adminIds));
  await enqueue(
    tx,
    chats.map(({ chatId, channel, language, personId }) => {
      const words = all[languageOf(language)];
      const lines = incidents.map((incident) => `- ${sayIncident(words, incident)}`).join('\n');
      return {
        chatId,
        channel,
        reply: {
          text: parseMarkup([words.markup('prices-incidents'), lines].join('\n\n')),
          choices: [choice(words, '/price_status', 'prices-status-see')],
        },
        priority: PRIORITY.push,
        now,
        expiresAt: after(now, DAY),
        dedupeKey: `price-incident:${first.id}:${personId}`,
      };
    }),
  );
  if (chats.length) await storage.wake(tx, 'outbox');
}
