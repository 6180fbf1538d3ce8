import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startJob } from '../../src/features/broadcasts/begin.ts';
import { createBroadcast } from '../../src/features/broadcasts/broadcasts.store.ts';
import { Composition } from '../../src/features/broadcasts/composition.ts';
import { putJobs } from '../../src/jobs/index.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { plain } from '../../src/messages/index.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import type { TestDatabase } from '../support/database.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram-server.ts';
import { whereItIsNoon } from '../support/where-it-is-noon.ts';
import { databaseOn, databases } from './databases.ts';
import { cpuMs, peakMb } from './process-figures.ts';
import { Report } from './report.ts';

/**
 * `npm run bench:broadcast`: an announcement to different people through the assistant as it is run, against a Bot API server
 * with Telegram's limits, on the embedded database and (DATABASE_URL) on PostgreSQL with one process and two. Nobody
 * chats in the first two thirds, a few do in the last one. Prints JSON lines, then a table.
 *
 *   --full             10,000 messages instead of 3,000; --messages <n> any other number
 *   --on <what>        pglite, postgres or postgres-2, instead of all
 *   --latency <a>-<b>  a call takes so many milliseconds on its way (default 0)
 */
const { values: given } = parseArgs({
  options: {
    full: { type: 'boolean' },
    messages: { type: 'string' },
    on: { type: 'string' },
    latency: { type: 'string' },
  },
});
const MESSAGES = Number(given.messages ?? (given.full ? 10_000 : 3_000));
const LATENCY = (given.latency ?? '0-0').split('-').map(Number);
const PERMITTED = 30;
const FIRST_CHAT = 1_000_000;
const CHATTERS = 8;
/** Each of them writes this often. */
const CHAT_EVERY_MS = 2_000;
const PRODUCTS = ['lada', 'amplang', 'kratom', 'kopi', 'madu', 'udang', 'rotan', 'kepiting'];
const COUNTRIES = ['jepang', 'malaysia', 'korea', 'china', 'belanda', 'jerman', 'amerika', 'singapura'];
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Figures {
  on: string;
  messages: number;
  latencyMs: string;
  seconds: number;
  /** Of 30 messages a second while nobody chats, and while some do (replies included). */
  quietShare: number;
  busyShare: number;
  refusedShare: number;
  sentTwice: number;
  replies: number;
  unanswered: number;
  replyP50Ms: number;
  replyP95Ms: number;
  cpuMsPerMessage: number;
  peakMb: number;
}

const report = new Report('broadcast');
const able = process.env.DATABASE_URL ? [...databases(), 'postgres-2'] : databases();
for (const on of given.on?.split(',') ?? able) report.add({ ...(await run(on)) });
report.end();

async function run(on: string): Promise<Figures> {
  const database = await databaseOn(on);
  const telegram = await startTelegramServer({
    limits: { perSecond: PERMITTED, chatBurst: 3, retryAfter: 1 },
    token: `424242:${'a'.repeat(35)}`,
    latencyMs: [LATENCY[0] ?? 0, LATENCY[1] ?? 0],
  });
  telegram.meet(Array.from({ length: MESSAGES }, (_, i) => FIRST_CHAT + i));
  const processes: ChildProcess[] = [];
  try {
    const storage = await openStorage(database.config);
    await fill(storage).finally(() => storage.close());
    for (let i = 0; i < (on === 'postgres-2' ? 2 : 1); i += 1)
      processes.push(await start(database, telegram));
    return { on, ...(await watch(telegram, processes)) };
  } finally {
    for (const child of processes) child.kill();
    await Promise.all(processes.map(async (child) => child.exitCode ?? (await once(child, 'close'))));
    await telegram.close();
    await database.drop();
  }
}

/** As many people, and an announcement to all of them that begins when everything has started. */
async function fill(storage: Storage): Promise<void> {
  const now = new Date();
  const startAt = new Date(now.getTime() + 15_000);
  await storage.db.$executeRaw`
    INSERT INTO "Person" (id, "createdAt", "lastSeenAt") SELECT gen_random_uuid(), ${now}, ${now}
    FROM generate_series(1, ${MESSAGES})`;
  await storage.db.$executeRaw`
    INSERT INTO "Chat" (id, channel, address, "personId", "createdAt", "lastInboundAt")
    SELECT gen_random_uuid(), 'telegram', (${FIRST_CHAT} - 1 + row_number() OVER ())::text, p.id, ${now}, ${now}
    FROM "Person" p`;
  // An author with a chat would be told how it goes there, among those who get it.
  const author = await storage.db.person.create({ data: { id: uuidv7(), createdAt: now, lastSeenAt: now } });
  const text = 'Pelatihan ekspor hari Sabtu pukul 09.00 WITA di Export Center.';
  await storage.transaction(async (tx) => {
    const { id } = await createBroadcast(tx, {
      id: uuidv7(),
      authorId: author.id,
      composition: Composition.parse({ text }),
      contentOf: () => ({ id: { text: plain(text) }, en: { text: plain(text) } }),
      state: 'scheduled',
      startAt,
      now,
    });
    await putJobs(tx, [startJob(id, startAt)], now);
  });
  await storage.db.$executeRaw`ANALYZE`;
}

