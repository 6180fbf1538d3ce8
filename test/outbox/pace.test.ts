import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PACE, Pace, type PaceLimits } from '../../src/outbox/pace.ts';

const limits: fc.Arbitrary<PaceLimits> = fc.record({
  perSecond: fc.double({ min: 0.2, max: 50, noNaN: true }),
  burst: fc.integer({ min: 1, max: 40 }),
  chatPerSecond: fc.double({ min: 0.2, max: 10, noNaN: true }),
  chatBurst: fc.integer({ min: 1, max: 10 }),
});
/** Waits in milliseconds between looks, and which of a few chats want to send at each. */
const looks = fc.array(
  fc.record({
    waitMs: fc.integer({ min: 0, max: 3_000 }),
    chats: fc.uniqueArray(fc.integer({ min: 0, max: 4 })),
  }),
  { minLength: 1, maxLength: 60 },
);
const START_MS = 1_000_000;
/** Floating-point buckets may be a hair off. */
const HAIR = 1e-6;

/** Plays a dispatcher: at each look every wanting chat gets one message, as far as the pace allows. */
function play(given: PaceLimits, schedule: Array<{ waitMs: number; chats: number[] }>) {
  const pace = new Pace(given);
  const spent: Array<{ atMs: number; chat: string }> = [];
  let nowMs = START_MS;
  for (const { waitMs, chats } of schedule) {
    nowMs += waitMs;
    let room = pace.available(nowMs);
    const { chatIds } = pace.held(nowMs);
    for (const chat of chats.map(String)) {
      if (room < 1 || chatIds.includes(chat)) continue;
      pace.spend(chat, nowMs);
      spent.push({ atMs: nowMs, chat });
      room -= 1;
    }
  }
  return { pace, spent, nowMs };
}

/** No window of time, however placed, holds more than `burst + rate · length`. */
function withinBucket(times: readonly number[], burst: number, perSecond: number): boolean {
  return times.every((from, i) =>
    times.slice(i).every((to, j) => j + 1 <= burst + ((to - from) / 1000) * perSecond + HAIR),
  );
}

test('never more than the burst and the rate times the time, over the channel and in each chat (P21)', () => {
  fc.assert(
    fc.property(limits, looks, (given, schedule) => {
      const { spent } = play(given, schedule);
      const of = (chat: string) => spent.filter((each) => each.chat === chat).map(({ atMs }) => atMs);
      expect(
        withinBucket(
          spent.map(({ atMs }) => atMs),
          given.burst,
          given.perSecond,
        ),
      ).toBe(true);
      for (const chat of new Set(spent.map(({ chat }) => chat))) {
        expect(withinBucket(of(chat), given.chatBurst, given.chatPerSecond)).toBe(true);
      }
    }),
  );
});

test('`waitMs` is when the next one may go, and not much earlier', () => {
  fc.assert(
    fc.property(limits, looks, fc.integer({ min: 0, max: 5_000 }), (given, schedule, pauseMs) => {
      const { pace, nowMs } = play(given, schedule);
      pace.pause(nowMs + pauseMs);
      const waitMs = pace.waitMs(nowMs);
      expect(waitMs).toBeGreaterThanOrEqual(pauseMs);
      if (waitMs > 1) expect(pace.available(nowMs + waitMs - 2)).toBe(0);
      expect(pace.available(nowMs + waitMs + 1)).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('`waitMs` does not grow because the channel rested in a pause', () => {
  const pace = new Pace({ perSecond: 1, burst: 2, chatPerSecond: 100, chatBurst: 100 });
  pace.available(START_MS);
  pace.spend('a', START_MS);
  pace.spend('b', START_MS);
  pace.pause(START_MS + 10_000);
  expect(pace.waitMs(START_MS + 9_900)).toBe(100);
});

test('`held` names exactly the chats that must wait, and when the first is free', () => {
  fc.assert(
    fc.property(limits, looks, (given, schedule) => {
      const { pace, spent, nowMs } = play(given, schedule);
      const { chatIds, freeInMs } = pace.held(nowMs);
      const free = [...new Set(spent.map(({ chat }) => chat))].filter((chat) => !chatIds.includes(chat));
      for (const chat of free) {
        const times = spent.filter((each) => each.chat === chat).map(({ atMs }) => atMs);
        expect(withinBucket([...times, nowMs], given.chatBurst, given.chatPerSecond)).toBe(true);
      }
      if (!chatIds.length) {
        expect(freeInMs).toBe(Number.POSITIVE_INFINITY);
        return;
      }
      if (freeInMs > 1) expect(pace.held(nowMs + freeInMs - 2).chatIds).toEqual(chatIds);
      expect(pace.held(nowMs + freeInMs + 1).chatIds.length).toBeLessThan(chatIds.length);
    }),
  );
});

test('a pause is never shortened by a later, shorter one', () => {
  const pace = new Pace({ perSecond: 10, burst: 10, chatPerSecond: 10, chatBurst: 10 });
  pace.pause(START_MS + 30_000);
  pace.pause(START_MS + 1_000);
  expect(pace.available(START_MS + 29_999)).toBe(0);
  expect(pace.available(START_MS + 30_000)).toBe(10);
});

test('Telegram is used no faster than its published limits (P21)', () => {
  expect(PACE.telegram?.perSecond).toBeLessThanOrEqual(30);
  expect(PACE.telegram?.chatPerSecond).toBeLessThanOrEqual(1);
});
