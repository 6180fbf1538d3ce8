import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../src/kernel/log.ts';
import { askRunningProcess, serveOperations } from '../../src/operations/index.ts';
import { openPostOffice, type PostOffice } from '../outbox/post-office.ts';

let office: PostOffice;
let dir: string;
let server: { close(): Promise<void> };
beforeEach(async () => {
  office = await openPostOffice();
  dir = await mkdtemp(join(tmpdir(), 'saudagar-socket-'));
  server = await serve();
});
afterEach(async () => {
  await server.close();
  await office.close();
  await rm(dir, { recursive: true, force: true });
});

const notAsked = () => Promise.reject(new Error('prices were asked for'));
const serve = () =>
  serveOperations(
    dir,
    {
      storage: office.storage,
      clock: { now: () => office.now() },
      timeZone: 'Asia/Makassar',
      dataDir: dir,
      secretsKeys: [],
      prices: notAsked,
    },
    createLog('silent'),
  );

function send(
  path: string,
  body: string,
  method = 'POST',
): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath: join(dir, 'control.sock'), path, method }, async (response) =>
      resolve({ status: response.statusCode, body: await text(response) }),
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function giveUp(words: string): Promise<void> {
  await office.put('tini', words);
  office.answer(() => ({ kind: 'reject', reason: '400' }));
  await office.dispatcher().drain();
}

test('only the user who runs the assistant may open the socket', async () => {
  expect((await stat(join(dir, 'control.sock'))).mode & 0o777).toBe(0o600);
});

test('dead letters are listed and put back through the process that holds the database', async () => {
  await giveUp('halo');
  const { seq } = await office.row('halo');
  expect(await askRunningProcess(dir, 'dead-letters', {})).toEqual([
    {
      box: 'outbox',
      seq: String(seq),
      channel: 'telegram',
      state: 'dead',
      attempts: 1,
      error: '400',
      at: office.now().toISOString(),
    },
  ]);
  expect(await askRunningProcess(dir, 'retry', { box: 'outbox', seq: String(seq) })).toEqual({ retried: 1 });
  expect(await office.row('halo')).toMatchObject({ state: 'queued', attempts: 0 });
  expect(await askRunningProcess(dir, 'outbox-depth', {})).toEqual([
    { channel: 'telegram', state: 'queued', count: 1 },
  ]);
});

test('what is put back is sent at once by a running dispatcher', async () => {
  await giveUp('halo');
  office.answer(({ key }) => ({ kind: 'sent', platformIds: [key] }));
  office.dispatcher().start();
  await askRunningProcess(dir, 'retry', { box: 'outbox', seq: 'all' });
  await expect.poll(async () => (await office.row('halo')).state).toBe('sent');
});

test('wrong arguments and unknown operations are refused in words, and the server goes on', async () => {
  await expect(askRunningProcess(dir, 'retry', { box: 'attic', seq: '1' })).rejects.toThrow(/box/);
  await expect(askRunningProcess(dir, 'retry', { box: 'inbox', seq: '1; DROP' })).rejects.toThrow(/seq/);
  await expect(askRunningProcess(dir, 'toString', {})).rejects.toThrow('no operation toString');
  expect(await send('/dead-letters', '', 'GET')).toMatchObject({ status: 404 });
  expect(await send('/dead-letters', '{"limit":')).toMatchObject({ status: 400 });
  expect(await send('/dead-letters', '')).toEqual({ status: 200, body: '{"result":[]}' });
});

test('a socket that a killed process left behind is replaced; a closed one is gone', async () => {
  await server.close();
  expect(await readdir(dir)).toEqual([]);
  await expect(askRunningProcess(dir, 'outbox-depth', {})).rejects.toThrow();
  await writeFile(join(dir, 'control.sock'), 'left over');
  server = await serve();
  expect(await askRunningProcess(dir, 'outbox-depth', {})).toEqual([]);
});
