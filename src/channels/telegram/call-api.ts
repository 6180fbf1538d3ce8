import { Api } from 'grammy';

const TELEGRAM_API_ROOT = 'https://api.telegram.org';

/** Longer than a long poll lasts; a call that takes more has lost its connection. */
const CALL_TIMEOUT_SECONDS = 40;

export interface ApiOptions {
  token: string;
  apiRoot?: string | undefined;
  timeoutSeconds?: number | undefined;
}

/**
 * grammY's client over the platform's own `fetch`. grammY's default (node-fetch) hides whether a failed request
 * was ever sent, which decides between "try again" and "may have been delivered", and puts the address, token
 * included, into its error messages.
 */
export function createApi({ token, apiRoot, timeoutSeconds = CALL_TIMEOUT_SECONDS }: ApiOptions): Api {
  return new Api(token, { apiRoot: trimRoot(apiRoot), timeoutSeconds, fetch: request });
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
  method: string;
  headers: Record<string, string>;
  body: string | AsyncIterable<Uint8Array>;
  /** A look-alike that the platform's `fetch` does not take. */
  signal: { aborted: boolean; addEventListener(type: 'abort', listener: () => void): void };
}

async function request(url: string, { method, headers, body, signal }: GrammyRequest): Promise<Response> {
  const abort = new AbortController();
  if (signal.aborted) abort.abort();
  signal.addEventListener('abort', () => abort.abort());
  // `connection` is the transport's to set.
  const { connection: _, ...rest } = headers;
  const response = await fetch(url, {
    method,
    headers: rest,
    body,
    duplex: 'half',
    redirect: 'manual',
    signal: abort.signal,
  });
  if (response.ok || response.headers.get('content-type')?.includes('json')) return response;
  // A gateway's error page: its status is the answer.
  await response.body?.cancel();
  const description = 'not an answer of the Bot API';
  return Response.json({ ok: false, error_code: response.status, description });
}
