import { z } from 'zod';
import { RichText } from './rich-text.ts';

/**
 * Something a person can pick by tap, number, label or a clear abbreviation. An `id` that begins with `/` is a
 * command and works however old the message is; any other answers the prompt it was offered with.
 */
export const Choice = z.object({
  id: z.string().min(1).max(40),
  label: z.string().min(1).max(60),
  aliases: z.array(z.string()).optional(),
});
export type Choice = z.infer<typeof Choice>;

/** A file of ours to send: content by hash in the media folder, or text made for this message. */
export const Attachment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('image'), hash: z.string(), mimeType: z.string(), fileName: z.string() }),
  z.object({ kind: z.literal('document'), hash: z.string(), mimeType: z.string(), fileName: z.string() }),
  z.object({ kind: z.literal('text-file'), content: z.string(), mimeType: z.string(), fileName: z.string() }),
]);
export type Attachment = z.infer<typeof Attachment>;

/** A point on the map, shown as one where the platform can. */
export const Place = z.object({
  kind: z.literal('place'),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type Place = z.infer<typeof Place>;

/** One message from the assistant, before any platform has shaped it. */
export const Reply = z.object({
  text: RichText,
  choices: z.array(Choice).optional(),
  /** Number of the prompt these choices belong to; comes back with a tap. */
  prompt: z.number().int().optional(),
  /** A typed number means something else by now: these choices are tapped or named, not numbered. */
  unnumbered: z.literal(true).optional(),
  /** Offer the platform's own button for sharing this, where it has one. */
  request: z.enum(['contact', 'location']).optional(),
  attachment: z.union([Attachment, Place]).optional(),
});
export type Reply = z.infer<typeof Reply>;
