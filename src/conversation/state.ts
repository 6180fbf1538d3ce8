import { z } from 'zod';
import { Choice } from '../messages/index.ts';

/** One flow in progress. Below the top of the stack: interrupted, to be resumed. */
export const Frame = z.object({
  /** Names this run of the flow, so that a reminder meant for it cannot hit another. */
  id: z.string(),
  flow: z.string(),
  version: z.number().int(),
  step: z.string(),
  data: z.record(z.string(), z.unknown()),
  /** Steps answered so far, for "kembali". */
  trail: z.array(z.string()),
  /** Where to go on after a visited step. */
  returnTo: z.string().optional(),
  /** Understood, but only probably: kept until the person says yes. */
  unconfirmed: z
    .union([z.object({ data: z.record(z.string(), z.unknown()) }), z.object({ choice: z.string() })])
    .optional(),
});
export type Frame = z.infer<typeof Frame>;

/** Everything the engine remembers of a chat between two messages. */
export const ConversationState = z.object({
  v: z.literal(1),
  frames: z.array(Frame),
  /** Cancelled half-way: offered back when the same flow is begun again. */
  parked: z.array(Frame),
  /** Number of the last prompt; a tap carries the number of the prompt it answers. */
  prompt: z.number().int().nonnegative(),
  /** The choices of the last prompt, so that "2" or "smr" can be understood. */
  offered: z.array(Choice),
  /** They were shown without numbers. */
  unnumbered: z.literal(true).optional(),
  /** Commands that other messages of the last turn, and those before a push, offered; they can be named in full. */
  earlier: z.array(Choice).optional(),
  /** The last tap acted upon: the same again is the app repeating itself (P20). */
  tapped: z.object({ prompt: z.number().int(), id: z.string() }).optional(),
  /** Misunderstandings in a row. */
  misses: z.number().int().nonnegative(),
});
export type ConversationState = z.infer<typeof ConversationState>;

export function emptyState(): ConversationState {
  return { v: 1, frames: [], parked: [], prompt: 0, offered: [], misses: 0 };
}

/** Reads a stored state; one that an older or newer program wrote and nobody can read starts afresh. */
export function readState(stored: unknown): { state: ConversationState; lost: boolean } {
  if (stored === null || stored === undefined) return { state: emptyState(), lost: false };
  const parsed = ConversationState.safeParse(stored);
  return parsed.success ? { state: parsed.data, lost: false } : { state: emptyState(), lost: true };
}
