import { LRUCache } from 'lru-cache';
import type { Accept } from '../channels/channel.ts';
import { type Clock, MINUTE } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { together } from '../kernel/together.ts';
import { Inbound, type InboundContent } from '../messages/index.ts';
import type { Storage } from '../storage/index.ts';
import {
  comesAlone,
  insertAll,
  insertFirst,
  insertInbound,
  insertResolved,
  type NewInbound,
  type Stored,
} from './inbox.store.ts';
import { revise } from './revise.store.ts';

/** Messages stored by one statement, and how far such statements are apart while there are several to store. */
const MOST_TOGETHER = 100;
const APART_MS = 20;
/** Senders remembered, and for how long: then their chat is asked again what it says of them. */
const MOST_KNOWN = 10_000;
const KNOWN_MS = 10 * MINUTE;

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
  /** Too much of its chat waits already: it is confirmed to the platform, and gone. */
  onRefused?: (inbound: Inbound) => void;
}): Accept {
  const { storage, clock, newId } = parts;
  /** Senders whose chat says of them what they come with, by the chat's address. */
  const known = new LRUCache<string, string>({ max: MOST_KNOWN, ttl: KNOWN_MS });

  const storeKnown = together(
    (rows: readonly NewInbound[]) => insertAll(storage.db, rows),
    MOST_TOGETHER,
    APART_MS,
  );

  const storeFirst = together((rows: readonly NewInbound[]) => insertFirst(storage.db, rows), MOST_TOGETHER);

  /** By a statement that also writes down what the message says of its sender, and then one that asks whose chat it is. */
  async function storeAndLearn(row: NewInbound): Promise<Stored> {
    for (const insert of [insertInbound, insertResolved]) {
      const stored = await storage.transaction(async (tx) => {
        const result = await insert(tx, row);
        if (result === 'stored') await storage.wake(tx, 'inbox');
        return result;
      });
      if (stored !== 'unknown') return stored;
    }
    return 'unknown';
  }

  return async (received) => {
    const inbound = Inbound.parse(received);
    const now = clock.now();
    const content = await settle(storage, inbound, now);
    if (!content) return;
    const language = firstLanguage(inbound.sender.language);
    const row: NewInbound = { inbound: { ...inbound, content }, now, newId, language };
    const sender = JSON.stringify(inbound.sender);
    const address = `${inbound.address.channel}:${inbound.address.id}`;
    let stored: Stored = known.get(address) === sender ? await storeKnown(row) : 'unknown';
    if (stored === 'unknown') {
      // What fails there is settled by what waits for others.
      if (comesAlone(inbound)) stored = await storeFirst(row).catch(() => 'unknown');
      if (stored === 'unknown') stored = await storeAndLearn(row);
      known.set(address, sender);
    }
    if (stored === 'stored') parts.onAccepted?.(inbound);
    if (stored === 'refused') parts.onRefused?.(inbound);
  };
}

/** What there is to act on: nothing where a change was applied to a message that still waits. */
async function settle(storage: Storage, inbound: Inbound, now: Date): Promise<InboundContent | null> {
  const { content } = inbound;
  if (content.kind !== 'revised') return content;
  const revised = await storage.transaction((tx) => revise(tx, inbound, content, now));
  if (revised || content.text === undefined) return null;
  // Acted on already: what was answered stays, and the person is told so.
  return { kind: 'unsupported', what: 'edited' };
}
