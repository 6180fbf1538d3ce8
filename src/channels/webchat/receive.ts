import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { Inbound } from '../../messages/index.ts';
import type { Accept } from '../channel.ts';
import { Lanes } from '../lanes.ts';

/** What became of a posted message: `later` asks the page to try again with the same id. */
export type Received = { kind: 'accepted'; at: Date } | { kind: 'later'; reason: string };

/** The way from a posted message to `accept`: open between `start` and `stop`, in order within one chat. */
export class Reception {
  #accept: Accept | null = null;
  #lastInboundAt: Date | undefined;
  readonly #lanes = new Lanes();
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  get lastInboundAt(): Date | undefined {
    return this.#lastInboundAt;
  }

  open(accept: Accept): void {
    this.#accept = accept;
  }

  /** Lets nothing more in and waits for what is already inside. */
  async close(): Promise<void> {
    this.#accept = null;
    await this.#lanes.idle();
  }

  /**
   * `make` builds the message inside the chat's lane, so that an upload which is still being written keeps its place.
   */
  receive(person: string, make: (now: Date) => Promise<Inbound>): Promise<Received> {
    const accept = this.#accept;
    if (!accept) return Promise.resolve({ kind: 'later', reason: 'not-running' });
    return this.#lanes.run(person, async () => {
      try {
        const now = this.#clock.now();
        await accept(await make(now));
        this.#lastInboundAt = now;
        return { kind: 'accepted', at: now };
      } catch (error) {
        this.#log.warn({ err: error }, 'web chat message was not stored; the page will repeat it');
        return { kind: 'later', reason: 'not-stored' };
      }
    });
  }
}
