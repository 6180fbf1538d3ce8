import { randomFrom } from '../support/random-from.ts';

/** `CHAOS_SEED=…` plays the same faults again (seed.ts chooses one where there is none). */
export const SEED = Number(process.env.CHAOS_SEED);

/** How much of each fault. The short form is what `npm run test:e2e` does, the full one `npm run chaos`. */
interface Sizes {
  /** Whether faults beside the database are tried on both. */
  everywhere: boolean;
  /** Kills in one registration. */
  crashKills: number;
  /** A broadcast: to so many, with so many kills. */
  broadcastPeople: number;
  broadcastKills: number;
  /** Several processes on one PostgreSQL: kills while people talk. */
  processKills: number;
  /** How long PostgreSQL is out of reach, and how long it is stopped. */
  awayMs: number;
  stoppedMs: number;
  /** How often every connection to PostgreSQL is cut. */
  cuts: number;
  /** The platform in trouble: how many people ask how many questions, and how often each kind of trouble comes. */
  platformPeople: number;
  platformQuestions: number;
  platformDecks: number;
  /** Whether a call may get no answer at all, which takes as long as the assistant waits for one. */
  platformHangs: boolean;
  /** How often the clock is set. */
  clockJumps: number;
  /** How often the disk becomes full, and for how long. */
  diskFills: number;
  diskFullMs: number;
}

const SHORT: Sizes = {
  everywhere: false,
  crashKills: 4,
  broadcastPeople: 360,
  broadcastKills: 3,
  processKills: 2,
  awayMs: 4_000,
  stoppedMs: 2_000,
  cuts: 8,
  platformPeople: 5,
  platformQuestions: 3,
  platformDecks: 1,
  platformHangs: false,
  clockJumps: 2,
  diskFills: 1,
  diskFullMs: 3_000,
};

const FULL: Sizes = {
  everywhere: true,
  crashKills: 14,
  broadcastPeople: 3_000,
  broadcastKills: 10,
  processKills: 12,
  awayMs: 60_000,
  stoppedMs: 60_000,
  cuts: 40,
  platformPeople: 30,
  platformQuestions: 8,
  platformDecks: 5,
  platformHangs: true,
  clockJumps: 12,
  diskFills: 6,
  diskFullMs: 10_000,
};

export const SIZES: Sizes = process.env.CHAOS === 'full' ? FULL : SHORT;

/** A fault's random numbers, which do not depend on what ran before it. */
export function seededFor(fault: string): () => number {
  const own = [...fault].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
  return randomFrom(SEED ^ own);
}

/** What a fault came to, said beside the test's result. */
export function report(what: string): void {
  process.stdout.write(`CHAOS_SEED=${SEED}: ${what}\n`);
}
