import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backup, restore } from '../../src/commands/backup.ts';
import { type Command, UsageError } from '../../src/commands/command.ts';
import { deadLetters, retry } from '../../src/commands/operate.ts';
import { inviteCommand as invite, roles } from '../../src/commands/people.ts';
import { prices } from '../../src/commands/prices.ts';
import { readConfig } from '../../src/config.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { createLog } from '../../src/kernel/log.ts';
import { environmentOf, runToEnd } from '../support/assistant-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

// No wrong call changes anything: one database does for all.
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** In this process; a start of its own would take half a second for each way to be wrong. */
async function call(
  command: Command,
  argv: readonly string[],
): Promise<{ error: unknown; printed: string[] }> {
  const printed: string[] = [];
  async function* stdin() {}
  const error = await command
    .run({
      argv,
      config: readConfig(environmentOf(database)),
      clock: systemClock,
      log: createLog('silent'),
      stdin: stdin(),
      print: (line) => printed.push(line),
    })
    .then(
      (code) => ({ code }),
      (reason: unknown) => reason,
    );
  return { error, printed };
}

describe('a command called wrongly', () => {
  test.each([
    [['retry'], 'Usage: saudagar retry'],
    [['dead-letters', '--wrong'], 'Usage: saudagar dead-letters'],
    [['invite', '--rolle', 'x'], 'Usage: saudagar invite'],
    [['roles', 'revoke', '7'], 'Usage: saudagar roles'],
    [['backup', 'check'], 'Usage: saudagar backup'],
    [['restore', 'a', '--force=1'], 'Usage: saudagar restore'],
    [['prices', 'burn'], 'Usage: saudagar prices'],
    [['toString'], 'Usage:\n'],
  ])('%j says how it is called: exit 2, nothing on stdout', async (args, usage) => {
    const { code, stdout, stderr } = await runToEnd(environmentOf(database), 'src/cli.ts', ...args);
    expect(stderr).toContain(usage);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test.each([
    ['retry', ['attic', '1'], retry],
    ['retry', ['outbox', 'x'], retry],
    ['dead-letters', ['--limit', 'many'], deadLetters],
    ['invite', [], invite],
    ['roles', ['revoke'], roles],
    ['backup', [], backup],
    ['restore', [], restore],
    ['restore', ['a', 'b'], restore],
    ['prices', ['import'], prices],
    ['prices', ['fetch', 'a', 'b'], prices],
  ])('%s is called wrongly with %j', async (_name, argv, command) => {
    expect(await call(command, argv)).toEqual({ error: expect.any(UsageError), printed: [] });
  });
});

describe('an invitation that cannot be', () => {
  test('says what is wrong: exit 1, nothing on stdout', async () => {
    const args = ['invite', '--role', 'representative', '--office', 'osakka'];
    const { code, stdout, stderr } = await runToEnd(environmentOf(database), 'src/cli.ts', ...args);
    expect(stderr).toContain('no office "osakka"; did you mean: itpc-osaka\n');
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });

  test.each([
    [['--role', 'representative'], 'a representative needs an office'],
    [['--role', 'representative', '--office', 'japan'], 'did you mean: atdag-tokyo itpc-osaka'],
    [['--role', 'representative', '--office', 'atlantis'], 'known: atdag-ankara'],
    [['--role', 'officer', '--office', 'itpc-osaka'], '--office is for representatives'],
    [['--role', 'emperor'], 'known: representative officer admin'],
  ])('%j says what is wrong', async (argv, sentence) => {
    const { error, printed } = await call(invite, argv);
    expect(error).toMatchObject({ message: expect.stringContaining(sentence) });
    expect(error).not.toBeInstanceOf(UsageError);
    expect(printed).toEqual([]);
  });
});
