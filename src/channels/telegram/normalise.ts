import { Inbound, type InboundContent, type Media, type UnsupportedKind } from '../../messages/index.ts';
import { readChoiceData } from './choice-data.ts';
import { type CallbackQuery, type MemberChange, type Message, SERVICE_FIELDS, Update } from './update.ts';

/** Who the assistant is on Telegram. The username is unknown until Telegram was first reached. */
export interface BotIdentity {
  id: number;
  username?: string | undefined;
}

/** Why an update leads to nothing; a code for logs and counters. */
export type IgnoredReason =
  | 'malformed'
  | 'unknown-update'
  | 'service-message'
  | 'from-a-bot'
  | 'live-location'
  | 'not-private'
  | 'not-addressed'
  | 'member-change';

export type Normalised = { kind: 'inbound'; inbound: Inbound } | { kind: 'ignored'; reason: IgnoredReason };

/** What a bot may download (https://core.telegram.org/bots/api#getfile), in bytes. */
export const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

/**
 * Turns one Telegram update, of whatever shape, into what a person did. Pure; never throws.
 * `receivedAt` stands in where Telegram gives no time of its own (taps).
 */
export function normalise(raw: unknown, bot: BotIdentity, receivedAt: Date): Normalised {
  const parsed = Update.safeParse(raw);
  if (!parsed.success) return ignored('malformed');
  const { update_id, message, edited_message, callback_query, my_chat_member } = parsed.data;
  const found = message
    ? fromMessage(message, bot, raw)
    : edited_message
      ? fromEdit(edited_message)
      : callback_query
        ? fromTap(callback_query, receivedAt)
        : my_chat_member
          ? fromMemberChange(my_chat_member)
          : 'unknown-update';
  if (typeof found === 'string') return ignored(found);
  // The vocabulary's own limits (a latitude of 400, a name too long) are enforced in one place.
  const inbound = Inbound.safeParse({
    id: `update:${update_id}`,
    address: { channel: 'telegram', id: String(found.chatId) },
    sentAt: found.sentAt,
    sender: { ...displayName(found.from), ...language(found.from) },
    content: found.content,
  });
  return inbound.success ? { kind: 'inbound', inbound: inbound.data } : ignored('malformed');
}

/** The id under which Telegram waits for a tap to be answered, if `raw` is a tap. */
export function tapToAnswer(raw: unknown): string | undefined {
  const parsed = Update.safeParse(raw);
  return parsed.success ? parsed.data.callback_query?.id : undefined;
}

interface Found {
  chatId: number;
  from: Message['from'];
  sentAt: Date;
  content: InboundContent;
}

function fromMessage(message: Message, bot: BotIdentity, raw: unknown): Found | IgnoredReason {
  if (message.from?.is_bot || message.from?.id === bot.id) return 'from-a-bot';
  if (message.chat.type === 'channel') return 'not-private';
  const found = { chatId: message.chat.id, from: message.from, sentAt: moment(message.date) };
  if (message.chat.type !== 'private') {
    return isAddressed(message, bot) ? { ...found, content: unsupported('group') } : 'not-addressed';
  }
  const content = contentOf(message) ?? (isService(raw) ? null : unsupported('other'));
  return content ? { ...found, content } : 'service-message';
}

function fromEdit(message: Message): Found | IgnoredReason {
  if (message.chat.type !== 'private') return 'not-private';
  // A shared live location moves by edits, one every few seconds: its first position was taken as sent.
  if (message.location) return 'live-location';
  return {
    chatId: message.chat.id,
    from: message.from,
    sentAt: moment(message.edit_date ?? message.date),
    content: unsupported('edited'),
  };
}

function fromTap(query: CallbackQuery, receivedAt: Date): Found | IgnoredReason {
  if (query.message?.chat.type !== 'private') return 'not-private';
  if (query.data === undefined) return 'unknown-update';
  const content: InboundContent = { kind: 'choice', ...readChoiceData(query.data) };
  return { chatId: query.message.chat.id, from: query.from, sentAt: receivedAt, content };
}

function fromMemberChange(change: MemberChange): Found | IgnoredReason {
  const found = { chatId: change.chat.id, from: change.from, sentAt: moment(change.date) };
  const status = change.new_chat_member.status;
  if (change.chat.type === 'private') {
    if (status !== 'kicked' && status !== 'member') return 'member-change';
    return { ...found, content: { kind: 'reachability', reachable: status === 'member' } };
  }
  const wasOutside = ['left', 'kicked'].includes(change.old_chat_member.status);
  const isInside = ['member', 'administrator'].includes(status);
  const joined = change.chat.type !== 'channel' && wasOutside && isInside;
  return joined ? { ...found, content: unsupported('group') } : 'member-change';
}

