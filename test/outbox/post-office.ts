import { vi } from 'vitest';
import type { Channel, SendOptions, SendResult } from '../../src/channels/channel.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { createLog } from '../../src/kernel/log.ts';
import { type Address, plain, type Reply, toPlainText } from '../../src/messages/index.ts';
import {
  createDispatcher,
  type Dispatcher,
  enqueue,
  type NewOutbound,
  PRIORITY,
  type PushBudget,
} from '../../src/outbox/index.ts';
import type { PaceLimits } from '../../src/outbox/pace.ts';
import type { Storage } from '../../src/storage/index.ts';
import { openTestStorage } from '../support/shared-storage.ts';

const BEGIN = Date.parse('2026-11-23T01:00:00Z');
const UNLIMITED: PaceLimits = { perSecond: 1e6, burst: 1e6, chatPerSecond: 1e6, chatBurst: 1e6 };

/** One call that reached the channel. */
export interface Call extends SendOptions {
  to: Address;
  reply: Reply;
  text: string;
}

/** A row as the tests look at it. */
export interface Row {
  seq: bigint;
  ref: string;
  state: string;
  attempts: number;
  dueInMs: number;
  lastError: string | null;
  platformIds: string[];
  leased: boolean;
}

/**
 * An outbox on a real database, a channel that answers as the test says, and a time that only the test moves:
 * both the clock and the monotonic time that the pace counts in.
 */
export interface PostOffice {
  readonly storage: Storage;
  readonly calls: readonly Call[];
  /** Texts that reached the channel, in order; those to one person where `chat` is given. */
  texts(chat?: string): string[];
  /** How the channel answers from now on; `sent` by default. */
  answer(how: (call: Call) => SendResult | Promise<SendResult>): void;
  /** The chat's id; made when first named. */
  chat(name: string): Promise<string>;
  put(name: string, text: string, options?: Partial<Omit<NewOutbound, 'chatId' | 'channel'>>): Promise<void>;
  /** The row whose words are `text`. */
  row(text: string): Promise<Row>;
  dispatcher(options?: {
    pace?: PaceLimits;
    alone?: boolean;
    onResult?: (kind: string) => void;
    budget?: PushBudget;
    concurrency?: number;
    onRestricted?: (reason: string) => void;
  }): Dispatcher;
  /** The channel that all dispatchers send through. */
  readonly channel: Channel & { repeatable: boolean };
  /** Moves both times. */
  pass(ms: number): void;
  now(): Date;
  close(): Promise<void>;
}

export async function openPostOffice(storage?: Storage): Promise<PostOffice> {
  const database = storage ?? (await openTestStorage());
  const chats = new Map<string, string>();
  const calls: Call[] = [];
  const dispatchers: Dispatcher[] = [];
  let nowMs = BEGIN;
  let answer: (call: Call) => SendResult | Promise<SendResult> = ({ key }) => ({
    kind: 'sent',
    platformIds: [key],
  });
  const monotonic = vi.spyOn(performance, 'now').mockImplementation(() => nowMs - BEGIN + 1);
  const clock = { now: () => new Date(nowMs) };
  const channel: Channel & { repeatable: boolean } = {
    name: 'telegram',
    start: async () => undefined,
    stop: async () => undefined,
    typing: async () => undefined,
    fetchMedia: async () => ({ kind: 'failed', reason: 'unavailable' }),
    canSend: () => true,
    repeatable: false,
    health: () => ({ state: 'up' }),
    async send(to, reply, options) {
      const call = { to, reply, text: toPlainText(reply.text), ...options };
      calls.push(call);
      return answer(call);
    },
  };

  async function chat(name: string): Promise<string> {
    const known = chats.get(name);
    if (known) return known;
    const id = uuidv7();
    const now = clock.now();
    await database.db.person.create({ data: { id, createdAt: now, lastSeenAt: now } });
    await database.db.chat.create({
      data: { id, channel: 'telegram', address: name, personId: id, createdAt: now },
    });
    chats.set(name, id);
    return id;
  }

  return {
    channel,
    storage: database,
    calls,
    texts: (name) => calls.filter(({ to }) => !name || to.id === name).map(({ text }) => text),
    answer(how) {
      answer = how;
    },
    chat,
    async put(name, text, options = {}) {
      const chatId = await chat(name);
      await database.transaction(async (tx) => {
        await enqueue(tx, [
          {
            chatId,
            channel: 'telegram',
            reply: { text: plain(text) },
            priority: PRIORITY.reply,
            now: clock.now(),
            ...options,
          },
        ]);
        await database.wake(tx, 'outbox');
      });
    },
    async row(text) {
      const rows = await database.db.outboxMessage.findMany();
      const found = rows.find(({ content }) => JSON.stringify(content).includes(JSON.stringify(text)));
      if (!found) throw new Error(`no row says ${text}`);
      const { seq, ref, state, attempts, dueAt, lastError, platformIds, leaseUntil } = found;
      return {
        seq,
        ref,
        state,
        attempts,
        dueInMs: dueAt.getTime() - nowMs,
        lastError,
        platformIds,
        leased: leaseUntil !== null,
      };
    },
    dispatcher({ pace = UNLIMITED, alone = false, onResult, budget, concurrency, onRestricted } = {}) {
      const dispatcher = createDispatcher({
        channel,
        storage: database,
        clock,
        log: createLog('silent'),
        pace,
        alone,
        budget,
        ...(concurrency ? { concurrency } : {}),
        ...(onRestricted ? { onRestricted } : {}),
        ...(onResult ? { onResult: (_channel, kind) => onResult(kind) } : {}),
      });
      dispatchers.push(dispatcher);
      return dispatcher;
    },
    pass(ms) {
      nowMs += ms;
    },
    now: () => clock.now(),
    async close() {
      await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop()));
      monotonic.mockRestore();
      if (!storage) await database.close();
    },
  };
}
