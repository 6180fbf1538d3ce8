/**
 * What can go wrong with a call. A status answers as the Bot API would. `reset` and `hang` break the connection
 * before the call took effect; `half` and `lost-answer` after it did, with half an answer or none.
 */
export type Failure =
  | { status: number; description?: string; retryAfter?: number }
  | 'gateway-page'
  | 'reset'
  | 'hang'
  | 'half'
  | 'lost-answer';

export interface FailOptions {
  /** Which method fails; default: any that sends a message. `download` is the file server. */
  method?: string;
  /** How often in a row; default once. */
  times?: number;
  /** How many calls of the method go well before that; default none. */
  after?: number;
}

/** Failures that were asked for and have not happened yet. */
export class Failures {
  #planned: { failure: Failure; method: string | undefined; left: number; after: number }[] = [];

  plan(failure: Failure, { method, times = 1, after = 0 }: FailOptions): void {
    this.#planned.push({ failure, method: method?.toLowerCase(), left: times, after });
  }

  clear(): void {
    this.#planned = [];
  }

  /** The failure due for a call of `method`, if any. */
  take(method: string): Failure | undefined {
    const name = method.toLowerCase();
    const isSend = name.startsWith('send') && name !== 'sendchataction';
    const due = this.#planned.find((plan) => (plan.method ? plan.method === name : isSend));
    if (!due) return undefined;
    if (due.after > 0) {
      due.after -= 1;
      return undefined;
    }
    due.left -= 1;
    if (due.left === 0) this.#planned = this.#planned.filter((plan) => plan !== due);
    return due.failure;
  }
}
