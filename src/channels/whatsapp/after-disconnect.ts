import { backoff } from '../../kernel/backoff.ts';

/**
 * Why a connection ended, as Baileys' `DisconnectReason` numbers it, and the codes WhatsApp sends besides.
 * (https://baileys.wiki/docs/api/enumerations/DisconnectReason, P11.) 408 stands for "lost" and "timed out".
 */
const CODE = {
  loggedOut: 401,
  paymentRequired: 402,
  forbidden: 403,
  versionTooOld: 405,
  notAcceptable: 406,
  lostOrTimedOut: 408,
  multideviceMismatch: 411,
  closed: 428,
  replaced: 440,
  badSession: 500,
  unavailable: 503,
  restartRequired: 515,
} as const;

/** How a connection ended. */
export interface Disconnect {
  code: number | undefined;
  /** The network or a proxy ended it: the code is theirs and says nothing about our account. */
  byTransport: boolean;
}

/** What is done after a connection ended. `reason` is a code for health, metrics and alerts. */
export type AfterDisconnect =
  /** Connect again. */
  | { kind: 'again'; afterMs: number; reason: string }
  /** Only a person can decide: stay away, alert the admins, wait for their word. Credentials stay. */
  | { kind: 'wait'; reason: string }
  /** The device is unlinked: forget the credentials, alert the admins, offer to pair anew. */
  | { kind: 'pair-anew'; reason: string };

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** A damaged session that does not heal by itself in this many tries needs a person. */
const BAD_SESSIONS = 5;

/**
 * What to do after the `failures`-th end in a row (from 1). Pure. A count that starts anew at every opened connection
 * would hide a loop (P11), so the caller counts on until a connection has lasted.
 */
export function afterDisconnect(
  { code, byTransport }: Disconnect,
  failures: number,
  random: () => number = Math.random,
): AfterDisconnect {
  const again = (reason: string): AfterDisconnect => ({
    kind: 'again',
    afterMs: backoff(failures, FIRST_WAIT_MS, LONGEST_WAIT_MS, random),
    reason,
  });
  if (byTransport) return again('no-connection');
  switch (code) {
    case CODE.restartRequired:
      // What follows every pairing. More than once in a row it is a loop like any other.
      return failures > 1
        ? again('restart-required')
        : { kind: 'again', afterMs: 0, reason: 'restart-required' };
    case CODE.lostOrTimedOut:
      return again('lost-or-timed-out');
    case CODE.closed:
      return again('closed');
    case CODE.unavailable:
      return again('unavailable');
    case CODE.badSession:
      return failures > BAD_SESSIONS ? { kind: 'wait', reason: 'bad-session' } : again('bad-session');
    case CODE.loggedOut:
      return { kind: 'pair-anew', reason: 'logged-out' };
    case CODE.replaced:
      // Whoever connects again here is thrown out there, and so on: 440 is never fought.
      return { kind: 'wait', reason: 'replaced' };
    case CODE.forbidden:
    case CODE.paymentRequired:
    case CODE.notAcceptable:
      return { kind: 'wait', reason: 'forbidden' };
    case CODE.versionTooOld:
      return { kind: 'wait', reason: 'version-too-old' };
    case CODE.multideviceMismatch:
      return { kind: 'wait', reason: 'multidevice-mismatch' };
    default:
      return again(code === undefined ? 'ended' : `code-${code}`);
  }
}
