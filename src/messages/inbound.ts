import { z } from 'zod';
import { Address } from './address.ts';

/** Marks that turn the order of what is shown around: with them a text can look like another. Owners' languages need none. */
const TURNS_AROUND = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Text from outside, without the characters that no database stores, NUL and halves of surrogate pairs, and without those that
 * make it look like what it is not.
 */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((given) => given.replaceAll('\0', '').replace(TURNS_AROUND, '').toWellFormed());

/**
 * A file a person sent. `ref` is what its channel needs to fetch it (Telegram's file_id). Once fetched and
 * checked it has the SHA-256 of its content, which is its name in the media folder; or a reason why not.
 */
export const Media = z.object({
  ref: text(4096),
  mimeType: text(255).optional(),
  fileName: text(255).optional(),
  bytes: z.number().int().nonnegative().optional(),
  stored: z.object({ hash: z.string(), mimeType: z.string(), bytes: z.number().int() }).optional(),
  refused: z.enum(['too-large', 'wrong-type', 'unavailable']).optional(),
});
export type Media = z.infer<typeof Media>;

/** Kinds of message that are noticed but not understood, so that each gets a sensible sentence. */
export const UnsupportedKind = z.enum(['sticker', 'voice', 'video', 'poll', 'edited', 'group', 'other']);
export type UnsupportedKind = z.infer<typeof UnsupportedKind>;

/** What a person did, in the words of no platform. */
export const InboundContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: text(20_000) }),
  /** First contact or a deep link; the payload is whatever the link carried and can be forged (P23). */
  z.object({ kind: z.literal('start'), payload: text(200).optional() }),
  /** A tap on a choice. `prompt` is the number of the prompt that offered it (P20: a late tap is recognised). */
  z.object({ kind: z.literal('choice'), id: text(64), prompt: z.number().int().optional() }),
  z.object({ kind: z.literal('image'), media: Media, caption: text(4096).optional() }),
  z.object({ kind: z.literal('document'), media: Media, caption: text(4096).optional() }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  /** `own`: the platform vouches that it is the sender's own number. */
  z.object({ kind: z.literal('contact'), phone: text(40), own: z.boolean() }),
  z.object({ kind: z.literal('unsupported'), what: UnsupportedKind }),
  /** The person blocked the assistant, or let it back in. */
  z.object({ kind: z.literal('reachability'), reachable: z.boolean() }),
  /** A wait that ran out; it enters like a message, so it takes the chat's lane. */
  z.object({ kind: z.literal('timer'), name: z.string(), token: z.string() }),
]);
export type InboundContent = z.infer<typeof InboundContent>;

/**
 * The person changed a message of theirs (`text` is what it says now) or took it back (no text). `message` is the id the
 * platform gave it. Applied at the door to what is not acted on yet; a conversation never sees it.
 */
export const Revision = z.object({
  kind: z.literal('revised'),
  message: text(200),
  text: text(20_000).optional(),
});
export type Revision = z.infer<typeof Revision>;

/** One thing that happened in a chat, as a channel hands it to the inbox. */
export const Inbound = z.object({
  /** The platform's own id of this delivery, unique within the channel: seen twice, acted on once. */
  id: z.string().min(1).max(200),
  address: Address,
  /** When the platform says it was sent. */
  sentAt: z.date(),
  sender: z.object({
    displayName: text(200).optional(),
    /** BCP 47, as the platform reports it; a hint for the first greeting only. */
    language: text(20).optional(),
    /** Other addresses of the very same person on this channel, vouched for by the platform (WhatsApp: phone JID and LID). */
    aliases: z.array(Address.shape.id).max(10).optional(),
    /** E.164, only where the channel itself proves it (WhatsApp). */
    provenPhone: text(20).optional(),
  }),
  content: z.union([InboundContent, Revision]),
});
export type Inbound = z.infer<typeof Inbound>;
