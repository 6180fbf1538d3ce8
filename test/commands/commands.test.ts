import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStorage } from '../../src/storage/index.ts';
import { openPostOffice } from '../outbox/post-office.ts';
import {
  type AssistantProcess,
  type Environment,
  environmentOf,
  freePort,
  runToEnd,
  startAssistant,
} from '../support/assistant-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const TOKEN = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
const embedded = process.env.DATABASE_URL === undefined;
let database: TestDatabase;
let assistant: AssistantProcess | undefined;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await assistant?.kill();
  assistant = undefined;
  await database.drop();
});

const saudagar = (args: string[], more: Environment = {}) =>
  runToEnd(environmentOf(database, more), 'src/cli.ts', ...args);

/** Leaves one message that was given up in the database, which is closed again. */
async function giveUp(): Promise<string> {
  const storage = await openStorage(database.config);
  const office = await openPostOffice(storage);
  await office.put('tini', 'rahasia');
  office.answer(() => ({ kind: 'reject', reason: '400' }));
  await office.dispatcher().drain();
  const { seq } = await office.row('rahasia');
  await office.close();
  await storage.close();
  return String(seq);
}

/** A Bot API server that answers every question the same. */
async function botApi(status: number, answer: object): Promise<{ root: string; close(): void }> {
  const server = createServer((_incoming, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    root: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const states = (stdout: string): Record<string, string> =>
  Object.fromEntries(
    JSON.parse(stdout).checks.map(({ name, state }: { name: string; state: string }) => [name, state]),
  );

describe('doctor', () => {
  test('finds everything in order: exit 0, JSON on stdout alone', async () => {
    const bot = await botApi(200, {
      ok: true,
      result: { id: 1, is_bot: true, first_name: 'S', username: 'saudagar_bot' },
    });
    const { code, stdout } = await saudagar(['doctor'], {
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: bot.root,
    });
    bot.close();
    expect(states(stdout)).toMatchObject({
      database: 'ok',
      outbox: 'ok',
      words: 'ok',
      telegram: 'ok',
      webchat: 'off',
    });
    expect(JSON.parse(stdout)).toMatchObject({ healthy: true });
    expect(stdout).toContain('@saudagar_bot');
    expect(code).toBe(0);
  });

  test('a token that Telegram refuses is broken: exit 1, and the token is nowhere', async () => {
    const bot = await botApi(401, { ok: false, error_code: 401, description: 'Unauthorized' });
    const { code, stdout, stderr } = await saudagar(['doctor'], {
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: bot.root,
    });
    bot.close();
    expect(states(stdout)).toMatchObject({ telegram: 'broken', database: 'ok' });
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain(TOKEN);
  });

  test('a Telegram nobody answers at, and a database nobody answers at, are broken each: exit 1', async () => {
    const port = await freePort();
    const { code, stdout, stderr } = await saudagar(['doctor'], {
      DATABASE_URL: `postgres://saudagar:geheim@127.0.0.1:${port}/none`,
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
    });
    expect(states(stdout)).toMatchObject({ telegram: 'broken', database: 'broken', words: 'ok' });
    expect(code).toBe(1);
    expect(stdout + stderr).not.toMatch(/geheim|AAHdqTcv/);
  });
});

describe('dead letters', () => {
  test('are listed and put back while the assistant does not run', async () => {
    const seq = await giveUp();
    const listed = await saudagar(['dead-letters']);
    expect(JSON.parse(listed.stdout)).toMatchObject([{ box: 'outbox', seq, state: 'dead', error: '400' }]);
    expect(listed.stdout).not.toContain('rahasia');
    expect(states((await saudagar(['doctor'])).stdout)).toMatchObject({ outbox: 'ok' });
    expect(JSON.parse((await saudagar(['retry', 'outbox', seq])).stdout)).toEqual({ retried: 1 });
    expect(JSON.parse((await saudagar(['dead-letters', '--limit', '5'])).stdout)).toEqual([]);
  });

  test('also while it runs, through its socket where it holds the embedded database', async () => {
    const seq = await giveUp();
    assistant = await startAssistant(environmentOf(database, { WEBCHAT: 'on', PORT: '0' }));
    if (embedded) {
      const { mode } = await stat(join(database.config.dataDir, 'control.sock'));
      expect(mode & 0o777).toBe(0o600);
    }
    const listed = await saudagar(['dead-letters']);
    expect(JSON.parse(listed.stdout)).toMatchObject([{ seq }]);
    const retried = await saudagar(['retry', 'outbox', 'all']);
    expect(JSON.parse(retried.stdout)).toEqual({ retried: 1 });
    expect(JSON.parse((await saudagar(['doctor'])).stdout)).toMatchObject({ healthy: true });
    const { code, tookMs } = await assistant.stop();
    assistant = undefined;
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(10_000);
  });
});

describe('leads', () => {
  test('are listed with how they stand, and counted by office, without a word that names the buyer', async () => {
    const storage = await openStorage(database.config);
    const now = new Date();
    await storage.db.lead.create({
      data: {
        id: '01a21089-ee6a-74c1-b173-eac52627118f',
        office: 'itpc-osaka',
        state: 'closed',
        product: 'Amplang',
        catalogId: 'amplang',
        country: 'JP',
        quantity: 2,
        unit: 'ton',
        certificates: [],
        company: 'Umi Foods',
        contactEmail: 'tanaka@example.jp',
        duplicateKey: 'umifoods amplang',
        outcome: 'deal',
        dealAmount: 12_000,
        dealCurrency: 'USD',
        createdAt: now,
        updatedAt: now,
        expiresAt: now,
      },
    });
    await storage.close();
    const listed = await saudagar(['leads', '--limit', '5']);
    expect(JSON.parse(listed.stdout)).toMatchObject([
      {
        number: 1,
        office: 'itpc-osaka',
        product: 'amplang',
        country: 'JP',
        asked: 0,
        outcome: 'deal',
        dealAmount: 12_000,
      },
    ]);
    expect(listed.stdout).not.toMatch(/Umi|tanaka/i);
    const counted = await saudagar(['leads', 'statistics', '--days', '30']);
    expect(JSON.parse(counted.stdout)).toEqual([
      {
        office: 'itpc-osaka',
        leads: 1,
        open: 0,
        deals: 1,
        asked: 0,
        answered: 0,
        interested: 0,
        accepted: 0,
        medianAnswerHours: null,
      },
    ]);
    expect((await saudagar(['leads', 'statistics', '--days', 'many'])).code).toBe(2);
  }, 240_000);
});

describe('roles', () => {
  /** Several processes one after another, each of which opens the database. */
  const SLOW_MS = 120_000;
  const OFFICER = ['invite', '--role', 'officer'];

  test(
    'a code alone on stdout; the roles that stand, and the end of one',
    async () => {
      const { code, stdout } = await saudagar([
        'invite',
        '--role',
        'representative',
        '--office',
        'itpc-osaka',
      ]);
      expect(stdout).toMatch(/^[2-9A-HJKMNP-Z]{10}\n$/);
      expect(code).toBe(0);
      const storage = await openStorage(database.config);
      const now = new Date();
      const invitation = await storage.db.invitation.findFirstOrThrow();
      expect(invitation).toMatchObject({ role: 'representative', office: 'itpc-osaka', createdBy: null });
      expect(JSON.stringify(invitation)).not.toContain(stdout.trim());
      const { id } = await storage.db.roleGrant.create({
        data: {
          id: invitation.id,
          role: 'officer',
          grantedAt: now,
          person: { create: { id: invitation.id, createdAt: now, lastSeenAt: now } },
        },
      });
      await storage.close();
      expect(JSON.parse((await saudagar(['roles'])).stdout)).toMatchObject([{ id, role: 'officer' }]);
      expect(JSON.parse((await saudagar(['roles', 'revoke', id])).stdout)).toEqual({ revoked: true });
      expect(JSON.parse((await saudagar(['roles'])).stdout)).toEqual([]);
      expect((await saudagar(['roles', 'revoke', id])).code).toBe(1);
    },
    SLOW_MS,
  );

  test.runIf(embedded)(
    'also while the assistant holds the database',
    async () => {
      assistant = await startAssistant(environmentOf(database, { WEBCHAT: 'on', PORT: '0' }));
      const { code, stdout } = await saudagar(OFFICER);
      expect(stdout).toMatch(/^[2-9A-HJKMNP-Z]{10}\n$/);
      expect(code).toBe(0);
    },
    SLOW_MS,
  );
});

test('a command with a malformed variable names it, like the assistant itself', async () => {
  const wrong = { PORT: 'many', WEBCHAT: 'perhaps' };
  for (const { code, stdout, stderr } of [
    await saudagar(['doctor'], wrong),
    await runToEnd(environmentOf(database, wrong)),
  ]) {
    expect(stderr).toMatch(/Saudagar cannot start:\n {2}- PORT .*\n {2}- WEBCHAT .*\n/);
    expect(stdout).toBe('');
    expect(code).not.toBe(0);
  }
});

test.runIf(embedded)('a second assistant on the same data is refused with a clear message', async () => {
  assistant = await startAssistant(environmentOf(database, { WEBCHAT: 'on', PORT: '0' }));
  const second = await runToEnd(environmentOf(database, { PORT: '0' }));
  expect(second.stderr).toMatch(/already in use by process \d+/);
  expect(second.code).toBe(1);
});
