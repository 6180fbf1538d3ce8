/**
 * One chat as the page knows it, oldest first. An entry is `{key, from, at, reply | content, state}`; the state of
 * one's own message is `pending`, `sent` or `failed` (with `failed`, the reason).
 */
export class Timeline {
  entries = [];

  find(key) {
    return this.entries.find((entry) => entry.key === key);
  }

  /** The server's account replaces ours; what it does not know yet stays at the end. */
  replace(history, waiting) {
    const known = new Set(history.map((message) => message.key));
    const end = history.at(-1)?.at ?? '';
    const newer = this.entries.filter((entry) => !known.has(entry.key) && entry.arrived && entry.at >= end);
    const own = waiting.filter((item) => !known.has(item.id)).map(fromItem);
    this.entries = [...history.map((message) => ({ ...message, state: 'sent' })), ...newer, ...own];
  }

  /** Returns false for a message that is already here. */
  addAssistant(message) {
    if (this.find(message.key)) return false;
    this.entries.push({ ...message, from: 'assistant', arrived: true });
    return true;
  }

  /** Returns false where nothing looks different: a message that is not here is not put here by its edit. */
  editAssistant({ key, reply }) {
    const known = this.find(key);
    if (!known || JSON.stringify(known.reply) === JSON.stringify(reply)) return false;
    known.reply = reply;
    return true;
  }

  /** One's own message, new or in a new state. */
  putOwn(item) {
    const known = this.find(item.id);
    if (known) Object.assign(known, fromItem(item));
    else this.entries.push(fromItem(item));
  }

  accept(id, at) {
    const entry = this.find(id);
    if (entry) Object.assign(entry, { state: 'sent', at, failed: undefined, arrived: true });
  }

  remove(id) {
    this.entries = this.entries.filter((entry) => entry.key !== id);
  }

  /** Whether the choices of the message at `index` still await an answer, and which one was tapped. */
  choiceState(index) {
    const { reply } = this.entries[index];
    const later = this.entries.slice(index + 1);
    const until = later.findIndex((entry) => entry.from === 'assistant' && entry.reply.choices?.length);
    const reoffered = later.some((entry) => entry.from === 'assistant' && offersAnswers(entry.reply));
    const tapped = (until < 0 ? later : later.slice(0, until))
      .map((entry) => entry.content)
      .find((content) => content?.kind === 'choice' && offers(reply, content));
    const chosen = tapped ? { chosen: tapped.id } : {};
    if (reoffered || (tapped && !isCommand(tapped))) return { open: false, ...chosen };
    // A typed answer, or a command in between, counts once the assistant has said something to it.
    const said = later.findIndex((entry) => entry.from === 'person' && entry.state === 'sent');
    const answered = said >= 0 && later.slice(said + 1).some((entry) => entry.from === 'assistant');
    return { open: !answered, ...chosen };
  }

  /** The words of a choice that was tapped at `index`: those of the message that offered it. */
  labelOf(index) {
    const { id, prompt } = this.entries[index].content;
    for (const entry of this.entries.slice(0, index).reverse()) {
      const choice = entry.reply?.choices?.find((offered) => offered.id === id);
      if (choice && (prompt === undefined || entry.reply.prompt === prompt || isCommand(choice)))
        return choice.label;
    }
    return this.entries[index].content.label ?? id;
  }
}

/** A command works however old its message is. */
export function isCommand(choice) {
  return choice.id.startsWith('/');
}

function offers(reply, { id, prompt }) {
  return (
    (reply.choices ?? []).some((choice) => choice.id === id) && (prompt === reply.prompt || isCommand({ id }))
  );
}

function offersAnswers(reply) {
  return (reply.choices ?? []).some((choice) => !isCommand(choice));
}

function fromItem({ id, at, content, failed }) {
  return { key: id, from: 'person', at, content, failed, state: failed ? 'failed' : 'pending' };
}
