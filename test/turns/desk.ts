import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Channel, FetchResult } from '../../src/channels/channel.ts';
import { type Conversation, readState } from '../../src/conversation/index.ts';
import { createAccept, type Pace } from '../../src/inbox/index.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { createLog, type Log } from '../../src/kernel/log.ts';
import { createMediaStore, type MediaStore } from '../../src/media/index.ts';
import { type InboundContent, type Media, plain, Reply, toPlainText } from '../../src/messages/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import { type ChatTurn, createTurnWorker, type TimerJob, type TurnWorker } from '../../src/turns/index.ts';
import { loadWords } from '../../src/words/index.ts';
import { openTestStorage } from '../support/shared-storage.ts';

const BEGIN = Date.parse('2026-11-23T01:00:00Z');
const WORDS = loadWords(fileURLToPath(new URL('../../locales', import.meta.url)));

export type Handle = Conversation<ChatTurn>['handle'];

/** Says back what it got. Real state, so that what is stored is what the engine would store. */
export const echo: Handle = async (stored, content) => ({
  state: readState(stored).state,
  replies: [{ text: plain(describe(content)) }],
  timers: [],
});

export function describe(content: InboundContent): string {
  switch (content.kind) {
    case 'text':
      return content.text.replaceAll('\n', ' / ');
    case 'choice':
      return `[${content.id}]`;
    case 'timer':
      return `timer ${content.name} ${content.token}`;
    case 'image':
    case 'document':
      return `${content.kind} ${content.media.stored?.mimeType ?? content.media.refused ?? 'not fetched'}`;
    default:
      return content.kind;
  }
}

/** Inbox and turns on a real database, with a conversation of the test's own and a clock that only the test moves. */
export interface Desk {
  readonly storage: Storage;
  readonly media: MediaStore;
  readonly worker: TurnWorker;
  /** A worker beside the first, as another process on the same database has one. */
  another(options?: { concurrency?: number }): TurnWorker;
  receive(who: string, content: InboundContent | string, id?: string): Promise<void>;
  /** What was answered, in the order of the outbox. */
  said(who: string): Promise<string[]>;
  /** State, attempts and error of a person's messages, in order; timers apart. */
  inbox(
    who: string,
  ): Promise<Array<{ state: string; attempts: number; lastError: string | null; dueInMs: number }>>;
  pass(ms: number): void;
  now(): Date;
  close(): Promise<void>;
}

export interface DeskOptions {
  handle?: Handle;
  timerJobs?: Record<string, TimerJob>;
  quietMs?: number;
  /** Default: as fast as anybody writes. */
  pace?: Pace;
  awaitsFreeText?: (stored: unknown, text: string) => boolean;
  fetchMedia?: (media: Media) => Promise<FetchResult>;
  storage?: Storage;
  log?: Log;
  onTurn?: (result: string, seconds: number) => void;
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const storage = options.storage ?? (await openTestStorage());
  const dataDir = await mkdtemp(join(tmpdir(), 'saudagar-desk-'));
  const media = createMediaStore(join(dataDir, 'media'));
  let nowMs = BEGIN;
  let deliveries = 0;
  const clock = { now: () => new Date(nowMs) };
  const channel: Channel = {
    name: 'telegram',
    start: async () => undefined,
    stop: async () => undefined,
    typing: async () => undefined,
    send: async () => ({ kind: 'sent', platformIds: [] }),
    fetchMedia: options.fetchMedia ?? (async () => ({ kind: 'failed', reason: 'unavailable' })),
    canSend: () => true,
    repeatable: false,
    health: () => ({ state: 'up' }),
  };
  const accept = createAccept({ storage, clock, newId: () => uuidv7() });
  const workers: TurnWorker[] = [];

  function another({ concurrency = 1 } = {}): TurnWorker {
    const worker = createTurnWorker({
      storage,
      clock,
      words: WORDS,
      conversation: {
        handle: options.handle ?? echo,
        awaitsFreeText: options.awaitsFreeText ?? (() => false),
        announce: (stored, replies) => ({ state: readState(stored).state, replies: [...replies] }),
      },
      timerJobs: options.timerJobs ?? {},
      quietMs: options.quietMs ?? 1_500,
      pace: options.pace ?? { messages: 1e6, withinMs: 1 },
      adminIds: new Set(),
      channels: new Map([['telegram', channel]]),
      media,
      log: options.log ?? createLog('silent'),
      concurrency,
      ...(options.onTurn ? { onTurn: options.onTurn } : {}),
    });
    workers.push(worker);
    return worker;
  }

  return {
    storage,
    media,
    worker: another(),
    another,
    async receive(who, given, id) {
      deliveries += 1;
      await accept({
        id: id ?? `delivery ${deliveries} ${uuidv7()}`,
        address: { channel: 'telegram', id: who },
        sentAt: clock.now(),
        sender: {},
        content: typeof given === 'string' ? { kind: 'text', text: given } : given,
      });
    },
    async said(who) {
      const rows = await storage.db.outboxMessage.findMany({
        where: { chat: { address: who } },
        orderBy: { seq: 'asc' },
      });
      return rows.map(({ content }) => toPlainText(Reply.parse(content).text));
    },
    async inbox(who) {
      const rows = await storage.db.inboxMessage.findMany({
        where: { chat: { address: who }, timer: false },
        orderBy: { seq: 'asc' },
      });
      return rows.map(({ state, attempts, lastError, dueAt }) => ({
        state,
        attempts,
        lastError,
        dueInMs: dueAt.getTime() - nowMs,
      }));
    },
    pass(ms) {
      nowMs += ms;
    },
    now: () => clock.now(),
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      if (!options.storage) await storage.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
