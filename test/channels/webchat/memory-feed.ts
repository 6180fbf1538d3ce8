import type { ChatFeed, ChatMessage } from '../../../src/channels/webchat/index.ts';
import type { Address, Inbound, Reply } from '../../../src/messages/index.ts';

/** Both sides of every chat, in memory: the inbox and the outbox as the web chat sees them. */
export class MemoryFeed implements ChatFeed {
  readonly #chats = new Map<string, ChatMessage[]>();
  #lastSeq = 0;
  /** Readings so far, to see that somebody reads. */
  reads = 0;
  /** While set, every reading fails. */
  broken = false;

  /** Returns false for a message that was here before. */
  addPerson({ id, address, sentAt, content }: Inbound): boolean {
    if (content.kind === 'revised') throw new Error('a page has nothing to revise a message with');
    const chat = this.chat(address);
    if (chat.some((message) => message.from === 'person' && message.id === id)) return false;
    chat.push({ from: 'person', id, at: sentAt, content });
    return true;
  }

  /** A row of the outbox became `sent`. */
  addAssistant(address: Address, key: string, reply: Reply, at = new Date()): void {
    const chat = this.chat(address);
    if (chat.some((message) => message.from === 'assistant' && message.key === key)) return;
    this.#lastSeq += 1;
    chat.push({ from: 'assistant', seq: String(this.#lastSeq), key, at, reply });
  }

  chat({ id }: Address): ChatMessage[] {
    const chat = this.#chats.get(id) ?? [];
    this.#chats.set(id, chat);
    return chat;
  }

  forget(): void {
    this.#chats.clear();
  }

  async assistantSince(address: Address, afterSeq: string | null, limit: number) {
    this.reads += 1;
    if (this.broken) throw new Error('the database is away');
    return this.chat(address)
      .filter((message) => message.from === 'assistant')
      .filter(({ seq }) => Number(seq) > Number(afterSeq ?? 0))
      .slice(0, limit);
  }

  async history(address: Address, limit: number) {
    if (this.broken) throw new Error('the database is away');
    return this.chat(address).slice(-limit);
  }
}
