import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, allowedUpdates, answerCall, refuse } from './telegram-server/bot-methods.ts';
import { deliverWebhook } from './telegram-server/deliver-webhook.ts';
import { type FailOptions, type Failure, type Mischief, sendsMessage } from './telegram-server/failures.ts';
import { FloodCounter, type FloodLimits } from './telegram-server/flood-limits.ts';
import { createPeople, type People } from './telegram-server/people.ts';
import { type Limits, RateLimits } from './telegram-server/rate-limits.ts';
import { asRecord, type Body, readBody } from './telegram-server/read-body.ts';
import { createState, type RecordedCall, type SentMessage, type State } from './telegram-server/state.ts';
import type { StoredUpdate } from './telegram-server/update-queue.ts';

export type { Failure } from './telegram-server/failures.ts';
export type { RecordedCall, SentMessage } from './telegram-server/state.ts';

export interface TelegramServerOptions {
  /** Default: any free port. */
  port?: number;
  token?: string;
  /** Answer 429 beyond these; default: no limits. */
  limits?: Limits | FloodLimits;
  /** Shortest and longest time that a call takes on its way, in milliseconds, half of it there and half of it back. */
  latencyMs?: readonly [number, number];
}

/**
 * A Bot API server for tests: what a bot sees of Telegram, with the people on the other side as methods.
 * Updates stay until a `getUpdates` with a higher offset confirms them, and stay over `crash` and `restart`.
 */
