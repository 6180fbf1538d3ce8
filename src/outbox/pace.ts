import type { ChannelName } from '../messages/index.ts';

/** How fast a channel may be used. Bursts are what may go at once after a pause. */
export interface PaceLimits {
  perSecond: number;
  burst: number;
  chatPerSecond: number;
  chatBurst: number;
}

/**
 * Telegram: 30 messages a second over all chats, about one a second in one chat where short bursts are tolerated
 * (grammY "flood limits", P21). WhatsApp publishes none; people rarely type faster than this. The web chat is ours.
 */
export const PACE: Readonly<Record<ChannelName, PaceLimits>> = {
  telegram: { perSecond: 30, burst: 30, chatPerSecond: 1, chatBurst: 4 },
  whatsapp: { perSecond: 2, burst: 4, chatPerSecond: 1, chatBurst: 3 },
  webchat: { perSecond: 1_000, burst: 1_000, chatPerSecond: 1_000, chatBurst: 1_000 },
};

/** Token buckets for one channel and its chats. `nowMs` is a monotonic time in milliseconds. */
export class Pace {
  readonly #limits: PaceLimits;
  #tokens: number;
  #updatedMs = 0;
  #pausedUntilMs = 0;
  readonly #chats = new Map<string, { tokens: number; updatedMs: number }>();

  constructor(limits: PaceLimits) {
    this.#limits = limits;
    this.#tokens = limits.burst;
  }

  /** How many messages may go now. */
  available(nowMs: number): number {
    const { perSecond, burst } = this.#limits;
    this.#tokens = Math.min(burst, this.#tokens + (Math.max(0, nowMs - this.#updatedMs) / 1000) * perSecond);
    this.#updatedMs = nowMs;
    return nowMs < this.#pausedUntilMs ? 0 : Math.floor(this.#tokens);
  }

  /** Milliseconds until at least one message may go. */
  waitMs(nowMs: number): number {
    if (this.available(nowMs) >= 1) return 0;
    const refill = ((1 - this.#tokens) / this.#limits.perSecond) * 1000;
    return Math.ceil(Math.max(this.#pausedUntilMs - nowMs, refill));
  }

  /** Counts a message to `chatId`. */
  spend(chatId: string, nowMs: number): void {
    this.#tokens -= 1;
    this.#chats.set(chatId, { tokens: this.#chatTokens(chatId, nowMs) - 1, updatedMs: nowMs });
  }

  /** Chats that have used up their share, and when the first of them is free again. */
  held(nowMs: number): { chatIds: string[]; freeInMs: number } {
    const chatIds: string[] = [];
    let freeInMs = Number.POSITIVE_INFINITY;
    for (const chatId of this.#chats.keys()) {
      const tokens = this.#chatTokens(chatId, nowMs);
      if (tokens >= this.#limits.chatBurst) this.#chats.delete(chatId);
      else if (tokens < 1) {
        chatIds.push(chatId);
        freeInMs = Math.min(freeInMs, ((1 - tokens) / this.#limits.chatPerSecond) * 1000);
      }
    }
    return { chatIds, freeInMs: Math.ceil(freeInMs) };
  }

  /** The platform said to wait (429, no connection): nothing goes before then. */
  pause(untilMs: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, untilMs);
  }

  #chatTokens(chatId: string, nowMs: number): number {
    const { chatBurst, chatPerSecond } = this.#limits;
    const bucket = this.#chats.get(chatId);
    if (!bucket) return chatBurst;
    return Math.min(
      chatBurst,
      bucket.tokens + (Math.max(0, nowMs - bucket.updatedMs) / 1000) * chatPerSecond,
    );
  }
}
