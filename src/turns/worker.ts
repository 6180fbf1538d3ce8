import type { Channel } from '../channels/channel.ts';
import * as inbox from '../inbox/index.ts';
import { backoff } from '../kernel/backoff.ts';
import { after, MINUTE, SECOND } from '../kernel/clock.ts';
import { ClockWatch } from '../kernel/clock-watch.ts';
import type { Log } from '../kernel/log.ts';
import { Signal } from '../kernel/signal.ts';
import { Spacing } from '../kernel/spacing.ts';
import { together } from '../kernel/together.ts';
import type { MediaStore } from '../media/index.ts';
import { enqueue, PRIORITY } from '../outbox/index.ts';
import { isOutOfRoom } from '../storage/index.ts';
import { languageOf } from '../words/index.ts';
import { fetchMedia } from './fetch-media.ts';
import { runTurns, TurnFailed, type TurnParts, type TurnResult, TurnsFailed } from './turn.ts';

/** A message that fails this often is given up, the person told, and the chat goes on. */
const MAX_ATTEMPTS = 5;
const IDLE_LOOK_MS = 2 * SECOND;
/** Turns of one transaction, where so many chats have something due. */
const MOST_TOGETHER = 128;
/** So many more are tried where all that were taken could be done in time. */
const MORE_TOGETHER = 8;
/** How far transactions are apart while each has several turns. */
const APART_MS = 40;

export interface WorkerParts extends TurnParts {
  /** By name. */
  channels: ReadonlyMap<string, Channel>;
  media: MediaStore;
  log: Log;
  /** Transactions at once by this process; more than one only where the database has more than one connection. */
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
  const replace = together(async (messages: readonly inbox.Replaced[]) => {
    await inbox.replaceContents(storage.db, messages);
    return messages;
  }, MOST_TOGETHER);
  const watch = new ClockWatch(clock);
  const spacing = new Spacing(APART_MS);
  let stopping = false;
  let running: Promise<unknown> | null = null;

  /** So many turns are tried each in a transaction of its own, because they failed in one. */
  let alone = 0;
  /** So many turns can be done in time; what is taken beyond them is read and locked for nothing. */
  let feasible = MOST_TOGETHER;

  /** The messages that are due, as many as go together; false when none was due. */
  async function step(): Promise<boolean> {
    const began = performance.now();
    const most = alone > 0 ? 1 : feasible;
    alone -= alone > 0 ? 1 : 0;
    try {
      const { results, left } = await runTurns(parts, most);
      if (left > 0) feasible = results.length;
      else if (results.length === feasible) feasible = Math.min(MOST_TOGETHER, feasible + MORE_TOGETHER);
      spacing.did(results.length);
      for (const result of results) {
        await afterTurn(result);
        if (result.kind === 'done')
          parts.onTurn?.('done', (result.waitedMs + performance.now() - began) / 1000);
      }
      return results.length > 0;
    } catch (err) {
      if (err instanceof TurnsFailed) {
        log.info({ err: err.cause, turns: err.count }, 'turns failed together, each is tried alone');
        alone = err.count;
        return true;
      }
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
    const fetching = fetchMedia({ ...parts, replace }, message).catch((err: unknown) =>
      log.error({ err, seq: String(message.seq) }, 'a file could not be fetched'),
    );
    fetches.add(fetching);
    void fetching.finally(() => {
      fetches.delete(fetching);
      signal.raiseForOne();
    });
  }

  async function putOff(failure: TurnFailed): Promise<boolean> {
    const now = clock.now();
    // A full disk is no message's fault: none is given up for it.
    if (isOutOfRoom(failure.cause)) {
      log.error({ err: failure.cause, seq: String(failure.seq) }, 'no room for a turn, trying again');
      await inbox.postponeAll(storage.db, [{ seq: failure.seq, until: after(now, SECOND) }]);
      return false;
    }
    const attempts = failure.attempts + 1;
    const error = failure.cause instanceof Error ? failure.cause.name : 'unknown';
    log.error({ err: failure.cause, seq: String(failure.seq), attempts }, 'turn failed');
    const dead = attempts >= MAX_ATTEMPTS;
    await storage.transaction(async (tx) => {
      if (!dead) {
        const until = after(now, backoff(attempts, SECOND, MINUTE));
        return inbox.putOff(tx, failure.seq, until, { attempts, error });
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
        await watch.ifSetBack(() => inbox.pullForward(storage.db, clock.now()));
        await spacing.begin();
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

  const unsubscribe = storage.onWake('inbox', () => signal.raiseForOne());

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
