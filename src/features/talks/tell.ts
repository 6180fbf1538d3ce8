import { z } from 'zod';
import { chatsForPush } from '../../identity/index.ts';
import { setTimers } from '../../inbox/index.ts';
import type { JobContext, JobHandler, NewJob } from '../../jobs/index.ts';

/** Something to be said to a person: the timer job that puts it into words, and what that job needs to know. */
export interface News {
  personId: string;
  name: string;
  token: string;
}

const Payload = z.object({ personId: z.uuid(), name: z.string(), token: z.string() });

/**
 * Telling a person something they did not just ask for. First the chat is chosen (this job, of the feature's own `kind`),
 * then it is said in that chat's own lane (the timer job `name`), so that numbers typed there mean the right choices. The
 * key makes it happen once; of what is due at one moment a smaller `place` is told first.
 */
export function tellJobOf(kind: string, news: News, dueAt: Date, place = 0): NewJob {
  const key = `${kind}:${news.name}:${String(place).padStart(6, '0')}:${news.token}`;
  return { key, kind, payload: news, dueAt };
}

/**
 * Does such jobs. `elsewhere` hears of whoever has no chat to be told in, and may name one all the same: the chat in which
 * they asked for just this.
 */
export function tellHandler(
  elsewhere: (context: JobContext, news: News) => Promise<string | null>,
): JobHandler {
  return async (context, payload) => {
    const news = Payload.parse(payload);
    const { tx, now } = context;
    const [chat] = await chatsForPush(tx, [news.personId]);
    const chatId = chat?.chatId ?? (await elsewhere(context, news));
    if (chatId === null) return;
    await setTimers(tx, [{ chatId, name: news.name, token: news.token, dueAt: now }], now);
    await context.wake('inbox');
  };
}
