import type { Log } from '../../kernel/log.ts';
import { type Account, LEASE_MS } from '../account.ts';
import type { Pause } from '../keep-trying.ts';
import type { Board } from './board.ts';

const RENEW_MS = LEASE_MS / 3;

export interface HoldParts {
  account: Account;
  board: Board;
  pause: Pause;
  log: Log;
  signal: AbortSignal;
  /** Runs while this process holds the account; `signal` aborts when it no longer does. */
  work: (signal: AbortSignal) => Promise<void>;
}

/**
 * One process at a time: does `work` while it holds the account, stands by otherwise, until `signal` aborts. Where the
 * holder dies, another takes over within `LEASE_MS` and a third of it.
 */
export async function holdAccount({ account, board, pause, log, signal, work }: HoldParts): Promise<void> {
  while (!signal.aborted) {
    const held = await account.hold().catch((err: unknown) => {
      log.warn({ channel: 'whatsapp', err }, 'cannot ask for the account');
      return false;
    });
    if (!held) {
      board.enter('standby');
      await pause(RENEW_MS, signal);
      continue;
    }
    const over = new AbortController();
    const holding = AbortSignal.any([signal, over.signal]);
    const renewing = renew({ account, board, pause, log, holding, lose: () => over.abort() });
    try {
      await work(holding);
    } finally {
      over.abort();
      await renewing;
    }
  }
}

async function renew(
  parts: Pick<HoldParts, 'account' | 'board' | 'pause' | 'log'> & { holding: AbortSignal; lose: () => void },
): Promise<void> {
  const { account, board, pause, log, holding, lose } = parts;
  let renewedAt = performance.now();
  while (!holding.aborted) {
    await pause(RENEW_MS, holding);
    if (holding.aborted) return;
    try {
      if (!(await account.hold())) {
        log.warn({ channel: 'whatsapp' }, 'another process holds the account');
        return lose();
      }
      renewedAt = performance.now();
      board.write();
    } catch (err) {
      log.warn({ channel: 'whatsapp', err }, 'cannot renew the account');
      // Another process may take it from here on; two connections would throw each other out.
      if (performance.now() - renewedAt > LEASE_MS - RENEW_MS) return lose();
    }
  }
}
