import type { SendResult } from '../channels/channel.ts';
import { backoff } from '../kernel/backoff.ts';
import { after, HOUR, SECOND } from '../kernel/clock.ts';
import type { Claimed } from './outbox.store.ts';
import { PRIORITY } from './outbox.store.ts';

/** What becomes of a message after an attempt to send it. */
export type Verdict =
  | { kind: 'sent'; platformIds: string[] }
  /** `pauseMs`: hold the whole channel back. `countAttempt` false: the message is not to blame. */
  | {
      kind: 'again';
      dueAt: Date;
      error: string;
      platformIds?: string[];
      countAttempt: boolean;
      pauseMs?: number;
    }
  | { kind: 'dead' | 'uncertain' | 'gone'; error: string };

/** Attempts before a message is given up: with the waits below, about two hours. */
export const MAX_ATTEMPTS = 8;
const FIRST_WAIT_MS = 2 * SECOND;
/** Between two attempts, where the platform names no time. */
export const LONGEST_WAIT_MS = HOUR;
const CHANNEL_DOWN_WAIT_MS = 5 * SECOND;

/**
 * "Retry or give up" as a function of facts and a clock. `repeatable`: the platform shows a repeated message once.
 * `random` in [0, 1) spreads the waits.
 */
export function judge(
  message: Claimed,
  result: SendResult,
  { now, repeatable, random }: { now: Date; repeatable: boolean; random: () => number },
): Verdict {
  const partial = 'platformIds' in result && result.platformIds ? { platformIds: result.platformIds } : {};
  /** The time is given from outside, and the message is not to blame. */
  const held = (error: string, pauseMs: number): Verdict => {
    return { kind: 'again', dueAt: after(now, pauseMs), error, countAttempt: false, pauseMs, ...partial };
  };
  const tryAgain = (error: string): Verdict => {
    if (message.attempts >= MAX_ATTEMPTS) return { kind: 'dead', error };
    const dueAt = after(now, backoff(message.attempts, FIRST_WAIT_MS, LONGEST_WAIT_MS, random));
    return { kind: 'again', dueAt, error, countAttempt: true, ...partial };
  };
  switch (result.kind) {
    case 'sent':
      return { kind: 'sent', platformIds: result.platformIds };
    case 'reject':
    case 'restricted':
      return { kind: 'dead', error: result.reason };
    case 'gone':
      return { kind: 'gone', error: result.reason };
    case 'down':
      return held(result.reason, result.afterMs ?? CHANNEL_DOWN_WAIT_MS);
    case 'unknown':
      // It may be on the person's screen already. A doubled answer is bearable, a doubled bulk message is not (P18);
      // an amendment shows once however often it is made.
      if (message.priority >= PRIORITY.bulk && !repeatable && !message.amends)
        return { kind: 'uncertain', error: result.reason };
      return tryAgain(result.reason);
    case 'retry':
      // Where the platform names the time (429) it is binding.
      return result.afterMs === undefined ? tryAgain(result.reason) : held(result.reason, result.afterMs);
  }
}
