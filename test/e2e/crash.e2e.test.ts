import { randomInt } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AssistantProcess, environmentOf, startAssistant } from '../support/assistant-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { randomFrom } from '../support/random-from.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram-server.ts';
import { doOnTelegram } from './registration/on-telegram.ts';
import { PROFILE, REGISTRATION } from './registration/script.ts';

/** `CRASH_SEED=…` plays the same kills again, `CRASH_KILLS=…` more of them. */
const SEED = Number(process.env.CRASH_SEED ?? randomInt(1, 2 ** 31 - 1));
const KILLS = Number(process.env.CRASH_KILLS ?? 6);
const TOKEN = '424242:a-token-of-the-length-that-is-checked';
const IBU = 7_000_001;
/** A dead process's message is sent again once its lease has run out; on the embedded database at once. */
const ANSWER_MS = 40_000;

/** What the process is doing when it dies, as its Telegram server sees it; then a random moment more. */
const MOMENTS = ['at once', 'polling', 'tap or file', 'typing', 'sent'] as const;
/** A call is under way for certain, before or after it took effect. Every run has both. */
const IN_FLIGHT = ['hang', 'lost-answer'] as const;
type Moment = (typeof MOMENTS | typeof IN_FLIGHT)[number];

const postgres = process.env.DATABASE_URL;
const databases = [
  { name: 'PGlite', url: undefined },
  ...(postgres ? [{ name: 'PostgreSQL', url: postgres }] : []),
];

describe.each(databases)('kill -9 in the middle of a registration on $name', ({ name, url }) => {
  let database: TestDatabase;
  let server: TelegramServer;
  let assistant: AssistantProcess;

  beforeEach(async () => {
    vi.stubEnv('DATABASE_URL', url);
    database = await createTestDatabase();
    server = await startTelegramServer({ token: TOKEN });
    assistant = await startAssistant(
      environmentOf(database, { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: server.url }),
    );
  });
  afterEach(async () => {
    await assistant.kill();
    await server.close();
    await database.drop();
    vi.unstubAllEnvs();
  });

  it('loses no answer, asks everything in order, doubles at most what was in flight', async () => {
    const random = randomFrom(SEED);
    const dies = new Map<number, { moment: Moment; delayMs: number }>();
    while (dies.size < KILLS) {
      const step = Math.floor(random() * REGISTRATION.length);
      const anyMoment = MOMENTS[Math.floor(random() * MOMENTS.length)] ?? 'at once';
      const moment = IN_FLIGHT[dies.size] ?? anyMoment;
      if (!dies.has(step)) dies.set(step, { moment, delayMs: Math.floor(random() * 40) });
    }

    server.sendText(IBU, '/start');
    for (const [step, { asked, act }] of REGISTRATION.entries()) {
      await server.waitFor(() => asked.test(server.messagesOf(IBU).at(-1)?.text ?? ''), ANSWER_MS);
      const death = dies.get(step);
      const before = { calls: server.calls.length, messages: server.messagesOf(IBU).length };
      if (death?.moment === 'hang' || death?.moment === 'lost-answer') server.failNext(death.moment);
      doOnTelegram(server, IBU, act);
      if (!death) continue;
      await server.waitFor(() => reached(server, death.moment, before), ANSWER_MS);
      await later(death.delayMs);
      await assistant.kill();
      await assistant.restart();
    }
    const profile = await server.waitFor(
      () => server.messagesOf(IBU).find(({ text }) => /Ini data usaha/.test(text)),
      ANSWER_MS,
    );
    await server.waitFor(() => server.waiting().length === 0);

    for (const line of PROFILE) expect(profile.text).toMatch(line);
    const screen = server.messagesOf(IBU).map(({ text }) => text);
    const once = screen.filter((text, index) => text !== screen[index - 1]);
    const order = [...REGISTRATION.map(({ asked }) => asked), /Ini data usaha/];
    const doubled = screen.length - once.length;
    const kills = [...dies].map(([step, { moment, delayMs }]) => `${step}: ${moment} + ${delayMs} ms`);
    process.stdout.write(
      `${name}, CRASH_SEED=${SEED}: ${doubled} doubled by ${KILLS} kills (${kills.join(', ')})\n`,
    );
    expect(once).toEqual(order.map((question) => expect.stringMatching(question)));
    expect(doubled).toBeLessThanOrEqual(KILLS);
    for (const text of once) expect(screen.filter((other) => other === text).length).toBeLessThanOrEqual(2);
  });
});

/** Whether, since the person acted, the process has come as far as `moment`. */
function reached(
  server: TelegramServer,
  moment: Moment,
  before: { calls: number; messages: number },
): boolean {
  const calls = server.calls.slice(before.calls).map(({ method }) => method);
  switch (moment) {
    case 'at once':
      return true;
    case 'polling':
      return calls.includes('getUpdates');
    case 'tap or file':
      return calls.some((method) => /answerCallbackQuery|getFile|download|getUpdates/.test(method));
    case 'typing':
      return calls.some((method) => /sendChatAction|sendMessage/.test(method));
    case 'hang':
    case 'lost-answer':
      return calls.includes('sendMessage');
    case 'sent':
      return server.messagesOf(IBU).length > before.messages;
  }
}
