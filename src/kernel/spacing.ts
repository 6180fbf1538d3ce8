/**
 * Keeps what is begun again and again somewhat apart while there is much to do, so that each time more of it is done at once and its
 * cost is shared. With little to do nothing waits.
 */
export class Spacing {
  readonly #apartMs: number;
  #nextMs = Number.NEGATIVE_INFINITY;

  /** `apartMs`: from one beginning to the next. */
  constructor(apartMs: number) {
    this.#apartMs = apartMs;
  }

  /** Resolves when it may begin; each call is one beginning. */
  async begin(): Promise<void> {
    const now = performance.now();
    const waitMs = this.#nextMs - now;
    this.#nextMs = Math.max(now, this.#nextMs) + this.#apartMs;
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  }

  /** Says how much was done at once: one thing alone is little to do. */
  did(count: number): void {
    if (count < 2) this.#nextMs = Number.NEGATIVE_INFINITY;
  }
}
