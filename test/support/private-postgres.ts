import {
  execFileSync,
  type SpawnSyncOptionsWithStringEncoding,
  type SpawnSyncReturns,
  spawnSync,
} from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './assistant-process.ts';

const DEBIAN = '/usr/lib/postgresql';

/** A PostgreSQL of the test's own, which it may stop. */
export interface PrivatePostgres {
  readonly url: string;
  start(): void;
  /** As a power cut would: nobody is waited for, nothing is written any more. */
  stop(): void;
  remove(): void;
}

/** Where this machine's PostgreSQL programs are; null where there are none, or where nobody but its user may run them. */
export function postgresPrograms(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const found = versions
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  if (found && (process.getuid?.() !== 0 || asPostgres('true').status === 0)) return found;
  process.stdout.write('PostgreSQL is not stopped and started: initdb and pg_ctl are not here\n');
  return null;
}

export async function createPrivatePostgres(programs: string): Promise<PrivatePostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'saudagar-postgres-'));
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', folder]);
  const data = join(folder, 'data');
  const port = await freePort();
  const run = (program: string, ...args: string[]) => {
    const { status, stderr } = asPostgres(join(programs, program), ...args);
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  };
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync');
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`;
  const cluster = {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    start: () => run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-o', options, '-w', 'start'),
    stop: () => run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop'),
    remove() {
      asPostgres(join(programs, 'pg_ctl'), '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  cluster.start();
  return cluster;
}

/** PostgreSQL refuses to run as the administrator. */
function asPostgres(program: string, ...args: string[]): SpawnSyncReturns<string> {
  const options: SpawnSyncOptionsWithStringEncoding = {
    encoding: 'utf8',
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', 'pipe'],
  };
  return process.getuid?.() === 0
    ? spawnSync(
        'setpriv',
        ['--reuid=postgres', '--regid=postgres', '--clear-groups', program, ...args],
        options,
      )
    : spawnSync(program, args, options);
}
