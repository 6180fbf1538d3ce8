import { type Account, LEASE_MS, NotHolderError } from '../channels/account.ts';
import { HOUR } from '../kernel/clock.ts';
import type { SecretBox } from '../kernel/secret-box.ts';
import type { ChannelName } from '../messages/index.ts';
import type { Storage } from '../storage/index.ts';
import * as store from './account.store.ts';

/** A process may end itself for its connection's sake this often at most. */
const EXIT_AT_MOST_EVERY = 6 * HOUR;

/** Topic that wakes the holder of an account when an operator asked for something. */
export const ACCOUNT_TOPIC = 'account';

/**
 * The account of one channel, as one process sees it. `owner` names the process, differently at each start. Every
 * write but the lease itself is refused once another process holds the account (a process that slept through its lease
 * must not overwrite newer keys).
 */
export function createAccount(parts: {
  storage: Storage;
  channel: ChannelName;
  owner: string;
  secrets: SecretBox;
  leaseMs?: number;
}): Account {
  const { storage, channel, owner, secrets, leaseMs = LEASE_MS } = parts;
  const holder = { channel, owner };
  const placeOf = (kind: string, id: string) => `${channel}/${kind}/${id}`;

  const asHolder = async (write: Promise<boolean>) => {
    if (!(await write)) throw new NotHolderError(`another process holds ${channel}`);
  };

  return {
    hold: () => store.hold(storage.db, holder, leaseMs, storage.kind === 'pglite'),
    release: () => store.release(storage.db, holder),
    keys: {
      async get(kind, ids) {
        const rows = await store.readKeys(storage.db, channel, kind, ids);
        return new Map(rows.map(({ id, value }) => [id, secrets.open(value, placeOf(kind, id))]));
      },
      set: (changes) => {
        const sealed = changes.map(({ kind, id, value }) => ({
          kind,
          id,
          value: value === null ? null : secrets.seal(value, placeOf(kind, id)),
        }));
        return asHolder(store.writeKeys(storage.db, holder, sealed));
      },
      clear: () => asHolder(store.clearKeys(storage.db, holder)),
    },
    publish: (status) => store.publish(storage.db, holder, status),
    takeRequest: () => store.takeRequest(storage.db, holder),
    onRequest: (look) => storage.onWake(ACCOUNT_TOPIC, look),
    mayExit: () => store.noteExit(storage.db, holder, EXIT_AT_MOST_EVERY),
  };
}
