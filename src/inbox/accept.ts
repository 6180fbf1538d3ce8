import type { Accept } from '../channels/channel.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { Inbound, type InboundContent } from '../messages/index.ts';
import type { Storage, Tx } from '../storage/index.ts';
import { insertInbound, insertResolved, type NewInbound, type Stored } from './inbox.store.ts';
import { revise } from './revise.store.ts';

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

  async function store(
    tx: Tx,
    row: NewInbound,
    insert: (tx: Tx, row: NewInbound) => Promise<Stored>,
  ): Promise<Stored> {
    const stored = await insert(tx, row);
    if (stored === 'stored') await storage.wake(tx, 'inbox');
    return stored;
  }

  return async (received) => {
    const inbound = Inbound.parse(received);
    const now = clock.now();
    const row = { now, newId, language: firstLanguage(inbound.sender.language) };
    const first = await storage.transaction(async (tx) => {
      const content = await settle(tx, inbound, now);
      return (
        content && {
          content,
          stored: await store(tx, { ...row, inbound: { ...inbound, content } }, insertInbound),
        }
      );
    });
    if (!first) return;
    const { content, stored } = first;
    const fresh =
      stored === 'unknown'
        ? await storage.transaction((tx) =>
            store(tx, { ...row, inbound: { ...inbound, content } }, insertResolved),
          )
        : stored;
    if (fresh === 'stored') parts.onAccepted?.(inbound);
    if (fresh === 'refused') parts.onRefused?.(inbound);
  };
}

/** What there is to act on: nothing where a change was applied to a message that still waits. */
async function settle(tx: Tx, inbound: Inbound, now: Date): Promise<InboundContent | null> {
  const { content } = inbound;
  if (content.kind !== 'revised') return content;
  if ((await revise(tx, inbound, content, now)) || content.text === undefined) return null;
  // Acted on already: what was answered stays, and the person is told so.
  return { kind: 'unsupported', what: 'edited' };
}
