import type { Admission } from './rate-limits.ts';

/** As the real server is known to count (P21): in a sliding second over all chats, and per chat with a small burst. */
export interface FloodLimits {
  /** Messages over all chats in any second. */
  perSecond: number;
  /** Messages at once to one chat after a rest; one a second from then on. */
  chatBurst: number;
  /** Seconds to wait that a 429 names. Until they are over every message over all chats is refused, if that was the limit. */
  retryAfter: number;
}

/** Counts what it admits, strictly: a message too early by a millisecond is refused. */
export class FloodCounter implements Admission {
  readonly #limits: FloodLimits;
  /** Moments of the last `perSecond` messages, oldest first. */
  readonly #admitted: number[] = [];
  /** When each chat's burst is whole again. */
  readonly #wholeAt = new Map<number, number>();
  #refusedUntil = 0;

  constructor(limits: FloodLimits) {
    this.#limits = limits;
  }

  admit(chatId: number, now: number): number | undefined {
    const { perSecond, chatBurst, retryAfter } = this.#limits;
    if (now < this.#refusedUntil) return Math.ceil((this.#refusedUntil - now) / 1_000);
    const wholeAt = Math.max(now, this.#wholeAt.get(chatId) ?? 0) + 1_000;
    if (wholeAt - now > chatBurst * 1_000) return 1;
    const oldest = this.#admitted.at(-perSecond);
    if (oldest !== undefined && now - oldest < 1_000) {
      this.#refusedUntil = now + retryAfter * 1_000;
      return retryAfter;
    }
    this.#wholeAt.set(chatId, wholeAt);
    this.#admitted.push(now);
    if (this.#admitted.length > perSecond) this.#admitted.shift();
    return undefined;
  }
}
