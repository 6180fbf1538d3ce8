import { GrammyError, HttpError } from 'grammy';
import type { SendResult } from '../channel.ts';

export type Failure = Exclude<SendResult, { kind: 'sent' | 'restricted' }>;

/** Waits for what only a person can mend (a second poller, a revoked token), in milliseconds. */
const CONFLICT_WAIT = 15_000;
const TOKEN_WAIT = 60_000;
/** Where Telegram names no time with a 429. */
const FLOOD_WAIT = 5_000;

/**
 * Says what to do after a failed Bot API call. Pure. The kinds follow Telegram's error codes; its wording is only
 * looked at where one code stands for two things (400), and for the operator's `reason`.
 */
export function explainFailure(error: unknown): Failure {
  if (error instanceof GrammyError) return explainAnswer(error);
  if (error instanceof HttpError) return explainConnection(error.error);
  return { kind: 'unknown', reason: 'unexpected-error' };
}

function explainAnswer({ error_code, description, parameters }: GrammyError): Failure {
  const code: number | undefined = error_code;
  if (code === 429) {
    const seconds = parameters.retry_after;
    const afterMs = typeof seconds === 'number' && seconds >= 0 ? seconds * 1_000 : FLOOD_WAIT;
    return { kind: 'retry', reason: 'flood-limit', afterMs };
  }
  if (code >= 500) return { kind: 'retry', reason: `server-error-${code}` };
  if (code === 401 || code === 404) return { kind: 'down', reason: 'token-refused', afterMs: TOKEN_WAIT };
  if (code === 409) return { kind: 'down', reason: 'polled-elsewhere', afterMs: CONFLICT_WAIT };
  if (code === 403)
    return { kind: 'gone', reason: /deactivated/i.test(description) ? 'deactivated' : 'blocked' };
  if (code === 413) return { kind: 'reject', reason: 'too-large' };
  if (code === 400) return explainBadRequest(description);
  // Neither a result nor a refusal, as from something between us and Telegram: it may have been done.
  if (code === undefined) return { kind: 'unknown', reason: 'malformed-answer' };
  return { kind: 'down', reason: `unexpected-status-${code}` };
}

const GONE = /chat not found|user not found|PEER_ID_INVALID|user is deactivated|group chat was upgraded/i;

function explainBadRequest(description: string): Failure {
  if (GONE.test(description)) return { kind: 'gone', reason: 'chat-not-found' };
  // After a colon or a quote mark Telegram may repeat what was written to somebody.
  const what = /^(?:Bad Request: *)?([\w' -]{1,60})/i.exec(description)?.[1]?.trim();
  return { kind: 'reject', reason: what ? `bad-request: ${what}` : 'bad-request' };
}

/** Errors of a connection that was never made: nothing can have been delivered. */
const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function explainConnection(error: unknown): Failure {
  const { code, syscall } = systemError(error);
  if (NO_CONNECTION.has(code)) return { kind: 'down', reason: `no-connection: ${code}` };
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || syscall === 'connect' || syscall === 'getaddrinfo') {
    return { kind: 'retry', reason: 'connect-timeout' };
  }
  // The request may have arrived: no answer in time, a connection cut, half an answer.
  return { kind: 'unknown', reason: code ? `no-answer: ${code}` : 'no-answer' };
}

/** `fetch` wraps the system's error; an address with several numbers wraps once more. */
function systemError(error: unknown): { code: string; syscall: string } {
  let at = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth += 1) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    const syscall = 'syscall' in at && typeof at.syscall === 'string' ? at.syscall : '';
    if (code) return { code, syscall: syscall || (at instanceof AggregateError ? 'connect' : '') };
    at = at.cause;
  }
  return { code: '', syscall: '' };
}
