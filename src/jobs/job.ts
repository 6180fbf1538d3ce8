import type { Storage, Tx } from '../storage/index.ts';

/** Work that is due at a time and belongs to no chat. */
export interface NewJob {
  /** Names the act: `lead-wave:<lead>:2`. Put twice, it is done once. */
  key: string;
  /** Which handler does it. */
  kind: string;
  /** JSON; the handler reads it through zod. */
  payload: unknown;
  dueAt: Date;
}

/** What a handler may use: one transaction, in which the job is also marked as done. No network call inside. */
export interface JobContext {
  tx: Tx;
  now: Date;
  wake: (topic: Parameters<Storage['wake']>[1]) => Promise<void>;
}

/** Does one job. Throwing leaves nothing behind; it is tried again later, a bounded number of times. */
export type JobHandler = (context: JobContext, payload: unknown) => Promise<void>;
