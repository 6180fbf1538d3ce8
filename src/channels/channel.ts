import type { Address, ChannelName, Inbound, Media, Reply } from '../messages/index.ts';

/**
 * A channel turns a native update into one `Inbound` and one `Reply` into native calls. It never stores, decides
 * or answers. Every implementation passes `channel-contract.ts`.
 */
export interface Channel {
  readonly name: ChannelName;

  /**
   * Begins to receive. Each update is handed to `accept`, and is confirmed to the platform only after `accept`
   * has resolved: it resolves once the message is durably stored. When `accept` rejects, the update stays
   * unconfirmed and is delivered again. `accept` is called in order within one chat.
   */
  start(accept: Accept): Promise<void>;

  /** Stops receiving; updates in `accept` are finished first. Sending stays possible until the process ends. */
  stop(): Promise<void>;

  /**
   * Sends one message, or with `options.amends` changes one that was sent: then `reply` is what it shall show. Doing
   * either amendment again changes nothing, so an unknown result may be tried again. Never rejects: every outcome is a
   * `SendResult`; a message that cannot be changed (any more) is `reject` with one of `CANNOT_AMEND`.
   */
  send(to: Address, reply: Reply, options: SendOptions): Promise<SendResult>;

  /** Shows that an answer is being made, where the platform can. Best effort: failures are ignored. */
  typing(to: Address): Promise<void>;

  /** Fetches a file a person sent, at most `maxBytes`. */
  fetchMedia(media: Media, maxBytes: number): Promise<FetchResult>;

  health(): ChannelHealth;

  /** Whether `send` makes sense in this process now. While it does not, the outbox leaves the messages alone. */
  canSend(): boolean;

  /** Whether sending again under the same key shows once, so that an unknown result may be tried again at any priority. */
  readonly repeatable: boolean;
}

export type Accept = (inbound: Inbound) => Promise<void>;

export interface SendOptions {
  /** 16 hexadecimal digits, random and the outbox row's own, stable over retries: platform ids may follow from it. */
  key: string;
  /** What earlier attempts of this row already sent: a long message resumes where it broke off. */
  sentIds: readonly string[];
  /** Language of the words that the channel adds itself (the button for sharing a number). */
  language: 'id' | 'en';
  /** It may be amended later. Telegram edits nothing that came with a keyboard, or took one away. */
  editable?: boolean;
  /** Nothing new is sent: this message is changed. */
  amends?: Amends;
}

/** A message that was sent, and what to do to it. */
export interface Amends {
  act: 'edit' | 'withdraw';
  /** Its `SendOptions.key`. */
  key: string;
  /** Its parts, in order. */
  platformIds: readonly string[];
  sentAt: Date;
  /** What it shows now. */
  was: Reply;
}

/** Why a sent message stays as it is. */
export const CANNOT_AMEND = {
  /** The platform's time for it has passed. */
  tooLate: 'too-late',
  /** The person, or somebody with the account, has removed it. */
  gone: 'gone-already',
  /** A text cannot become a file, nor a file another one, nor a message one of more parts. */
  otherKind: 'other-kind',
  /** The platform refuses without saying why. */
  refused: 'not-editable',
} as const;

/**
 * Errors are data: each says what to do next (P27). `platformIds` are the parts of a long message that are already out.
 * `reason` is for operators: a code, never a person's words.
 */
export type SendResult =
  | { kind: 'sent'; platformIds: string[] }
  /** Not delivered; try again after `afterMs` or, where the platform names no time, with back-off. */
  | { kind: 'retry'; reason: string; afterMs?: number; platformIds?: string[] }
  /** This message can never be delivered. */
  | { kind: 'reject'; reason: string }
  /** Nor this one, and the platform takes it ill: write to nobody any more who has not just written to us (P2). */
  | { kind: 'restricted'; reason: string }
  /** The person blocked us or is gone: stop contact until they write again. */
  | { kind: 'gone'; reason: string }
  /** The whole channel is unusable for now (no connection, revoked token): hold everything back. */
  | { kind: 'down'; reason: string; afterMs?: number; platformIds?: string[] }
  /** The platform may or may not have delivered it. */
  | { kind: 'unknown'; reason: string; platformIds?: string[] };

export type FetchResult =
  | { kind: 'fetched'; content: Uint8Array; mimeType?: string }
  | { kind: 'failed'; reason: 'too-large' | 'unavailable' }
  | { kind: 'retry'; reason: string };

export interface ChannelHealth {
  /** `standby`: another process holds the account's one connection, and does the work. */
  state: 'starting' | 'up' | 'down' | 'stopped' | 'standby';
  /** For operators: why it is down. */
  detail?: string;
  lastInboundAt?: Date;
}
