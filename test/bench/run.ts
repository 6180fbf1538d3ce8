import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { databases } from './databases.ts';
import { COMPARED, type Run, ratios } from './report.ts';
import { asTable } from './table.ts';

/**
 * `npm run bench`: every bench, one after another, on the embedded database and, where DATABASE_URL is set, on PostgreSQL. Its
 * JSON lines as they come, each with its `bench` and what it ran `on`, then a table for each bench. Exit 1 where one failed.
 *
 *   --only <bench>[,…]  turns, understanding, broadcast, queue, match, prices, start
 *   --short             small sizes, to try it: some three minutes instead of most of an hour
 */
const { values: given } = parseArgs({ options: { only: { type: 'string' }, short: { type: 'boolean' } } });
const full = !given.short;

/** Arguments of every process of a bench. One database and size each: what one has taken of memory is no other's. */
const PLAN: Readonly<Record<string, readonly string[][]>> = {
  turns: [full ? ['--chats', '3000'] : ['--chats', '10', '--on', 'echo,postgres,pglite']],
  understanding: [[]],
  broadcast: [full ? ['--messages', '3000'] : ['--messages', '300', '--on', databases().join()]],
  queue: full ? [...each('--people', ['100000']), ...millionOnServer()] : each('--people', ['10000']),
  match: each('--businesses', full ? ['10000', '100000', '1000000'] : ['10000']),
  prices: each('--people', full ? ['100000'] : ['5000']),
  start: [full ? [] : ['--runs', '2', '--rest', '5', '--no-install']],
};

const names = given.only?.split(',') ?? Object.keys(PLAN);
const runs: Run[] = [];
const failed = new Set<string>();
for (const name of names) {
  const plan = PLAN[name];
  if (!plan) throw new Error(`--only ${name}: there are ${Object.keys(PLAN).join(', ')}`);
  for (const args of plan) await measure(name, args);
}
for (const run of ratios(runs)) tell(run);
for (const [bench, some = []] of Map.groupBy(runs, (run) => run.bench)) {
  process.stdout.write(`\n${bench}\n${asTable(some.map(({ bench: _, ...figures }) => figures))}\n`);
}
for (const name of failed) process.stdout.write(`\n${name} failed; what it said is above\n`);
if (failed.size) process.exitCode = 1;

/** A million people are no embedded database's work: filling it alone takes many minutes. */
function millionOnServer(): string[][] {
  return process.env.DATABASE_URL ? [['--on', 'postgres', '--people', '1000000']] : [];
}

function each(option: string, sizes: readonly string[]): string[][] {
  return sizes.flatMap((size) => databases().map((on) => ['--on', on, option, size]));
}

/** Runs one bench in a process of its own and passes its lines on; its own table would be one of many. */
async function measure(name: string, args: readonly string[]): Promise<void> {
  const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  for await (const line of createInterface(child.stdout)) {
    const run: Run | null = line.startsWith('{') ? { bench: name, ...JSON.parse(line) } : null;
    // Databases are compared at the end: most benches have a process for each.
    if (run && run.on !== COMPARED) tell(run);
  }
  await ended;
  if (child.exitCode !== 0) failed.add([name, ...args].join(' '));
}

function tell(run: Run): void {
  runs.push(run);
  process.stdout.write(`${JSON.stringify(run)}\n`);
}
