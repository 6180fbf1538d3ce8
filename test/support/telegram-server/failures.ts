/**
 * What can go wrong with a call. A status answers as the Bot API would. `gateway-page` (502), `login-page` (200), `reset`
 * and `hang` come before the call took effect; after it did come `half` an answer, one that is `misshapen`, one that
 * comes `lateMs` later, or none.
 */
export type Failure =
  | { status: number; description?: string; retryAfter?: number }
  | { lateMs: number }
  | 'gateway-page'
  | 'login-page'
  | 'reset'
  | 'hang'
  | 'half'
  | 'misshapen'
  | 'lost-answer';

export interface FailOptions {
  /** Which method fails; default: any that sends a message. `download` is the file server. */
  method?: string;
  /** How often in a row; default once. */
  times?: number;
  /** How many calls of the method go well before that; default none. */
  after?: number;
}

/** Chooses what goes wrong with a call of a method (in small letters), where anything does. */
export type Mischief = (method: string) => Failure | undefined;

/** Failures that were asked for and have not happened yet. */
export class Failures {
  /** Asked for every call that no failure was planned for. */
  mischief: Mischief | undefined;
  #planned: { failure: Failure; method: string | undefined; left: number; after: number }[] = [];

  plan(failure: Failure, { method, times = 1, after = 0 }: FailOptions): void {
    this.#planned.push({ failure, method: method?.toLowerCase(), left: times, after });
  }

  clear(): void {
    this.#planned = [];
    this.mischief = undefined;
  }

  /** The failure due for a call of `method`, if any. */
  take(method: string): Failure | undefined {
    const name = method.toLowerCase();
    const due = this.#planned.find((plan) => (plan.method ? plan.method === name : sendsMessage(name)));
    if (!due) return this.mischief?.(name);
    if (due.after > 0) {
      due.after -= 1;
      return undefined;
    }
    due.left -= 1;
    if (due.left === 0) this.#planned = this.#planned.filter((plan) => plan !== due);
    return due.failure;
  }
}

/** Whether a method, in small letters, puts a message on somebody's screen. */
export function sendsMessage(method: string): boolean {
  return method.startsWith('send') && method !== 'sendchataction';
}
