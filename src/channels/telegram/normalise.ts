import { z } from 'zod';
import { Inbound, type InboundContent } from '../../messages/index.ts';
import { readChoiceData } from '../choice-data.ts';
import { clean } from '../clean.ts';
import { contentOf, unsupported } from './message-content.ts';
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

const Tap = z.object({ callback_query: z.object({ id: z.string() }).optional() });

/** The id under which Telegram waits for a tap to be answered, if `raw` is a tap. */
export function tapToAnswer(raw: unknown): string | undefined {
  return Tap.safeParse(raw).data?.callback_query?.id;
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

function moment(seconds: number): Date {
  return new Date(seconds * 1_000);
}

function ignored(reason: IgnoredReason): Normalised {
  return { kind: 'ignored', reason };
}
