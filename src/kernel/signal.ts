/**
 * A latch that loops wait on: `raise` before or during `wait` wakes them, however often it was raised. So no wake-up
 * between "nothing to do" and "start waiting" is lost.
 */
export class Signal {
  #raised = false;
  readonly #waiting = new Set<() => void>();

  raise(): void {
    if (this.#waiting.size === 0) this.#raised = true;
    for (const wake of [...this.#waiting]) wake();
  }

  /** As `raise`, for what one of them can do alone: it wakes the one that has waited longest. */
  raiseForOne(): void {
    const [longest] = this.#waiting;
    if (longest) longest();
    else this.#raised = true;
  }

  /** Resolves when raised, or after `timeoutMs`. */
  async wait(timeoutMs: number): Promise<void> {
    if (this.#raised) {
      this.#raised = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.#waiting.add(wake);
    });
  }
}
