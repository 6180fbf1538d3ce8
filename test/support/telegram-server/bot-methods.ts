import { parseHtml } from './parse-html.ts';
import { asRecord, type Body, type UploadedFile } from './read-body.ts';
import type { SentMessage, State } from './state.ts';

export type Answer =
  | { ok: true; result: unknown }
  | { ok: false; error_code: number; description: string; parameters?: { retry_after: number } };

const MAX_DOWNLOAD = 20 * 1024 * 1024;

/** Answers a call of any method but `getUpdates`, checking what the real server checks. */
export function answerCall(state: State, method: string, body: Body): Answer {
  const { fields } = body;
  switch (method.toLowerCase()) {
    case 'getme':
      return done(state.bot);
    case 'sendmessage':
      return send(state, body, { limit: 4096, words: fields.text, required: true });
    case 'sendphoto':
      return send(state, body, { limit: 1024, words: fields.caption, kind: 'photo' });
    case 'senddocument':
      return send(state, body, { limit: 1024, words: fields.caption, kind: 'document' });
    case 'editmessagetext':
      return edit(state, fields, { limit: 4096, words: fields.text, what: 'text' });
    case 'editmessagecaption':
      return edit(state, fields, { limit: 1024, words: fields.caption, what: 'caption' });
    case 'editmessagereplymarkup':
      return edit(state, fields, { limit: 0, words: undefined, what: 'markup' });
    case 'deletemessage':
      return remove(state, fields);
    case 'sendchataction':
      return reachable(state, Number(fields.chat_id)) ?? done(true);
    case 'answercallbackquery':
      state.answeredTaps.push(String(fields.callback_query_id));
      return done(true);
    case 'setmycommands':
      return setCommands(state, fields);
    case 'setwebhook':
      state.webhook = fields.url
        ? { url: String(fields.url), secret: String(fields.secret_token ?? '') }
        : null;
      state.allowed = allowedUpdates(fields) ?? state.allowed;
      return done(true);
    case 'deletewebhook':
      state.webhook = null;
      return done(true);
    case 'getwebhookinfo':
      return done({ url: state.webhook?.url ?? '', pending_update_count: state.queue.waiting.length });
    case 'getfile':
      return getFile(state, String(fields.file_id));
    default:
      return refuse(404, 'Not Found: method not found');
  }
}

export function allowedUpdates(fields: Record<string, unknown>): string[] | undefined {
  return Array.isArray(fields.allowed_updates) ? fields.allowed_updates.map(String) : undefined;
}

export function refuse(error_code: number, description: string, retryAfter?: number): Answer {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  return { ok: false, error_code, description, ...parameters };
}

function done(result: unknown): Answer {
  return { ok: true, result };
}

interface SendRules {
  limit: number;
  words: unknown;
  required?: true;
  kind?: 'photo' | 'document';
}

function send(state: State, body: Body, { limit, words, required, kind }: SendRules): Answer {
  const { fields } = body;
  const chatId = Number(fields.chat_id);
  const away = reachable(state, chatId);
  if (away) return away;
  const html = words === undefined ? '' : String(words);
  const parsed = fields.parse_mode === 'HTML' ? parseHtml(html) : { text: html, links: [] };
  if ('error' in parsed) return refuse(400, `Bad Request: can't parse entities: ${parsed.error}`);
  if (required && parsed.text.trim() === '') return refuse(400, 'Bad Request: message text is empty');
  if (parsed.text.length > limit)
    return refuse(400, `Bad Request: ${kind ? 'caption' : 'message'} is too long`);
  const file = kind ? upload(body, kind) : undefined;
  if (kind && !file) return refuse(400, `Bad Request: there is no ${kind} in the request`);
  const markup = readMarkup(asRecord(fields.reply_markup));
  if ('error' in markup) return refuse(400, `Bad Request: ${markup.error}`);
  const wait = state.limits?.admit(chatId, performance.now());
  if (wait !== undefined) return refuse(429, `Too Many Requests: retry after ${wait}`, wait);
  const message: SentMessage = {
    id: state.nextMessageId,
    chatId,
    ...parsed,
    html,
    ...markup,
    ...(kind && file ? { file: { kind, name: file.fileName, content: file.content } } : {}),
    at: Date.now(),
  };
  state.nextMessageId += 1;
  state.messages.push(message);
  const chat = { id: chatId, type: 'private' };
  return done({
    message_id: message.id,
    date: Math.floor(message.at / 1_000),
    chat,
    from: state.bot,
    text: html,
  });
}

