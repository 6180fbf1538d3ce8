import type { Person, State } from './state.ts';

export interface SentFile {
  fileName: string;
  mimeType: string;
  /** Neither the message nor `getFile` tells how large it is. */
  hideSize?: boolean;
}

/** What the people of a test can do. Each returns the id of the update it causes. */
export interface People {
  /** Any update; `update_id` is added when it has none. Returns null when the bot did not ask for its kind. */
  push(update: Record<string, unknown>): number | null;
  /** Any message in the private chat of `chatId`; `fields` are those of a Bot API `Message`. */
  sendMessage(chatId: number, fields: Record<string, unknown>): number | null;
  sendText(chatId: number, text: string): number | null;
  sendPhoto(chatId: number, content: Uint8Array, caption?: string): number | null;
  sendDocument(chatId: number, content: Uint8Array, file: SentFile): number | null;
  /** `own` (the default): through the button that shares one's own number. */
  sendContact(chatId: number, phone: string, options?: { own?: boolean }): number | null;
  sendLocation(chatId: number, latitude: number, longitude: number): number | null;
  /** A tap on a button; `data` can be anything, as with a modified app. */
  tap(chatId: number, messageId: number, data: string): number | null;
  /** A tap on the newest button with this label in the chat; throws when there is none. */
  press(chatId: number, label: string): number | null;
  /** These chats exist, though nobody has written yet. */
  meet(chatIds: Iterable<number>): void;
  block(chatId: number): void;
  unblock(chatId: number): void;
  /** Changes how a person appears from now on. */
  describe(person: Person): void;
}

export function createPeople(state: State, changed: () => void): People {
  const persons = new Map<number, Person>();
  const personOf = (id: number): Person =>
    persons.get(id) ?? { id, first_name: 'Orang', language_code: 'id' };
  const from = (id: number) => ({ is_bot: false, ...personOf(id) });
  const chat = (id: number) => ({ id, type: 'private', first_name: personOf(id).first_name });
  const date = () => Math.floor(Date.now() / 1_000);

  const push = (update: Record<string, unknown>): number | null => {
    const kind = Object.keys(update).find((key) => key !== 'update_id');
    if (kind && state.allowed && !state.allowed.includes(kind)) return null;
    const id = state.queue.push(update);
    changed();
    return id;
  };
  const sendMessage = (id: number, fields: Record<string, unknown>): number | null => {
    state.known.add(id);
    const message_id = state.nextMessageId;
    state.nextMessageId += 1;
    return push({ message: { message_id, from: from(id), chat: chat(id), date: date(), ...fields } });
  };
  const upload = (content: Uint8Array, path: string, hideSize = false) => {
    const file_id = `file-${state.files.size + 1}`;
    state.files.set(file_id, { content, path: path.replace('*', file_id), hideSize });
    const size = hideSize ? {} : { file_size: content.byteLength };
    return { file_id, file_unique_id: `unique-${file_id}`, ...size };
  };
  const tap = (id: number, messageId: number, data: string): number | null => {
    state.known.add(id);
    const message = { message_id: messageId, from: state.bot, chat: chat(id), date: date(), text: '…' };
    const tapId = `tap-${state.queue.waiting.length}-${state.nextMessageId}-${Date.now()}`;
    return push({ callback_query: { id: tapId, from: from(id), message, chat_instance: '1', data } });
  };
  const member = (id: number, before: string, after: string) => {
    const user = state.bot;
    push({
      my_chat_member: {
        chat: chat(id),
        from: from(id),
        date: date(),
        old_chat_member: { user, status: before },
        new_chat_member: { user, status: after },
      },
    });
  };

  return {
    push,
    sendMessage,
    sendText: (id, text) => sendMessage(id, { text }),
    sendPhoto: (id, content, caption) => {
      const large = { ...upload(content, 'photos/*.jpg'), width: 1280, height: 960 };
      const small = { ...upload(content.slice(0, 100), 'photos/*.jpg'), width: 90, height: 67 };
      return sendMessage(id, { photo: [small, large], ...(caption ? { caption } : {}) });
    },
    sendDocument: (id, content, { fileName, mimeType, hideSize }) =>
      sendMessage(id, {
        document: {
          ...upload(content, 'documents/* asli.bin', hideSize),
          file_name: fileName,
          mime_type: mimeType,
        },
      }),
    sendContact: (id, phone, { own = true } = {}) =>
      sendMessage(id, {
        contact: { phone_number: phone, first_name: 'Orang', user_id: own ? id : id + 1 },
      }),
    sendLocation: (id, latitude, longitude) => sendMessage(id, { location: { latitude, longitude } }),
    tap,
    press: (id, label) => {
      const shown = state.messages.filter(({ chatId }) => chatId === id).reverse();
      for (const message of shown) {
        const button = message.buttons.find((candidate) => candidate.label === label);
        if (button) return tap(id, message.id, button.data);
      }
      throw new Error(`no button "${label}" in chat ${id}`);
    },
    meet: (ids) => {
      for (const id of ids) state.known.add(id);
    },
    block: (id) => {
      state.blocked.add(id);
      member(id, 'member', 'kicked');
    },
    unblock: (id) => {
      state.blocked.delete(id);
      member(id, 'kicked', 'member');
    },
    describe: (person) => {
      persons.set(person.id, person);
    },
  };
}
