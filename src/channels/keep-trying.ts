import { setTimeout as sleep } from 'node:timers/promises';

/** Waits `ms`, or until `signal` aborts; never rejects. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export const pause: Pause = (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {});

/** What a task that was given up at a stop rejects with. */
export class Stopped extends Error {
  override name = 'Stopped';
}

export interface Patience {
  signal: AbortSignal;
  pause: Pause;
  /** Called after each failure with its number, from 1: how long to wait (milliseconds). */
  failed(error: unknown, attempt: number): number;
}

/** Repeats `task` until it succeeds. Rejects only with `Stopped`, once `signal` aborts. */
export async function keepTrying<T>(task: () => Promise<T>, patience: Patience): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    if (patience.signal.aborted) throw new Stopped();
    try {
      return await task();
    } catch (error) {
      if (patience.signal.aborted) throw new Stopped();
      await patience.pause(patience.failed(error, attempt), patience.signal);
    }
  }
}
