import { setTimeout as later } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { environmentOf, runToEnd } from '../support/assistant-process.ts';
import { allAnswered, expectKept, QUESTIONS, questionsFor, START } from './invariants.ts';
import { report, SIZES, seededFor } from './sizes.ts';
import { ANSWER_MS, openWorld, postgres, TOKEN, type World } from './world.ts';

const PEOPLE = Array.from({ length: 6 }, (_, i) => 700_001 + i);
let world: World;
afterEach(() => world.close());

it('two processes started on one directory: the second is refused and says why, the first talks on', async () => {
  world = await openWorld(undefined);
  const { server } = world;
  const first = await world.start();
  const asked = new Map(PEOPLE.map((person) => [person, [START, ...QUESTIONS].map(({ answer }) => answer)]));
  for (const { text } of [START, ...QUESTIONS]) for (const person of PEOPLE) server.sendText(person, text);
  const environment = environmentOf(world.database, {
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: server.url,
  });
  const second = await runToEnd({ ...environment, PORT: '0' });
  expect(second).toMatchObject({ code: 1, stdout: '' });
  expect(second.stderr).toMatch(/^The database in .+ is already in use by process \d+\./m);
  expect(second.stderr).toContain('DATABASE_URL');
  expect(second.stderr).not.toContain('    at ');
  await server.waitFor(() => allAnswered(server, asked), ANSWER_MS);
  await server.waitFor(() => server.waiting().length === 0, ANSWER_MS);
  expect(expectKept(server, asked)).toEqual({ unanswered: 0, killed: 0 });
  // The one that was killed leaves no lock behind.
  await first.kill();
  await first.restart();
  await first.ready();
});

describe.runIf(postgres)('three processes on one PostgreSQL', () => {
  it(
    'of which any is killed at any moment: the others go on with what it had',
    async () => {
      world = await openWorld(postgres);
      const { server } = world;
      const random = seededFor('processes');
      for (let i = 0; i < 3; i += 1) await world.start();
      const asked = new Map(PEOPLE.map((person) => [person, [START.answer]]));
      for (const person of PEOPLE) server.sendText(person, START.text);
      await server.waitFor(() => allAnswered(server, asked), ANSWER_MS);
      const deaths: number[] = [];
      for (const question of questionsFor(SIZES.processKills, random)) {
        for (const [person, answers] of asked) {
          server.sendText(person, question.text);
          answers.push(question.answer);
        }
        await later(random() * 500);
        const victim = world.assistants[Math.floor(random() * world.assistants.length)];
        await victim?.kill();
        deaths.push(Date.now());
        await victim?.restart();
        await server.waitFor(() => allAnswered(server, asked), ANSWER_MS);
      }
      await server.waitFor(() => server.waiting().length === 0, ANSWER_MS);
      const { killed } = expectKept(server, asked, { deaths });
      report(`three processes, ${deaths.length} kills, ${killed} messages twice`);
    },
    60_000 + SIZES.processKills * ANSWER_MS,
  );
});
