import { setTimeout as sleep } from 'node:timers/promises';
import type { Accept } from '../channels/channel.ts';
import { backoff } from '../kernel/backoff.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
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
        personId: newId(),
        chatId: newId(),
        language: firstLanguage(inbound.sender.language),
      });
      if (inserted) await storage.wake(tx, 'inbox');
      return inserted;
    });
    if (fresh) parts.onAccepted?.(inbound);
  };
}

/**
 * `accept` that does not give up while the process lives: for channels that have already told the platform that
 * they have the message (P8), where rejecting would lose it.
 */
export function retrying(accept: Accept, log: Log, signal: AbortSignal): Accept {
  return async (inbound) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await accept(inbound);
      } catch (err) {
        if (signal.aborted) throw err;
        log.error({ err, attempt, channel: inbound.address.channel }, 'message not stored yet, trying again');
        await sleep(backoff(attempt, 200, 10_000), undefined, { signal });
      }
    }
  };
}
