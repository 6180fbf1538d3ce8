import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type AssistantProcess,
  environmentOf,
  freePort,
  runToEnd,
  startAssistant,
} from '../support/assistant-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('one assistant', () => {
  let database: TestDatabase;
  let assistant: AssistantProcess | undefined;

  beforeEach(async () => {
    // All of this is about the embedded database, whatever the rest runs on.
    vi.stubEnv('DATABASE_URL', undefined);
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await assistant?.kill();
    assistant = undefined;
    await database.drop();
    vi.unstubAllEnvs();
  });

  it('says in three lines what runs, where to try it, and what else can be turned on', async () => {
    assistant = await startAssistant(environmentOf(database, { WEBCHAT: 'on' }));
    expect(assistant.printed).toHaveLength(3);
    const [what, where, more] = assistant.printed;
    expect(what).toContain('Saudagar is running');
    expect(where).toBe(`Web chat: ${assistant.url.replace('127.0.0.1', 'localhost')}`);
    expect(more).toMatch(/TELEGRAM_BOT_TOKEN.*WHATSAPP_ENABLED/);
    await assistant.ready();
    expect(await (await fetch(`${assistant.url}/healthz`)).json()).toEqual({ status: 'up' });
  });

  it('ends with 0 on SIGTERM, and its data can be opened again at once', async () => {
    assistant = await startAssistant(environmentOf(database));
    const { code, tookMs } = await assistant.stop();
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(10_000);
    await assistant.restart();
    await assistant.ready();
  });

  it('says so when its port is taken', async () => {
    assistant = await startAssistant(environmentOf(database));
    const other = await createTestDatabase();
    const second = await runToEnd({ ...environmentOf(other), PORT: new URL(assistant.url).port });
    await other.drop();
    expect(second.code).toBe(1);
    expect(second.stdout).toBe('');
    expect(second.stderr).toMatch(/port \d+ .*in use/i);
    expect(second.stderr).not.toContain('    at ');
  });
});

describe('what a newcomer types', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'saudagar-start-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('`npm start` ends in a running assistant, and SIGTERM to its group in a stopped one', async () => {
    const { PATH = '', HOME = '' } = process.env;
    const npm = spawn('npm', ['start'], {
      cwd: ROOT,
      env: { PATH, HOME, DATA_DIR: folder, PORT: String(await freePort()) },
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    const lines: string[] = [];
    for await (const line of createInterface(npm.stdout)) {
      // npm's own two lines, with empty ones around them.
      if (line && !line.startsWith('>')) lines.push(line);
      if (lines.length === 3) break;
    }
    const began = performance.now();
    // As Ctrl-C and service managers do: to all of the group. npm by itself would end its shell alone.
    process.kill(-(npm.pid ?? Number.NaN), 'SIGTERM');
    await once(npm, 'close');
    expect(lines[0]).toBe(`Saudagar is running (embedded database in ${folder}).`);
    expect(performance.now() - began).toBeLessThan(10_000);
    // Its lock is free again: the assistant itself ended too.
    const again = await startAssistant({ DATA_DIR: folder, WEBCHAT: 'off' });
    expect((await again.stop()).code).toBe(0);
  });

  it('names every malformed variable, one a line, and starts nothing', async () => {
    const wrong = {
      DATA_DIR: folder,
      DATABASE_URL: 'mysql://nowhere',
      PORT: '99999',
      LOG_LEVEL: 'loud',
      TELEGRAM_BOT_TOKEN: 'secret-that-is-no-token',
      TELEGRAM_WEBHOOK_URL: 'https://example.org/webhooks/telegram',
      ADMIN_IDS: 'telegram:1,fax:2',
      TZ_DEFAULT: 'Asia/Nowhere',
      WEBCHAT: 'maybe',
      QUIET_MS: 'soon',
    };
    const { code, stdout, stderr } = await runToEnd(wrong);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    const named = stderr.split('\n').flatMap((line) => /^ {2}- (\w+)/.exec(line)?.[1] ?? []);
    const expected = Object.keys(wrong).filter(
      (name) => !['DATA_DIR', 'TELEGRAM_WEBHOOK_URL'].includes(name),
    );
    expect(named.toSorted()).toEqual([...expected, 'TELEGRAM_WEBHOOK_SECRET'].toSorted());
    expect(stderr).not.toContain('secret-that-is-no-token');
    expect(stderr).not.toContain('    at ');
    expect(await readdir(folder)).toEqual([]);
  });

  it('says so when the PostgreSQL it is told of does not answer, without its password', async () => {
    const port = await freePort();
    const { code, stdout, stderr } = await runToEnd({
      DATA_DIR: folder,
      DATABASE_URL: `postgres://saudagar:hunter2@127.0.0.1:${port}/saudagar`,
      PORT: '0',
    });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/DATABASE_URL/);
    expect(stderr).not.toContain('hunter2');
    expect(stderr).not.toContain('    at ');
  });
});
