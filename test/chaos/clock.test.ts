import { setTimeout as later } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Assistant, buildAssistant } from '../../src/assistant.ts';
import { readConfig } from '../../src/config.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { createLog } from '../../src/kernel/log.ts';
import { createScheduler } from '../../src/schedule/index.ts';
import { openStorage } from '../../src/storage/index.ts';
import { environmentOf } from '../support/assistant-process.ts';
import { allAnswered, expectKept, QUESTIONS, questionsFor, START } from './invariants.ts';
import { report, SIZES, seededFor } from './sizes.ts';
import { ANSWER_MS, enoughDatabases, openWorld, TOKEN, type World } from './world.ts';

const PEOPLE = [600_001, 600_002, 600_003, 600_004];
const BY = [DAY, -2 * HOUR, 2 * HOUR, -DAY];
/** Longer than the outbox goes without looking for leases that are over. */
const LATE_MS = 3_000;
const LATE = `late by ${LATE_MS} ms`;
const QUIET_LOG = createLog('silent');
const RETRIED_WITHIN_MS = 15_000;

/** The assistant in this process, whose clock can be set; everything else is as it runs. */
describe.each(enoughDatabases)('the clock is set, $name', ({ name, url }) => {
  let world: World;
  let assistant: Assistant;
  let setByMs = 0;
  const clock = { now: () => new Date(Date.now() + setByMs) };

  beforeEach(async () => {
    setByMs = 0;
    world = await openWorld(url);
  });
  afterEach(async () => {
    await assistant.stop();
    await world.close();
  });

  async function start(more: Record<string, string> = {}): Promise<void> {
    const environment = environmentOf(world.database, {
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: world.server.url,
      QUIET_MS: '0',
      PORT: '0',
      ...more,
    });
    const exit = () => expect.unreachable('the process wanted to end');
    assistant = await buildAssistant(readConfig(environment), QUIET_LOG, { clock, exit });
    await assistant.start();
  }

  it(
    'a day ahead and hours back, in the middle of turns, sends and retries: nothing waits for it, nothing comes twice',
    async () => {
      const { server } = world;
      await start();
      const random = seededFor(`clock ${name}`);
      const asked = new Map(PEOPLE.map((person) => [person, [START.answer]]));
      for (const person of PEOPLE) server.sendText(person, START.text);
      await server.waitFor(() => allAnswered(server, asked), ANSWER_MS);
      const questions = new Map(PEOPLE.map((person) => [person, questionsFor(SIZES.clockJumps, random)]));
      const slowest: number[] = [];
      for (let jump = 0; jump < SIZES.clockJumps; jump += 1) {
        // One answer is refused and must be sent again, one is on its way for longer than leases are looked at.
        server.failNext({ status: 500 });
        server.failNext({ lateMs: LATE_MS }, { after: 1 });
        const late = server.calls.filter(({ outcome }) => outcome === LATE).length;
        for (const [person, all] of questions) {
          const question = all[jump];
          if (!question) continue;
          server.sendText(person, question.text);
          asked.get(person)?.push(question.answer);
        }
        const by = BY[jump % BY.length] ?? 0;
        // Forward while a call is under way, whose lease then seems to be over; back at any moment.
        const onTheWay = () => server.calls.filter(({ outcome }) => outcome === LATE).length > late;
        if (by > 0) await server.waitFor(onTheWay, ANSWER_MS);
        else await later(random() * 250);
        setByMs += by;
        if (by > 0) await later(LATE_MS);
        const since = Date.now();
        await server.waitFor(() => allAnswered(server, asked), ANSWER_MS);
        slowest.push(Date.now() - since);
      }
      await server.waitFor(() => server.waiting().length === 0, ANSWER_MS);
      expect(expectKept(server, asked)).toEqual({ unanswered: 0, killed: 0 });
      report(
        `${name}, clock set ${SIZES.clockJumps} times, slowest answers after ${Math.max(...slowest)} ms, none twice`,
      );
    },
    60_000 + SIZES.clockJumps * ANSWER_MS,
  );

  it('two hours back: what waits for its pace or a retry goes on, in order', async () => {
    const { server } = world;
    await start({ MESSAGES_PER_10S: '8' });
    const [ibu = 0, pak = 0] = PEOPLE;
    const all = [START, ...QUESTIONS];
    const asked = new Map([
      [ibu, all.map(({ answer }) => answer)],
      [pak, [START.answer]],
    ]);
    // More at once than the pace lets through, and one that is refused first.
    server.failNext({ status: 500 }, { after: 1 });
    server.sendText(pak, START.text);
    for (const { text } of all) server.sendText(ibu, text);
    await server.waitFor(() => server.messagesOf(ibu).length >= 3, ANSWER_MS);
    setByMs -= 2 * HOUR;
    await server.waitFor(() => allAnswered(server, asked), RETRIED_WITHIN_MS);
    // Eight were acted on in what is now the future: that is no haste.
    asked.get(ibu)?.push(/kepiting/i, /lada/i);
    server.sendText(ibu, 'syarat kepiting ke jepang');
    server.sendText(ibu, 'harga lada');
    await server.waitFor(() => allAnswered(server, asked), RETRIED_WITHIN_MS);
    await server.waitFor(() => server.waiting().length === 0, ANSWER_MS);
    expect(expectKept(server, asked)).toEqual({ unanswered: 0, killed: 0 });
  });

  it('a day back while nothing ran: what a killed process left is sent, and what it had not begun is answered', async () => {
    const { server } = world;
    setByMs = DAY;
    await start();
    const [ibu = 0, pak = 0] = PEOPLE;
    const asked = new Map([
      [ibu, [START.answer]],
      [pak, [START.answer]],
    ]);
    server.failNext({ status: 500 }, { times: 2 });
    for (const person of asked.keys()) server.sendText(person, START.text);
    await server.waitFor(() => server.calls.some(({ outcome }) => outcome === 500), ANSWER_MS);
    await assistant.stop();
    server.failNoMore();
    setByMs = 0;
    await start();
    await server.waitFor(() => allAnswered(server, asked), RETRIED_WITHIN_MS);
    await server.waitFor(() => server.waiting().length === 0, ANSWER_MS);
    expect(expectKept(server, asked)).toEqual({ unanswered: 0, killed: 0 });
  });
});

it.each(enoughDatabases)(
  'no slot is run twice by two schedulers whose clock is set, $name',
  async ({ name, url }) => {
    const world = await openWorld(url);
    const storage = await openStorage(world.database.config);
    const random = seededFor(`slots ${name}`);
    let nowMs = Date.parse('2026-11-23T01:00:00Z');
    const clock = { now: () => new Date(nowMs) };
    const ran: string[] = [];
    const run = async ({ slot }: { slot: Date }) => void ran.push(slot.toISOString());
    const job = { name: 'hourly', cron: '0 * * * *', timeZone: 'UTC', lateMs: 3 * HOUR, run };
    const schedulers = [1, 2].map(() => createScheduler({ storage, clock, log: QUIET_LOG, jobs: [job] }));
    for (let step = 0; step < 20 * SIZES.clockJumps; step += 1) {
      const jump = random() < 0.2 ? (BY[Math.floor(random() * BY.length)] ?? 0) : 0;
      nowMs += jump + random() * HOUR;
      await schedulers[Math.floor(random() * schedulers.length)]?.runDue();
    }
    for (const scheduler of schedulers) await scheduler.stop();
    await storage.close();
    await world.close();
    expect(ran.length).toBeGreaterThan(SIZES.clockJumps);
    expect(new Set(ran).size).toBe(ran.length);
  },
);
