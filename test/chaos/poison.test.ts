import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage } from '../../src/storage/index.ts';
import { type AssistantProcess, environmentOf, runToEnd } from '../support/assistant-process.ts';
import { allAnswered, expectKept, QUESTIONS, START } from './invariants.ts';
import { ANSWER_MS, databases, openWorld, type World } from './world.ts';

const IBU = 800_001;
const PAK = 800_002;
const SORRY = /belum bisa saya proses karena gangguan/;
/** What no version of the program can read. */
const POISONED = `
  INSERT INTO "InboxMessage" ("chatId", "dedupeKey", content, "dueAt", "receivedAt")
  SELECT id, 'poisoned', '{"kind": "from another world"}', now(), now() FROM "Chat" WHERE address = '${IBU}'`;

describe.each(databases)('a message that always fails, $name', ({ url }) => {
  let world: World;
  let assistant: AssistantProcess;
  beforeEach(async () => {
    world = await openWorld(url);
    assistant = await world.start();
  });
  afterEach(() => world.close());

  it('is given up after five tries and kept, its person told, and nobody waits for it', async () => {
    const { server } = world;
    const asked = new Map([IBU, PAK].map((person) => [person, [START.answer]]));
    for (const person of asked.keys()) server.sendText(person, START.text);
    await server.waitFor(() => allAnswered(server, asked), ANSWER_MS);
    await poison();
    const [menu] = QUESTIONS;
    asked.get(IBU)?.push(SORRY);
    for (const [person, answers] of asked) {
      server.sendText(person, menu?.text ?? '');
      answers.push(menu?.answer ?? /$^/);
    }
    const others = new Map([[PAK, asked.get(PAK) ?? []]]);
    await server.waitFor(() => allAnswered(server, others), ANSWER_MS);
    expect(server.messagesOf(IBU)).toHaveLength(1);
    await server.waitFor(() => allAnswered(server, asked), ANSWER_MS);
    await server.waitFor(() => server.waiting().length === 0);
    expectKept(server, asked);
    expect(JSON.stringify(server.messagesOf(IBU))).not.toMatch(/Error|Zod|undefined/);

    const tries = assistant.log.filter(({ msg }) => msg === 'turn failed').map(({ attempts }) => attempts);
    // Before a failure is noted another worker may take the message: that counts as the same try.
    expect([...new Set(tries)]).toEqual([1, 2, 3, 4, 5]);
    const letters = await runToEnd(environmentOf(world.database), 'src/cli.ts', 'dead-letters');
    expect(JSON.parse(letters.stdout)).toMatchObject([{ attempts: 5 }]);
  });

  /** Puts it in while the assistant runs; where only one process may have the database, while it does not. */
  async function poison(): Promise<void> {
    const { config } = world.database;
    if (config.databaseUrl) {
      const client = new pg.Client({ connectionString: config.databaseUrl });
      await client.connect();
      await client.query(POISONED);
      await client.query(`SELECT pg_notify('saudagar', 'inbox')`);
      await client.end();
      return;
    }
    await assistant.stop();
    const storage = await openStorage(config);
    await storage.db.$executeRawUnsafe(POISONED);
    await storage.close();
    await assistant.restart();
  }
});
