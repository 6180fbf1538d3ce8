import { z } from 'zod';
import { chatsForPush, OFFICERS, personsWithRole } from '../../identity/index.ts';
import type { JobContext, JobHandler, NewJob } from '../../jobs/index.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
import { enqueue, PRIORITY } from '../../outbox/index.ts';
import { type AllWords, languageOf, type Words } from '../../words/index.ts';
import { countAudience } from './audience.store.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import { countStanding, findBroadcastById } from './broadcasts.store.ts';
import { sayDryRun, sayStanding } from './say.ts';

const Payload = z.object({ id: z.uuid() });

/** The report to whoever sent it; once for each time it came to its end. */
export function doneJob(id: string, now: Date): NewJob {
  return {
    key: `broadcast-done:${id}:${now.toISOString()}`,
    kind: 'broadcast-done',
    payload: { id },
    dueAt: now,
  };
}

/** A broadcast that waits for a second officer is shown to all others. */
export function reviewJob(id: string, now: Date): NewJob {
  return { key: `broadcast-review:${id}`, kind: 'broadcast-review', payload: { id }, dueAt: now };
}

export function broadcastJobs(parts: BroadcastParts, words: AllWords): Readonly<Record<string, JobHandler>> {
  return {
    'broadcast-done': async (context, payload) => {
      const { id } = Payload.parse(payload);
      const broadcast = await findBroadcastById(context.tx, id);
      if (!broadcast?.authorId) return;
      const standing = await countStanding(context.tx, id);
      await push(context, [broadcast.authorId], (own) =>
        sayStanding(broadcast, standing, own, 'broadcasts-report'),
      );
    },
    'broadcast-review': async (context, payload) => {
      const { id } = Payload.parse(payload);
      const { tx, now } = context;
      const broadcast = await findBroadcastById(tx, id);
      if (broadcast?.state !== 'review') return;
      const officers = await personsWithRole(tx, OFFICERS, parts.adminIds);
      const count = await countAudience(tx, broadcast.audience, now, parts.timeZone);
      const standing = await countStanding(tx, id);
      await push(
        context,
        officers.filter((personId) => personId !== broadcast.authorId),
        (own) => ({
          ...broadcast.content[own.language],
          text: [
            ...parseMarkup(
              `${own.markup('broadcasts-review', { number: String(broadcast.number) })}\n\n${sayDryRun(parts, own, count)}`,
            ),
            ...broadcast.content[own.language].text,
          ],
          choices: sayStanding(broadcast, standing, own).choices,
        }),
      );
    },
  };

  async function push(
    { tx, now, wake }: JobContext,
    personIds: readonly string[],
    say: (own: Words) => Reply,
  ): Promise<void> {
    const chats = await chatsForPush(tx, personIds);
    await enqueue(
      tx,
      chats.map(({ chatId, channel, language }) => ({
        chatId,
        channel,
        reply: say(words[languageOf(language)]),
        priority: PRIORITY.push,
        now,
      })),
    );
    if (chats.length) await wake('outbox');
  }
}
