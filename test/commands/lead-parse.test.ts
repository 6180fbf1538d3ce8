import { expect, test } from 'vitest';
import { UsageError } from '../../src/commands/command.ts';
import { leadParse } from '../../src/commands/lead-parse.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/kernel/log.ts';

const KEYS = ['product', 'country', 'quantity', 'unit', 'frequency', 'deadline', 'company', 'incoterm'];

async function run(lines: readonly string[], argv: readonly string[] = [], now = '2026-11-25T03:00:00Z') {
  const printed: string[] = [];
  async function* stdin() {
    yield `${lines.join('\n')}\n`;
  }
  await leadParse.run({
    argv,
    config: readConfig({}),
    clock: { now: () => new Date(now) },
    log: createLog('silent'),
    stdin: stdin(),
    print: (line) => printed.push(line),
  });
  return printed.map((line) => JSON.parse(line));
}

const line = (text: string) => JSON.stringify({ text });

test('one line each, in order, with exactly the eight fields', async () => {
  const answers = await run([line('need 5 tons of pepper'), '', line('halo'), line('butuh kopi ke Mesir')]);
  expect(answers.map(({ product }) => product)).toEqual(['lada', null, 'kopi']);
  for (const answer of answers) expect(Object.keys(answer)).toEqual(KEYS);
});

test('--all adds the rest', async () => {
  const [answer] = await run([line('pepper HS 0904.11, halal')], ['--all']);
  expect(answer).toMatchObject({ product: 'lada', hs: '090411', certificates: ['halal'] });
});

test('days count from --today, else from today in the configured zone', async () => {
  const text = [line('pepper, reply within 2 weeks')];
  expect((await run(text, ['--today', '2026-01-01']))[0]).toMatchObject({ deadline: '2026-01-15' });
  // 23:00 UTC is the next morning in Makassar.
  expect((await run(text, [], '2026-11-25T23:00:00Z'))[0]).toMatchObject({ deadline: '2026-12-10' });
});

test('a line of another shape names its number, a day that is none the usage', async () => {
  await expect(run([line('pepper'), '{"words":1}'])).rejects.toThrow(/^line 2: .*expected \{"text"/s);
  await expect(run(['pepper'])).rejects.toThrow('line 1: not JSON');
  await expect(run([], ['--today', '2026-02-30'])).rejects.toThrow(UsageError);
});
