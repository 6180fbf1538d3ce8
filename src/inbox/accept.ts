import type { Accept } from '../channels/channel.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { Inbound } from '../messages/index.ts';
import type { Storage, Tx } from '../storage/index.ts';
import { insertInbound, insertResolved, type NewInbound, type Stored } from './inbox.store.ts';

/** Language of a new person before they choose: English only where the platform reports it, else Indonesian. */
export function firstLanguage(reported: string | undefined): 'id' | 'en' {
  return reported?.toLowerCase().startsWith('en') ? 'en' : 'id';
}

/**
 * The front door: stores a message durably under its platform id, then returns; the channel confirms it to the
 * platform only after that. A second delivery of the same id changes nothing. It rejects when the database does not
 * answer, so that the platform delivers again.
 */
export function createAccept(parts: {
  storage: Storage;
  clock: Clock;
  newId: NewId;
  onAccepted?: (inbound: Inbound) => void;
}): Accept {
  const { storage, clock, newId } = parts;

  function store(row: NewInbound, insert: (tx: Tx, row: NewInbound) => Promise<Stored>): Promise<Stored> {
    return storage.transaction(async (tx) => {
      const stored = await insert(tx, row);
      if (stored === 'stored') await storage.wake(tx, 'inbox');
      return stored;
    });
  }

  return async (received) => {
    const inbound = Inbound.parse(received);
    const row = { inbound, now: clock.now(), newId, language: firstLanguage(inbound.sender.language) };
    const known = await store(row, insertInbound);
    const stored = known === 'unknown' ? await store(row, insertResolved) : known;
    if (stored === 'stored') parts.onAccepted?.(inbound);
  };
}
