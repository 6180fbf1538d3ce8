import type { Readable } from 'node:stream';
import { Api } from 'grammy';
import { type Dispatcher, request } from 'undici';

const TELEGRAM_API_ROOT = 'https://api.telegram.org';

/** Longer than a long poll lasts; a call that takes more has lost its connection. */
const CALL_TIMEOUT_SECONDS = 40;

export interface ApiOptions {
  token: string;
  apiRoot?: string | undefined;
  timeoutSeconds?: number | undefined;
}

/**
 * grammY's client over undici. grammY's default (node-fetch) hides whether a failed request was ever sent, which
 * decides between "try again" and "may have been delivered", and puts the address, token included, into its error
 * messages. The platform's own `fetch` is undici too, at five times the cost of a call (docs/performance.md).
 */
export function createApi({ token, apiRoot, timeoutSeconds = CALL_TIMEOUT_SECONDS }: ApiOptions): Api {
  return new Api(token, { apiRoot: trimRoot(apiRoot), timeoutSeconds, fetch: post });
}

type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;

/**
 * The platform's signal as grammY names it. grammY only calls `aborted`, `addEventListener` and
 * `removeEventListener`, but its types are those of an older look-alike.
 */
export function grammySignal(signal: AbortSignal): GrammySignal {
  return signal as unknown as GrammySignal;
}

/** grammY refuses a root that ends with a slash; people write one. */
export function trimRoot(apiRoot: string | undefined): string {
  return (apiRoot ?? TELEGRAM_API_ROOT).replace(/\/+$/, '');
}

interface GrammyRequest {
  method: Dispatcher.HttpMethod;
  headers: Record<string, string>;
  body: string | Readable;
  signal: AbortSignal;
}

/** All that grammY wants of an answer. */
interface GrammyResponse {
  json(): Promise<unknown>;
}

async function post(url: string, { method, headers, body, signal }: GrammyRequest): Promise<GrammyResponse> {
  // `connection` is the transport's to set.
  const { connection: _, ...rest } = headers;
  const answer = await request(url, { method, headers: rest, body, signal });
  const ok = answer.statusCode >= 200 && answer.statusCode < 300;
  if (ok || answer.headers['content-type']?.includes('json')) return answer.body;
  // A gateway's error page: its status is the answer.
  await answer.body.dump();
  const description = 'not an answer of the Bot API';
  return { json: async () => ({ ok: false, error_code: answer.statusCode, description }) };
}
