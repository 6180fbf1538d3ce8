import { type Clock, SECOND } from './clock.ts';

/** More than two clocks of one machine part by themselves between two looks. */
const DRIFT_MS = SECOND;
/** A transaction that began by the old time may commit for 20 s still: until then one look behind is not enough. */
const TIMES = 15;
const APART_MS = 2 * SECOND;

/** Notices when a clock was set, by comparing it with time that nobody sets. */
export class ClockWatch {
  readonly #clock: Clock;
  #aheadMs: number;
  #setForwardAtMs = Number.NEGATIVE_INFINITY;
  /** At first too: it may have been set while nobody ran. */
  #timesLeft = TIMES;
  #nextMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#aheadMs = this.#ahead();
  }

  /** Whether the clock was set forward within the last `ms`. */
  wasSetForward(ms: number): boolean {
    this.#look();
    return performance.now() - this.#setForwardAtMs < ms;
  }

  /** After the clock was set back, or may have been, does `mend` now and then for half a minute. Rejects where that does. */
  async ifSetBack(mend: () => Promise<void>): Promise<void> {
    this.#look();
    if (this.#timesLeft === 0 || performance.now() < this.#nextMs) return;
    this.#nextMs = performance.now() + APART_MS;
    await mend();
    this.#timesLeft -= 1;
  }

  #look(): void {
    const aheadMs = this.#ahead();
    const byMs = aheadMs - this.#aheadMs;
    this.#aheadMs = aheadMs;
    if (byMs > DRIFT_MS) this.#setForwardAtMs = performance.now();
    if (byMs > -DRIFT_MS) return;
    this.#timesLeft = TIMES;
    this.#nextMs = 0;
  }

  #ahead(): number {
    return this.#clock.now().getTime() - performance.now();
  }
}
