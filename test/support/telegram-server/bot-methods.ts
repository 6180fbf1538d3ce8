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
