import { parseArgs } from 'node:util';
import { z } from 'zod';
import { askRunningProcess, type OperationName, runOperation } from '../operations/index.ts';
import { openStorage, StorageInUseError } from '../storage/index.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';

export const deadLetters: Command = {
  async run(context) {
    const result = await operate(context, 'dead-letters', readNumbers(context.argv, 'limit'));
    context.print(JSON.stringify(result, null, 2));
    return 0;
  },
};

export const retry: Command = {
  async run(context) {
    const [box, seq] = context.argv;
    if (!box || !seq) throw new UsageError();
    context.print(JSON.stringify(await operate(context, 'retry', { box, seq })));
    return 0;
  },
};

export const gaps: Command = {
  async run(context) {
    context.print(JSON.stringify(await operate(context, 'gaps', {}), null, 2));
    return 0;
  },
};

/** `secrets`: whether everything is sealed with the current key; `secrets rotate`: seals what is not. */
export const secrets: Command = {
  async run(context) {
    const [act, ...more] = context.argv;
    if ((act !== undefined && act !== 'rotate') || more.length) throw new UsageError();
    if (act && !context.config.secretsKeys.length) {
      throw new Error('SECRETS_KEY is not set: there is nothing to seal with');
    }
    context.print(JSON.stringify(await operate(context, act ? 'secrets-rotate' : 'secrets-status', {})));
    return 0;
  },
};

/** `faq export`: the officers' answers, to be kept in knowledge/faq-officers.yaml. */
export const faq: Command = {
  async run(context) {
    if (context.argv[0] !== 'export' || context.argv.length > 1) throw new UsageError();
    const { yaml } = z.object({ yaml: z.string() }).parse(await operate(context, 'faq-export', {}));
    context.print(yaml.trimEnd());
    return 0;
  },
};

/** `leads`: the newest, with how they stand; `leads statistics`: per office. */
export const leads: Command = {
  async run(context) {
    const [act, ...rest] = context.argv;
    if (act !== undefined && act !== 'statistics' && !act.startsWith('-')) throw new UsageError();
    const result =
      act === 'statistics'
        ? await operate(context, 'lead-statistics', readNumbers(rest, 'days'))
        : await operate(context, 'leads', readNumbers(context.argv, 'limit'));
    context.print(JSON.stringify(result, null, 2));
    return 0;
  },
};

/** Runs an operation on the database or, while the assistant holds the embedded one, through the assistant. */
export async function operate(
  { config, clock, log }: CommandContext,
  name: OperationName,
  args: unknown,
): Promise<unknown> {
  const { databaseUrl, dataDir, secretsKeys } = config;
  try {
    const storage = await openStorage({ databaseUrl, dataDir, secretsKeys, poolSize: 2 }, log);
    try {
      const { timeZone, adminIds } = config;
      // Loaded when asked for: the catalogue and its readers are most of a start.
      const prices = async () =>
        (await import('../prices.ts')).buildPrices({ storage, clock, log, timeZone, adminIds });
      return await runOperation(name, args, { storage, clock, timeZone, dataDir, secretsKeys, prices });
    } finally {
      await storage.close();
    }
  } catch (error) {
    if (error instanceof StorageInUseError) return askRunningProcess(dataDir, name, args);
    if (error instanceof z.ZodError) throw new UsageError();
    throw error;
  }
}

/** The one option a command takes, a number; absent where it was not given. */
function readNumbers(argv: readonly string[], name: string): Record<string, number> {
  try {
    const { values } = parseArgs({ args: [...argv], options: { [name]: { type: 'string' } } });
    const value = values[name];
    return value === undefined ? {} : { [name]: Number(value) };
  } catch {
    throw new UsageError();
  }
}
