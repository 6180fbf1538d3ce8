import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import type { TestDatabase } from './database.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const NODE = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
const START_MS = 30_000;

export type Environment = Readonly<Record<string, string>>;

/** One pino line of the process. */
export interface LogLine {
  level: number;
  msg: string;
  [field: string]: unknown;
}

/** How a process ended. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  tookMs: number;
}

/** The assistant as its users run it: a process of its own, seen from outside only. */
export interface AssistantProcess {
  /** Stays the same over restarts. */
  readonly url: string;
  /** Lines of stdout, over all its lives. */
  readonly printed: readonly string[];
  readonly log: readonly LogLine[];
  /** Lines of stderr that are no log, over all its lives. */
  readonly complaints: readonly string[];
  /** Resolves once `/readyz` says that database and channels are usable. */
  ready(timeoutMs?: number): Promise<void>;
  /** SIGKILL: nothing in the process hears of it. */
  kill(): Promise<void>;
  /** On the same data and port; the process must have ended. */
  restart(): Promise<void>;
  /** SIGTERM, and waits for the end. */
  stop(): Promise<Ended>;
  /** Resolves when the process has ended, however it ends. */
  readonly ended: Promise<Ended>;
}

/** Starts the assistant and waits for what it prints when it receives. Rejects with its last words when it ends before. */
export async function startAssistant(environment: Environment): Promise<AssistantProcess> {
  const printed: string[] = [];
  const log: LogLine[] = [];
  const complaints: string[] = [];
  let port = Number(environment.PORT ?? 0);
  let life = await begin();

  async function begin() {
    const child = spawnAssistant({ ...environment, PORT: String(port) });
    const began = printed.length;
    const lastWords: string[] = [];
    createInterface(child.stderr).on('line', (line) => {
      lastWords.splice(0, lastWords.length - 20, line);
      const parsed = readLogLine(line);
      if (parsed) log.push(parsed);
      else complaints.push(line);
    });
    const running = new Promise<void>((resolve) => {
      createInterface(child.stdout).on('line', (line) => {
        printed.push(line);
        if (printed.length === began + 3) resolve();
      });
    });
    const ended = endOf(child);
    const early = ended.then(({ code }) => {
      throw new Error(`the assistant ended with ${code}:\n${lastWords.join('\n')}`);
    });
    // Only the race below wants to hear of it.
    early.catch(() => undefined);
    await Promise.race([running, early]);
    port = Number(/localhost:(\d+)/.exec(printed[began + 1] ?? '')?.[1]);
    return { child, ended };
  }

  return {
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    printed,
    log,
    complaints,
    ready: (timeoutMs = START_MS) =>
      vi.waitFor(
        async () => {
          const response = await fetch(`http://127.0.0.1:${port}/readyz`);
          if (!response.ok) throw new Error(`not ready: ${await response.text()}`);
        },
        { timeout: timeoutMs, interval: 50 },
      ),
    async kill() {
      life.child.kill('SIGKILL');
      await life.ended;
    },
    async restart() {
      life = await begin();
    },
    async stop() {
      const began = performance.now();
      life.child.kill('SIGTERM');
      return { ...(await life.ended), tookMs: performance.now() - began };
    },
    get ended() {
      return life.ended;
    },
  };
}

/** A start that is expected to fail, or any command: runs it to its end. */
export async function runToEnd(
  environment: Environment,
  script = 'src/main.ts',
  ...args: string[]
): Promise<Ended & { stdout: string; stderr: string }> {
  const child = spawnAssistant(environment, script, ...args);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  return { ...(await endOf(child)), stdout, stderr };
}

/** Where the database is, as the environment says it, with what tests want everywhere. */
export function environmentOf({ config }: TestDatabase, more: Environment = {}): Environment {
  return {
    DATA_DIR: config.dataDir,
    ...(config.databaseUrl ? { DATABASE_URL: config.databaseUrl } : {}),
    WEBCHAT: 'off',
    QUIET_MS: '100',
    MESSAGES_PER_10S: '100000',
    PRICES_FETCH: 'off',
    ...more,
  };
}

/** A port that was free a moment ago, for what must know it before the process starts. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** Nothing of the environment of the tests gets through but what a program needs to run. */
function spawnAssistant(environment: Environment, script = 'src/main.ts', ...args: string[]) {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(NODE, [script, ...args], {
    cwd: ROOT,
    // As `npm start` and `npm run saudagar` have it.
    env: { PATH, HOME, NODE_COMPILE_CACHE: 'node_modules/.cache/saudagar/node', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function endOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ended> {
  const began = performance.now();
  // `close`, not `exit`: by then everything it wrote has been read.
  await once(child, 'close');
  return { code: child.exitCode, signal: child.signalCode, tookMs: performance.now() - began };
}

function readLogLine(line: string): LogLine | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
