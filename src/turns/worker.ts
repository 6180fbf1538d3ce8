import type { Channel } from '../channels/channel.ts';
import * as inbox from '../inbox/index.ts';
import { backoff } from '../kernel/backoff.ts';
import { after, MINUTE, SECOND } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { Signal } from '../kernel/signal.ts';
import type { MediaStore } from '../media/index.ts';
import { enqueue, PRIORITY } from '../outbox/index.ts';
import { languageOf } from '../words/index.ts';
import { fetchMedia } from './fetch-media.ts';
import { runTurn, TurnFailed, type TurnParts, type TurnResult } from './turn.ts';

/** A message that fails this often is given up, the person told, and the chat goes on. */
const MAX_ATTEMPTS = 5;
const IDLE_LOOK_MS = 2 * SECOND;

export interface WorkerParts extends TurnParts {
  /** By name. */
  channels: ReadonlyMap<string, Channel>;
  media: MediaStore;
  log: Log;
  /** Turns handled at once by this process; more than one only where the database has more than one connection. */
  concurrency: number;
  /** `seconds` from the message's arrival to its committed replies. */
  onTurn?: (result: 'done' | 'failed' | 'dead', seconds: number) => void;
}

export interface TurnWorker {
  start(): void;
  /** Lets turns under way finish, begins no more. */
  stop(): Promise<void>;
  /** Handles everything that is due now, then returns: for tests. */
  drain(): Promise<void>;
}

/** Keeps taking due messages from the inbox. Different chats run in parallel, also across processes. */
export function createTurnWorker(parts: WorkerParts): TurnWorker {
  const { storage, clock, log } = parts;
  const signal = new Signal();
  const fetches = new Set<Promise<void>>();
  let stopping = false;
  let running: Promise<unknown> | null = null;

  /** One message; false when none was due. */
  async function step(): Promise<boolean> {
    const began = performance.now();
    try {
      const result = await runTurn(parts);
      await afterTurn(result);
      if (result.kind === 'done')
        parts.onTurn?.('done', (result.waitedMs + performance.now() - began) / 1000);
      return result.kind !== 'idle';
    } catch (err) {
      if (!(err instanceof TurnFailed)) throw err;
      const dead = await putOff(err);
      parts.onTurn?.(dead ? 'dead' : 'failed', (performance.now() - began) / 1000);
      return true;
    }
  }

  async function afterTurn(result: TurnResult): Promise<void> {
    if (result.kind === 'gathering') {
      const channel = parts.channels.get(result.address.channel);
      void channel?.typing({ channel: channel.name, id: result.address.id }).catch(() => undefined);
    }
    if (result.kind === 'needs-media') fetch(result);
    if (result.kind === 'done') {
      for (const act of result.afterCommit) {
        try {
          await act();
        } catch (err) {
          log.error({ err }, 'after a turn');
        }
      }
    }
  }

  /** Beside the turns: a slow download holds back no other chat. Its message is due again when it is done. */
  function fetch(message: Extract<TurnResult, { kind: 'needs-media' }>): void {
    const fetching = fetchMedia(parts, message).catch((err: unknown) =>
      log.error({ err, seq: String(message.seq) }, 'a file could not be fetched'),
    );
    fetches.add(fetching);
    void fetching.finally(() => {
      fetches.delete(fetching);
      signal.raise();
    });
  }

  async function putOff(failure: TurnFailed): Promise<boolean> {
    const attempts = failure.attempts + 1;
    const now = clock.now();
    const error = failure.cause instanceof Error ? failure.cause.name : 'unknown';
    log.error({ err: failure.cause, seq: String(failure.seq), attempts }, 'turn failed');
    const dead = attempts >= MAX_ATTEMPTS;
    await storage.transaction(async (tx) => {
      if (!dead) {
        const until = after(now, backoff(attempts, SECOND, MINUTE));
        return inbox.postpone(tx, failure.seq, until, { attempts, error });
      }
      if (!(await inbox.markDead(tx, failure.seq, now, attempts, error))) return;
      const chat = await tx.chat.findUnique({ where: { id: failure.chatId }, include: { person: true } });
      if (!chat || failure.timer) return;
      const words = parts.words[languageOf(chat.person.language)];
      const reply = { text: words.say('engine-failed') };
      await enqueue(tx, [{ chatId: chat.id, channel: chat.channel, reply, priority: PRIORITY.reply, now }]);
      await storage.wake(tx, 'outbox');
    });
    return dead;
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      let waitMs = IDLE_LOOK_MS;
      try {
        if (await step()) continue;
        const due = await inbox.nextDueAt(storage.db);
        if (due) waitMs = Math.min(IDLE_LOOK_MS, Math.max(1, due.getTime() - clock.now().getTime()));
        // Due but not taken: another worker is on that chat, or an earlier message of it waits.
        if (due && due <= clock.now()) waitMs = IDLE_LOOK_MS / 10;
      } catch (err) {
        log.error({ err }, 'inbox cannot be read, trying again');
        waitMs = SECOND;
      }
      await signal.wait(waitMs);
    }
  }

  const unsubscribe = storage.onWake('inbox', () => signal.raise());

  return {
    start() {
      running = Promise.all(Array.from({ length: parts.concurrency }, () => loop()));
    },
    async stop() {
      stopping = true;
      unsubscribe();
      signal.raise();
      await running;
      await Promise.all(fetches);
    },
    async drain() {
      do {
        while (await step());
        await Promise.all(fetches);
      } while (await step());
    },
  };
}
