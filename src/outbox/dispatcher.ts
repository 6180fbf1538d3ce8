import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, SendResult } from '../channels/channel.ts';
import { after, type Clock, SECOND } from '../kernel/clock.ts';
import { ClockWatch } from '../kernel/clock-watch.ts';
import type { Log } from '../kernel/log.ts';
import { Signal } from '../kernel/signal.ts';
import { together } from '../kernel/together.ts';
import { Address } from '../messages/index.ts';
import type { Storage, Tx } from '../storage/index.ts';
import { absorb } from './amend.store.ts';
import * as store from './outbox.store.ts';
import { keepPace, sharePace } from './pace.store.ts';
import { PACE, type PaceLimits } from './pace.ts';
import { closeReachOuts, leftToday, type PushBudget, spendToday } from './push-budget.store.ts';
import { judge, LONGEST_WAIT_MS, MAX_ATTEMPTS, type Verdict } from './settle.ts';

/** A channel's call ends within this time; after it the answer is unknown. */
const SEND_TIMEOUT_MS = 10 * SECOND;
/** This long after its call must have ended, a claimed message counts as left behind by a dead process. */
const LEASE_MARGIN_MS = 5 * SECOND;
/** How often the queue is looked at when nothing announces work: other processes' leftovers, missed wake-ups. */
const IDLE_LOOK_MS = 2 * SECOND;
const AFTER_ERROR_MS = SECOND;
/** Calls under way at once, and on a channel that may have many a second as many as it may have in so long: the pace limits the rate. */
const CONCURRENCY = 32;
const CALL_MS = 250;

/** Claims are this far apart at least, and a little more after one that took many: with much to send each takes several messages. */
const CLAIM_APART_MS = 25;
const MOST_APART_MS = 50;
/** Receipts, while there are several. */
const RECEIPTS_APART_MS = 40;

/** How often who has more to send is asked for it. */
const FEED_MS = SECOND;

/**
 * Puts the next of what is to be sent to very many into the outbox, a little at a time, within `tx`. Returns how many it
 * dealt with.
 */
export type Feed = (tx: Tx, channel: string, now: Date) => Promise<number>;

export interface Dispatcher {
  start(): void;
  /** Stops claiming and waits for the calls under way. */
  stop(): Promise<void>;
  /** Sends all that is due now, then returns: for tests and commands. */
  drain(): Promise<void>;
}

/**
 * Carries committed outbox rows to one channel: in order within a chat, replies before bulk, as fast as the pace allows.
 * A row is marked `sending` and committed before the call, so that a crash leaves a visible trace.
 */
