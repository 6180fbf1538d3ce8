import { Prisma } from './generated/client.ts';
import type { StorageLog, WakeTopic } from './storage.ts';

/** The PostgreSQL notification channel; the payload is the topic. */
export const WAKE_CHANNEL = 'saudagar';

/** In SQL: what `Storage.wake` does, for a statement that is a transaction of its own. Null in a result. */
export function waking(topic: WakeTopic): Prisma.Sql {
  return Prisma.sql`NULLIF(pg_notify(${WAKE_CHANNEL}, ${topic})::text, '')`;
}

export interface WakeHub {
  on(topic: WakeTopic, listener: () => void): () => void;
  /** A notification's payload; anything but a topic is ignored. */
  fire(payload: string): void;
  /** After a gap in listening, anything may have been missed. */
  fireAll(): void;
}

const TOPICS: readonly WakeTopic[] = ['inbox', 'outbox', 'account', 'jobs'];

/** Hands notifications to listeners: many in one tick are one call, and a listener's error stays here. */
export function createWakeHub(log: StorageLog): WakeHub {
  const listeners = new Map<WakeTopic, Set<() => void>>(TOPICS.map((topic) => [topic, new Set()]));
  const scheduled = new Set<WakeTopic>();

  const call = (topic: WakeTopic) => {
    scheduled.delete(topic);
    for (const listener of listeners.get(topic) ?? []) {
      try {
        listener();
      } catch (error) {
        log.warn({ err: error, topic }, 'a wake listener failed');
      }
    }
  };

  const schedule = (topic: WakeTopic) => {
    if (scheduled.has(topic)) return;
    scheduled.add(topic);
    setImmediate(call, topic);
  };

  return {
    on(topic, listener) {
      // Wrapped, so that the same function registered twice is two registrations.
      const entry = () => listener();
      listeners.get(topic)?.add(entry);
      return () => listeners.get(topic)?.delete(entry);
    },
    fire(payload) {
      const topic = TOPICS.find((known) => known === payload);
      if (topic !== undefined) schedule(topic);
    },
    fireAll() {
      TOPICS.forEach(schedule);
    },
  };
}
