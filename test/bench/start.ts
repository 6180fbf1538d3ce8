import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createPostgresDatabase } from '../support/database.ts';
import { databases } from './databases.ts';
import { cpuMs, peakMb, restMb } from './process-figures.ts';
import { quantile, Report, round } from './report.ts';

/**
 * `npm run bench:start`: how long the assistant takes from being started to being ready, to its first answer in the web chat
 * (the page's start button) and to its answer to a first question; what it takes of memory at rest, beside what the
 * embedded database takes alone; how large a production install is. Times are from the start of the process on,
 * medians of the warm starts. `machine` is the first start of all, where even the cluster that further
 * first starts copy has to be built.
 *
 *   --runs <n>       warm starts (7)
 *   --rest <s>       seconds of rest before memory is read (30)
 *   --on <what>      pglite or postgres, instead of both
 *   --no-install     leaves out the install, which asks the package registry
 */
const { values: given } = parseArgs({
  allowNegative: true,
  options: {
    runs: { type: 'string' },
    rest: { type: 'string' },
    on: { type: 'string' },
    install: { type: 'boolean', default: true },
  },
});
const RUNS = Number(given.runs ?? 7);
const REST_MS = Number(given.rest ?? 30) * 1_000;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const QUESTION = 'gmn cara kirim kepiting ke jepang?';
/** What `npm start` runs. */
const COMMAND: string = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts.start;
const FLAGS = COMMAND.match(/--\S+/g) ?? [];
const NODE_FOLDER = join(ROOT, 'node_modules/.bin');

/** What was resident after a rest. */
interface Rest {
  readonly on: string;
  readonly rssMb: number;
  readonly pssMb: number;
}

interface Started {
  readyMs: number;
  answerMs: number;
  questionMs: number;
  cpuMs: number;
  peakMb: number;
}

