import { setTimeout as later } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createPrivatePostgres,
  type PrivatePostgres,
  postgresPrograms,
} from '../support/private-postgres.ts';
import { allAnswered, expectKept, questionsFor, START } from './invariants.ts';
import { report, SIZES, seededFor } from './sizes.ts';
import { ANSWER_MS, openWorld, type World } from './world.ts';

const PEOPLE = Array.from({ length: 8 }, (_, i) => 410_001 + i);
const programs = postgresPrograms();

/** A server that is really stopped, as by a power cut, and started again: its own recovery is part of it. */
describe.runIf(programs)('PostgreSQL stopped and started', () => {
  let postgres: PrivatePostgres;
  let world: World;
  beforeEach(async () => {
    postgres = await createPrivatePostgres(programs ?? '');
    world = await openWorld(postgres.url);
  });
  afterEach(async () => {
    for (const assistant of world.assistants) await assistant.kill();
    await world.close();
    postgres.remove();
  });

  it('in the middle of turns: two processes wait for it, and everything is answered once and in order', async () => {
    const { server } = world;
    const random = seededFor('postgres restart');
    await world.start();
    await world.start();
    const asked = new Map(PEOPLE.map((person) => [person, [START.answer]]));
    for (const person of PEOPLE) server.sendText(person, START.text);
    await server.waitFor(() => allAnswered(server, asked), ANSWER_MS);
    for (const question of questionsFor(4, random)) {
      for (const [person, answers] of asked) {
        server.sendText(person, question.text);
        answers.push(question.answer);
      }
    }
    await later(random() * 2_000);
    postgres.stop();
    await later(SIZES.stoppedMs);
    const back = Date.now();
    postgres.start();
    await server.waitFor(() => allAnswered(server, asked), 2 * ANSWER_MS);
    await server.waitFor(() => server.waiting().length === 0, ANSWER_MS);
    report(
      `PostgreSQL stopped for ${SIZES.stoppedMs} ms, all answered ${Date.now() - back} ms after its start`,
    );
    expect(expectKept(server, asked)).toEqual({ unanswered: 0, killed: 0 });
    for (const assistant of world.assistants) expect((await assistant.stop()).code).toBe(0);
  }, 300_000);
});
