import { setTimeout as sleep } from 'node:timers/promises';
import type { State } from './state.ts';

const RETRY_MS = 20;

/**
 * Posts waiting updates to the webhook, one at a time in order; an answer other than 2xx is tried again until it
 * comes. (The real server waits longer in between and sends different chats side by side.)
 */
export async function deliverWebhook(state: State, closed: AbortSignal, changed: () => void): Promise<void> {
  for (;;) {
    const [update] = state.queue.waiting;
    const { webhook } = state;
    if (!update || !webhook || closed.aborted) return;
    const stored = await fetch(webhook.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': webhook.secret },
      body: JSON.stringify(update),
      signal: closed,
    })
      .then((response) => response.ok)
      .catch(() => false);
    if (stored) state.queue.waiting.splice(state.queue.waiting.indexOf(update), 1);
    else await sleep(RETRY_MS, undefined, { signal: closed }).catch(() => {});
    changed();
  }
}
