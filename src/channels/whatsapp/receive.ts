import { backoff } from '../../kernel/backoff.ts';
import { type Clock, SECOND } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { Inbound } from '../../messages/index.ts';
import type { Accept } from '../channel.ts';
import { keepTrying, type Pause, Stopped } from '../keep-trying.ts';
import { Lanes } from '../lanes.ts';
import { readJid } from './jid.ts';
import { normalise } from './normalise.ts';
import type { Socket } from './socket.ts';

export interface ReceiveParts {
  accept: Accept;
  socket: () => Socket | null;
  clock: Clock;
  log: Log;
  pause: Pause;
  signal: AbortSignal;
  heard: (at: Date) => void;
  failed: (ok: boolean) => void;
}

export interface Receive {
  /** Takes what the library hands over, in order within a chat. WhatsApp counts it as delivered already (P8). */
  take(messages: readonly unknown[]): void;
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>;
}

/** The first act for every message is to store it; until that works it is tried again. */
export function createReceive(parts: ReceiveParts): Receive {
  const { accept, clock, log, pause, signal } = parts;
  const lanes = new Lanes();

  async function store(inbound: Inbound): Promise<void> {
    await keepTrying(async () => accept(await withOtherAddress(inbound)), {
      signal,
      pause,
      failed: (err, attempt) => {
        parts.failed(false);
        log.error({ channel: 'whatsapp', err, attempt }, 'cannot store a message; it will be tried again');
        return backoff(attempt, 200, 10 * SECOND);
      },
    });
    parts.failed(true);
    parts.heard(clock.now());
  }

  /** Who writes from a LID is, where the library knows it, also told by their number: one person either way (P4). */
  async function withOtherAddress(inbound: Inbound): Promise<Inbound> {
    const { sender, address } = inbound;
    if (sender.provenPhone || readJid(address.id).kind !== 'lid') return inbound;
    const other = readJid(
      await parts
        .socket()
        ?.otherAddress(address.id)
        .catch(() => undefined),
    );
    if (other.kind !== 'phone') return inbound;
    return { ...inbound, sender: { ...sender, provenPhone: other.phone, aliases: [other.jid] } };
  }

  return {
    take(messages) {
      for (const raw of messages) {
        const found = normalise(raw, { receivedAt: clock.now() });
        if (found.kind === 'ignored') {
          log.info({ channel: 'whatsapp', reason: found.reason }, 'message ignored');
          continue;
        }
        const { inbound } = found;
        lanes
          .run(inbound.address.id, () => store(inbound))
          .catch((err: unknown) => {
            const why = err instanceof Stopped ? 'stopped-first' : 'failed';
            log.error({ channel: 'whatsapp', err, why }, 'message not stored');
          });
      }
    },
    idle: () => lanes.idle(),
  };
}
