import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../support/telegram-server.ts';
import { allAnswered, expectKept, questionsFor, START } from './invariants.ts';
import { report, SIZES, seededFor } from './sizes.ts';
import { ANSWER_MS, enoughDatabases, openWorld, type World } from './world.ts';

/** What a call may come to: refused, garbled, cut short, without an answer. */
const TROUBLE: readonly Failure[] = [
  { status: 429, retryAfter: 1 },
  { status: 500 },
  { status: 502 },
  'gateway-page',
  'login-page',
  'reset',
  'half',
  'misshapen',
];
/** These last as long as the assistant waits for an answer. */
const SILENCE: readonly Failure[] = ['hang', 'lost-answer', { lateMs: 12_000 }];
const PEOPLE = Array.from({ length: SIZES.platformPeople }, (_, i) => 500_001 + i);
/** The waits after failures are what takes time. */
const ALL_MS = 60_000 + SIZES.platformDecks * 60_000;

describe.each(enoughDatabases)('Telegram in trouble, $name', ({ name, url }) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(url);
    await (await world.start()).ready();
  });
  afterEach(() => world.close());

  it(
    'answers calls with refusals, garbage, halves or nothing: everything is answered, in order, and twice only what it took in silence',
    async () => {
      const { server } = world;
      const random = seededFor(`platform ${name}`);
      const asked = new Map(
        PEOPLE.map((person) => [person, [START, ...questionsFor(SIZES.platformQuestions, random)]]),
      );
      const kinds = SIZES.platformHangs ? [...TROUBLE, ...SILENCE] : TROUBLE;
      const next = new Map([
        ['getupdates', dealFrom(kinds, random)],
        ['sendmessage', dealFrom(kinds, random)],
      ]);
      const happened: string[] = [];
      server.failAtTimes((method) => {
        const failure = next.get(method)?.();
        if (failure === undefined) return undefined;
        happened.push(`${method} ${JSON.stringify(failure)}`);
        return failure;
      });

      const began = Date.now();
      for (let place = 0; place <= SIZES.platformQuestions; place += 1) {
        for (const [person, questions] of asked) server.sendText(person, questions[place]?.text ?? '');
      }
      const answers = new Map([...asked].map(([person, all]) => [person, all.map(({ answer }) => answer)]));
      await server.waitFor(() => allAnswered(server, answers), ALL_MS);
      server.failNoMore();
      await server.waitFor(() => server.waiting().length === 0, ANSWER_MS);
      await world.assistants[0]?.ready(ANSWER_MS);

      const { unanswered } = expectKept(server, answers);
      report(
        `${name}, ${PEOPLE.length * (1 + SIZES.platformQuestions)} questions answered in ${Date.now() - began} ms over ` +
          `${happened.length} failed calls of ${new Set(happened).size} kinds, ${unanswered} twice for want of an answer`,
      );
      // Every kind of trouble with a send has been there.
      expect(new Set(happened.filter((what) => what.startsWith('send'))).size).toBe(kinds.length);
    },
    ALL_MS + 2 * ANSWER_MS,
  );
});

/** Gives all of `kinds` and as often nothing in some order, then again in another, as often as the run's size says. */
function dealFrom(kinds: readonly Failure[], random: () => number): () => Failure | undefined {
  const decks = Array.from({ length: SIZES.platformDecks }, () =>
    kinds
      .flatMap((kind) => [kind, undefined])
      .map((kind) => ({ kind, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ kind }) => kind),
  );
  const deck = decks.flat();
  return () => deck.pop();
}
