/** What happens in a chat that an open page wants to know at once. */
export interface ChatListener {
  sent(key: string): void;
  typing(): void;
}

/** The open pages of this process, by test person. Pages of another process read the feed in their own time. */
export class Listeners {
  readonly #byPerson = new Map<string, Set<ChatListener>>();

  /** Returns how to leave again. */
  join(person: string, listener: ChatListener): () => void {
    const group = this.#byPerson.get(person) ?? new Set();
    this.#byPerson.set(person, group.add(listener));
    return () => {
      group.delete(listener);
      if (group.size === 0 && this.#byPerson.get(person) === group) this.#byPerson.delete(person);
    };
  }

  sent(person: string, key: string): void {
    for (const listener of this.#byPerson.get(person) ?? []) listener.sent(key);
  }

  typing(person: string): void {
    for (const listener of this.#byPerson.get(person) ?? []) listener.typing();
  }
}