function contentOf(message: Message): InboundContent | undefined {
  const caption = message.caption ? { caption: clean(message.caption, 4096) } : {};
  if (message.contact) return contact(message);
  const location = message.location ?? message.venue?.location;
  if (location) return { kind: 'location', ...location };
  if (message.photo) return { kind: 'image', media: photo(message.photo), ...caption };
  // Looked at before `document`, which Telegram fills in as well for animations.
  if (message.animation !== undefined) return unsupported('video');
  if (message.document) {
    const media = file(message.document);
    // A photo sent "as a file" is still a photo to its sender.
    const kind = /^image\/(jpeg|png|webp)$/.test(media.mimeType ?? '') ? 'image' : 'document';
    return { kind, media, ...caption };
  }
  if (message.text !== undefined) return text(message.text);
  if (message.sticker !== undefined) return unsupported('sticker');
  if (message.voice !== undefined || message.audio !== undefined) return unsupported('voice');
  if (message.video !== undefined || message.video_note !== undefined) return unsupported('video');
  if (message.poll !== undefined) return unsupported('poll');
  return undefined;
}

/** In a private chat every command is meant for us, so `@name` after it says nothing. */
function text(raw: string): InboundContent {
  const words = clean(raw, 20_000).replace(/^(\/\w{1,64})@\w+/, '$1');
  const start = /^\/start(?:\s+(.*))?$/su.exec(words);
  if (!start) return { kind: 'text', text: words };
  // Deep-link payloads are 1-64 of these characters; anything else was typed by hand.
  const payload = /^[\w-]{1,64}$/.exec(start[1]?.trim() ?? '')?.[0];
  return { kind: 'start', ...(payload ? { payload } : {}) };
}

function contact(message: Message): InboundContent {
  const { phone_number = '', user_id } = message.contact ?? {};
  const own = user_id !== undefined && user_id === message.from?.id;
  const phone = clean(phone_number, 40);
  // Telegram's own numbers are international, with or without their plus sign.
  return { kind: 'contact', phone: own && /^\d/.test(phone) ? clean(`+${phone}`, 40) : phone, own };
}

function photo(sizes: NonNullable<Message['photo']>): Media {
  const fitting = sizes.filter((size) => (size.file_size ?? 0) <= MAX_DOWNLOAD_BYTES);
  // Sizes come in ascending order; Telegram re-encodes every photo as JPEG.
  const best = fitting.at(-1) ?? sizes[0];
  return { ...file(best), mimeType: 'image/jpeg' };
}

function file(source: Message['document']): Media {
  return {
    ref: source?.file_id ?? '',
    ...(source?.mime_type ? { mimeType: clean(source.mime_type, 100) } : {}),
    ...(source?.file_name ? { fileName: clean(source.file_name, 255) } : {}),
    ...(source?.file_size === undefined ? {} : { bytes: source.file_size }),
  };
}

function isAddressed(message: Message, bot: BotIdentity): boolean {
  if (message.new_chat_members?.some((member) => member.id === bot.id)) return true;
  if (message.reply_to_message?.from.id === bot.id) return true;
  const words = (message.text ?? message.caption ?? '').toLowerCase();
  if (bot.username && words.includes(`@${bot.username.toLowerCase()}`)) return true;
  return /^\/\w+(\s|$)/.test(words);
}

function isService(raw: unknown): boolean {
  const message = typeof raw === 'object' && raw !== null && 'message' in raw ? raw.message : null;
  return typeof message === 'object' && message !== null && SERVICE_FIELDS.some((name) => name in message);
}

function displayName(from: Message['from']): { displayName?: string } {
  const name = clean([from?.first_name, from?.last_name].filter(Boolean).join(' ').trim(), 200);
  return name ? { displayName: name } : {};
}

function language(from: Message['from']): { language?: string } {
  const code = from?.language_code;
  return code && /^[\w-]{2,20}$/.test(code) ? { language: code } : {};
}

/** Without what PostgreSQL cannot hold (NUL, half a surrogate pair), at most `max` long. */
function clean(words: string, max: number): string {
  return words.replaceAll('\0', '').slice(0, max).toWellFormed();
}

function moment(seconds: number): Date {
  return new Date(seconds * 1_000);
}

function unsupported(what: UnsupportedKind): InboundContent {
  return { kind: 'unsupported', what };
}

function ignored(reason: IgnoredReason): Normalised {
  return { kind: 'ignored', reason };
}
