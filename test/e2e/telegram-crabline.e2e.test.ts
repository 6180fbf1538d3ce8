import { join } from 'node:path';
import { type StartedTelegramServer, startTelegramServer } from '@openclaw/crabline';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  type AssistantProcess,
  type Environment,
  environmentOf,
  freePort,
  startAssistant,
} from '../support/assistant-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { parseHtml } from '../support/telegram-server/parse-html.ts';
import { type Act, type Exchange, PROFILE, REGISTRATION } from './registration/script.ts';

/**
 * Against a Bot API server that nobody here wrote. It hands out text messages by itself; updates of other kinds it
 * only checks and counts, so the test carries those to the webhook, as Telegram would. It serves no files.
 */
const IBU = 100_001;
const SECRET = 'a-secret-of-enough-length';

const Button = z.object({ text: z.string(), callback_data: z.string() });
const Markup = z.object({ inline_keyboard: z.array(z.array(Button)).default([]) });
const Sent = z.object({
  text: z.string().optional(),
  caption: z.string().optional(),
  document: z.unknown().optional(),
  // With a file the fields travel as a form, where the markup is JSON in a string.
  reply_markup: z.union([Markup, z.string().transform((json) => Markup.parse(JSON.parse(json)))]).optional(),
});

const Injected = z.object({ update: z.object({ update_id: z.number() }).optional() });

interface Message {
  text: string;
  buttons: z.infer<typeof Button>[];
  hasFile: boolean;
}

let database: TestDatabase;
let telegram: StartedTelegramServer;
let assistant: AssistantProcess;
let screen: Message[];
let called: string[];
let lastUpdate: number;

beforeEach(async () => {
  screen = [];
  called = [];
  lastUpdate = 0;
  database = await createTestDatabase();
  telegram = await startTelegramServer({
    recorderPath: join(database.config.dataDir, 'crabline.jsonl'),
    onEvent: ({ type, path, body }) => {
      if (type !== 'api') return;
      const method = path.split('/').at(-1) ?? '';
      called.push(method);
      if (!/^send(Message|Photo|Document)$/.test(method)) return;
      const { text, caption, document, reply_markup } = Sent.parse(body);
      const parsed = parseHtml(text ?? caption ?? '');
      if ('error' in parsed) throw new Error(parsed.error);
      const buttons = reply_markup?.inline_keyboard.flat() ?? [];
      screen.push({ text: parsed.text, buttons, hasFile: document !== undefined });
    },
  });
});
afterEach(async () => {
  await assistant.kill();
  await telegram.close();
  await database.drop();
});

async function start(more: Environment = {}): Promise<void> {
  const { apiRoot } = telegram.manifest.endpoints;
  assistant = await startAssistant(
    environmentOf(database, {
      TELEGRAM_BOT_TOKEN: telegram.manifest.botToken,
      TELEGRAM_API_ROOT: apiRoot,
      ...more,
    }),
  );
  await assistant.ready();
}

