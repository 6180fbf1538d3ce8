import type { ChannelName } from '../messages/index.ts';

/** How fast a channel may be used: never more than `burst` messages in any `burst / perSecond` seconds; a chat likewise. */
export interface PaceLimits {
  perSecond: number;
  burst: number;
  chatPerSecond: number;
  chatBurst: number;
  /** The platform counts over all our processes, so they share one pace. */
  shared?: boolean;
}

/** 1,000 of 1,005 milliseconds. */
const KEPT_OF_LIMIT = 0.995;

/**
 * Telegram: 30 messages a second over all chats, about one a second in one chat where short bursts are tolerated
 * (grammY "flood limits", P21). 30 in 1,005 ms, evenly, is 99 % of it with nothing refused by a server that counts a sliding
 * second to the millisecond; 5 ms are for timers and clocks, and what the network adds is measured (`Pace.note`,
 * docs/telegram.md, "Pace"). WhatsApp publishes none; people rarely type faster than this. The web chat is ours.
 */
export const PACE: Readonly<Record<ChannelName, PaceLimits>> = {
  telegram: telegramPace(30),
  whatsapp: { perSecond: 2, burst: 4, chatPerSecond: 1, chatBurst: 3 },
  webchat: { perSecond: 1_000, burst: 1_000, chatPerSecond: 1_000, chatBurst: 1_000 },
};

/** The pace where Telegram lets the bot send so many a second. */
export function telegramPace(perSecond: number): PaceLimits {
  return {
    perSecond: perSecond * KEPT_OF_LIMIT,
    burst: perSecond,
    chatPerSecond: 1,
    chatBurst: 4,
    shared: true,
  };
}

/** A message that has its moment: `[when, to which chat]`. */
export type Taken = readonly [atMs: number, chatId: string];

/** Messages are given their moments when the one before them is this near, so that claiming delays none. */
const LOOK_AHEAD_MS = 33;
/** Of the even distance, this much is kept: what came late once must not stay late for ever. */
const EVENLY = 0.9;
/** How much later than the quickest a call may count as arrived; what takes longer was slow elsewhere. */
const SLOWEST_WAY_MS = 60;
/** Calls that the quickest is looked for among. */
const CALLS_COMPARED = 64;
/** Before so many have been made, it is not known what is quick. */
const CALLS_TO_KNOW = 8;

/** A message that went: when it was to go, when its call began and ended, and how many messages it was in the end. */
export interface Gone {
  atMs: number;
  chatId: string;
  beganMs: number;
  endedMs: number;
  messages: number;
}

/** No moment is given further ahead than this: a reply that comes then waits behind them. */
const BATCH_MS = 100;

/**
 * Which message goes when, on one channel. A reply goes as soon as the limits allow; everything else also keeps an even
 * distance, so that a reply that comes between finds the next place soon, instead of a second that is used up.
 * `nowMs` is a time in milliseconds that never goes back; moments are of the same time.
 */
export class Pace {
  readonly #limits: PaceLimits;
  readonly #windowMs: number;
  readonly #chatWindowMs: number;
  /** Ascending; as far back as the longer window reaches. */
  #taken: Taken[] = [];
  #pausedUntilMs = 0;
  #changes = 0;
  /** Durations of the latest calls. */
  readonly #callsMs: number[] = [];

  constructor(limits: PaceLimits) {
    this.#limits = limits;
    this.#windowMs = (limits.burst / limits.perSecond) * 1000;
    this.#chatWindowMs = (limits.chatBurst / limits.chatPerSecond) * 1000;
  }