export function createDispatcher(parts: {
  channel: Channel;
  storage: Storage;
  clock: Clock;
  log: Log;
  pace?: PaceLimits;
  onResult?: (channel: string, result: Verdict['kind'] | 'dropped') => void;
  /** Calls under way at once; fewer for a channel that makes them one after another anyway. */
  concurrency?: number;
  sendTimeoutMs?: number;
  /** Limits of a channel that punishes unasked messages; none by default. */
  budget?: PushBudget | undefined;
  /** The platform refused a message as unasked for. */
  onRestricted?: (reason: string) => void;
  feed?: Feed;
  /** This process is the only one on the database, so whatever is `sending` at start was left by a dead one. */
  alone: boolean;
}): Dispatcher {
  const { channel, storage, clock, log, budget } = parts;
  const { sendTimeoutMs = SEND_TIMEOUT_MS } = parts;
  const leaseMs = sendTimeoutMs + LEASE_MARGIN_MS;
  const limits = parts.pace ?? PACE[channel.name];
  const { concurrency = Math.max(CONCURRENCY, Math.round((limits.perSecond * CALL_MS) / SECOND)) } = parts;
  const lock = async (tx: Tx) => (parts.alone ? undefined : store.lockChannel(tx, channel.name));
  const keeper =
    limits.shared && !parts.alone ? sharePace(storage, channel.name, limits) : keepPace(limits, lock);
  const { pace } = keeper;
  const signal = new Signal();
  const underWay = new Set<Promise<void>>();
  /** Results that the database has not got yet. */
  const owed: Array<{ message: store.Claimed; verdict: Verdict }> = [];
  let running: Promise<void> | null = null;
  let stopping = false;

  const markSent = together(
    async (sent: readonly store.Sent[]) => {
      await store.markSent(storage.db, sent);
      return sent;
    },
    concurrency,
    RECEIPTS_APART_MS,
  );

  /** How many messages may be taken on now. */
  function room(): number {
    if (!channel.canSend()) return 0;
    // One at a time where each may be the last that today's budget allows.
    const most = budget ? 1 : concurrency;
    return pace.room(keeper.nowMs(), Math.min(most, concurrency - underWay.size));
  }

  async function claimNext(): Promise<number> {
    const now = clock.now();
    if (room() < 1) return 0;
    const claimed = await storage.transaction(async (tx) => {
      await keeper.load(tx);
      const limit = room();
      if (limit < 1) {
        await keeper.save(tx);
        return [];
      }
      const nowMs = keeper.nowMs();
      const allowance = budget ? await leftToday(tx, channel.name, budget, now) : undefined;
      const request = {
        channel: channel.name,
        now,
        leaseUntil: after(now, leaseMs),
        limit,
        held: pace.held(nowMs).chatIds,
        allowance,
      };
      const messages = await store.claim(tx, request);
      if (budget) await spendToday(tx, channel.name, budget, now, messages);
      const placed = messages.map((message) => {
        const { chatId, priority } = message;
        return { message, atMs: pace.take(chatId, priority > store.PRIORITY.reply, nowMs) };
      });
      await keeper.save(tx);
      return placed;
    });
    for (const { message, atMs } of claimed) {
      const sending = deliverAt(atMs, message).catch((err: unknown) =>
        log.error({ err, seq: message.seq }, 'outbox'),
      );
      underWay.add(sending);
      void sending.finally(() => {
        underWay.delete(sending);
        signal.raise();
      });
    }
    return claimed.length;
  }

  /** Sends a message at its moment, or puts it back where the platform has said meanwhile that we must wait. */
  async function deliverAt(atMs: number, message: store.Claimed): Promise<void> {
    const inMs = atMs - keeper.nowMs();
    if (inMs > 0) await sleep(inMs);
    const pausedMs = pace.pausedMs(keeper.nowMs());
    if (pausedMs === 0) return deliver(message, atMs);
    const dueAt = after(clock.now(), pausedMs);
    await store.requeue(storage.db, message.seq, dueAt, { error: 'paused', countAttempt: false });
  }

  async function deliver(message: store.Claimed, atMs: number): Promise<void> {
    const to = Address.parse({ channel: message.channel, id: message.address });
    const options = {
      key: message.ref,
      sentIds: message.platformIds,
      language: message.language === 'en' ? 'en' : 'id',
      editable: message.editable,
      ...(message.amends ? { amends: message.amends } : {}),
    } as const;
    const beganMs = keeper.nowMs();
    const result: SendResult = message.reply
      ? await withTimeout(channel.send(to, message.reply, options), sendTimeoutMs)
      : { kind: 'reject', reason: 'unreadable' };
    const sent = 'platformIds' in result ? (result.platformIds?.length ?? 0) - message.platformIds.length : 1;
    const messages = Math.max(1, sent);
    keeper.note({ atMs, chatId: message.chatId, beganMs, endedMs: keeper.nowMs(), messages });
    if (result.kind === 'restricted') await restrict(result.reason);
    const { repeatable } = channel;
    const verdict = judge(message, result, { now: clock.now(), repeatable, random: Math.random });
    // A flood limit does not say whose: where one chat got several messages at once, it is that chat's, and only it waits.
    const chatsOwn = result.kind === 'retry' && pace.crowded(message.chatId);
    if (verdict.kind === 'again' && verdict.pauseMs && !chatsOwn) await keeper.pause(verdict.pauseMs);
    await record(message, verdict).catch((err: unknown) => {
      log.error({ err, seq: message.seq }, 'what became of a message could not be written, trying again');
      owed.push({ message, verdict });
    });
    parts.onResult?.(channel.name, verdict.kind);
  }

  /**
   * Writes what became of messages while the database was away. Nothing else is done before: with their lease over they would
   * count as left behind, and be sent again.
   */
  async function recordOwed(): Promise<void> {
    for (let next = owed[0]; next; next = owed[0]) {
      await record(next.message, next.verdict);
      owed.shift();
    }
  }

  /** No chat is opened any more until an operator allows it; replies go on (P2). */
  async function restrict(reason: string): Promise<void> {
    log.error({ channel: channel.name, reason }, 'no more chats are opened on this channel');
    if (await closeReachOuts(storage.db, channel.name, clock.now())) parts.onRestricted?.(reason);
  }

  async function record(message: store.Claimed, verdict: Verdict): Promise<void> {
    const now = clock.now();
    if (verdict.kind === 'sent') {
      await markSent({ seq: message.seq, at: now, platformIds: verdict.platformIds });
      return;
    }
    log.warn(
      { seq: message.seq, channel: channel.name, verdict: verdict.kind, reason: verdict.error },
      'not sent',
    );
    if (verdict.kind === 'gone') return store.markGone(storage.db, message.chatId, now, verdict.error);
    if (verdict.kind !== 'again') return store.settle(storage.db, message.seq, verdict.kind, verdict.error);
    return store.requeue(storage.db, message.seq, verdict.dueAt, verdict);
  }

  /** `expiredBefore`: leases that ended before then are over; null where it cannot be said which are. */
  async function tidy(expiredBefore: Date | null): Promise<void> {
    const dropped = await storage.transaction(async (tx) => {
      if (expiredBefore)
        await store.recover(tx, channel.name, expiredBefore, MAX_ATTEMPTS, channel.repeatable);
      await absorb(tx, channel.name);
      return store.dropStale(tx, channel.name, clock.now());
    });
    for (let i = 0; i < dropped; i += 1) parts.onResult?.(channel.name, 'dropped');
  }

  async function feed(): Promise<number> {
    if (!parts.feed || !channel.canSend()) return 0;
    const { feed: more } = parts;
    return storage.transaction((tx) => more(tx, channel.name, clock.now()));
  }

  /** A message that is due and was not claimed waits for the pace, its chat's pace, or one of its chat under way. */
  function waitFor(due: Date): number {
    const dueInMs = due.getTime() - clock.now().getTime();
    if (dueInMs > 0) return dueInMs;
    const nowMs = keeper.nowMs();
    return pace.waitMs(nowMs) || pace.held(nowMs).freeInMs;
  }

  async function pullForward(): Promise<void> {
    const now = clock.now();
    await storage.transaction((tx) =>
      store.pullForward(tx, channel.name, now, {
        longestMs: LONGEST_WAIT_MS,
        leaseUntil: after(now, leaseMs),
      }),
    );
  }

  async function loop(): Promise<void> {
    let tidyAtMs = 0;
    let feedAtMs = 0;
    let claimAtMs = 0;
    let leftByTheDead = parts.alone;
    const watch = new ClockWatch(clock);
    while (!stopping) {
      let waitMs = IDLE_LOOK_MS;
      try {
        await recordOwed();
        await watch.ifSetBack(pullForward);
        if (performance.now() >= tidyAtMs) {
          // To a clock that was set forward the lease of every call under way, in any process, seems to be over.
          const over = watch.wasSetForward(leaseMs) ? null : clock.now();
          await tidy(leftByTheDead ? after(clock.now(), leaseMs + SECOND) : over);
          leftByTheDead = false;
          tidyAtMs = performance.now() + IDLE_LOOK_MS;
        }
        if (performance.now() >= feedAtMs) {
          await feed();
          feedAtMs = performance.now() + FEED_MS;
        }
        const tooEarlyMs = claimAtMs - performance.now();
        if (tooEarlyMs > 0) await sleep(tooEarlyMs);
        const beganMs = performance.now();
        const claimed = await claimNext();
        claimAtMs = beganMs + Math.min(MOST_APART_MS, CLAIM_APART_MS + claimed);
        if (claimed > 0) continue;
        // Where the pace allows nothing, there is nothing to look for.
        const pacedMs = pace.waitMs(keeper.nowMs());
        const due = pacedMs > 0 ? null : await store.nextOutboundAt(storage.db, channel.name);
        waitMs = Math.min(IDLE_LOOK_MS, pacedMs || (due ? waitFor(due) : IDLE_LOOK_MS));
      } catch (err) {
        log.error({ err, channel: channel.name }, 'outbox cannot be read, trying again');
        waitMs = AFTER_ERROR_MS;
      }
      await signal.wait(waitMs);
    }
  }

  const unsubscribe = storage.onWake('outbox', () => signal.raise());

  return {
    start() {
      running = loop();
    },
    async stop() {
      stopping = true;
      unsubscribe();
      signal.raise();
      await running;
      await Promise.all(underWay);
      await recordOwed().catch((err: unknown) => log.error({ err, owed: owed.length }, 'outbox'));
    },
    async drain() {
      await recordOwed();
      await tidy(clock.now());
      do {
        while ((await claimNext()) > 0 || underWay.size > 0) await Promise.all(underWay);
      } while ((await feed()) > 0);
    },
  };
}

async function withTimeout(call: Promise<SendResult>, ms: number): Promise<SendResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SendResult>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'unknown', reason: 'timeout' }), ms);
  });
  try {
    return await Promise.race([call, late]);
  } catch {
    // The port promises not to reject; a channel that breaks it must not lose the row.
    return { kind: 'unknown', reason: 'channel threw' };
  } finally {
    clearTimeout(timer);
  }
}
