import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { operate } from './operate.ts';

/** `import <file>`, `fetch [<source>]`, `status`; exit 1 where an import was refused or a source failed. */
export const prices: Command = {
  async run(context) {
    const { act, argument, accept } = readArguments(context.argv);
    if (act === 'status' && !argument) {
      context.print(JSON.stringify(await operate(context, 'prices-status', {}), null, 2));
      return 0;
    }
    if (act === 'fetch') return fetchPrices(context, argument, accept);
    if (act === 'import' && argument) return importPrices(context, argument, accept);
    throw new UsageError();
  },
};

async function fetchPrices(
  context: CommandContext,
  source: string | undefined,
  accept: boolean,
): Promise<number> {
  const result = await operate(context, 'prices-fetch', { ...(source ? { source } : {}), accept });
  context.print(JSON.stringify(result, null, 2));
  return Array.isArray(result) && result.some((one) => one.kind === 'failed' || one.held?.length) ? 1 : 0;
}

async function importPrices(context: CommandContext, file: string, accept: boolean): Promise<number> {
  const content = (await readFile(file)).toString('base64');
  const result = await operate(context, 'prices-import', { content, accept });
  context.print(JSON.stringify(result, null, 2));
  const stored =
    typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'stored';
  return stored ? 0 : 1;
}

function readArguments(argv: readonly string[]): {
  act: string;
  argument: string | undefined;
  accept: boolean;
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { accept: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [act = '', argument, ...more] = positionals;
    if (more.length) throw new UsageError();
    return { act, argument, accept: values.accept };
  } catch {
    throw new UsageError();
  }
}
