import { z } from 'zod';
import { chatsForPush } from '../../identity/index.ts';
import { setTimer } from '../../inbox/index.ts';
import type { JobHandler, NewJob } from '../../jobs/index.ts';

/** What a person is told about leads, by the name of the timer job that puts it into words. */
export const NEWS = ['lead-offer', 'lead-nudge', 'lead-news', 'lead-talk', 'lead-digest'] as const;
export type NewsName = (typeof NEWS)[number];

const TELL = 'lead-tell';
const Payload = z.object({ personId: z.uuid(), name: z.enum(NEWS), token: z.string() });

/**
 * Telling a person something they did not just ask for. First the chat is chosen (this job), then it is said in that
 * chat's own lane (the timer job `name`), so that numbers typed there mean the right choices. The key makes it happen once.
 */
export function tell(personId: string, name: NewsName, token: string, dueAt: Date): NewJob {
  return { key: `${TELL}:${name}:${token}`, kind: TELL, payload: { personId, name, token }, dueAt };
}

/** `onUnreachable` hears of whoever has no chat to be told in. */
export function tellJob(
  onUnreachable: (context: Parameters<JobHandler>[0], name: NewsName, token: string) => Promise<void>,
): JobHandler {
  return async (context, payload) => {
    const { personId, name, token } = Payload.parse(payload);
    const { tx, now } = context;
    const [chat] = await chatsForPush(tx, [personId]);
    if (!chat) return onUnreachable(context, name, token);
    await setTimer(tx, chat.chatId, { name, token, dueAt: now }, now);
    await context.wake('inbox');
  };
}
