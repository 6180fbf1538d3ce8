import type { AssistantMessage, Withdrawn } from '../../../src/channels/webchat/chat-feed.ts';
import type { ChatFeed, ChatMessage } from '../../../src/channels/webchat/index.ts';
import type { Address, Inbound, Reply } from '../../../src/messages/index.ts';

/** Both sides of every chat, in memory: the inbox and the outbox as the web chat sees them. */
export class MemoryFeed implements ChatFeed {
  readonly #chats = new Map<string, ChatMessage[]>();
  readonly #changes: Array<{ person: string } & (AssistantMessage | Withdrawn)> = [];
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

  /** An amendment of a row became `sent`. */
  amend({ id }: Address, key: string, shall: Reply | 'withdrawn'): void {
    this.#lastSeq += 1;
    const chat = this.#chats.get(id) ?? [];
    const at = chat.findIndex((message) => message.from === 'assistant' && message.key === key);
    const message = chat[at];
    if (message?.from !== 'assistant') throw new Error(`no message ${key}`);
    const seq = String(this.#lastSeq);
    this.#changes.push(
      shall === 'withdrawn'
        ? { person: id, seq, key, withdrawn: true }
        : { person: id, seq, key, at: message.at, reply: shall, edited: true },
    );
    if (shall === 'withdrawn') chat.splice(at, 1);
    else chat[at] = { ...message, reply: shall };
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
    const changes = this.#changes.filter(({ person }) => person === address.id);
    return [
      ...this.chat(address).filter((message) => message.from === 'assistant'),
      ...changes.map(({ person: _, ...change }) => change),
    ]
      .sort((a, b) => Number(a.seq) - Number(b.seq))
      .filter(({ seq }) => Number(seq) > Number(afterSeq ?? 0))
      .slice(0, limit);
  }

  async history(address: Address, limit: number) {
    if (this.broken) throw new Error('the database is away');
    return this.chat(address).slice(-limit);
  }
}