export interface TelegramServer extends People {
  /** What `TELEGRAM_API_ROOT` is set to. */
  readonly url: string;
  readonly token: string;
  /** Every call with its time and outcome, oldest first. */
  readonly calls: readonly RecordedCall[];
  /** The command menus by language; `''` is the default one. */
  readonly commands: State['commands'];
  readonly answeredTaps: readonly string[];
  /** Updates not yet confirmed, oldest first. */
  waiting(): readonly StoredUpdate[];
  /** What the bot has written to a chat, oldest first. */
  messagesOf(chatId: number): SentMessage[];
  /** Makes the next calls fail: `failNext({ status: 429, retryAfter: 3 })`, `failNext('hang', { method: 'getUpdates' })`. */
  failNext(failure: Failure, options?: FailOptions): void;
  /** From now on `mischief` chooses what goes wrong with every call that `failNext` says nothing about. */
  failAtTimes(mischief: Mischief): void;
  /** Forgets failures that have not happened yet. */
  failNoMore(): void;
  /** Resolves with the first result of `predicate` that is truthy; looked at after every call and update. */
  waitFor<T>(predicate: () => T | undefined | null | false, timeoutMs?: number): Promise<T>;
  /** Cuts every connection and refuses new ones. What is queued is kept. */
  crash(): Promise<void>;
  /** Listens again, at the same address. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function startTelegramServer(options: TelegramServerOptions = {}): Promise<TelegramServer> {
  const limits =
    options.limits &&
    ('chatBurst' in options.limits ? new FloodCounter(options.limits) : new RateLimits(options.limits));
  const [quickest, slowest] = options.latencyMs ?? [0, 0];
  const travel = async () => {
    const ms = (quickest + Math.random() * (slowest - quickest)) / 2;
    if (ms > 0) await sleep(ms);
  };
  const state = createState(options.token ?? '424242:test-token', limits);
  const watchers = new Set<() => void>();
  const closed = new AbortController();
  let delivering = false;
  const changed = () => {
    for (const look of watchers) look();
    if (delivering || !state.webhook || state.queue.waiting.length === 0) return;
    delivering = true;
    void deliverWebhook(state, closed.signal, changed).finally(() => {
      delivering = false;
    });
  };

  const listen = (port: number): Promise<Server> => {
    const server = createServer((request, response) => {
      serve(state, request, response, changed, travel)
        .catch(() => response.destroy())
        .finally(changed);
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(server));
    });
  };
  let server = await listen(options.port ?? 0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const crash = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });

  return {
    ...createPeople(state, changed),
    url: `http://127.0.0.1:${port}`,
    token: state.token,
    calls: state.calls,
    commands: state.commands,
    answeredTaps: state.answeredTaps,
    waiting: () => state.queue.waiting,
    messagesOf: (chatId) => state.messages.filter((message) => message.chatId === chatId),
    failNext: (failure, how = {}) => state.failures.plan(failure, how),
    failAtTimes: (mischief) => {
      state.failures.mischief = mischief;
    },
    failNoMore: () => state.failures.clear(),
    waitFor: (predicate, timeoutMs = 30_000) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = predicate();
          if (!found) return;
          end();
          resolve(found);
        };
        const end = () => {
          clearTimeout(timer);
          watchers.delete(look);
        };
        const timer = setTimeout(() => {
          end();
          const last = state.calls.slice(-5).map(({ method, outcome }) => `${method} → ${outcome}`);
          reject(new Error(`not within ${timeoutMs} ms; last calls: ${last.join(', ') || 'none'}`));
        }, timeoutMs);
        watchers.add(look);
        look();
      }),
    crash,
    restart: async () => {
      server = await listen(port);
    },
    close: async () => {
      closed.abort();
      await crash();
    },
  };
}

async function serve(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
  changed: () => void,
  travel: () => Promise<void>,
): Promise<void> {
  const path = decodeURI((request.url ?? '/').split('?')[0] ?? '/');
  const [, file, token, method = ''] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(path) ?? [];
  const body = await readBody(request);
  if (token === undefined) return answer(response, refuse(404, 'Not Found'));
  if (token !== state.token) return answer(response, refuse(401, 'Unauthorized'));
  const called = file ? 'download' : method;
  await travel();
  const call: RecordedCall = { method: called, fields: body.fields, at: Date.now(), outcome: 'pending' };
  if (body.fields.chat_id !== undefined) call.chatId = Number(body.fields.chat_id);
  state.calls.push(call);
  const failure = state.failures.take(called);
  call.outcome = outcomeOf(failure);
  // A call that is under way can be waited for.
  changed();
  if (failure === 'hang') return;
  if (failure === 'reset') return void response.destroy();
  if (failure === 'gateway-page') return void response.writeHead(502).end('<html>Bad Gateway</html>');
  if (failure === 'login-page') {
    return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>');
  }
  if (typeof failure === 'object' && 'status' in failure) {
    const text = failure.description ?? 'made to fail';
    return answer(response, refuse(failure.status, text, failure.retryAfter));
  }
  if (file) return sendFile(state, method, response, failure);
  const result =
    called.toLowerCase() === 'getupdates'
      ? await poll(state, body, request, changed)
      : answerCall(state, called, body);
  if (result.ok) Object.assign(call, sentBy(called, result.result));
  if (failure === 'lost-answer') return;
  if (!result.ok) call.outcome = result.error_code;
  await travel();
  if (typeof failure === 'object') await sleep(failure.lateMs);
  if (failure === 'half') return half(response, JSON.stringify(result));
  if (failure === 'misshapen') return void response.writeHead(200).end('{"done":"yes"}');
  return answer(response, result);
}

function outcomeOf(failure: Failure | undefined): number | string {
  if (typeof failure === 'string') return failure;
  if (!failure) return 200;
  return 'status' in failure ? failure.status : `late by ${failure.lateMs} ms`;
}

function sentBy(method: string, result: unknown): Pick<RecordedCall, 'messageId'> {
  if (!sendsMessage(method.toLowerCase())) return {};
  return { messageId: Number(asRecord(result).message_id) };
}

async function poll(
  state: State,
  { fields }: Body,
  request: IncomingMessage,
  changed: () => void,
): Promise<Answer> {
  if (state.webhook) return refuse(409, "Conflict: can't use getUpdates method while webhook is active");
  state.allowed = allowedUpdates(fields) ?? state.allowed;
  state.queue.confirmBelow(Number(fields.offset ?? 0));
  // A long poll may last; what it confirmed is so already.
  changed();
  const gone = new AbortController();
  const hangUp = () => gone.abort();
  request.socket.once('close', hangUp);
  const outcome = await state.queue.poll(
    Number(fields.limit ?? 100),
    Number(fields.timeout ?? 0),
    gone.signal,
  );
  request.socket.off('close', hangUp);
  if (outcome.kind === 'conflict') return refuse(409, 'Conflict: terminated by other getUpdates request');
  return { ok: true, result: outcome.kind === 'updates' ? outcome.updates : [] };
}

function sendFile(state: State, path: string, response: ServerResponse, failure: Failure | undefined): void {
  const file = [...state.files.values()].find((candidate) => candidate.path === path);
  if (!file) answer(response, refuse(404, 'Not Found'));
  else if (failure === 'half') half(response, file.content);
  else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.content);
}

function answer(response: ServerResponse, body: Answer): void {
  response.writeHead(body.ok ? 200 : body.error_code, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Promises all of `content`, gives half, then hangs up. */
function half(response: ServerResponse, content: string | Uint8Array): void {
  const bytes = Buffer.from(content);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}
