export interface Limits {
  /** Messages over all chats in any one second; the real server allows about 30. */
  perSecond: number;
  /** Messages to one chat in any one second; the real server allows about 1. */
  perChatAndSecond: number;
}

/** Decides whether a message may be sent. */
export interface Admission {
  /** Undefined when `chatId` may be written to at `now` (ms, monotonic), which is then counted; else seconds to wait. */
  admit(chatId: number, now: number): number | undefined;
}

/** Counts accepted messages in a sliding second. */
export class RateLimits implements Admission {
  readonly #limits: Limits;
  #sent: { chatId: number; at: number }[] = [];

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  admit(chatId: number, now: number): number | undefined {
    this.#sent = this.#sent.filter(({ at }) => now - at < 1_000);
    const here = this.#sent.filter((sent) => sent.chatId === chatId);
    const full = this.#sent.length >= this.#limits.perSecond || here.length >= this.#limits.perChatAndSecond;
    if (!full) this.#sent.push({ chatId, at: now });
    return full ? 1 : undefined;
  }
}
