import type { Accept } from '../channels/channel.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { Inbound } from '../messages/index.ts';
import type { Storage } from '../storage/index.ts';
import { insertInbound } from './inbox.store.ts';

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
  return async (received) => {
    const inbound = Inbound.parse(received);
    const fresh = await storage.transaction(async (tx) => {
      const inserted = await insertInbound(tx, {
        inbound,
        now: clock.now(),
        newId,
        language: firstLanguage(inbound.sender.language),
      });
      if (inserted) await storage.wake(tx, 'inbox');
      return inserted;
    });
    if (fresh) parts.onAccepted?.(inbound);
  };
}