/** The assistant, in a process of its own, ready to receive. */
async function start({ config }: TestDatabase, telegram: TelegramServer): Promise<ChildProcess> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: {
      PATH,
      HOME,
      DATA_DIR: config.dataDir,
      ...(config.databaseUrl ? { DATABASE_URL: config.databaseUrl } : {}),
      TELEGRAM_API_ROOT: telegram.url,
      TELEGRAM_BOT_TOKEN: telegram.token,
      PORT: '0',
      WEBCHAT: 'off',
      QUIET_MS: '0',
      BROADCAST_APPROVAL_FROM: '10000000',
      TZ_DEFAULT: whereItIsNoon(),
      MESSAGES_PER_10S: '100000',
      PRICES_FETCH: 'off',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close').then(() => {
    throw new Error('the assistant ended');
  });
  // Only the race wants to hear of it.
  ended.catch(() => undefined);
  await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
  return child;
}

async function watch(telegram: TelegramServer, processes: ChildProcess[]): Promise<Omit<Figures, 'on'>> {
  const bulk = () =>
    telegram.calls.filter(
      ({ chatId, outcome }) => chatId !== undefined && chatId >= FIRST_CHAT && outcome === 200,
    );
  const asked: Array<{ chatId: number; at: number }> = [];
  let chatting: NodeJS.Timeout | undefined;
  let cpuBegan = 0;
  let questions = 0;
  let chatsFrom = 0;
  for (;;) {
    await sleep(250);
    const sent = bulk().length;
    if (sent > 0 && cpuBegan === 0) cpuBegan = cpuMs(processes);
    if (sent >= MESSAGES) break;
    if (sent >= (MESSAGES * 2) / 3 && !chatting) {
      chatsFrom = Date.now();
      chatting = setInterval(() => {
        const chatId = 1 + (questions % CHATTERS);
        const round = Math.floor(questions / CHATTERS) + chatId;
        const product = PRODUCTS[round % PRODUCTS.length];
        const country = COUNTRIES[Math.floor(round / PRODUCTS.length) % COUNTRIES.length];
        questions += 1;
        asked.push({ chatId, at: Date.now() });
        telegram.sendText(chatId, `syarat ekspor ${product} ke ${country}`);
      }, CHAT_EVERY_MS / CHATTERS);
    }
  }
  clearInterval(chatting);
  const cpu = cpuMs(processes) - cpuBegan;
  const peak = Math.max(...processes.map(peakMb));
  const calls = telegram.calls.filter(
    ({ method }) => method.startsWith('send') && method !== 'sendChatAction',
  );
  const done = calls.filter(({ outcome }) => outcome === 200);
  const ended = bulk().at(-1)?.at ?? 0;
  const began = bulk()[0]?.at ?? 0;
  const shareBetween = (from: number, to: number) => {
    const times = done.map(({ at }) => at).filter((at) => at >= from && at <= to);
    return ((times.length - 1) * 1_000) / ((times.at(-1) ?? 0) - (times[0] ?? 0)) / PERMITTED;
  };
  const waits = asked
    .filter(({ at }) => at < ended - 2_000)
    .map((question) => {
      const answer = done.find(({ chatId, at }) => chatId === question.chatId && at >= question.at);
      return answer ? answer.at - question.at : Number.NaN;
    });
  const known = waits.filter((ms) => !Number.isNaN(ms)).sort((a, b) => a - b);
  const chats = new Set(bulk().map(({ chatId }) => chatId));
  const percent = (share: number, digits = 2) => Number((share * 100).toFixed(digits));
  return {
    messages: MESSAGES,
    latencyMs: LATENCY.join('-'),
    seconds: Math.round((ended - began) / 100) / 10,
    quietShare: percent(shareBetween(began, chatsFrom)),
    busyShare: percent(shareBetween(chatsFrom, ended)),
    refusedShare: percent(calls.filter(({ outcome }) => outcome === 429).length / calls.length, 3),
    sentTwice: bulk().length - chats.size,
    replies: known.length,
    unanswered: waits.length - known.length,
    replyP50Ms: known[Math.floor(known.length * 0.5)] ?? 0,
    replyP95Ms: known[Math.floor(known.length * 0.95)] ?? 0,
    cpuMsPerMessage: Number((cpu / done.length).toFixed(2)),
    peakMb: peak,
  };
}
