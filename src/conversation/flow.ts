import type { z } from 'zod';
import {
  type Choice,
  type InboundContent,
  parseMarkup,
  type Reply,
  type RichText,
} from '../messages/index.ts';
import type { Words } from '../words/index.ts';

/** What every step may rely on; a feature's flow asks for more by narrowing `C`. */
export interface TurnContext {
  words: Words;
  now: Date;
  /** What the person may act as: a command can be kept to some roles. */
  roles: ReadonlySet<string>;
}

/**
 * What a person gave as answer, after the engine has resolved numbers, labels and abbreviations of offered choices
 * to the choice meant. Text that names no choice stays text.
 */
export type Answer =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; id: string }
  | Extract<InboundContent, { kind: 'image' | 'document' | 'location' | 'contact' }>;

/** What a step made of an answer. */
export type Reading<D> =
  /** Understood: keep `data`, go to what follows. */
  | { kind: 'next'; data: D; note?: RichText }
  /** Understood, but this step wants more: keep `data`, ask again. */
  | { kind: 'stay'; data: D; note?: RichText }
  /** Not understood: one sentence of what is expected, with an example. */
  | { kind: 'again'; text: RichText }
  /** Probably understood: keep `data` if the person says yes. */
  | { kind: 'confirm'; data: D; question: RichText }
  /** Taken, and the step goes on listening: nothing is asked again. */
  | { kind: 'taken'; data: D; replies: Reply[] }
  /** Go to another step; having answered it, come back to this one. */
  | { kind: 'visit'; step: string; data: D }
  /** The person wants no more of this flow. */
  | { kind: 'leave'; replies: Reply[] };

export interface Step<D, C extends TurnContext> {
  name: string;
  /** Kinds of answer that make sense here besides text and choices. */
  accepts?: Array<'image' | 'document' | 'location' | 'contact'>;
  /** Free text is awaited: people send one thought as several messages, so wait a moment for the rest (P30). */
  freeText?: boolean;
  /**
   * What is written here is meant for somebody else, word for word: numbers, questions and abbreviations are not
   * interpreted. Only labels written out in full and these commands still work.
   */
  verbatim?: ReadonlySet<string>;
  /** May be passed over with "lewati"; `skip` says what that leaves behind. Asked again where `when` then still holds. */
  skip?: (data: D) => D;
  /** Left out when this says no. */
  when?: (data: D) => boolean;
  /** Of a step that asks several things: what one question back leaves; null where this was its first. */
  back?: (data: D) => D | null;
  /** Reached only by a `visit`. */
  aside?: true;
  /** Belongs to the step before it: asked again, where needed, after that one was changed. */
  dependent?: true;
  /** Key of the sentence that explains this step: answers "bantuan" and "apa itu?". */
  explain: string;
  ask(data: D, context: C): Reply;
  read(answer: Answer, data: D, context: C): Reading<D> | Promise<Reading<D>>;
}

/** A conversation with an aim: a list of steps, and what happens when all are answered. */
export interface Flow<D, C extends TurnContext> {
  name: string;
  /** Raise it when steps or data change meaning; `upgrade` then carries half-filled forms over. */
  version: number;
  /** Every field optional or defaulted: whatever a stored form still has right is kept. */
  data: z.ZodObject & z.ZodType<D>;
  steps: ReadonlyArray<Step<D, C>>;
  upgrade?: (stored: Record<string, unknown>, fromVersion: number) => Record<string, unknown>;
  /** Key of what the flow is called in "kembali ke …". */
  title: string;
  /** Remind once after this many milliseconds of silence. */
  remindAfter?: number;
  /** Runs once all steps are answered, in the turn's transaction. */
  finish(data: D, context: C): Promise<Finish>;
}

export interface Finish {
  replies: Reply[];
  /** Forget every open and parked form of the chat: the person asked to be forgotten. */
  forget?: true;
}

/** A flow whose data type only it knows: what the engine works with. */
// biome-ignore lint/suspicious/noExplicitAny: D is existential here; `data` is parsed before a step sees it.
export type AnyFlow<C extends TurnContext> = Flow<any, C>;

/** What a command, or the answer to a question, leads to. */
export type Outcome =
  | { kind: 'reply'; replies: Reply[] }
  | { kind: 'flow'; flow: string; data?: unknown; at?: string; replies?: Reply[] };

export function choice(words: Words, id: string, key: string, aliases?: string[]): Choice {
  return { id, label: words.label(key), ...(aliases ? { aliases } : {}) };
}

/** One message, whole: the sentence of a key, and what can be done next. */
export function reply({ words }: Pick<TurnContext, 'words'>, key: string, choices: Choice[]): Outcome {
  return { kind: 'reply', replies: [{ text: words.say(key), choices }] };
}

/** The same of markup put together from several keys. */
export function replyMarkup(
  markup: string,
  choices: Choice[],
  attachment: Reply['attachment'] | null = null,
): Outcome {
  const said = { text: parseMarkup(markup), choices, ...(attachment ? { attachment } : {}) };
  return { kind: 'reply', replies: [said] };
}
