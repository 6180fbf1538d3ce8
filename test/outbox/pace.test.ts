import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Gone, PACE, Pace, type PaceLimits } from '../../src/outbox/pace.ts';
import { randomFrom } from '../support/random-from.ts';

const limits: fc.Arbitrary<PaceLimits> = fc.record({
  perSecond: fc.double({ min: 0.2, max: 50, noNaN: true }),
  burst: fc.integer({ min: 1, max: 40 }),
  chatPerSecond: fc.double({ min: 0.2, max: 10, noNaN: true }),
  chatBurst: fc.integer({ min: 1, max: 10 }),
});
/** Waits in milliseconds between looks, which of a few chats want to send at each, and which of the processes looks. */
const looks = fc.array(
  fc.record({
    waitMs: fc.integer({ min: 0, max: 3_000 }),
    chats: fc.uniqueArray(fc.integer({ min: 0, max: 4 })),
    evenly: fc.boolean(),
    process: fc.integer({ min: 0, max: 1 }),
  }),
  { minLength: 1, maxLength: 60 },
);
type Look = { waitMs: number; chats: number[]; evenly: boolean; process: number };
const START_MS = 1_000_000;
/** Sums of fractions may be a hair off. */
const HAIR = 1e-6;
const WIDE: PaceLimits = { perSecond: 1e6, burst: 1e6, chatPerSecond: 1e6, chatBurst: 1e6 };

/** Plays two processes that share one pace: at each look every wanting chat gets one message, as far as it allows. */
function play(given: PaceLimits, schedule: Look[]) {
  const processes = [new Pace(given), new Pace(given)] as const;
  let pace: Pace = processes[0];
  const sent: Array<{ atMs: number; chat: string }> = [];
  let nowMs = START_MS;
  for (const { waitMs, chats, evenly, process } of schedule) {
    nowMs += waitMs;
    const before = pace.taken(nowMs);
    pace = process === 0 ? processes[0] : processes[1];
    pace.restore(before);
    let room = pace.room(nowMs);
    const { chatIds } = pace.held(nowMs);
    for (const chat of chats.map(String)) {
      if (room < 1 || chatIds.includes(chat)) continue;
      sent.push({ atMs: pace.take(chat, evenly, nowMs), chat });
      room -= 1;
    }
  }
  return { pace, sent, nowMs };
}

/** Sends as many as wait, looking as rarely as `waitMs` says, until `untilMs`; the moments of all. */
function broadcast(pace: Pace, fromMs: number, untilMs: number, nameChat = (n: number) => `chat ${n}`) {
  const moments: number[] = [];
  let nowMs = fromMs;
  let looked = 0;
  while (nowMs < untilMs) {
    looked += 1;
    const room = pace.room(nowMs);
    for (let i = 0; i < room; i += 1) moments.push(pace.take(nameChat(moments.length), true, nowMs));
    nowMs += Math.max(1, pace.waitMs(nowMs));
  }
  return { moments, looked };
}

/** No window of `burst / perSecond` seconds, however placed, holds more than `burst`. */
function within(times: readonly number[], burst: number, perSecond: number): boolean {
  const windowMs = (burst / perSecond) * 1000;
  return times.every((time, i) => i < burst || time - (times[i - burst] ?? 0) >= windowMs - HAIR);
}

test('no window holds more than the burst, over the channel and in each chat, whichever process sends (P21)', () => {
  fc.assert(
    fc.property(limits, looks, (given, schedule) => {
      const { sent } = play(given, schedule);
      const of = (chat: string) => sent.filter((each) => each.chat === chat).map(({ atMs }) => atMs);
      const times = sent.map(({ atMs }) => atMs);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(within(times, given.burst, given.perSecond)).toBe(true);
      for (const chat of new Set(sent.map(({ chat }) => chat))) {
        expect(within(of(chat), given.chatBurst, given.chatPerSecond)).toBe(true);
      }
    }),
  );
});

