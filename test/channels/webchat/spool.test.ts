import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Spool } from '../../../src/channels/webchat/spool.ts';
import { after, DAY, HOUR, MINUTE } from '../../../src/kernel/clock.ts';

const CONTENT = new TextEncoder().encode('amplang');
let directory: string;
let now: Date;
let spool: Spool;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'spool-'));
  now = new Date('2025-08-07T02:00:00Z');
  spool = new Spool(join(directory, 'deep', 'down'), { now: () => now });
});
afterEach(() => rmSync(directory, { recursive: true }));

const names = () => readdirSync(join(directory, 'deep', 'down'));

it('gives back what was stored', async () => {
  const name = await spool.store('p:1', CONTENT);
  expect(await spool.read(name, 100)).toEqual({ kind: 'fetched', content: CONTENT });
});

it('refuses what is larger than asked for, unknown, or a path', async () => {
  const name = await spool.store('p:1', CONTENT);
  expect(await spool.read(name, 6)).toEqual({ kind: 'failed', reason: 'too-large' });
  for (const unknown of ['0'.repeat(32), '../../etc/passwd', `../down/${name}`, '']) {
    expect(await spool.read(unknown, 100)).toEqual({ kind: 'failed', reason: 'unavailable' });
  }
});

it('drops an upload that nobody fetched after a day', async () => {
  await spool.store('p:1', CONTENT);
  now = after(now, DAY - MINUTE);
  await spool.sweep();
  expect(names()).toHaveLength(1);
  now = after(now, 2 * MINUTE);
  await spool.sweep();
  expect(names()).toEqual([]);
});

it('keeps a fetched one a little, for a process that dies before it has stored it', async () => {
  const name = await spool.store('p:1', CONTENT);
  now = after(now, HOUR);
  await spool.read(name, 100);
  now = after(now, 9 * MINUTE);
  await spool.sweep();
  expect((await spool.read(name, 100)).kind).toBe('fetched');
  now = after(now, 11 * MINUTE);
  await spool.sweep();
  expect(names()).toEqual([]);
});

it('removes half-written files of its own and touches no others', async () => {
  await spool.store('p:1', CONTENT);
  const part = `${'a'.repeat(32)}.0b6f8f6e-2c5e-4d3c-9a51-6f4f0f0b7a10.part`;
  for (const name of [part, 'notes.txt']) writeFileSync(join(directory, 'deep', 'down', name), 'x');
  now = after(new Date(), 2 * DAY);
  await spool.sweep();
  expect(names()).toEqual(['notes.txt']);
});
