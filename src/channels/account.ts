import { z } from 'zod';
import type { ChannelHealth } from './channel.ts';

/**
 * What a channel needs that allows one connection to its account: who may hold it, where its credentials lie, and how
 * operators see and steer it from any process. Given by the composition root; channels store nothing themselves.
 */
export interface Account {
  /**
   * Becomes, or stays, the one process that holds the connection; false while another one is. The right ends by itself
   * `LEASE_MS` after the last call that returned true. Rejects when the database does not answer.
   */
  hold(): Promise<boolean>;
  /** Gives the connection up, so that another process takes it at once. */
  release(): Promise<void>;
  readonly keys: KeyStore;
  /** Writes down how the connection is, for other processes and the command line. Nothing where another one holds it. */
  publish(status: AccountStatus): Promise<void>;
  /** Takes what an operator asked for, once. */
  takeRequest(): Promise<AccountRequest | null>;
  /** Calls back when a request may be waiting. Returns the unsubscribe. */
  onRequest(look: () => void): () => void;
  /**
   * Whether the process may end itself to cure its connection: true once, then not again for some hours, so that a cure
   * that does not help cannot become a loop.
   */
  mayExit(): Promise<boolean>;
}

/** How long a process that stopped renewing still counts as the holder, in milliseconds. */
export const LEASE_MS = 12_000;

/** Named texts, by kind and id. Every write is one transaction, and only the holder's are taken. */
export interface KeyStore {
  /** Those of the ids that exist. Rejects with a `SealedError` where SECRETS_KEY does not open them. */
  get(kind: string, ids: readonly string[]): Promise<Map<string, string>>;
  /** Null removes. Rejects with `NotHolderError`, having changed nothing, where another process holds the account. */
  set(changes: ReadonlyArray<{ kind: string; id: string; value: string | null }>): Promise<void>;
  /** Removes all. */
  clear(): Promise<void>;
}

/** Another process holds the account now: whatever this one knows of it is out of date. */
export class NotHolderError extends Error {
  override name = 'NotHolderError';
}

export interface AccountStatus {
  state: ChannelHealth['state'];
  detail: string | null;
  lastInboundAt: Date | null;
  /** What a phone scans to pair, and the code that is typed instead. */
  qr: string | null;
  pairingCode: string | null;
}

/** What an operator can ask of the process that holds the account. */
export const AccountRequest = z.discriminatedUnion('kind', [
  /** A code for the number instead of the QR. `phone`: digits with country code. */
  z.object({ kind: z.literal('pair'), phone: z.string().regex(/^[1-9]\d{7,14}$/) }),
  /** Connect again after a stop that waits for a decision. */
  z.object({ kind: z.literal('reconnect') }),
  /** Unlink this device and forget the credentials. */
  z.object({ kind: z.literal('logout') }),
]);
export type AccountRequest = z.infer<typeof AccountRequest>;
