import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkBackup, restore as restoreBackup } from '../backup/index.ts';
import { openStorage } from '../storage/index.ts';
import { type Command, UsageError } from './command.ts';
import { operate } from './operate.ts';

/** `backup <file>`: everything into one new file, also while the assistant runs; `backup check <file>`: whether one is whole. */
export const backup: Command = {
  async run(context) {
    const [first, second, ...more] = context.argv;
    if (!first || more.length) throw new UsageError();
    if (first === 'check' && second) {
      const { head, manifest } = await checkBackup(resolve(second));
      const { createdAt, version } = head;
      context.print(
        JSON.stringify({ whole: true, createdAt, version, rows: manifest.rows, files: manifest.files }),
      );
      return 0;
    }
    if (second || first === 'check') throw new UsageError();
    context.print(JSON.stringify(await operate(context, 'backup', { file: resolve(first) })));
    return 0;
  },
};

/** `restore <file> [--force]`: puts a backup back, with the assistant stopped. */
export const restore: Command = {
  async run({ argv, config, log, print }) {
    const { file, force } = readRestoreArguments(argv);
    const { databaseUrl, dataDir, secretsKeys } = config;
    const storage = await openStorage({ databaseUrl, dataDir, secretsKeys, poolSize: 2 }, log);
    try {
      print(JSON.stringify(await restoreBackup({ storage, dataDir }, resolve(file), { force })));
      return 0;
    } finally {
      await storage.close();
    }
  },
};

function readRestoreArguments(argv: readonly string[]): { file: string; force: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { force: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file && !more.length) return { file, force: values.force };
  } catch {
    // Told below.
  }
  throw new UsageError();
}