test('`waitMs` is when there is room, and not earlier', () => {
  fc.assert(
    fc.property(limits, looks, fc.integer({ min: 0, max: 5_000 }), (given, schedule, pauseMs) => {
      const { pace, nowMs } = play(given, schedule);
      pace.pause(nowMs + pauseMs);
      const waitMs = pace.waitMs(nowMs);
      expect(waitMs).toBeGreaterThanOrEqual(pauseMs);
      if (waitMs > 1) expect(pace.room(nowMs + waitMs - 2)).toBe(0);
      expect(pace.room(nowMs + waitMs)).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('nothing starves: what may go at all goes at the rate, after a burst of any size', () => {
  fc.assert(
    fc.property(limits, looks, (given, schedule) => {
      const { pace, nowMs } = play(given, schedule);
      const seconds = 20 + (2 * given.burst) / given.perSecond;
      const { moments } = broadcast(pace, nowMs, nowMs + seconds * 1000);
      // What was sent before may fill one window; each look may find its first place a moment late.
      const least = Math.floor((seconds - given.burst / given.perSecond) * given.perSecond * 0.98) - 1;
      expect(moments.length).toBeGreaterThanOrEqual(least);
    }),
    { numRuns: 50 },
  );
});

test('`held` names exactly the chats that must wait, and when the first is free', () => {
  fc.assert(
    fc.property(limits, looks, (given, schedule) => {
      const { pace, sent, nowMs } = play(given, schedule);
      const { chatIds, freeInMs } = pace.held(nowMs);
      const free = [...new Set(sent.map(({ chat }) => chat))].filter((chat) => !chatIds.includes(chat));
      for (const chat of free) {
        const times = sent.filter((each) => each.chat === chat).map(({ atMs }) => atMs);
        expect(within([...times, Math.max(nowMs, ...times)], given.chatBurst, given.chatPerSecond)).toBe(
          true,
        );
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

test('a pause is never shortened by a later, shorter one, and ends when it was said to', () => {
  const pace = new Pace({ ...WIDE, perSecond: 10, burst: 10 });
  pace.pause(START_MS + 30_000);
  pace.pause(START_MS + 1_000);
  expect(pace.room(START_MS + 29_999)).toBe(0);
  expect(pace.pausedMs(START_MS + 29_000)).toBe(1_000);
  expect(pace.room(START_MS + 30_000)).toBeGreaterThan(0);
  expect(pace.pausedMs(START_MS + 30_000)).toBe(0);
});

test('replies go at once as far as the limit allows; what nobody waits for keeps its distance', () => {
  const pace = new Pace({ ...WIDE, perSecond: 10, burst: 10 });
  expect([0, 1, 2].map((n) => pace.take(`${n}`, false, START_MS))).toEqual([START_MS, START_MS, START_MS]);
  expect([3, 4].map((n) => pace.take(`${n}`, true, START_MS))).toEqual([START_MS + 90, START_MS + 180]);
  expect(pace.take('5', false, START_MS)).toBe(START_MS + 180);
});

test('a chat is crowded where its last messages went faster than one by one', () => {
  const pace = new Pace(PACE.telegram);
  pace.take('tini', false, START_MS);
  expect(pace.crowded('tini')).toBe(false);
  pace.take('budi', false, START_MS + 10);
  pace.take('tini', false, START_MS + 900);
  expect(pace.crowded('tini')).toBe(true);
  pace.take('tini', false, START_MS + 2_000);
  expect(pace.crowded('tini')).toBe(false);
});

/**
 * A broadcast of 10,000 against a server that refuses the 31st message of any second and then everything for a second.
 * The process is busy now and then, and a call's way there takes between the two times (none back: the worst to guess).
 */
function playBroadcast(quickestMs: number, slowestMs: number, random: () => number) {
  const pace = new Pace(PACE.telegram);
  const calls: Array<{ arrivesMs: number; gone: Gone }> = [];
  const admitted: number[] = [];
  let refused = 0;
  let looked = 0;
  let nowMs = START_MS;
  const arrive = () => {
    calls.sort((a, b) => a.arrivesMs - b.arrivesMs);
    while (calls[0] && calls[0].arrivesMs <= nowMs) {
      const [call] = calls.splice(0, 1);
      if (!call) continue;
      pace.note(call.gone);
      const { arrivesMs } = call;
      const oldest = admitted.at(-30);
      if (oldest === undefined || arrivesMs - oldest >= 1_000) admitted.push(arrivesMs);
      else {
        refused += 1;
        pace.pause(arrivesMs + 1_000);
      }
    }
  };
  while (admitted.length < 10_000) {
    arrive();
    looked += 1;
    for (let room = pace.room(nowMs); room > 0; room -= 1) {
      const chatId = `chat ${admitted.length + calls.length}`;
      const atMs = pace.take(chatId, true, nowMs);
      const busyMs = random() < 0.01 ? random() * 50 : random();
      const beganMs = atMs + busyMs;
      const arrivesMs = beganMs + quickestMs + random() * (slowestMs - quickestMs);
      calls.push({ arrivesMs, gone: { atMs, chatId, beganMs, endedMs: arrivesMs, messages: 1 } });
    }
    nowMs += Math.max(1, pace.waitMs(nowMs));
  }
  const seconds = ((admitted.at(-1) ?? 0) - (admitted[0] ?? 0)) / 1_000;
  return { share: 10_000 / seconds / 30, refused, perLook: 10_000 / looked };
}

test.each([
  { way: '2 to 5', from: 2, to: 5, share: 0.98 },
  { way: '20 to 40', from: 20, to: 40, share: 0.97 },
  { way: '20 to 80', from: 20, to: 80, share: 0.945 },
])(
  '10,000 messages on Telegram where the way takes $way ms: $share of the rate, nothing refused (P21)',
  (row) => {
    for (const seed of [1, 2, 3]) {
      const { share, refused, perLook } = playBroadcast(row.from, row.to, randomFrom(seed));
      expect(share).toBeGreaterThan(row.share);
      expect(refused).toBe(0);
      // More than one message for each transaction.
      expect(perLook).toBeGreaterThan(1.5);
    }
  },
);

test('a message in several parts counts as many', () => {
  const pace = new Pace({ ...WIDE, perSecond: 10, burst: 10 });
  const atMs = pace.take('tini', false, START_MS);
  pace.note({ atMs, chatId: 'tini', beganMs: atMs, endedMs: START_MS + 20, messages: 10 });
  expect(pace.waitMs(START_MS + 30)).toBeGreaterThan(900);
  expect(pace.crowded('tini')).toBe(true);
});

test('a reply amid a broadcast is claimed next and waits for no more than the places given before it came', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2_000, max: 4_000 }), (afterMs) => {
      const pace = new Pace(PACE.telegram);
      const cameMs = START_MS + afterMs;
      broadcast(pace, START_MS, cameMs);
      const atMs = pace.take('tini', false, cameMs + pace.waitMs(cameMs));
      expect(atMs - cameMs).toBeLessThan(260);
    }),
  );
});
