import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type AssistantProcess,
  type Environment,
  environmentOf,
  runToEnd,
  startAssistant,
} from '../support/assistant-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const embedded = process.env.DATABASE_URL === undefined;
let database: TestDatabase;
let other: TestDatabase;
let assistant: AssistantProcess | undefined;
beforeEach(async () => {
  database = await createTestDatabase();
  other = await createTestDatabase();
});
afterEach(async () => {
  await assistant?.kill();
  assistant = undefined;
  await database.drop();
  await other.drop();
});

const saudagar = (environment: Environment, ...args: string[]) =>
  runToEnd(environment, 'src/cli.ts', ...args);

test('a running assistant is backed up, and goes on elsewhere', async () => {
  const here = environmentOf(database, { WEBCHAT: 'on' });
  assistant = await startAssistant(here);
  await assistant.ready();
  const say = (text: string) =>
    fetch(`${assistant?.url}/webchat/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: 'sari', id: crypto.randomUUID(), content: { kind: 'text', text } }),
    });
  const heard = async () => {
    return (await fetch(`${assistant?.url}/webchat/history?person=sari`)).text();
  };
  expect((await say('daftar')).status).toBe(202);
  await expect.poll(heard, { timeout: 20_000 }).toContain('minta izin');

  const file = join(other.config.dataDir, 'safe', 'today.jsonl.gz');
  const made = await saudagar(here, 'backup', file);
  expect(JSON.parse(made.stdout)).toMatchObject({ file, files: 0 });
  expect(JSON.parse((await saudagar(here, 'backup', 'check', file)).stdout)).toMatchObject({
    whole: true,
    rows: { Person: 1, Chat: 1 },
  });
  const again = await saudagar(here, 'backup', file);
  expect(again).toMatchObject({ code: 1, stdout: '' });
  expect(again.stderr).toContain('is there already');
  // The embedded database is the assistant's while it runs; on a server what is in it is not touched.
  const refused = await saudagar(here, 'restore', file);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(embedded ? 'already in use' : 'not empty');
  await assistant.stop();

  const there = environmentOf(other, { WEBCHAT: 'on' });
  expect(JSON.parse((await saudagar(there, 'restore', file)).stdout)).toMatchObject({ files: 0 });
  assistant = await startAssistant(there);
  await assistant.ready();
  expect(await heard()).toContain('minta izin');
  expect((await say('setuju')).status).toBe(202);
  await expect.poll(heard, { timeout: 20_000 }).toContain('Apa nama usaha');
  expect(await readdir(join(other.config.dataDir, 'safe'))).toEqual(['today.jsonl.gz']);
}, 120_000);
