export type StoredUpdate = { update_id: number } & Record<string, unknown>;

export type PollOutcome =
  | { kind: 'updates'; updates: StoredUpdate[] }
  | { kind: 'conflict' }
  | { kind: 'gone' };

/** Updates waiting to be confirmed, as the real server keeps them: gone only once a higher offset was asked for. */
export class UpdateQueue {
  readonly waiting: StoredUpdate[] = [];
  #nextId = 1_000;
  #poll: ((reason: 'push' | 'conflict' | 'gone') => void) | null = null;

  push(update: Record<string, unknown>): number {
    const id = typeof update.update_id === 'number' ? update.update_id : this.#nextId;
    this.#nextId = Math.max(this.#nextId, id + 1);
    this.waiting.push({ ...update, update_id: id });
    this.#poll?.('push');
    return id;
  }

  confirmBelow(offset: number): void {
    const keep = this.waiting.findIndex((update) => update.update_id >= offset);
    this.waiting.splice(0, keep < 0 ? this.waiting.length : keep);
  }

  /** A second poll ends the first one with a conflict, as the real server does. */
  async poll(limit: number, seconds: number, gone: AbortSignal): Promise<PollOutcome> {
    this.#poll?.('conflict');
    if (this.waiting.length === 0 && seconds > 0) {
      const reason = await new Promise<'push' | 'conflict' | 'gone' | 'timeout'>((resolve) => {
        const end = (why: 'push' | 'conflict' | 'gone' | 'timeout') => {
          clearTimeout(timer);
          if (this.#poll === end) this.#poll = null;
          resolve(why);
        };
        const timer = setTimeout(end, seconds * 1_000, 'timeout');
        this.#poll = end;
        gone.addEventListener('abort', () => end('gone'), { once: true });
      });
      if (reason === 'conflict' || reason === 'gone') return { kind: reason };
    }
    return { kind: 'updates', updates: this.waiting.slice(0, limit) };
  }
}
