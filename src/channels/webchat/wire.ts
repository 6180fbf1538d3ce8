import { z } from 'zod';
import type { Address, InboundContent } from '../../messages/index.ts';
import type { AssistantMessage, ChatMessage } from './chat-feed.ts';

/** A test person. The page makes a UUID; a name such as `officer` can be typed where `ADMIN_IDS` wants one. */
export const PersonId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** Languages the page is written in; the first is the default. */
export const PageLanguage = z.enum(['id', 'en']);
export type PageLanguage = z.infer<typeof PageLanguage>;

const sender = {
  person: PersonId,
  /** Made by the page before the first attempt, so that a retry after a lost answer is the same message. */
  id: z.uuid(),
  displayName: z.string().trim().min(1).max(80).optional(),
  language: PageLanguage.optional(),
};

const PostedContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().trim().min(1).max(8_000) }),
  z.object({ kind: z.literal('start'), payload: z.string().max(200).optional() }),
  z.object({
    kind: z.literal('choice'),
    id: z.string().min(1).max(64),
    prompt: z.number().int().optional(),
  }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  z.object({ kind: z.literal('contact'), phone: z.string().trim().min(1).max(40) }),
]);

/** Body of `POST /webchat/messages`. */
export const PostedMessage = z.object({ ...sender, content: PostedContent });
export type PostedMessage = z.infer<typeof PostedMessage>;

/** Fields of `POST /webchat/uploads`. */
export const PostedUpload = z.object({
  ...sender,
  kind: z.enum(['image', 'document']),
  caption: z.string().trim().max(1_000).optional(),
  file: z.instanceof(File),
});
export type PostedUpload = z.infer<typeof PostedUpload>;

export type Posted = Pick<PostedMessage, 'person' | 'id' | 'displayName' | 'language'>;

export function addressOf(person: string): Address {
  return { channel: 'webchat', id: person };
}

/** Two people's pages may not share an id, whatever they post. */
export function inboundId(posted: Posted): string {
  return `${posted.person}:${posted.id}`;
}

/** One message as the page gets it; the person's under the id the page itself made. */
export type WireMessage =
  | ({ from: 'assistant' } & WireAssistant)
  | { from: 'person'; key: string; at: string; content: InboundContent };

export interface WireAssistant {
  seq: string;
  key: string;
  at: string;
  reply: AssistantMessage['reply'];
  edited?: true;
}

export function toWireAssistant({ at, ...message }: AssistantMessage): WireAssistant {
  return { ...message, at: at.toISOString() };
}

export function toWire(message: ChatMessage, person: string): WireMessage {
  if (message.from === 'assistant') {
    const { from, ...shown } = message;
    return { from, ...toWireAssistant(shown) };
  }
  const prefix = `${person}:`;
  const key = message.id.startsWith(prefix) ? message.id.slice(prefix.length) : message.id;
  return { from: 'person', key, at: message.at.toISOString(), content: message.content };
}
