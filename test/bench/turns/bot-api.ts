import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { PHOTO } from '../../e2e/registration/script.ts';
import { readBody } from '../../support/telegram-server/read-body.ts';

/** A message that the bot sent, as far as an answer to it needs. */
export interface Shown {
  chatId: number;
  messageId: number;
  text: string;
  /** Data of the inline buttons by their label. */
  buttons: ReadonlyMap<string, string>;
}

/** As much of the Bot API as a bot under load needs, and as little work for it as that takes: nothing is remembered or checked. */
export interface BotApi {
  readonly url: string;
  /** Hands the bot an update; returns nothing, the answer comes to `onMessage`. */
  push(update: Record<string, unknown>): void;
  close(): Promise<void>;
}

/** How long an empty poll lasts. */
const POLL_MS = 5_000;

export async function startBotApi(token: string, onMessage: (shown: Shown) => void): Promise<BotApi> {
  let updates: Array<Record<string, unknown>> = [];
  let updateId = 0;
  let messageId = 0;
  let wake = () => {};

  async function poll(fields: Record<string, unknown>): Promise<unknown> {
    const offset = Number(fields.offset ?? 0);
    updates = updates.filter(({ update_id }) => Number(update_id) >= offset);
    if (!updates.length && Number(fields.timeout ?? 0) > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return updates.slice(0, Number(fields.limit ?? 100));
  }

  function send(fields: Record<string, unknown>): unknown {
    messageId += 1;
    const chatId = Number(fields.chat_id);
    const message = { message_id: messageId, date: 0, chat: { id: chatId, type: 'private' }, text: '' };
    const markup =
      typeof fields.reply_markup === 'string' ? JSON.parse(fields.reply_markup) : fields.reply_markup;
    const rows: Array<Array<{ text: string; callback_data?: string }>> = markup?.inline_keyboard ?? [];
    const buttons = new Map(rows.flat().map(({ text, callback_data = '' }) => [text, callback_data]));
    const text = String(fields.text ?? fields.caption ?? '');
    // The bot has its answer before the person acts on what they see.
    setImmediate(() => onMessage({ chatId, messageId: message.message_id, text, buttons }));
    return message;
  }

  async function answer(method: string, request: IncomingMessage): Promise<unknown> {
    const { fields } = await readBody(request);
    switch (method) {
      case 'getMe':
        return { id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot', can_join_groups: false };
      case 'getUpdates':
        return poll(fields);
      case 'getFile':
        return { file_id: 'photo', file_unique_id: 'photo', file_path: 'photo.jpg' };
      case 'sendMessage':
      case 'sendPhoto':
      case 'sendDocument':
      case 'editMessageText':
        return send(fields);
      default:
        return true;
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, file, method = ''] = new RegExp(`^/(file/)?bot${token}/(.+)$`).exec(request.url ?? '') ?? [];
    if (file) return void response.end(PHOTO);
    const result = await answer(method, request);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: true, result }));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    push(update) {
      updateId += 1;
      updates.push({ update_id: updateId, ...update });
      wake();
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
