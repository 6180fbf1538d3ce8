import { Failures } from './failures.ts';
import type { Admission } from './rate-limits.ts';
import { UpdateQueue } from './update-queue.ts';

/** One call of the bot, as it arrived. */
export interface RecordedCall {
  method: string;
  fields: Record<string, unknown>;
  /** Milliseconds since 1970. */
  at: number;
  chatId?: number;
  /** What was answered: an HTTP status, or what went wrong. */
  outcome: number | string;
  /** The message that came of it, also where the bot was not told. */
  messageId?: number;
}

/** One message of the bot, as the person sees it. */
export interface SentMessage {
  id: number;
  chatId: number;
  /** Text or caption without its markup. */
  text: string;
  html: string;
  links: string[];
  /** Buttons under the message. */
  buttons: { label: string; data: string }[];
  /** Buttons in place of the phone's keyboard. */
  keyboard: { label: string; requests?: 'contact' | 'location' }[];
  removesKeyboard: boolean;
  file?: { kind: 'photo' | 'document'; name: string; content: Buffer };
  at: number;
}

export interface Person {
  id: number;
  first_name: string;
  last_name?: string;
  language_code?: string;
}

export interface State {
  token: string;
  bot: { id: number; is_bot: true; first_name: string; username: string };
  queue: UpdateQueue;
  failures: Failures;
  limits: Admission | undefined;
  calls: RecordedCall[];
  messages: SentMessage[];
  /** Chats that exist: a bot cannot write to a person who never wrote. */
  known: Set<number>;
  blocked: Set<number>;
  files: Map<string, { content: Uint8Array; path: string; hideSize: boolean }>;
  commands: Map<string, { command: string; description: string }[]>;
  answeredTaps: string[];
  webhook: { url: string; secret: string } | null;
  allowed: readonly string[] | null;
  nextMessageId: number;
}

export function createState(token: string, limits: Admission | undefined): State {
  return {
    token,
    bot: {
      id: Number(token.split(':')[0]),
      is_bot: true,
      first_name: 'Saudagar',
      username: 'saudagar_test_bot',
    },
    queue: new UpdateQueue(),
    failures: new Failures(),
    limits,
    calls: [],
    messages: [],
    known: new Set(),
    blocked: new Set(),
    files: new Map(),
    commands: new Map(),
    answeredTaps: [],
    webhook: null,
    allowed: null,
    nextMessageId: 1,
  };
}
