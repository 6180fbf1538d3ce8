import type { Address, InboundContent, Reply } from '../../messages/index.ts';

/**
 * What the web chat reads of a conversation. It keeps nothing itself: the outbox is its mailbox, and a message is
 * on the page once its row is `sent`. Implemented over the database by whoever builds the channel.
 */
export interface ChatFeed {
  /**
   * What happened to messages of the assistant: those that are sent and come after `afterSeq` (`null`: from the beginning), at most `limit`,
   * oldest first. `seq` grows in the order in which rows of this chat *became* sent: a message that is sent late
   * (a retried dead letter, bulk behind replies) must not slip in behind a position that was already read. An edited
   * message comes once more at the position of the edit, a withdrawn one as `Withdrawn` and not otherwise.
   */
  assistantSince(
    address: Address,
    afterSeq: string | null,
    limit: number,
  ): Promise<Array<AssistantMessage | Withdrawn>>;

  /** The newest `limit` messages of both sides, oldest first; the assistant's in the order of `seq`. */
  history(address: Address, limit: number): Promise<ChatMessage[]>;
}

export interface AssistantMessage {
  /** Opaque position in the chat; without line breaks. */
  seq: string;
  /** The outbox row's key, the same that `send` was given: one message however often it is delivered. */
  key: string;
  /** When it was sent. */
  at: Date;
  reply: Reply;
  /** It is the message of this key as it shows now, for who has it already. */
  edited?: true;
}

/** The message of this key is not there any more. */
export interface Withdrawn {
  seq: string;
  key: string;
  withdrawn: true;
}

export interface PersonMessage {
  /** `Inbound.id` as this channel handed it to the inbox. */
  id: string;
  at: Date;
  /** A file that was fetched carries `media.stored`, so that the page can show it again. */
  content: InboundContent;
}

export type ChatMessage = ({ from: 'assistant' } & AssistantMessage) | ({ from: 'person' } & PersonMessage);
