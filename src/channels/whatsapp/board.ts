import type { Log } from '../../kernel/log.ts';
import type { Account, AccountStatus } from '../account.ts';
import type { ChannelHealth } from '../channel.ts';

/** How the connection is, for this process's health and, written down, for everybody else. */
export interface Board {
  /** `detail` is a code for operators. A new state takes an old QR and pairing code away. */
  enter(state: ChannelHealth['state'], detail?: string): void;
  offer(qr: string): void;
  offerCode(code: string): void;
  heard(at: Date): void;
  /** Writes down what changed since the last time, such as when somebody was last heard. */
  write(): void;
  health(): ChannelHealth;
  /** Resolves when everything is written. */
  written(): Promise<void>;
}

export function createBoard(account: Account, log: Log): Board {
  let status: AccountStatus = {
    state: 'starting',
    detail: null,
    lastInboundAt: null,
    qr: null,
    pairingCode: null,
  };
  let lastWritten: AccountStatus | null = null;
  let writing = Promise.resolve();

  function write(): void {
    if (status === lastWritten) return;
    const now = status;
    lastWritten = now;
    writing = writing
      .then(() => account.publish(now))
      .catch((err: unknown) => log.warn({ channel: 'whatsapp', err }, 'status not written'));
  }

  function change(change: Partial<AccountStatus>): void {
    status = { ...status, ...change };
    write();
  }

  return {
    enter: (state, detail) => change({ state, detail: detail ?? null, qr: null, pairingCode: null }),
    offer: (qr) => change({ state: 'down', detail: 'not-paired', qr }),
    offerCode: (pairingCode) => change({ pairingCode }),
    heard(at) {
      // Written with the next change or renewal: one row must not be written for every message.
      status = { ...status, lastInboundAt: at };
    },
    write,
    health: () => ({
      state: status.state,
      ...(status.detail ? { detail: status.detail } : {}),
      ...(status.lastInboundAt ? { lastInboundAt: status.lastInboundAt } : {}),
    }),
    written: () => writing,
  };
}
