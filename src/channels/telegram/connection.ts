import type { ChannelHealth } from '../channel.ts';

/** What is known about the link to Telegram. Whoever talks to Telegram reports here; `health` is read by operators. */
export interface Connection {
  up(): void;
  /** `detail` is a code, never a person's words or an address with the token in it. */
  down(detail: string): void;
  stopped(): void;
  starting(): void;
  received(at: Date): void;
  health(): ChannelHealth;
}

export function createConnection(): Connection {
  let health: ChannelHealth = { state: 'starting' };
  const enter = (state: ChannelHealth['state'], detail?: string) => {
    const { lastInboundAt } = health;
    health = { state, ...(detail ? { detail } : {}), ...(lastInboundAt ? { lastInboundAt } : {}) };
  };
  // A call that ends after the stop says nothing about a channel that is switched off.
  const unlessStopped = (state: 'up' | 'down', detail?: string) => {
    if (health.state !== 'stopped') enter(state, detail);
  };
  return {
    up: () => unlessStopped('up'),
    down: (detail) => unlessStopped('down', detail),
    stopped: () => enter('stopped'),
    starting: () => enter('starting'),
    received: (at) => {
      health = { ...health, lastInboundAt: at };
    },
    health: () => health,
  };
}
