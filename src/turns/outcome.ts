import { markDone, type NewTimer, type Postponed, postponeAll, setTimers } from '../inbox/index.ts';
import { type NewJob, putJobs } from '../jobs/index.ts';
import { enqueue, type NewOutbound } from '../outbox/index.ts';
import type { Storage, Tx, WakeTopic } from '../storage/index.ts';
import { type SavedTurn, saveTurns } from './turns.store.ts';

/** What the turns of one transaction leave behind, written together at its end. */
export interface Outcome {
  readonly now: Date;
  readonly turns: SavedTurn[];
  /** Messages that are done with, by their place in the inbox. */
  readonly done: bigint[];
  /** Messages that are to be looked at again. */
  readonly postponed: Postponed[];
  readonly timers: NewTimer[];
  readonly jobs: NewJob[];
  readonly outbound: NewOutbound[];
  /** Writes to rows that turns of other chats write to as well. */
  readonly shared: Array<{ key: string; write: (tx: Tx) => Promise<void> }>;
  /** A turn changed what another chat's turn begins with. */
  othersChanged: boolean;
}

export function createOutcome(now: Date): Outcome {
  return {
    now,
    turns: [],
    done: [],
    postponed: [],
    timers: [],
    jobs: [],
    outbound: [],
    shared: [],
    othersChanged: false,
  };
}

/** Writes it, each kind by one statement whatever the number of turns, and wakes who has work by it. */
export async function writeOutcome(
  storage: Storage,
  tx: Tx,
  { now, turns, done, postponed, timers, jobs, outbound, shared }: Outcome,
): Promise<void> {
  const topics: WakeTopic[] = [];
  if (timers.some(({ dueAt }) => dueAt <= now)) topics.push('inbox');
  if (jobs.length) topics.push('jobs');
  if (outbound.length) topics.push('outbox');
  // Asked for at once, done in this order. A timer that is done with is no longer moved by one of its name.
  await Promise.all([
    saveTurns(tx, turns, now),
    markDone(tx, done, now),
    postponeAll(tx, postponed),
    setTimers(tx, timers, now),
    putJobs(tx, jobs, now),
    enqueue(tx, outbound),
    ...shared.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ write }) => write(tx)),
    ...(topics.length ? [storage.wake(tx, ...topics)] : []),
  ]);
}
