import { setTimeout as later } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doOnTelegram } from '../e2e/registration/on-telegram.ts';
import { PROFILE, REGISTRATION } from '../e2e/registration/script.ts';
import type { AssistantProcess } from '../support/assistant-process.ts';
import type { TelegramServer } from '../support/telegram-server.ts';
import { expectKept } from './invariants.ts';
import { report, SIZES, seededFor } from './sizes.ts';
import { ANSWER_MS, databases, openWorld, type World } from './world.ts';

const KILLS = SIZES.crashKills;
const IBU = 7_000_001;

/** What the process is doing when it dies, as its Telegram server sees it; then a random moment more. */
const MOMENTS = ['at once', 'polling', 'tap or file', 'typing', 'sent'] as const;
/** A call is under way for certain, before or after it took effect. Every run has both. */
const IN_FLIGHT = ['hang', 'lost-answer'] as const;
type Moment = (typeof MOMENTS | typeof IN_FLIGHT)[number];

describe.each(databases)('kill -9 in the middle of a registration, $name', ({ name, url }) => {
  let world: World;
  let server: TelegramServer;
  let assistant: AssistantProcess;

  beforeEach(async () => {
    world = await openWorld(url);
    server = world.server;
    assistant = await world.start({ QUIET_MS: '100' });
  });
  afterEach(() => world.close());

  it(
    'loses no answer, asks everything in order, doubles at most what was in flight',
    async () => {
      const random = seededFor(`crash ${name}`);
      const deaths: number[] = [];
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
        deaths.push(Date.now());
        await assistant.restart();
      }
      const profile = await server.waitFor(
        () => server.messagesOf(IBU).find(({ text }) => /Ini data usaha/.test(text)),
        ANSWER_MS,
      );
      await server.waitFor(() => server.waiting().length === 0);

      for (const line of PROFILE) expect(profile.text).toMatch(line);
      const order = [...REGISTRATION.map(({ asked }) => asked), /Ini data usaha/];
      const twice = expectKept(server, new Map([[IBU, order]]), { deaths });
      const kills = [...dies].map(([step, { moment, delayMs }]) => `${step}: ${moment} + ${delayMs} ms`);
      report(
        `${name}, ${twice.killed + twice.unanswered} messages twice by ${KILLS} kills (${kills.join(', ')})`,
      );
    },
    120_000 + KILLS * 30_000,
  );
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
