import { backoff } from '../../kernel/backoff.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { Accept, Channel } from '../channel.ts';
import { keepTrying, pause } from '../keep-trying.ts';
import { createApi, grammySignal } from './call-api.ts';
import { setCommands, type TelegramTexts } from './commands.ts';
import { createConnection } from './connection.ts';
import { createFetchMedia } from './media.ts';
import type { BotIdentity } from './normalise.ts';
import { startPolling } from './poll.ts';
import { createTake, type Take } from './receive.ts';
import { chatIdOf, createSend } from './send.ts';
import { explainFailure } from './send-error.ts';
import { ALLOWED_UPDATES } from './update.ts';
import { createWebhook } from './webhook.ts';

export interface TelegramOptions {
  token: string;
  /** A Bot API server of one's own; default `https://api.telegram.org`. */
  apiRoot?: string | undefined;
  /** Telegram calls `url` instead of being polled. `secret`: 1-256 of `A-Za-z0-9_-`. */
  webhook?: { url: string; secret: string } | undefined;
  /** Content of a file of ours by its hash; rejects with `ENOENT` when there is no such file. */
  readMedia: (hash: string) => Promise<Uint8Array>;
  texts: TelegramTexts;
  log: Log;
  clock: Clock;
}

export interface TelegramChannel extends Channel {
  /** To be mounted at `POST /webhooks/telegram`; there only in webhook mode. */
  webhookHandler?: (request: Request) => Promise<Response>;
}

const TYPING_TIMEOUT = 5_000;

/**
 * Telegram as a channel: private chats through long polling, or through a webhook where `webhook` is given.
 * `start` returns before Telegram was reached: `health` says when it was, and it goes on trying until it is.
 */
export function createTelegramChannel(options: TelegramOptions): TelegramChannel {
  const { token, apiRoot, webhook, readMedia, texts, log, clock } = options;
  const api = createApi({ token, apiRoot });
  const connection = createConnection();
  const bot: BotIdentity = { id: Number(token.split(':')[0]) };
  let running: { take: Take; stop: () => Promise<void> } | null = null;
  const hook = webhook
    ? createWebhook({ secret: webhook.secret, take: () => running?.take ?? null, connection, log })
    : null;
  const sendReply = createSend({ api, readMedia, texts });

  const introduce = async (native: AbortSignal) => {
    const signal = grammySignal(native);
    bot.username = (await api.getMe(signal)).username;
    if (webhook) {
      const settings = { secret_token: webhook.secret, allowed_updates: ALLOWED_UPDATES };
      await api.setWebhook(webhook.url, settings, signal);
    } else {
      // While a webhook is set, polling is refused. What waits there is kept.
      await api.deleteWebhook({ drop_pending_updates: false }, signal);
    }
    void setCommands({ api, texts, log, signal: native, pause });
  };

  const awaitCalls = (signal: AbortSignal) =>
    keepTrying(() => introduce(signal).then(connection.up), {
      signal,
      pause,
      failed: (error, attempt) => {
        const { reason, afterMs } = { afterMs: undefined, ...explainFailure(error) };
        connection.down(reason);
        log.warn({ channel: 'telegram', reason, attempt }, 'cannot set the webhook');
        return afterMs ?? backoff(attempt, 500, 30_000);
      },
    });

  return {
    name: 'telegram',

    start: async (accept: Accept) => {
      if (running) throw new Error('the Telegram channel is already started');
      connection.starting();
      const stopping = new AbortController();
      const { signal } = stopping;
      const take = createTake({ api, accept, bot, connection, clock, log });
      const prepare = () => introduce(signal);
      const stopReceiving = hook
        ? endOf(awaitCalls(signal), hook.idle)
        : startPolling({ api, take, prepare, connection, log, pause });
      running = {
        take,
        stop: async () => {
          stopping.abort();
          await stopReceiving();
        },
      };
    },

    stop: async () => {
      const stopping = running;
      running = null;
      await stopping?.stop();
      connection.stopped();
    },

    send: async (to, reply, sendOptions) => {
      const result = await sendReply(to, reply, sendOptions);
      // Nothing is polled in webhook mode: there, sending shows whether Telegram is reached.
      if (hook && result.kind === 'sent') connection.up();
      if (hook && result.kind === 'down') connection.down(result.reason);
      return result;
    },

    typing: async (to) => {
      const chatId = chatIdOf(to);
      if (chatId === undefined) return;
      const signal = grammySignal(AbortSignal.timeout(TYPING_TIMEOUT));
      await api.sendChatAction(chatId, 'typing', {}, signal).catch(() => {});
    },

    fetchMedia: createFetchMedia({ api, token, apiRoot }),

    health: connection.health,
    canSend: () => true,
    // There is no key by which Telegram would know a message again (P18).
    repeatable: false,

    ...(hook ? { webhookHandler: hook.handler } : {}),
  };
}

/** Both the background task, which ends by being stopped, and what is still in hand. */
function endOf(task: Promise<void>, idle: () => Promise<void>): () => Promise<void> {
  const ended = task.catch(() => {});
  return async () => {
    await ended;
    await idle();
  };
}
