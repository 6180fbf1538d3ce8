import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Act, type Exchange, REGISTRATION } from '../e2e/registration/script.ts';
import type { TestDatabase } from '../support/database.ts';
import { databaseOn } from './databases.ts';
import { cpuMs, peakMb } from './process-figures.ts';
import { quantile, round } from './report.ts';
import { asTable } from './table.ts';
import { type BotApi, type Shown, startBotApi } from './turns/bot-api.ts';

/**
 * `npm run bench:turns`: a whole registration and a requirement question, in many chats at once, each person answering the
 * moment they are asked, over the real grammY path and a local Bot API server. The assistant on the embedded database and
 * (DATABASE_URL) on PostgreSQL, beside a bare grammY echo bot and a bot of `@grammyjs/conversations` with its state in
 * PostgreSQL. Prints JSON lines, then a table; `ofEcho` and `ofConversations` are the rate as a share of theirs in the same run.
 * `astray` counts people who did not see the same as the others: an answer twice, missing, or in another order.
 *
 *   --chats <n>       at once (3000: Telegram lets one chat have a message a second, which is what limits few chats)
 *   --rounds <n>      registrations, one after another, by as many new people (1)
 *   --on <what>[,…]   echo (as grammY starts it), echo-runner (by @grammyjs/runner), echo-texts (as many plain texts, so one call a
 *                     turn), conversations, pglite, postgres, postgres-2, postgres-4 (so many processes on one database)
 */
const { values: given } = parseArgs({
  options: { chats: { type: 'string' }, rounds: { type: 'string' }, on: { type: 'string' } },
});
const CHATS = Number(given.chats ?? 3_000);
const ROUNDS = Number(given.rounds ?? 1);
const TOKEN = `424242:${'a'.repeat(35)}`;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ALL = [
  'echo',
  'echo-runner',
  'echo-texts',
  'conversations',
  'pglite',
  'postgres',
  'postgres-2',
  'postgres-4',
];

const QUESTION: Act = { kind: 'text', text: 'gmn cara kirim kepiting ke jepang?' };
/** What somebody writes to the assistant, and what they see before they write the next. */
const ASSISTANT: readonly Exchange[] = [
  { asked: /^/, act: { kind: 'text', text: '/start' } },
  ...REGISTRATION.slice(0, -1),
  { asked: /sudah terdaftar di/, act: QUESTION },
];
/** The same to a bot that says it back. */
const ECHO: readonly Exchange[] = ASSISTANT.map(({ act }, i) => ({ asked: i === 0 ? /^/ : /./, act }));
/** As many words instead. */
const TEXTS: readonly Exchange[] = ECHO.map(({ asked }) => ({ asked, act: { kind: 'text', text: 'Siti?' } }));

interface Figures {
  on: string;
  chats: number;
  turns: number;
  seconds: number;
  turnsPerSecond: number;
  ofEcho: string;
  ofConversations: string;
  astray: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  cpuMsPerTurn: number;
  peakMb: number;
}

async function measure(on: string): Promise<Figures> {
  const echo = on === 'echo-texts' ? TEXTS : ECHO;
  const script = on.startsWith('echo') ? echo : ASSISTANT;
  const database = await databaseOn(
    on === 'pglite' || (on.startsWith('echo') && !process.env.DATABASE_URL) ? 'pglite' : on,
  );
  let people = new Map<number, Person>();
  const api = await startBotApi(TOKEN, (shown) => people.get(shown.chatId)?.sees(shown));
  const processes = await start(on, api, database);
  try {
    const waits: number[] = [];
    const seen: string[] = [];
    // What is loaded at the first message is no part of a turn.
    people = new Map([[1, new Person(1, api, script, [])]]);
    await Promise.all([...people.values()].map((person) => person.talk()));
    const cpuBegan = cpuMs(processes);
    const began = performance.now();
    for (let round = 0; round < ROUNDS; round += 1) {
      const ids = Array.from({ length: CHATS }, (_, i) => 1_000 + round * CHATS + i);
      people = new Map(ids.map((id) => [id, new Person(id, api, script, waits)]));
      await Promise.all([...people.values()].map((person) => person.talk()));
      seen.push(...[...people.values()].map((person) => person.seen.join('\n')));
    }
    const seconds = (performance.now() - began) / 1_000;
    const at = (share: number) => Math.round(quantile(waits, share));
    return {
      on,
      chats: CHATS,
      turns: waits.length,
      seconds: round(seconds),
      turnsPerSecond: Math.round(waits.length / seconds),
      ofEcho: '',
      ofConversations: '',
      astray: seen.length - mostAlike(seen),
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      p99Ms: at(0.99),
      cpuMsPerTurn: round((cpuMs(processes) - cpuBegan) / waits.length, 2),
      peakMb: Math.max(...processes.map(peakMb)),
    };
  } finally {
    for (const child of processes) child.kill();
    await Promise.all(processes.map(async (child) => child.exitCode ?? (await once(child, 'close'))));
    await api.close();
    await database.drop();
  }
}

/** How many of these are the same, of that which most are. */
function mostAlike(seen: readonly string[]): number {
  return Math.max(...[...Map.groupBy(seen, (all) => all).values()].map(({ length }) => length));
}

