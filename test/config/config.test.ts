import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';

const TOKEN = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw_';

function problems(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError)
      return error.message.split('\n').filter((line) => line.startsWith('  - '));
    throw error;
  }
  return [];
}

describe('with nothing set', () => {
  test('the embedded database, the web chat, no Telegram', () => {
    expect(readConfig({})).toEqual({
      production: false,
      databaseUrl: undefined,
      databasePoolSize: 10,
      dataDir: './data',
      port: 3000,
      host: '127.0.0.1',
      logLevel: 'info',
      webchat: true,
      telegram: null,
      whatsapp: null,
      secretsKeys: [],
      adminIds: [],
      timeZone: 'Asia/Makassar',
      broadcastApprovalFrom: 200,
      fetchPrices: true,
      leads: { approval: false, readAlong: false, weeklyLimit: 3, waveSize: 5, answerHours: 48 },
      messagesPer10s: 20,
      support: {
        hours: [[], ...Array.from({ length: 5 }, () => [{ from: 480, until: 960 }]), []],
        holidays: [],
        reofferMinutes: 15,
        escalateMinutes: 60,
      },
      quietMs: 1_500,
    });
  });

  test('empty is the same as absent, as a compose file passes it', () => {
    const empty = {
      PORT: '',
      DATABASE_URL: ' ',
      WEBCHAT: '',
      TELEGRAM_BOT_TOKEN: '',
      ADMIN_IDS: '',
      LOG_LEVEL: '',
    };
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  test('in production the web chat is off unless asked for', () => {
    expect(readConfig({ NODE_ENV: 'production' }).webchat).toBe(false);
    expect(readConfig({ NODE_ENV: 'production', WEBCHAT: 'on' }).webchat).toBe(true);
    expect(readConfig({ WEBCHAT: 'off' }).webchat).toBe(false);
  });

  test('nobody changes it afterwards', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });
});

test('everything set is taken over', () => {
  expect(
    readConfig({
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://u:p@db:5432/saudagar',
      DATABASE_POOL_SIZE: '25',
      DATA_DIR: '/var/lib/saudagar',
      PORT: '0',
      HOST: '0.0.0.0',
      LOG_LEVEL: 'debug',
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: 'http://localhost:8081/',
      TELEGRAM_WEBHOOK_URL: 'https://example.org/webhooks/telegram',
      TELEGRAM_WEBHOOK_SECRET: 'abcdefghijklmnop-_9',
      TELEGRAM_PER_SECOND: '45',
      WHATSAPP_ENABLED: 'true',
      WHATSAPP_WS_URL: 'ws://127.0.0.1:9/ws/chat',
      WHATSAPP_PER_MINUTE: '60',
      WHATSAPP_PUSHES_PER_DAY: '100',
      WHATSAPP_NEW_CHATS_PER_DAY: '0',
      WHATSAPP_TYPING_MS: '0',
      SECRETS_KEY: 'the-new-key-of-thirty-two-characters, the-old-key-of-thirty-two-characters',
      ADMIN_IDS: ' telegram:1, whatsapp:+62 812-5555,webchat:budi ,',
      TZ_DEFAULT: 'Asia/Jakarta',
      PRICES_FETCH: 'off',
      LEADS_APPROVAL: 'on',
      LEADS_READ_ALONG: 'true',
      LEADS_WEEKLY_LIMIT: '2',
      LEADS_WAVE_SIZE: '8',
      LEADS_ANSWER_HOURS: '24',
      MESSAGES_PER_10S: '50',
      OFFICE_HOURS: 'Sat 08:00-12:00',
      OFFICE_HOLIDAYS: '2026-12-25, 2027-01-01,',
      TICKET_REOFFER_MINUTES: '5',
      TICKET_ESCALATE_MINUTES: '30',
      QUIET_MS: '0',
    }),
  ).toEqual({
    production: true,
    databaseUrl: 'postgresql://u:p@db:5432/saudagar',
    databasePoolSize: 25,
    dataDir: '/var/lib/saudagar',
    port: 0,
    host: '0.0.0.0',
    logLevel: 'debug',
    webchat: false,
    telegram: {
      token: TOKEN,
      apiRoot: 'http://localhost:8081',
      webhook: { url: 'https://example.org/webhooks/telegram', secret: 'abcdefghijklmnop-_9' },
      perSecond: 45,
    },
    whatsapp: {
      wsUrl: 'ws://127.0.0.1:9/ws/chat',
      perMinute: 60,
      pushesPerDay: 100,
      newChatsPerDay: 0,
      typingMs: 0,
    },
    secretsKeys: ['the-new-key-of-thirty-two-characters', 'the-old-key-of-thirty-two-characters'],
    adminIds: ['telegram:1', 'whatsapp:+628125555', 'webchat:budi'],
    timeZone: 'Asia/Jakarta',
    broadcastApprovalFrom: 200,
    fetchPrices: false,
    leads: { approval: true, readAlong: true, weeklyLimit: 2, waveSize: 8, answerHours: 24 },
    messagesPer10s: 50,
    support: {
      hours: [...Array.from({ length: 6 }, () => []), [{ from: 480, until: 720 }]],
      holidays: ['2026-12-25', '2027-01-01'],
      reofferMinutes: 5,
      escalateMinutes: 30,
    },
    quietMs: 0,
  });
});

const MALFORMED = {
  DATABASE_URL: ['mysql://x', 'not a url'],
  DATABASE_POOL_SIZE: ['1', 'many', '2.5', '1000'],
  PORT: ['http', '-1', '65536', '80.5'],
  LOG_LEVEL: ['loud'],
  WEBCHAT: ['perhaps'],
  TELEGRAM_BOT_TOKEN: ['secret', '123:short'],
  TELEGRAM_API_ROOT: ['localhost:8081', 'ftp://x'],
  TELEGRAM_WEBHOOK_URL: ['example.org'],
  TELEGRAM_WEBHOOK_SECRET: ['short', 'with spaces in the middle of it'],
  WHATSAPP_ENABLED: ['ja'],
  ADMIN_IDS: ['budi', 'telegram:', 'fax:1', 'telegram:1,,oops', 'whatsapp:0812555', 'whatsapp:a@lid'],
  TZ_DEFAULT: ['Mars/Olympus'],
  LEADS_APPROVAL: ['ja'],
  LEADS_READ_ALONG: ['2'],
  LEADS_WEEKLY_LIMIT: ['0', 'few', '51'],
  LEADS_WAVE_SIZE: ['0', '1.5'],
  LEADS_ANSWER_HOURS: ['0', '337', 'soon'],
  MESSAGES_PER_10S: ['many', '0', '100001'],
  OFFICE_HOURS: ['always', 'Senin 08:00-16:00', 'Mon 16:00-08:00'],
  OFFICE_HOLIDAYS: ['25 December', '2026-13-01'],
  TICKET_REOFFER_MINUTES: ['0', 'soon'],
  TICKET_ESCALATE_MINUTES: ['0', '2881'],
  QUIET_MS: ['soon', '-1', '30001'],
};

describe('what is malformed', () => {
  test.each(Object.entries(MALFORMED).flatMap(([name, values]) => values.map((value) => ({ name, value }))))(
    '$name=$value is named, and what it should be is said in words',
    ({ name, value }) => {
      const found = problems({ TELEGRAM_WEBHOOK_SECRET: 'abcdefghijklmnop', [name]: value });
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(new RegExp(`^  - ${name} .*must (be|look like)`));
    },
  );

  test('is named all at once, a line each, in one error', () => {
    const all = Object.fromEntries(Object.entries(MALFORMED).map(([name, [value = '']]) => [name, value]));
    const found = problems(all);
    expect(found.map((line) => line.trim().split(' ')[1]).toSorted()).toEqual(
      Object.keys(MALFORMED).toSorted(),
    );
  });

  test('is never shown where it is a secret', () => {
    const shown = problems({
      TELEGRAM_BOT_TOKEN: 'my-secret-token',
      TELEGRAM_WEBHOOK_SECRET: 'hush hush',
    }).join();
    expect(shown).not.toMatch(/my-secret-token|hush hush/);
    expect(problems({ DATABASE_URL: 'mysql://user:password@host/db' }).join()).not.toContain('password');
  });

  test('a webhook without its secret is missing it', () => {
    const found = problems({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_URL: 'https://example.org/x' });
    expect(found).toEqual(['  - TELEGRAM_WEBHOOK_SECRET is needed with TELEGRAM_WEBHOOK_URL']);
  });
});
