import type { Choice, InboundContent, Reply } from '../messages/index.ts';
import type { AnyFlow, Outcome, TurnContext } from './flow.ts';
import type { ConversationState } from './state.ts';

/** What the assistant can do besides filling forms; features hand these in. */
export interface Skills<C extends TurnContext> {
  flows: ReadonlyArray<AnyFlow<C>>;
  /** By name. */
  commands: Commands<C>;
  /**
   * The command a whole message is ("batal", "/menu", "undangan K7M2…"), or null. Never true of a name that contains such
   * a word, nor of a command that this person does not have.
   */
  commandOf(text: string, context: C): { name: string; argument?: string } | null;
  /** Which offered choice a text means. */
  matchChoice(text: string, choices: readonly Choice[]): ChoiceMatch;
  /**
   * Answers a question or remark. In a form (`answer`) only what is certainly not the form's answer, once the form has not
   * understood it (`missed`) also what is plainly something else; null otherwise.
   */
  respond(text: string, context: C, where: Where): Promise<Outcome | null>;
  /** Takes what was sent without being asked for (a table of leads); null where it means nothing to any feature. */
  receive?(
    content: Extract<InboundContent, { kind: 'image' | 'document' | 'location' | 'contact' }>,
    context: C,
  ): Promise<Outcome | null>;
  /** Whether a text is asked as a question. */
  isQuestion(text: string): boolean;
  /** What is said to something nobody understood, the `misses`-th time in a row. */
  unknown(context: C, misses: number): Promise<Outcome>;
}

/** Where free text was written: outside any form, as an answer to one, or as an answer that the form did not understand. */
export type Where = 'outside' | 'answer' | 'missed';

/** What a command does. The argument is what a choice `/name:argument` carries, or what was typed after its words. */
export type Act<C extends TurnContext> = (context: C, argument: string | undefined) => Promise<Outcome>;

/** A command that everybody has, or that those in one of the roles have. For anybody else it does not exist. */
export type Command<C extends TurnContext> = Act<C> | { for: readonly string[]; run: Act<C> };

export type Commands<C extends TurnContext> = Readonly<Record<string, Command<C>>>;

/** What the command of this name does for this person; null where there is none, or none for them. */
export function commandFor<C extends TurnContext>(
  commands: Commands<C>,
  name: string,
  context: C,
): Act<C> | null {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return null;
  if (typeof command === 'function') return command;
  return command.for.some((role) => context.roles.has(role)) ? command.run : null;
}

/** Commands that move within a form; the engine answers them itself. */
export const ENGINE_COMMANDS: ReadonlySet<string> = new Set([
  'cancel',
  'back',
  'restart',
  'resume',
  'help',
  'explain',
  'skip',
]);

export type ChoiceMatch =
  | { kind: 'exact' | 'near'; id: string }
  | { kind: 'ambiguous'; ids: readonly string[] }
  | { kind: 'none' };

/** A wait asked for: it comes back as an inbound `timer` unless the same token is asked for again. */
export interface Timer {
  name: string;
  token: string;
  afterMs: number;
}

export interface Turn {
  state: ConversationState;
  replies: Reply[];
  timers: Timer[];
}
