import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AssistantProcess,
  type Environment,
  environmentOf,
  freePort,
  startAssistant,
} from '../support/assistant-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram-server.ts';
import { doOnTelegram, nextOf, registerOnTelegram } from './registration/on-telegram.ts';
import { PHOTO, PROFILE, REGISTRATION } from './registration/script.ts';

const TOKEN = '424242:a-token-of-the-length-that-is-checked';
const IBU = 7_000_001;
const PAK = 7_000_002;
const WELCOME = /Saya Saudagar/;

let database: TestDatabase;
let server: TelegramServer;
let assistant: AssistantProcess;

beforeEach(async () => {
  database = await createTestDatabase();
  server = await startTelegramServer({ token: TOKEN });
});
afterEach(async () => {
  await assistant.kill();
  await server.close();
  await database.drop();
});

async function start(more: Environment = {}): Promise<void> {
  assistant = await startAssistant(
    environmentOf(database, { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: server.url, ...more }),
  );
  await assistant.ready();
}

const textsOf = (person: number) => server.messagesOf(person).map(({ text }) => text);
const sends = (person: number) =>
  server.calls.filter(({ method, chatId }) => method === 'sendMessage' && chatId === person);

/** Names of rows with `at least 1` in the process's own count of sends. */
async function sendResults(): Promise<string[]> {
  const metrics = await (await fetch(`${assistant.url}/metrics`)).text();
  return [...metrics.matchAll(/^saudagar_sends_total\{.*result="(\w+)".*\} [1-9]/gm)].map((m) => m[1] ?? '');
}

describe('a person on Telegram', () => {
  it('registers by typing, tapping, a location, a contact and a photo, sees the profile and takes the data along', async () => {
    await start();
    server.sendText(IBU, '/start');
    await registerOnTelegram(server, IBU, REGISTRATION);
    const profile = await nextOf(server, IBU, /Ini data usaha/, 0);
    for (const line of PROFILE) expect(profile.text).toMatch(line);

    server.press(IBU, 'Unduh data saya');
    const { file } = await server.waitFor(() => server.messagesOf(IBU).find((message) => message.file));
    expect(file?.name).toMatch(/^saudagar-data-\d{4}-\d\d-\d\d\.json$/);
    const data = JSON.parse(file?.content.toString() ?? '');
    expect(data.business).toMatchObject({
      name: 'Amplang Bu Tini',
      nib: '1234567890123',
      phone: '+6281234567890',
    });

    const hash = createHash('sha256').update(PHOTO).digest('hex');
    expect(data.business.photos).toMatchObject([{ mediaHash: hash }]);
    const stored = join(database.config.dataDir, 'media', hash.slice(0, 2), hash);
    expect((await readFile(stored)).equals(PHOTO)).toBe(true);

    // Every question once and in order, every tap answered, the menu of commands there in both languages.
    const asked = [...REGISTRATION.map((exchange) => exchange.asked), /Ini data usaha/, /salinan semua data/];
    expect(textsOf(IBU)).toEqual(asked.map((question) => expect.stringMatching(question)));
    const taps = REGISTRATION.filter(({ act }) => act.kind === 'press').length + 1;
    expect(server.answeredTaps).toHaveLength(taps);
    expect([...server.commands.keys()].toSorted()).toEqual(['', 'en', 'id']);
    expect(assistant.log.filter(({ level }) => level >= 40)).toEqual([]);
    // Nothing of what was said or who said it is in the log.
    expect(JSON.stringify(assistant.log)).not.toMatch(/Amplang|Siti|81234567890|a-token-of/);
  });

  it('gets a sensible answer to whatever else can be sent, also from a group, once', async () => {
    await start();
    server.sendText(IBU, '/start daftar');
    await nextOf(server, IBU, WELCOME, 0);
    await nextOf(server, IBU, /Setuju\?/, 0);
    server.sendMessage(PAK, { sticker: { file_id: 's', emoji: '👍' } });
    await nextOf(server, PAK, /Stiker/, 0);
    server.sendMessage(PAK, { voice: { file_id: 'v', duration: 3 } });
    await nextOf(server, PAK, /pesan suara/, 1);
    server.push({
      edited_message: {
        message_id: 1,
        from: { id: PAK, is_bot: false, first_name: 'Pak' },
        chat: { id: PAK, type: 'private' },
        date: 1_754_541_000,
        edit_date: 1_754_541_030,
        text: 'maksud saya 300 kg',
      },
    });
    await nextOf(server, PAK, /mengubah pesan/, 2);

    const group = {
      chat: { id: -100, type: 'supergroup', title: 'Grup UMKM' },
      from: { id: PAK, is_bot: false, first_name: 'P' },
    };
    server.sendMessage(-100, { ...group, text: '@saudagar_test_bot tolong' });
    await nextOf(server, -100, /chat pribadi/, 0);
    server.sendMessage(-100, { ...group, text: '@saudagar_test_bot tolong lagi' });
    server.sendText(PAK, 'halo');
    await server.waitFor(() => server.messagesOf(PAK).length >= 4);
    expect(server.messagesOf(-100)).toHaveLength(1);
  });

  it('who blocked is not written to again, until they write', async () => {
    await start();
    server.sendText(IBU, '/start');
    await nextOf(server, IBU, WELCOME, 0);
    server.sendText(IBU, 'menu');
    server.block(IBU);
    await server.waitFor(() => sends(IBU).some(({ outcome }) => outcome === 403));
    await expect.poll(sendResults).toContain('gone');
    server.sendText(PAK, '/start');
    await nextOf(server, PAK, WELCOME, 0);
    expect(sends(IBU).map(({ outcome }) => outcome)).toEqual([200, 403]);

    server.unblock(IBU);
    server.sendText(IBU, 'menu');
    await nextOf(server, IBU, /Mau mulai dari mana/, 1);
  });
});

