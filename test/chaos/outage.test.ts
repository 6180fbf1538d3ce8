import { setTimeout as later } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AssistantProcess } from '../support/assistant-process.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import type { TelegramServer } from '../support/telegram-server.ts';
import { allAnswered, expectKept, QUESTIONS, type Question, START } from './invariants.ts';
import { report, SIZES, seededFor } from './sizes.ts';
import { ANSWER_MS, openWorld, postgres, type World } from './world.ts';

const PEOPLE = Array.from({ length: 12 }, (_, i) => 400_001 + i);

/** What the platform's server sees while PostgreSQL is away or drops us: everything is answered, in order, nothing twice. */
describe.runIf(postgres)('PostgreSQL in trouble', () => {
  let world: World;
  let server: TelegramServer;
  let proxy: TcpProxy;
  let assistant: AssistantProcess;
  let asked: Map<number, RegExp[]>;

  beforeEach(async () => {
    world = await openWorld(postgres);
    server = world.server;
    const url = new URL(world.database.config.databaseUrl ?? '');
    proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port || 5432) });
    url.host = `127.0.0.1:${proxy.port}`;
    assistant = await world.start({ DATABASE_URL: url.href });
    await assistant.ready();
    asked = new Map(PEOPLE.map((person) => [person, []]));
    allAsk(START);
    await answered();
  });
  afterEach(async () => {
    await proxy.cut();
    await world.close();
  });

  function allAsk({ text, answer }: Question): void {
    for (const person of PEOPLE) {
      server.sendText(person, text);
      asked.get(person)?.push(answer);
    }
  }
  const answered = () => server.waitFor(() => allAnswered(server, asked), ANSWER_MS);

  async function expectAllKept(): Promise<void> {
    await server.waitFor(() => server.waiting().length === 0, ANSWER_MS);
    expect(expectKept(server, asked)).toEqual({ unanswered: 0, killed: 0 });
    expect(assistant.log.filter(({ level }) => level >= 60)).toEqual([]);
  }

  it('away for a while: what was written meanwhile is answered when it is back, once and in order', async () => {
    await proxy.cut();
    for (const question of QUESTIONS) allAsk(question);
    await later(SIZES.awayMs);
    expect((await fetch(`${assistant.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${assistant.url}/healthz`)).status).toBe(200);
    const back = Date.now();
    await proxy.mend();
    await answered();
    report(`PostgreSQL away for ${SIZES.awayMs} ms, all answered ${Date.now() - back} ms after it was back`);
    await assistant.ready();
    await expectAllKept();
  }, 180_000);

  it('drops every connection again and again in the middle of turns', async () => {
    const random = seededFor('cuts');
    for (const question of QUESTIONS) {
      allAsk(question);
      for (let cut = 0; cut < SIZES.cuts / QUESTIONS.length; cut += 1) {
        await proxy.cut();
        await proxy.mend();
        await later(random() * 300);
      }
      await answered();
    }
    await expectAllKept();
  }, 300_000);
});
