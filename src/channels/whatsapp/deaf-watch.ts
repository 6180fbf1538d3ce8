import { MINUTE } from '../../kernel/clock.ts';

/** What can be known from outside about a connection that looks open (P10). */
export type DeafVerdict =
  | 'well'
  /** A message came in and the library has not let go of it: see whether it still hands messages on. */
  | 'check-flow'
  /** Nothing has come in for long: send ourselves something. */
  | 'probe'
  /** Nobody has been heard for so long that a new connection is cheaper than the doubt. */
  | 'restart';

/** A message that the library has had for this long is stuck in it. */
const STUCK_MS = MINUTE;
const PROBE_EVERY_MS = 10 * MINUTE;
/** With the look every minute, a deaf connection is found within half an hour. */
const SILENT_MS = 25 * MINUTE;
/** Messages followed at a time; beyond that the oldest are the ones that matter. */
const MOST_PENDING = 1_000;

/**
 * Follows one connection: what came over the wire, and what of it the library handed on. All times in milliseconds of
 * one clock. Answers to our own queries do not count: a deaf connection still gives those.
 */
export class DeafWatch {
  #heardAt: number;
  #checkedAt: number;
  readonly #pending = new Map<string, number>();

  constructor(openedAt: number) {
    this.#heardAt = openedAt;
    this.#checkedAt = openedAt;
  }

  stanza(messageId: string | undefined, now: number): void {
    this.#heardAt = now;
    if (messageId && this.#pending.size < MOST_PENDING) this.#pending.set(messageId, now);
  }

  handled(messageId: string): void {
    this.#pending.delete(messageId);
  }

  /** A check or probe went well. Messages the library threw away on purpose are never handed on: they are let go here. */
  foundWell(now: number): void {
    this.#checkedAt = now;
    this.#pending.clear();
  }

  verdict(now: number): DeafVerdict {
    const [oldest] = this.#pending.values();
    if (oldest !== undefined && now - oldest >= STUCK_MS) return 'check-flow';
    if (now - this.#heardAt >= SILENT_MS) return 'restart';
    return now - Math.max(this.#heardAt, this.#checkedAt) >= PROBE_EVERY_MS ? 'probe' : 'well';
  }
}
