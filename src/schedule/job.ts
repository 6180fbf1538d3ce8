import type { Tx } from '../storage/index.ts';

/** Something that happens at set times, once for each, however many processes run. */
export interface Job {
  readonly name: string;
  /** A cron expression of five fields, and the zone it is read in. */
  readonly cron: string;
  readonly timeZone: string;
  /** A slot that nobody could run in time is run this late at most, then skipped and logged. */
  readonly lateMs: number;
  /**
   * Does the work of one slot. Long work is done in steps that each commit with `run.advance`, so that another process
   * can go on where a dead one stopped.
   */
  run(run: Run): Promise<void>;
}

/** One slot being run by this process. */
export interface Run {
  readonly slot: Date;
  /** What the last step that committed left behind; null at the beginning. */
  readonly mark: string | null;
  /** What the newest slot of this job before this one left behind; null where there is none. */
  lastMark(tx: Tx): Promise<string | null>;
  /**
   * Within a step's transaction: writes down how far it is and keeps the right to the slot. False where another process
   * has taken the slot over: the step must be given up.
   */
  advance(tx: Tx, mark: string, count: number): Promise<boolean>;
}
