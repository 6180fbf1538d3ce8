import {
  type AuthenticationCreds,
  type AuthenticationState,
  BufferJSON,
  initAuthCreds,
  proto,
  type SignalDataTypeMap,
} from '@whiskeysockets/baileys';
import { LRUCache } from 'lru-cache';
import type { KeyStore } from '../account.ts';

/** Keys read or written lately; a conversation touches the same few again and again. */
const CACHED_KEYS = 5_000;

const CREDS = { kind: 'creds', id: 'me' };

export interface AuthState {
  state: AuthenticationState;
  /** Writes the credentials as they are now. Rejects when they could not be written. */
  saveCreds(): Promise<void>;
}

/**
 * Baileys' credentials and Signal keys in the database (P6). One call of `set` is one write, done or not done as a
 * whole; the cache learns of it only afterwards, so that nothing is ever used that a restart would not find.
 */
export async function loadAuthState(keys: KeyStore): Promise<AuthState> {
  const write = (value: unknown) => JSON.stringify(value, BufferJSON.replacer);
  const read = (text: string) => JSON.parse(text, BufferJSON.reviver);
  const stored = (await keys.get(CREDS.kind, [CREDS.id])).get(CREDS.id);
  const creds: AuthenticationCreds = stored === undefined ? initAuthCreds() : read(stored);
  const cache = new LRUCache<string, string>({ max: CACHED_KEYS });

  const revive = (kind: string, text: string) =>
    kind === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(read(text)) : read(text);

  return {
    state: {
      creds,
      keys: {
        async get<T extends keyof SignalDataTypeMap>(kind: T, ids: string[]) {
          const missing = ids.filter((id) => !cache.has(`${kind}/${id}`));
          for (const [id, value] of missing.length ? await keys.get(kind, missing) : []) {
            cache.set(`${kind}/${id}`, value);
          }
          const found: Record<string, SignalDataTypeMap[T]> = {};
          for (const id of ids) {
            const text = cache.get(`${kind}/${id}`);
            if (text !== undefined) found[id] = revive(kind, text);
          }
          return found;
        },
        async set(data) {
          const changes = Object.entries(data).flatMap(([kind, values]) =>
            Object.entries(values ?? {}).map(([id, value]) => ({
              kind,
              id,
              value: value === null || value === undefined ? null : write(value),
            })),
          );
          if (!changes.length) return;
          await keys.set(changes);
          for (const { kind, id, value } of changes) {
            if (value === null) cache.delete(`${kind}/${id}`);
            else cache.set(`${kind}/${id}`, value);
          }
        },
      },
    },
    saveCreds: () => keys.set([{ ...CREDS, value: write(creds) }]),
  };
}