/** Hands an update or the fields of a text message to the server, which refuses what Telegram would not send. */
async function inject(body: Record<string, unknown>): Promise<void> {
  const response = await fetch(telegram.manifest.endpoints.adminInboundUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${telegram.manifest.adminToken}` },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  expect(answer).toMatchObject({ ok: true });
  lastUpdate = Injected.parse(answer).update?.update_id ?? lastUpdate + 1;
}

const type = (text: string) => inject({ chatId: IBU, fromId: IBU, fromName: 'Siti', text });

const asksNow = (asked: RegExp) =>
  vi.waitFor(() => expect(screen.at(-1)?.text).toMatch(asked), { timeout: 15_000, interval: 20 });

async function play(script: readonly Exchange[], act: (act: Act) => Promise<void>): Promise<void> {
  await type('/start');
  for (const exchange of script) {
    await asksNow(exchange.asked);
    await act(exchange.act);
  }
  await asksNow(/Ini data usaha/);
  expect(screen).toHaveLength(script.length + 1);
}

it('long polling: a registration typed from beginning to end', async () => {
  const typed = REGISTRATION.filter(({ asked }) => !/Maksud|tersimpan/.test(asked.source)).map(
    ({ asked, act }): Exchange => ({ asked, act: { kind: 'text', text: wordsOf(act) } }),
  );
  await start();
  await play(typed, (act) => type(wordsOf(act)));
  for (const line of PROFILE.filter(({ source }) => !source.startsWith('Foto')))
    expect(screen.at(-1)?.text).toMatch(line);

  await type('unduh data saya');
  await asksNow(/salinan semua data/);
  expect(screen.at(-1)?.hasFile).toBe(true);
  expect(called).toContain('getUpdates');
  expect(assistant.log.filter(({ level }) => level >= 40)).toEqual([]);
});

it('webhook: a registration with taps as callback queries, a location, a contact and a photo', async () => {
  const port = await freePort();
  const webhook = `http://127.0.0.1:${port}/webhooks/telegram`;
  await start({ PORT: String(port), TELEGRAM_WEBHOOK_URL: webhook, TELEGRAM_WEBHOOK_SECRET: SECRET });

  let messageId = 1_000;
  const deliver = async (kind: string, content: Record<string, unknown>) => {
    const update = { update_id: lastUpdate + 1, [kind]: content };
    await inject({ ...update, updateId: update.update_id });
    const response = await fetch(webhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
      body: JSON.stringify(update),
    });
    expect(response.status).toBe(200);
  };
  const person = { id: IBU, is_bot: false, first_name: 'Siti' };
  const message = (fields: Record<string, unknown>) => {
    // The server gives its own messages the numbers in between.
    messageId += 100;
    const chat = { id: IBU, type: 'private', first_name: 'Siti' };
    return { message_id: messageId, from: person, chat, date: 1_754_541_000, ...fields };
  };
  const act = async (act: Act) => {
    switch (act.kind) {
      case 'text':
        return type(act.text);
      case 'press': {
        const button = screen.at(-1)?.buttons.find(({ text }) => text === act.label);
        const data = button?.callback_data;
        return deliver('callback_query', {
          id: String(lastUpdate),
          from: person,
          message: message({}),
          chat_instance: '1',
          data,
        });
      }
      case 'location':
        return deliver(
          'message',
          message({ location: { latitude: act.latitude, longitude: act.longitude } }),
        );
      case 'contact':
        return deliver(
          'message',
          message({ contact: { phone_number: act.phone, first_name: 'Siti', user_id: IBU } }),
        );
      case 'photo': {
        const photo = [{ file_id: 'p', file_unique_id: 'p', width: 480, height: 360 }];
        await deliver('message', message({ photo }));
        // No file can be had from this server: the owner is told, and goes on without.
        await vi.waitFor(() => expect(screen.at(-1)?.text).toMatch(/gagal saya ambil/), { timeout: 60_000 });
        return deliver('callback_query', {
          id: String(lastUpdate),
          from: person,
          message: message({}),
          chat_instance: '1',
          data: screen.at(-1)?.buttons.find(({ text }) => text === 'Nanti saja')?.callback_data,
        });
      }
    }
  };
  const withoutPhoto = REGISTRATION.filter(({ asked }) => !/tersimpan/.test(asked.source));
  await type('/start');
  for (const exchange of withoutPhoto) {
    await asksNow(exchange.asked);
    await act(exchange.act);
  }
  await asksNow(/Ini data usaha/);
  for (const line of PROFILE.filter(({ source }) => !source.startsWith('Foto')))
    expect(screen.at(-1)?.text).toMatch(line);
  expect(called).not.toContain('getUpdates');
  expect(called.filter((method) => method === 'answerCallbackQuery')).toHaveLength(
    withoutPhoto.filter(({ act: { kind } }) => kind === 'press').length + 1,
  );
});

/** What somebody types who uses no button. */
function wordsOf(act: Act): string {
  switch (act.kind) {
    case 'text':
      return act.text;
    case 'press':
      return act.label.toLowerCase();
    case 'location':
      return 'samarinda';
    case 'contact':
      return act.phone;
    case 'photo':
      return 'nanti aja';
  }
}