const starts = new Report('start');
const memory = new Report('memory');
const home = mkdtempSync(join(tmpdir(), 'saudagar-bench-'));
try {
  const rests: Rest[] = [];
  for (const on of databases(given.on)) rests.push(await measure(on));
  const floors = await measureFloor();
  for (const floor of floors) memory.add({ ...floor });
  for (const rest of rests) {
    // What of it is not the database: the memory of a PostgreSQL server is its own.
    const floor = floors.find(({ on }) => on === (rest.on === 'pglite' ? 'pglite alone' : 'node alone'));
    memory.add({ ...rest, timesFloor: round(rest.rssMb / (floor?.rssMb ?? Number.NaN), 2) });
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
const install = new Report('install');
if (given.install) measureInstall();
process.stdout.write('\n');
for (const report of [starts, memory, install]) report.end();

async function measure(on: string): Promise<Rest> {
  const server = on === 'postgres' ? await createPostgresDatabase(process.env.DATABASE_URL ?? '') : null;
  const environment = { DATA_DIR: join(home, on), ...(server ? { DATABASE_URL: server.url } : {}) };
  try {
    if (!server) {
      const cache = join(ROOT, 'node_modules/.cache/saudagar');
      for (const name of readdirSync(cache)) {
        if (name.startsWith('cluster-')) rmSync(join(cache, name), { recursive: true });
      }
      starts.add({
        on,
        start: 'machine',
        ...(await start({ ...environment, DATA_DIR: join(home, 'machine') })),
      });
    }
    starts.add({ on, start: 'first', ...(await start(environment)) });
    const warm: Started[] = [];
    for (let i = 0; i < RUNS; i += 1) warm.push(await start(environment));
    const median = (of: (run: Started) => number) => Math.round(quantile(warm.map(of), 0.5));
    starts.add({
      on,
      start: 'warm',
      readyMs: median((run) => run.readyMs),
      answerMs: median((run) => run.answerMs),
      questionMs: median((run) => run.questionMs),
      cpuMs: median((run) => run.cpuMs),
      peakMb: median((run) => run.peakMb),
      runs: RUNS,
      fastestAnswerMs: Math.min(...warm.map((run) => run.answerMs)),
      slowestAnswerMs: Math.max(...warm.map((run) => run.answerMs)),
    });
    const rests: Rest[] = [];
    await start(environment, async (child) => {
      await sleep(REST_MS);
      rests.push({ on, ...restMb(child) });
    });
    return rests[0] ?? { on, rssMb: Number.NaN, pssMb: Number.NaN };
  } finally {
    await server?.drop();
  }
}

/** Starts, talks as the page does, and ends; `then` before that. */
async function start(
  environment: Readonly<Record<string, string>>,
  then: (child: ChildProcess) => Promise<void> = async () => undefined,
): Promise<Started> {
  const began = performance.now();
  const since = () => Math.round(performance.now() - began);
  const child = run('sh', ['-c', COMMAND], {
    ...environment,
    PORT: '0',
    QUIET_MS: '0',
    PRICES_FETCH: 'off',
    LOG_LEVEL: 'error',
  });
  try {
    let port = '';
    for await (const line of createInterface(child.stdout)) {
      port = /localhost:(\d+)/.exec(line)?.[1] ?? '';
      if (port) break;
    }
    const url = `http://127.0.0.1:${port}`;
    while (!(await fetch(`${url}/readyz`)).ok) await sleep(5);
    const readyMs = since();
    await (await fetch(url)).text();
    const person = randomUUID();
    const stream = await fetch(`${url}/webchat/events?person=${person}&since=`);
    const answers = messagesOf(stream);
    await post(url, person, { kind: 'start' });
    await answers.next();
    const answerMs = since();
    // What follows the greeting at once is no answer to the question.
    await sleep(500);
    const asked = performance.now();
    await post(url, person, { kind: 'text', text: QUESTION });
    while (
      !JSON.stringify((await answers.next()).value)
        .toLowerCase()
        .includes('kepiting')
    );
    const questionMs = Math.round(performance.now() - asked);
    const used = { cpuMs: cpuMs([child]), peakMb: peakMb(child) };
    await then(child);
    await stream.body?.cancel().catch(() => undefined);
    return { readyMs, answerMs, questionMs, ...used };
  } finally {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  }
}

async function post(url: string, person: string, content: Record<string, string>): Promise<void> {
  const response = await fetch(`${url}/webchat/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person, id: randomUUID(), content }),
  });
  if (!response.ok) throw new Error(`web chat: ${response.status} ${await response.text()}`);
}

/** The messages of an event stream, as they arrive. */
async function* messagesOf(stream: Response): AsyncGenerator<unknown> {
  let text = '';
  for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = `${text}${chunk}`.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = /^event: message\ndata: (.*)$/m.exec(event)?.[1];
      if (data !== undefined) yield JSON.parse(data);
    }
  }
  throw new Error('the stream ended');
}

/** What nothing of ours can do without: Node alone, and the embedded database alone in it, with the same flags. */
async function measureFloor(): Promise<Rest[]> {
  const alone = run(
    'node',
    [...FLAGS, '-e', `process.stdout.write('ready\\n'); setInterval(() => {}, 60_000)`],
    {},
  );
  const bare = run(
    'node',
    [...FLAGS, 'test/bench/start/bare-pglite.ts', join(home, 'machine', 'pglite')],
    {},
  );
  const floor = [
    { on: 'node alone', child: alone },
    { on: 'pglite alone', child: bare },
  ];
  try {
    await Promise.all(floor.map(({ child }) => once(createInterface(child.stdout), 'line')));
    await sleep(REST_MS);
    return floor.map(({ on, child }) => ({ on, ...restMb(child) }));
  } finally {
    for (const { child } of floor) child.kill();
  }
}

/** Installs what the lock file says for production, in a folder of its own, and takes away what only builds. */
function measureInstall(): void {
  const folder = mkdtempSync(join(tmpdir(), 'saudagar-install-'));
  const npm = (...args: string[]) =>
    execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      cpSync(join(ROOT, file), join(folder, file));
    npm('ci', '--omit=dev', '--ignore-scripts', '--loglevel=error');
    install.add({ on: 'npm ci', ...sizesMb(join(folder, 'node_modules')) });
    npm('run', '-s', 'slim');
    install.add({ on: 'slim', ...sizesMb(join(folder, 'node_modules')) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the program and its packages, and of the largest of these. */
function sizesMb(modules: string): Record<string, number> {
  const packages = readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(modules, name)).map((each) => `${name}/${each}`) : name,
    )
    .map((name): [string, number] => [name, sizeMb(join(modules, name))])
    .sort(([, a], [, b]) => b - a);
  return {
    programMb: ['src', 'knowledge', 'locales', 'prisma'].reduce(
      (sum, name) => sum + sizeMb(join(ROOT, name)),
      0,
    ),
    packagesMb: sizeMb(modules),
    packages: packages.length,
    ...Object.fromEntries(packages.slice(0, 10)),
  };
}

function sizeMb(path: string): number {
  return Math.round(Number(execFileSync('du', ['-sk', path], { encoding: 'utf8' }).split('\t')[0]) / 1024);
}

/** On the pinned Node, as npm does it. */
function run(command: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(command, args, {
    cwd: ROOT,
    env: { PATH: `${NODE_FOLDER}:${PATH}`, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
