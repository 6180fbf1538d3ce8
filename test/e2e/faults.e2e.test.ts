import { setTimeout as later } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AssistantProcess, environmentOf, startAssistant } from '../support/assistant-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram-server.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** `FAULTS_AWAY_MS=60000` is an outage as long as a restart of the machine. */
const AWAY_MS = Number(process.env.FAULTS_AWAY_MS ?? 6_000);
const CUTS = Number(process.env.FAULTS_CUTS ?? 8);
const TOKEN = '424242:a-token-of-the-length-that-is-checked';
const PEOPLE = Array.from({ length: 12 }, (_, i) => 400_001 + i);
const ANSWER_MS = 60_000;
const QUESTIONS = ['menu', 'syarat kepiting ke jepang', 'harga lada', 'bantuan', 'profil'];
const MENU = /^Mau mulai dari mana, Kak/;
const postgres = process.env.DATABASE_URL;

/** What the platform's server sees while PostgreSQL is away or drops us: everything is answered, in order, nothing twice. */
describe.runIf(postgres)('PostgreSQL in trouble', () => {
  let database: TestDatabase;
  let server: TelegramServer;
  let proxy: TcpProxy;
  let assistant: AssistantProcess;

  beforeEach(async () => {
    database = await createTestDatabase();
    server = await startTelegramServer({ token: TOKEN });
    const url = new URL(database.config.databaseUrl ?? '');
    proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port || 5432) });
    url.host = `127.0.0.1:${proxy.port}`;
    assistant = await startAssistant(
      environmentOf(database, {
        DATABASE_URL: url.href,
        TELEGRAM_BOT_TOKEN: TOKEN,
        TELEGRAM_API_ROOT: server.url,
        QUIET_MS: '0',
      }),
    );
    await assistant.ready();
    for (const person of PEOPLE) server.sendText(person, '/start');
    await answered(1);
  });
  afterEach(async () => {
    await assistant.kill();
    await proxy.cut();
    await server.close();
    await database.drop();
  });

  const answersOf = (person: number) => server.messagesOf(person).length;
  const answered = (count: number) =>
    server.waitFor(() => PEOPLE.every((person) => answersOf(person) >= count), ANSWER_MS);

  it('away for a while: what was written meanwhile is answered when it is back, once and in order', async () => {
    await proxy.cut();
    for (const question of QUESTIONS) for (const person of PEOPLE) server.sendText(person, question);
    await later(AWAY_MS);
    expect((await fetch(`${assistant.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${assistant.url}/healthz`)).status).toBe(200);
    await proxy.mend();
    await answered(1 + QUESTIONS.length);
    await server.waitFor(() => server.waiting().length === 0, ANSWER_MS);
    await assistant.ready();
    expectInOrder();
  }, 180_000);

  it('drops every connection again and again in the middle of turns', async () => {
    for (const [round, question] of QUESTIONS.entries()) {
      for (const person of PEOPLE) server.sendText(person, question);
      for (let cut = 0; cut < CUTS / QUESTIONS.length; cut += 1) {
        await proxy.cut();
        await proxy.mend();
        await later(150);
      }
      await answered(2 + round);
    }
    await server.waitFor(() => server.waiting().length === 0, ANSWER_MS);
    expectInOrder();
  }, 180_000);

  it('a message that always makes the assistant fail is given up, its person told, and the chat goes on', async () => {
    const client = new pg.Client({ connectionString: database.config.databaseUrl });
    await client.connect();
    const [poisoned] = PEOPLE;
    await client.query(
      `INSERT INTO "InboxMessage" ("chatId", "dedupeKey", content, "dueAt", "receivedAt")
       SELECT id, 'poisoned', '{"kind": "from another world"}', now(), now() FROM "Chat" WHERE address = $1`,
      [String(poisoned)],
    );
    await client.query(`SELECT pg_notify('saudagar', 'inbox')`);
    await client.end();
    server.sendText(poisoned ?? 0, 'menu');
    await server.waitFor(
      () => server.messagesOf(poisoned ?? 0).some(({ text }) => MENU.test(text)),
      ANSWER_MS,
    );
    const texts = server.messagesOf(poisoned ?? 0).map(({ text }) => text);
    expect(texts, texts.join(' | ')).toHaveLength(3);
    expect(texts[1]).toMatch(/gangguan|kendala|maaf/i);
    expect(JSON.stringify(texts)).not.toMatch(/Error|Zod|undefined/);
  }, 180_000);

  /** Each person sees one answer to each question, in the order of the questions. */
  function expectInOrder(): void {
    const wanted = [/^Halo/, MENU, /kepiting/i, /lada/i, /bantu/i, /./];
    for (const person of PEOPLE) {
      const texts = server.messagesOf(person).map(({ text }) => text);
      expect(texts).toHaveLength(wanted.length);
      for (const [at, text] of texts.entries()) expect(text).toMatch(wanted[at] ?? /$^/);
    }
    expect(assistant.log.filter(({ level }) => level >= 60)).toEqual([]);
  }
});
