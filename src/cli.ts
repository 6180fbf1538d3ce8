import type { Command } from './commands/command.ts';
import { UsageError } from './commands/command.ts';
import { doctor } from './commands/doctor.ts';
import { knowledge } from './commands/knowledge.ts';
import { deadLetters, gaps, retry } from './commands/operate.ts';
import { requirements } from './commands/requirements.ts';
import { understand } from './commands/understand.ts';
import { ConfigError, readConfig } from './config.ts';
import { systemClock } from './kernel/clock.ts';
import { createLog } from './kernel/log.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  understand,
  requirements,
  knowledge,
  gaps,
  doctor,
  'dead-letters': deadLetters,
  retry,
};

process.exitCode = await main(process.argv.slice(2));

async function main([name = '', ...argv]: string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const usages = Object.values(COMMANDS).map(({ usage }) => `  saudagar ${usage}`);
    process.stderr.write(`Usage:\n${usages.join('\n')}\n`);
    return name === '' || name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    const config = readConfig(process.env);
    const log = createLog(process.env.LOG_LEVEL ? config.logLevel : 'warn', [
      config.telegram?.token ?? '',
      config.databaseUrl ?? '',
    ]);
    const print = (line: string) => process.stdout.write(`${line}\n`);
    return await command.run({ argv, config, clock: systemClock, log, stdin: process.stdin, print });
  } catch (error) {
    const usage = error instanceof UsageError ? `Usage: saudagar ${command.usage}\n` : '';
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${usage || `${message}\n`}`);
    return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
  }
}