/** Somebody who answers the moment they are asked. */
class Person {
  /** What was shown to them, in order. */
  readonly seen: string[] = [];
  readonly #id: number;
  readonly #api: BotApi;
  readonly #script: readonly Exchange[];
  readonly #waits: number[];
  readonly #done = Promise.withResolvers<void>();
  #step = 0;
  #wroteAt = 0;

  constructor(id: number, api: BotApi, script: readonly Exchange[], waits: number[]) {
    this.#id = id;
    this.#api = api;
    this.#script = script;
    this.#waits = waits;
  }

  talk(): Promise<void> {
    this.#act();
    return this.#done.promise;
  }

  sees(shown: Shown): void {
    this.seen.push(shown.text);
    const next = this.#script[this.#step];
    // Some answers are several messages; the one that asks, or the last answer, ends the turn.
    if (next && !next.asked.test(shown.text.replace(/<[^>]+>/g, ''))) return;
    this.#waits.push(performance.now() - this.#wroteAt);
    if (next) this.#act(shown);
    else this.#done.resolve();
  }

  #act(shown?: Shown): void {
    const { act } = this.#script[this.#step] ?? { act: QUESTION };
    this.#step += 1;
    this.#wroteAt = performance.now();
    const from = { id: this.#id, is_bot: false, first_name: 'Siti', language_code: 'id' };
    const chat = { id: this.#id, type: 'private', first_name: 'Siti' };
    const base = { message_id: this.#step, date: Math.floor(Date.now() / 1_000), chat, from };
    const message = (fields: Record<string, unknown>) => this.#api.push({ message: { ...base, ...fields } });
    switch (act.kind) {
      case 'text': {
        const entities = act.text.startsWith('/')
          ? { entities: [{ type: 'bot_command', offset: 0, length: act.text.length }] }
          : {};
        message({ text: act.text, ...entities });
        return;
      }
      case 'press': {
        const label = [...(shown?.buttons.keys() ?? [])].find((one) => one.includes(act.label));
        const data = shown?.buttons.get(label ?? '') ?? act.label;
        const shownMessage = {
          message_id: shown?.messageId ?? 1,
          date: base.date,
          chat,
          text: shown?.text ?? '',
        };
        const query = {
          id: `${this.#id}:${this.#step}`,
          from,
          chat_instance: '1',
          message: shownMessage,
          data,
        };
        this.#api.push({ callback_query: query });
        return;
      }
      case 'location':
        message({ location: { latitude: act.latitude, longitude: act.longitude } });
        return;
      case 'contact':
        message({ contact: { phone_number: act.phone, first_name: 'Siti', user_id: this.#id } });
        return;
      case 'photo': {
        const file_unique_id = `photo${this.#id}`;
        message({
          photo: [{ file_id: file_unique_id, file_unique_id, width: 10, height: 10, file_size: 900 }],
        });
      }
    }
  }
}

async function start(on: string, api: BotApi, { config }: TestDatabase): Promise<ChildProcess[]> {
  const { PATH = '', HOME = '' } = process.env;
  const database: Record<string, string> = config.databaseUrl ? { DATABASE_URL: config.databaseUrl } : {};
  if (on.startsWith('echo') || on === 'conversations') {
    const [bot] = on.split('-');
    const env = {
      PATH,
      HOME,
      BOT_TOKEN: TOKEN,
      API_ROOT: api.url,
      RUNNER: on === 'echo-runner' ? 'on' : 'off',
      ...database,
    };
    return [await spawned(`test/bench/turns/${bot}-bot.ts`, env)];
  }
  const env = {
    PATH,
    HOME,
    DATA_DIR: config.dataDir,
    ...database,
    TELEGRAM_API_ROOT: api.url,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_PER_SECOND: '5000',
    MESSAGES_PER_10S: '100000',
    PORT: '0',
    WEBCHAT: 'off',
    QUIET_MS: '0',
    PRICES_FETCH: 'off',
    LOG_LEVEL: 'error',
  };
  const count = Number(/\d$/.exec(on)?.[0] ?? 1);
  const processes: ChildProcess[] = [];
  for (let i = 0; i < count; i += 1) processes.push(await spawned('src/main.ts', env));
  return processes;
}

/** Runs a script until it says that it receives. */
async function spawned(script: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close').then(() => {
    throw new Error(`${script} ended`);
  });
  // Only the race wants to hear of it.
  ended.catch(() => undefined);
  await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
  return child;
}

const runs: Figures[] = [];
for (const on of given.on?.split(',') ?? ALL) {
  if (!process.env.DATABASE_URL && on !== 'pglite' && !on.startsWith('echo')) continue;
  const figures = await measure(on);
  const shareOf = (other: string) => {
    const rate = runs.find((run) => run.on === other)?.turnsPerSecond;
    return rate ? (figures.turnsPerSecond / rate).toFixed(2) : '';
  };
  figures.ofEcho = shareOf('echo');
  figures.ofConversations = shareOf('conversations');
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  runs.push(figures);
}
process.stdout.write(`${asTable(runs)}\n`);
