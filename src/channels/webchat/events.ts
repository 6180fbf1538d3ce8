import type { Log } from '../../kernel/log.ts';
import { Signal } from '../../kernel/signal.ts';
import type { ChatFeed } from './chat-feed.ts';
import { type Cursor, formatCursor } from './cursor.ts';
import type { Listeners } from './listeners.ts';
import { addressOf, toWireAssistant } from './wire.ts';

/** The part of a server-sent event stream that is used here. */
export interface EventSink {
  writeSSE(event: { event?: string; id?: string; data: string; retry?: number }): Promise<void>;
  write(text: string): Promise<unknown>;
  readonly aborted: boolean;
  onAbort(listener: () => void): void;
}

export interface EventSource {
  persons: readonly string[];
  /** Where the page stands; moved along as messages are written. */
  cursor: Cursor;
  feed: Pick<ChatFeed, 'assistantSince'>;
  listeners: Listeners;
  log: Log;
  pace?: Pace;
}

/** Milliseconds. */
export interface Pace {
  /** The feed is read this often even if nobody said that something was sent: another process may have. */
  backstop: number;
  /** After `send` the row becomes `sent` a moment later; until it shows, the feed is read after these waits. */
  settle: readonly number[];
  /** A comment this often keeps proxies and phones from closing a silent stream. */
  heartbeat: number;
}

const PACE: Pace = { backstop: 2_000, settle: [5, 20, 60, 150, 400], heartbeat: 15_000 };
const BATCH = 50;
const RECONNECT_MS = 1_000;

/**
 * Writes the assistant's messages of `persons` until the page goes away. Events: `message` (data `{person, seq,
 * key, at, reply}`, with `edited` for one that was changed), `withdrawn` (data `{person, seq, key}`), both with the cursor
 * after it as id, and `typing` (data `{person}`, no id: it is not worth resuming).
 */
export async function pumpEvents(sink: EventSink, source: EventSource): Promise<void> {
  const { persons, listeners, pace = PACE } = source;
  const wake = new Signal();
  const expected = new Map(persons.map((person) => [person, new Set<string>()]));
  let attempt = 0;
  const leave = persons.map((person) =>
    listeners.join(person, {
      sent: (key) => {
        expected.get(person)?.add(key);
        attempt = 0;
        wake.raise();
      },
      typing: () => void sink.writeSSE({ event: 'typing', data: JSON.stringify({ person }) }),
    }),
  );
  const heartbeat = setInterval(() => void sink.write(': still here\n\n'), pace.heartbeat);
  sink.onAbort(() => wake.raise());
  try {
    await sink.write(`retry: ${RECONNECT_MS}\n\n`);
    let due: readonly string[] = persons;
    while (!sink.aborted) {
      for (const person of due) await writeNew(sink, source, person, expected.get(person));
      const waiting = persons.filter((person) => expected.get(person)?.size);
      const settle = waiting.length ? pace.settle[attempt] : undefined;
      attempt += 1;
      // A key that did not show in time was delivered before (a repeated send) or comes with the backstop.
      if (settle === undefined) for (const keys of expected.values()) keys.clear();
      await wake.wait(settle ?? pace.backstop);
      due = settle === undefined ? persons : persons.filter((person) => expected.get(person)?.size);
    }
  } finally {
    clearInterval(heartbeat);
    for (const go of leave) go();
  }
}

async function writeNew(
  sink: EventSink,
  { feed, cursor, log }: EventSource,
  person: string,
  expected: Set<string> | undefined,
): Promise<void> {
  try {
    for (;;) {
      const news = await feed.assistantSince(addressOf(person), cursor.get(person) ?? null, BATCH);
      for (const message of news) {
        if (sink.aborted) return;
        cursor.set(person, message.seq);
        expected?.delete(message.key);
        const gone = 'withdrawn' in message;
        await sink.writeSSE({
          event: gone ? 'withdrawn' : 'message',
          id: formatCursor(cursor),
          data: JSON.stringify({ person, ...(gone ? message : toWireAssistant(message)) }),
        });
      }
      if (news.length < BATCH) return;
    }
  } catch (error) {
    // The page stays connected; the next reading starts where this one broke off.
    log.warn({ err: error }, 'web chat could not read its feed');
  }
}
