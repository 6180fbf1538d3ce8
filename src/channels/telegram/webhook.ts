import { createHash, timingSafeEqual } from 'node:crypto';
import type { Log } from '../../kernel/log.ts';
import type { Connection } from './connection.ts';
import type { Take } from './receive.ts';

/** Telegram's updates are a few kilobytes; more is not from Telegram. */
const MAX_BODY_BYTES = 1024 * 1024;

export interface WebhookParts {
  secret: string;
  /** Null while the channel is not started. */
  take: () => Take | null;
  connection: Connection;
  log: Log;
}

export interface Webhook {
  handler: (request: Request) => Promise<Response>;
  /** Resolves when no update is in `accept` any more. */
  idle: () => Promise<void>;
}

/**
 * Answers `POST /webhooks/telegram`. 200 only once the update is stored: anything else makes Telegram deliver it
 * again, and hold back what follows in the same chat.
 */
export function createWebhook({ secret, take, connection, log }: WebhookParts): Webhook {
  const running = new Set<Promise<Response>>();

  const handle = async (request: Request): Promise<Response> => {
    if (!sameSecret(request.headers.get('x-telegram-bot-api-secret-token') ?? '', secret)) return status(401);
    const takeUpdate = take();
    if (!takeUpdate) return status(503);
    const body = await readBody(request);
    if (body === undefined) return status(413);
    const update = parseJson(body);
    if (update === undefined) return status(400);
    connection.up();
    try {
      await takeUpdate(update, (accept) => accept());
      return status(200);
    } catch (error) {
      connection.down('inbox-unavailable');
      log.error({ channel: 'telegram', err: error }, 'cannot store an update; Telegram will send it again');
      return status(503);
    }
  };

  return {
    handler: (request) => {
      const answer = handle(request).finally(() => running.delete(answer));
      running.add(answer);
      return answer;
    },
    idle: async () => {
      await Promise.allSettled([...running]);
    },
  };
}

/** In constant time, whatever the lengths. */
function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

async function readBody(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function status(code: number): Response {
  return new Response(null, { status: code });
}