  /** How many messages may be given their moments now, of as many as are `wanted`. */
  room(nowMs: number, wanted = Number.POSITIVE_INFINITY): number {
    if (wanted < 1 || this.waitMs(nowMs) > 0) return 0;
    const most = Math.max(1, Math.min(wanted, Math.round((this.#limits.perSecond * BATCH_MS) / 1000)));
    let room = 1;
    while (room < most && this.#freeMs(room) <= nowMs + BATCH_MS) room += 1;
    return room;
  }

  /** Milliseconds until there is room. */
  waitMs(nowMs: number): number {
    const nextMs = Math.max(this.#freeMs(0), this.#taken.at(-1)?.[0] ?? 0) - LOOK_AHEAD_MS;
    return Math.max(0, Math.ceil(Math.max(nextMs, this.#pausedUntilMs) - nowMs));
  }

  /** Gives a message to `chatId` the next moment, which it returns. `evenly`: it is not a reply. */
  take(chatId: string, evenly: boolean, nowMs: number): number {
    this.#forget(nowMs);
    const last = this.#taken.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY;
    const apart = evenly ? (EVENLY * 1000) / this.#limits.perSecond : 0;
    const atMs = Math.max(nowMs, last + apart, this.#freeMs(0));
    this.#taken.push([atMs, chatId]);
    this.#changes += 1;
    return atMs;
  }

  /**
   * Counts a message from when the platform can have got it at the latest: the process may have been busy, the way long.
   * The platform's window begins there, and the next window's first message may be quicker.
   */
  note({ atMs, chatId, beganMs, endedMs, messages }: Gone): void {
    const tookMs = endedMs - beganMs;
    if (messages === 1) this.#callsMs.push(tookMs);
    if (this.#callsMs.length > CALLS_COMPARED) this.#callsMs.shift();
    const quickestMs = this.#callsMs.length < CALLS_TO_KNOW ? 0 : Math.min(...this.#callsMs);
    const lateMs = Math.min(SLOWEST_WAY_MS, Math.max(0, tookMs - quickestMs));
    const place = this.#taken.findLastIndex((taken) => taken[0] === atMs && taken[1] === chatId);
    if (place >= 0) this.#taken.splice(place, 1);
    this.#changes += 1;
    this.#insert([Math.max(atMs, beganMs) + lateMs, chatId]);
    for (let i = 1; i < messages; i += 1) this.#insert([endedMs, chatId]);
  }

  /** Among thousands, of which it is one of the last. */
  #insert(taken: Taken): void {
    this.#taken.splice(this.#taken.findLastIndex(([atMs]) => atMs <= taken[0]) + 1, 0, taken);
  }

  /** Chats that have used up their share, in the order of their ids, and when the first of them is free again. */
  held(nowMs: number): { chatIds: string[]; freeInMs: number } {
    this.#forget(nowMs);
    const { chatBurst } = this.#limits;
    const chatIds: string[] = [];
    let freeInMs = Number.POSITIVE_INFINITY;
    const counts = new Map<string, number>();
    for (const [atMs, chatId] of this.#taken.toReversed()) {
      const count = (counts.get(chatId) ?? 0) + 1;
      counts.set(chatId, count);
      // The oldest of its latest few: until it no longer counts the chat may have no more.
      if (count !== chatBurst || nowMs >= atMs + this.#chatWindowMs) continue;
      chatIds.push(chatId);
      freeInMs = Math.min(freeInMs, atMs + this.#chatWindowMs - nowMs);
    }
    return { chatIds: chatIds.sort(), freeInMs: Math.ceil(freeInMs) };
  }

  /** Whether the last messages to a chat went faster than one by one: then a 429 may be about that chat alone. */
  crowded(chatId: string): boolean {
    const [before, last] = this.#taken.filter(([, id]) => id === chatId).slice(-2);
    return !!before && !!last && last[0] - before[0] < 1000 / this.#limits.chatPerSecond;
  }

  /** The platform said to wait (429, no connection): nothing goes before then. */
  pause(untilMs: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, untilMs);
  }

  /** How long the pause still lasts. */
  pausedMs(nowMs: number): number {
    return Math.max(0, Math.ceil(this.#pausedUntilMs - nowMs));
  }

  /** Grows with everything that another process must know of. */
  get changes(): number {
    return this.#changes;
  }

  /** What is to be kept for another process. */
  taken(nowMs: number): readonly Taken[] {
    this.#forget(nowMs);
    return this.#taken;
  }

  /** Goes on from what was kept. */
  restore(taken: readonly Taken[]): void {
    this.#taken = [...taken];
  }

  /** When the limit allows one more, after `ahead` others that are given their moments before it. */
  #freeMs(ahead: number): number {
    const oldest = this.#taken.at(ahead - this.#limits.burst)?.[0];
    return oldest === undefined || ahead >= this.#limits.burst ? 0 : oldest + this.#windowMs;
  }

  #forget(nowMs: number): void {
    const sinceMs = nowMs - Math.max(this.#windowMs, this.#chatWindowMs);
    const keep = this.#taken.findIndex(([atMs]) => atMs > sinceMs);
    if (keep !== 0) this.#taken = keep < 0 ? [] : this.#taken.slice(keep);
  }
}