describe('Telegram in trouble', () => {
  it('429: waits as long as it is told, then says it once', async () => {
    await start();
    server.failNext({ status: 429, retryAfter: 3 });
    server.sendText(IBU, '/start');
    await nextOf(server, IBU, WELCOME, 0);
    const [refused, accepted, ...more] = sends(IBU);
    expect([refused?.outcome, accepted?.outcome, more.length]).toEqual([429, 200, 0]);
    expect((accepted?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(3_000);
  });

  it.each([
    ['a server error', { status: 502 }],
    ['a page of the gateway', 'gateway-page'],
    ['a broken connection', 'reset'],
  ] as const)('%s: the answers arrive all the same, in order', async (_name, failure) => {
    await start();
    server.failNext(failure);
    server.sendText(IBU, '/start daftar');
    await nextOf(server, IBU, /Setuju\?/, 0);
    expect(textsOf(IBU).map((text) => WELCOME.test(text))).toEqual([true, false]);
  });

  it('away for a while: not ready, then everything that was sent meanwhile is answered', async () => {
    await start();
    await server.crash();
    await expect.poll(async () => (await fetch(`${assistant.url}/readyz`)).status).toBe(503);
    await server.restart();
    server.sendText(IBU, '/start');
    await nextOf(server, IBU, WELCOME, 0, 40_000);
    await assistant.ready();
  });
});

describe('no update is lost', () => {
  it('over a restart, and over SIGTERM in the middle of sending', async () => {
    await start();
    const persons = Array.from({ length: 12 }, (_, index) => IBU + index);
    for (const person of persons) server.sendText(person, '/start');
    await server.waitFor(() => sends(IBU)[0]);
    expect(await assistant.stop()).toMatchObject({ code: 0 });
    for (const person of persons) server.sendText(person, 'menu');
    await assistant.restart();
    for (const person of persons) {
      await server.waitFor(() => server.messagesOf(person).length >= 2, 40_000);
      expect(textsOf(person)).toEqual([
        expect.stringMatching(WELCOME),
        expect.stringMatching(/Mau mulai dari mana, Kak/),
      ]);
    }
  });

  it('SIGTERM ends within 10 s although a call of Telegram hangs; its message is sent by the next process', async () => {
    await start();
    server.failNext('hang');
    server.sendText(IBU, '/start');
    await server.waitFor(() => sends(IBU)[0]);
    expect((await assistant.stop()).tookMs).toBeLessThan(10_500);
    await assistant.restart();
    await nextOf(server, IBU, WELCOME, 0, 40_000);
  });

  it.runIf(process.env.DATABASE_URL)('while the database is away', async () => {
    const real = new URL(database.config.databaseUrl ?? '');
    const proxy: TcpProxy = await startTcpProxy({ host: real.hostname, port: Number(real.port || 5432) });
    const url = new URL(real);
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    await start({ DATABASE_URL: url.href });
    server.sendText(IBU, '/start daftar');
    await nextOf(server, IBU, /Setuju\?/, 0);

    await proxy.cut();
    server.press(IBU, 'Setuju');
    server.sendText(PAK, '/start');
    await expect
      .poll(async () => (await fetch(`${assistant.url}/readyz`)).status, { timeout: 15_000 })
      .toBe(503);
    expect(server.waiting()).toHaveLength(2);

    await proxy.mend();
    await nextOf(server, IBU, /nama usaha Kakak\?/, 2, 40_000);
    await nextOf(server, PAK, WELCOME, 0, 40_000);
    expect(textsOf(PAK)).toHaveLength(1);
    await assistant.ready();
    expect(server.waiting()).toEqual([]);
    await proxy.cut();
  });
});

describe('as a webhook', () => {
  it('takes what carries the secret and nothing else', async () => {
    const port = await freePort();
    const path = `http://127.0.0.1:${port}/webhooks/telegram`;
    await start({
      PORT: String(port),
      TELEGRAM_WEBHOOK_URL: path,
      TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-enough-length',
    });
    server.sendText(IBU, '/start');
    await nextOf(server, IBU, WELCOME, 0);
    doOnTelegram(server, IBU, { kind: 'press', label: 'Daftar usaha' });
    await nextOf(server, IBU, /Setuju\?/, 0);

    const forged = {
      update_id: 9_000_000,
      message: {
        message_id: 5,
        date: 1_754_541_000,
        from: { id: IBU, is_bot: false, first_name: 'X' },
        chat: { id: IBU, type: 'private' },
        text: 'menu',
      },
    };
    for (const secret of [undefined, 'another-secret-of-length', 'a-secret-of-enough-lengt']) {
      const headers = {
        'content-type': 'application/json',
        ...(secret ? { 'x-telegram-bot-api-secret-token': secret } : {}),
      };
      const { status } = await fetch(path, { method: 'POST', headers, body: JSON.stringify(forged) });
      expect(status).toBe(401);
    }
    server.press(IBU, 'Setuju');
    await nextOf(server, IBU, /nama usaha Kakak\?/, 0);
    expect(textsOf(IBU)).toHaveLength(3);
    expect(server.calls.filter(({ method }) => method.toLowerCase() === 'getupdates')).toEqual([]);
  });
});
