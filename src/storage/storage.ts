import type { PersonalBox } from '../kernel/personal.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

/** The client of one open transaction: the only one to use inside it. */
export type Tx = Prisma.TransactionClient;

/** What there may be new work in. */
export type WakeTopic = 'inbox' | 'outbox' | 'account' | 'jobs';

/** Limits of one transaction, in milliseconds; the defaults are in docs/database.md. */
export interface TransactionOptions {
  /** How long to wait for a connection (PGlite: for the transactions ahead). */
  maxWait?: number;
  /** How long the transaction may last before it is rolled back. */
  timeout?: number;
  isolationLevel?: Prisma.TransactionIsolationLevel;
}

/** An open, migrated database. */
export interface Storage {
  /** For single statements outside a transaction; refused inside one. */
  readonly db: PrismaClient;
  readonly kind: 'postgres' | 'pglite';
  /** How personal data is sealed (docs/privacy.md). */
  readonly personal: PersonalBox;
  /**
   * Runs `fn` in one transaction: all of it commits, or (when `fn` throws) none of it.
   * A statement that failed inside cannot be caught and committed over: the transaction then rejects.
   */
  transaction<T>(fn: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * Calls `listener` soon after work for `topic` was committed by any process. Several commits may arrive
   * as one call, and a call may come without work (after a lost connection): look, do not count.
   * Returns the function that stops it.
   */
  onWake(topic: WakeTopic, listener: () => void): () => void;
  /** Says that there is new work for these topics, heard when `tx` commits and never when it rolls back. */
  wake(tx: Tx, ...topics: WakeTopic[]): Promise<void>;
  /** Resolves when the database answers, rejects when it does not. */
  ping(): Promise<void>;
  /** Lets go of the database. Transactions still running are rolled back, so stop the work first. */
  close(): Promise<void>;
}

/** The part of a pino logger that storage uses. */
export interface StorageLog {
  debug(detail: object, message: string): void;
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
}
