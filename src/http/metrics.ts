import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Rows of the outbox in one state on one channel. */
export interface OutboxDepth {
  channel: string;
  state: string;
  count: number;
}

/** What the rooms report; they get these as plain callbacks and know nothing of Prometheus. */
export interface Metrics {
  registry: Registry;
  /** A turn ended: `seconds` from the message's arrival in the inbox to the commit of its replies. */
  turnFinished(result: string, seconds: number): void;
  /** One attempt to send ended with this `SendResult` kind, or `dropped` (expired, looped). */
  sendFinished(channel: string, result: string): void;
  /** A message of this kind was stored in the inbox for the first time. */
  messageReceived(channel: string, kind: string): void;
  /** A message was dropped at the door: too much of its chat waits already. */
  messageRefused(channel: string): void;
  /** A channel's connection ended, with a code for why. */
  disconnected(channel: string, reason: string): void;
  /** A platform's library complained: undecryptable messages, failed queries. */
  libraryTrouble(channel: string): void;
}

/** Seconds. An answer within a second feels immediate; the quiet time of free text adds a few. */
const TURN_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/**
 * All metrics of the product in one place. `outboxDepth` is asked at every scrape; while it fails the scrape still
 * answers, with the last known depth gone rather than stale.
 */
export function createMetrics(
  outboxDepth: () => Promise<OutboxDepth[]>,
  channels: () => Record<string, { state: string; lastInboundAt?: Date }> = () => ({}),
  now: () => Date = () => new Date(),
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  const turnSeconds = new Histogram({
    name: 'saudagar_turn_seconds',
    help: 'Time from a message in the inbox to its committed replies',
    buckets: TURN_BUCKETS,
    registers,
  });
  const turns = new Counter({
    name: 'saudagar_turns_total',
    help: 'Turns by result',
    labelNames: ['result'],
    registers,
  });
  const sends = new Counter({
    name: 'saudagar_sends_total',
    help: 'Attempts to send by channel and result',
    labelNames: ['channel', 'result'],
    registers,
  });
  const received = new Counter({
    name: 'saudagar_received_total',
    help: 'Messages received by channel and kind',
    labelNames: ['channel', 'kind'],
    registers,
  });
  const refused = new Counter({
    name: 'saudagar_refused_total',
    help: 'Messages dropped because too many of their chat waited already, by channel',
    labelNames: ['channel'],
    registers,
  });
  const disconnects = new Counter({
    name: 'saudagar_disconnects_total',
    help: 'Ended connections by channel and reason',
    labelNames: ['channel', 'reason'],
    registers,
  });
  const trouble = new Counter({
    name: 'saudagar_library_trouble_total',
    help: 'Warnings and errors of a platform library',
    labelNames: ['channel'],
    registers,
  });
  new Gauge({
    name: 'saudagar_channel_state',
    help: 'State of each channel in this process: 1 for the one it is in',
    labelNames: ['channel', 'state'],
    registers,
    collect() {
      this.reset();
      for (const [channel, { state }] of Object.entries(channels())) this.set({ channel, state }, 1);
    },
  });
  new Gauge({
    name: 'saudagar_channel_silence_seconds',
    help: 'Time since the last message from a person on the channel',
    labelNames: ['channel'],
    registers,
    collect() {
      this.reset();
      for (const [channel, { lastInboundAt }] of Object.entries(channels())) {
        if (lastInboundAt) this.set({ channel }, (now().getTime() - lastInboundAt.getTime()) / 1000);
      }
    },
  });
  new Gauge({
    name: 'saudagar_outbox_messages',
    help: 'Rows of the outbox by channel and state',
    labelNames: ['channel', 'state'],
    registers,
    async collect() {
      this.reset();
      const depths = await outboxDepth().catch(() => []);
      for (const { channel, state, count } of depths) this.set({ channel, state }, count);
    },
  });

  return {
    registry,
    turnFinished(result, seconds) {
      turnSeconds.observe(seconds);
      turns.inc({ result });
    },
    sendFinished: (channel, result) => sends.inc({ channel, result }),
    messageReceived: (channel, kind) => received.inc({ channel, kind }),
    messageRefused: (channel) => refused.inc({ channel }),
    disconnected: (channel, reason) => disconnects.inc({ channel, reason }),
    libraryTrouble: (channel) => trouble.inc({ channel }),
  };
}
