import { z } from 'zod';

/**
 * The part of a Telegram `Update` that is read here (Bot API 9, https://core.telegram.org/bots/api#update).
 * Hints such as names fall back to nothing when they are malformed: they must not cost a person's message.
 */
const hint = z.string().optional().catch(undefined);
const present = z.unknown().optional();

const User = z.object({
  id: z.int(),
  is_bot: z.boolean().optional().catch(undefined),
  first_name: hint,
  last_name: hint,
  language_code: hint,
});

const Chat = z.object({ id: z.int(), type: z.string() });

const File = z.object({
  file_id: z.string().min(1).max(1_000),
  file_size: z.int().nonnegative().optional().catch(undefined),
  mime_type: hint,
  file_name: hint,
});

const Location = z.object({ latitude: z.number(), longitude: z.number() });

/** Seconds since 1970, within what a JavaScript date can hold. */
const Moment = z.int().min(0).max(8_640_000_000_000);

const Message = z.object({
  message_id: z.int(),
  date: Moment,
  edit_date: Moment.optional().catch(undefined),
  chat: Chat,
  from: User.optional(),
  reply_to_message: z
    .object({ from: z.object({ id: z.int() }) })
    .optional()
    .catch(undefined),
  new_chat_members: z
    .array(z.object({ id: z.int() }))
    .optional()
    .catch(undefined),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(File).min(1).optional(),
  document: File.optional(),
  contact: z.object({ phone_number: z.string(), user_id: z.int().optional() }).optional(),
  location: Location.optional(),
  venue: z.object({ location: Location }).optional(),
  sticker: present,
  voice: present,
  audio: present,
  video: present,
  video_note: present,
  animation: present,
  poll: present,
});
export type Message = z.infer<typeof Message>;

const Member = z.object({ status: z.string() });

const MemberChange = z.object({
  chat: Chat,
  from: User,
  date: Moment,
  old_chat_member: Member,
  new_chat_member: Member,
});
export type MemberChange = z.infer<typeof MemberChange>;

const CallbackQuery = z.object({
  id: z.string().min(1),
  from: User,
  message: z.object({ chat: Chat }).optional(),
  data: z.string().optional(),
});
export type CallbackQuery = z.infer<typeof CallbackQuery>;

export const Update = z.object({
  update_id: z.int().nonnegative(),
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: CallbackQuery.optional(),
  my_chat_member: MemberChange.optional(),
});
export type Update = z.infer<typeof Update>;

/** Kinds of update asked of Telegram; `my_chat_member` tells of blocking. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/**
 * What Telegram itself writes into a private chat: nothing a person said, so nothing to answer.
 * From the fields of https://core.telegram.org/bots/api#message that are marked "Service message".
 */
export const SERVICE_FIELDS = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'users_shared',
  'chat_shared',
  'write_access_allowed',
  'connected_website',
  'proximity_alert_triggered',
  'boost_added',
  'chat_background_set',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'successful_payment',
  'refunded_payment',
  'gift',
  'unique_gift',
  'video_chat_scheduled',
  'video_chat_started',
  'video_chat_ended',
  'web_app_data',
] as const;
