import { parseArgs } from 'node:util';
import { z } from 'zod';
import { askRunningProcess, type OperationName, runOperation } from '../operations/index.ts';
import { openStorage, StorageInUseError } from '../storage/index.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';

export const deadLetters: Command = {
  async run(context) {
    const { limit } = readLimit(context.argv);
    const result = await operate(context, 'dead-letters', limit ? { limit: Number(limit) } : {});
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

/** Runs an operation on the database or, while the assistant holds the embedded one, through the assistant. */
export async function operate(
  { config, clock, log }: CommandContext,
  name: OperationName,
  args: unknown,
): Promise<unknown> {
  const { databaseUrl, dataDir } = config;
  try {
    const storage = await openStorage({ databaseUrl, dataDir, poolSize: 2 }, log);
    try {
      const { timeZone } = config;
      // Loaded when asked for: the catalogue and its readers are most of a start.
      const prices = async () =>
        (await import('../prices.ts')).buildPrices({ storage, clock, log, timeZone });
      return await runOperation(name, args, { storage, clock, prices });
    } finally {
      await storage.close();
    }
  } catch (error) {
    if (error instanceof StorageInUseError) return askRunningProcess(dataDir, name, args);
    if (error instanceof z.ZodError) throw new UsageError();
    throw error;
  }
}

function readLimit(argv: readonly string[]): { limit?: string | undefined } {
  try {
    return parseArgs({ args: [...argv], options: { limit: { type: 'string' } } }).values;
  } catch {
    throw new UsageError();
  }
}
