import { pushTo } from '../../alerts/index.ts';
import { choice } from '../../conversation/index.ts';
import { OFFICERS, personsWithRole } from '../../identity/index.ts';
import { after, DAY } from '../../kernel/clock.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { Storage, Tx } from '../../storage/index.ts';
import type { AllWords, Words } from '../../words/index.ts';
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
  const say = (words: Words) => {
    const lines = incidents.map((incident) => `- ${sayIncident(words, incident)}`).join('\n');
    return {
      text: parseMarkup([words.markup('prices-incidents'), lines].join('\n\n')),
      choices: [choice(words, '/price_status', 'prices-status-see')],
    };
  };
  const officers = await personsWithRole(tx, OFFICERS, adminIds);
  const push = { words: all, say, now, expiresAt: after(now, DAY), act: `price-incident:${first.id}` };
  await pushTo(tx, officers, push, (topic) => storage.wake(tx, topic));
}
