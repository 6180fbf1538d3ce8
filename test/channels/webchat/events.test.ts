import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCursor } from '../../../src/channels/webchat/cursor.ts';
import { type EventSink, type Pace, pumpEvents } from '../../../src/channels/webchat/events.ts';
import { Listeners } from '../../../src/channels/webchat/listeners.ts';
import { type Address, plain } from '../../../src/messages/index.ts';
import { MemoryFeed } from './memory-feed.ts';

const NEVER = 1_000_000_000;
/** Reads again only when told, or while a message that was told of is awaited. */
const TOLD_ONLY: Pace = { backstop: NEVER, settle: Array(10_000).fill(1), heartbeat: NEVER };
const EAGER: Pace = { backstop: 1, settle: [], heartbeat: NEVER };

interface Written {
  event?: string;
  id?: string;
  data?: string;
}

let feed: MemoryFeed;
let listeners: Listeners;
let open: Page[];

beforeEach(() => {
  feed = new MemoryFeed();
  listeners = new Listeners();
  open = [];
});
afterEach(() => Promise.all(open.map((page) => page.leave())));

/** A page that is connected, for as long as it stays. */
class Page implements EventSink {
  aborted = false;
  readonly written: Written[] = [];
  readonly comments: string[] = [];
  readonly #leaving: (() => void)[] = [];
  readonly #ended: Promise<void>;

  constructor(persons: string[], pace: Pace, since = '') {
    const log = pino({ level: 'silent' });
    this.#ended = pumpEvents(this, { persons, cursor: parseCursor(since), feed, listeners, log, pace });
    open.push(this);
  }

  async writeSSE(event: Written): Promise<void> {
    this.written.push(event);
  }

  async write(text: string): Promise<void> {
    this.comments.push(text);
  }

  onAbort(listener: () => void): void {
    this.#leaving.push(listener);
  }

  /** The page is gone; resolves when the stream has noticed. */
  async leave(): Promise<void> {
    this.aborted = true;
    for (const listener of this.#leaving) listener();
    await this.#ended;
  }

  get keys(): string[] {
    return this.written
      .filter(({ event }) => event === 'message')
      .map(({ data }) => JSON.parse(data ?? '').key);
  }

  get lastId(): string {
    return this.written.findLast(({ id }) => id !== undefined)?.id ?? '';
  }
}

const at = (id: string): Address => ({ channel: 'webchat', id });
const sent = (person: string, key: string) => feed.addAssistant(at(person), key, { text: plain(key) });

describe('event stream', () => {
  it('begins with everything after the position of the page', async () => {
    sent('a', 'one');
    sent('a', 'two');
    sent('b', 'not mine');
    const page = new Page(['a'], TOLD_ONLY);
    await expect.poll(() => page.keys).toEqual(['one', 'two']);
    const resumed = new Page(['a'], TOLD_ONLY, page.written[0]?.id ?? '');
    await expect.poll(() => resumed.keys).toEqual(['two']);
  });

  it('writes a long absence in order and whole', async () => {
    const keys = Array.from({ length: 180 }, (_, index) => `m${index}`);
    for (const key of keys) sent('a', key);
    const page = new Page(['a'], TOLD_ONLY);
    await expect.poll(() => page.keys.length).toBe(180);
    expect(page.keys).toEqual(keys);
  });

  it('shows a message once its row is marked, which is after it was told of', async () => {
    const page = new Page(['a'], TOLD_ONLY);
    await expect.poll(() => feed.reads).toBe(1);
    listeners.sent('a', 'one');
    await expect.poll(() => feed.reads).toBeGreaterThan(2);
    sent('a', 'one');
    await expect.poll(() => page.keys).toEqual(['one']);
    const reads = feed.reads;
    listeners.sent('b', 'somebody else');
    listeners.typing('a');
    await expect.poll(() => page.written.at(-1)).toEqual({ event: 'typing', data: '{"person":"a"}' });
    expect(feed.reads).toBe(reads);
  });

  it('writes an edit and a withdrawal where they happened, and waits for them as for a message', async () => {
    sent('a', 'one');
    sent('a', 'two');
    const page = new Page(['a'], TOLD_ONLY);
    await expect.poll(() => page.keys).toEqual(['one', 'two']);
    listeners.sent('a', 'one');
    feed.amend(at('a'), 'one', { text: plain('baru') });
    await expect.poll(() => page.written.length).toBe(3);
    listeners.sent('a', 'two');
    feed.amend(at('a'), 'two', 'withdrawn');
    await expect.poll(() => page.written.length).toBe(4);
    const [, , edited, withdrawn] = page.written;
    expect(JSON.parse(edited?.data ?? '')).toMatchObject({
      key: 'one',
      reply: { text: plain('baru') },
      edited: true,
    });
    expect(withdrawn?.event).toBe('withdrawn');
    expect(JSON.parse(withdrawn?.data ?? '')).toEqual({ person: 'a', seq: '4', key: 'two', withdrawn: true });
  });

  it('finds by itself what another process sent', async () => {
    const page = new Page(['a'], EAGER);
    sent('a', 'one');
    await expect.poll(() => page.keys).toEqual(['one']);
  });

  it('writes to every open page of a person', async () => {
    const pages = [new Page(['a'], TOLD_ONLY), new Page(['a'], TOLD_ONLY), new Page(['b', 'a'], TOLD_ONLY)];
    await expect.poll(() => feed.reads).toBe(4);
    sent('a', 'one');
    listeners.sent('a', 'one');
    for (const page of pages) await expect.poll(() => page.keys).toEqual(['one']);
  });

  it('resumes every chat of a stream by one id', async () => {
    const page = new Page(['a', 'b'], EAGER);
    for (const [person, key] of [
      ['a', 'a1'],
      ['b', 'b1'],
      ['a', 'a2'],
    ] as const) {
      sent(person, key);
      await expect.poll(() => page.keys.at(-1)).toBe(key);
    }
    await page.leave();
    sent('b', 'b2');
    sent('a', 'a3');
    const resumed = new Page(['a', 'b'], EAGER, page.lastId);
    await expect.poll(() => resumed.keys.toSorted()).toEqual(['a3', 'b2']);
  });

  it('survives a database that is away', async () => {
    feed.broken = true;
    const page = new Page(['a'], EAGER);
    await expect.poll(() => feed.reads).toBeGreaterThan(2);
    sent('a', 'one');
    feed.broken = false;
    await expect.poll(() => page.keys).toEqual(['one']);
  });

  it('gives signs of life, and stops with the page', async () => {
    const page = new Page(['a'], { ...TOLD_ONLY, heartbeat: 1 });
    await expect.poll(() => page.comments.length).toBeGreaterThan(3);
    await page.leave();
    const before = page.written.length;
    listeners.typing('a');
    expect(page.written.length).toBe(before);
  });

  it('takes rubbish for the beginning', () => {
    expect(parseCursor('%%%&=&a=&../=3&b=7')).toEqual(new Map([['b', '7']]));
  });
});