/** As in the real server: a message with a keyboard, or one that took a keyboard away, cannot be edited. */
function edit(
  state: State,
  fields: Record<string, unknown>,
  { limit, words, what }: { limit: number; words: unknown; what: 'text' | 'caption' | 'markup' },
): Answer {
  const chatId = Number(fields.chat_id);
  const away = reachable(state, chatId);
  if (away) return away;
  const message = find(state, fields);
  if (!message) return refuse(400, 'Bad Request: message to edit not found');
  if (message.keyboard.length > 0 || message.removesKeyboard)
    return refuse(400, "Bad Request: message can't be edited");
  if (what === 'text' && message.file)
    return refuse(400, 'Bad Request: there is no text in the message to edit');
  if (what === 'caption' && !message.file)
    return refuse(400, 'Bad Request: there is no caption in the message to edit');
  const html = what === 'markup' ? message.html : String(words ?? '');
  const parsed =
    fields.parse_mode === 'HTML' ? parseHtml(html) : { text: message.text, links: message.links };
  if ('error' in parsed) return refuse(400, `Bad Request: can't parse entities: ${parsed.error}`);
  if (what === 'text' && parsed.text.trim() === '') return refuse(400, 'Bad Request: message text is empty');
  if (what !== 'markup' && parsed.text.length > limit) return refuse(400, 'Bad Request: MESSAGE_TOO_LONG');
  const markup = readMarkup(asRecord(fields.reply_markup));
  if ('error' in markup) return refuse(400, `Bad Request: ${markup.error}`);
  const same = html === message.html && JSON.stringify(markup.buttons) === JSON.stringify(message.buttons);
  if (same) {
    return refuse(
      400,
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  const wait = state.limits?.admit(chatId, performance.now());
  if (wait !== undefined) return refuse(429, `Too Many Requests: retry after ${wait}`, wait);
  Object.assign(message, { ...parsed, html, buttons: markup.buttons });
  return done({ message_id: message.id, date: Math.floor(message.at / 1_000), edit_date: message.at });
}

const DELETABLE_MS = 48 * 60 * 60_000;

function remove(state: State, fields: Record<string, unknown>): Answer {
  const away = reachable(state, Number(fields.chat_id));
  if (away) return away;
  const message = find(state, fields);
  if (!message) return refuse(400, 'Bad Request: message to delete not found');
  if (Date.now() - message.at > DELETABLE_MS)
    return refuse(400, "Bad Request: message can't be deleted for everyone");
  state.messages.splice(state.messages.indexOf(message), 1);
  return done(true);
}

function find(state: State, fields: Record<string, unknown>): SentMessage | undefined {
  return state.messages.find(
    ({ id, chatId }) => id === Number(fields.message_id) && chatId === Number(fields.chat_id),
  );
}

function upload({ fields, files }: Body, kind: string): UploadedFile | undefined {
  const reference = /^attach:\/\/(.+)$/.exec(String(fields[kind] ?? ''))?.[1];
  return files[reference ?? kind];
}

function readMarkup(
  markup: Record<string, unknown>,
): Pick<SentMessage, 'buttons' | 'keyboard' | 'removesKeyboard'> | { error: string } {
  const buttons = rowsOf(markup.inline_keyboard).map((button) => ({
    label: String(button.text ?? ''),
    data: String(button.callback_data ?? ''),
  }));
  const keyboard = rowsOf(markup.keyboard).map((button) => ({
    label: String(button.text ?? ''),
    ...(button.request_contact ? { requests: 'contact' as const } : {}),
    ...(button.request_location ? { requests: 'location' as const } : {}),
  }));
  const bytes = buttons.map(({ data }) => Buffer.byteLength(data));
  if (bytes.some((length) => length < 1 || length > 64)) return { error: 'BUTTON_DATA_INVALID' };
  if (buttons.length > 100) return { error: 'REPLY_MARKUP_TOO_LONG' };
  if ([...buttons, ...keyboard].some(({ label }) => label === '')) return { error: 'text buttons are empty' };
  return { buttons, keyboard, removesKeyboard: markup.remove_keyboard === true };
}

function rowsOf(rows: unknown): Record<string, unknown>[] {
  return Array.isArray(rows) ? rows.flat().map(asRecord) : [];
}

function reachable(state: State, chatId: number): Answer | undefined {
  if (state.blocked.has(chatId)) return refuse(403, 'Forbidden: bot was blocked by the user');
  if (!state.known.has(chatId)) return refuse(400, 'Bad Request: chat not found');
  return undefined;
}

function setCommands(state: State, fields: Record<string, unknown>): Answer {
  const commands = (Array.isArray(fields.commands) ? fields.commands.map(asRecord) : []).map((entry) => ({
    command: String(entry.command ?? ''),
    description: String(entry.description ?? ''),
  }));
  if (commands.length > 100) return refuse(400, 'Bad Request: too many commands');
  if (commands.some(({ command }) => !/^[a-z0-9_]{1,32}$/.test(command))) {
    return refuse(400, 'Bad Request: BOT_COMMAND_INVALID');
  }
  if (commands.some(({ description }) => description.length < 1 || description.length > 256)) {
    return refuse(400, 'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID');
  }
  state.commands.set(String(fields.language_code ?? ''), commands);
  return done(true);
}

function getFile(state: State, id: string): Answer {
  const file = state.files.get(id);
  if (!file) return refuse(400, 'Bad Request: wrong file_id or the file is temporarily unavailable');
  if (file.content.byteLength > MAX_DOWNLOAD) return refuse(400, 'Bad Request: file is too big');
  const size = file.hideSize ? {} : { file_size: file.content.byteLength };
  return done({ file_id: id, file_unique_id: id, ...size, file_path: file.path });
}
