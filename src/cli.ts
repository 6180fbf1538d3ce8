import type { Command } from './commands/command.ts';
import { UsageError } from './commands/command.ts';
import { ConfigError, readConfig } from './config.ts';
import { systemClock } from './kernel/clock.ts';
import { keepFirstCompilation } from './kernel/first-compilation.ts';
import { createLog } from './kernel/log.ts';

interface Entry {
  usage: string;
  about: string;
  /** Loaded when called: a command brings only what it needs. */
  load: () => Promise<Command>;
}

const operate = () => import('./commands/operate.ts');

const COMMANDS: Readonly<Record<string, Entry>> = {
  understand: {
    usage: 'understand',
    about: 'JSON lines {text, context?} in, what was understood out',
    load: async () => (await import('./commands/understand.ts')).understand,
  },
  'lead:parse': {
    usage: 'lead:parse [--today <YYYY-MM-DD>] [--all]',
    about: "JSON lines {text} in, the fields of a buyer's inquiry out",
    load: async () => (await import('./commands/lead-parse.ts')).leadParse,
  },
  requirements: {
    usage: 'requirements --product <id> --country <ISO2> [--json]',
    about: 'what an export needs',
    load: async () => (await import('./commands/requirements.ts')).requirements,
  },
  knowledge: {
    usage: 'knowledge check | knowledge show <id>',
    about: 'the facts: faults, age, coverage; one of them',
    load: async () => (await import('./commands/knowledge.ts')).knowledge,
  },
  prices: {
    usage:
      'prices status | prices fetch [<source>] [--accept] | prices import <file.csv|file.xlsx> [--accept]',
    about: 'prices: what is known and what failed; ask the sources; read a table',
    load: async () => (await import('./commands/prices.ts')).prices,
  },
  gaps: {
    usage: 'gaps',
    about: 'questions without a good answer, grouped, as JSON',
    load: async () => (await operate()).gaps,
  },
  faq: {
    usage: 'faq export',
    about: "the officers' approved answers as YAML, for knowledge/faq-officers.yaml",
    load: async () => (await operate()).faq,
  },
  leads: {
    usage: 'leads [--limit N] | leads statistics [--days N]',
    about: 'leads and how they stand; what came of them, by office',
    load: async () => (await operate()).leads,
  },
  invite: {
    usage: 'invite --role representative|officer|admin [--office <id>]',
    about: 'a one-time code for a role, good for seven days; a representative needs an office',
    load: async () => (await import('./commands/people.ts')).inviteCommand,
  },
  roles: {
    usage: 'roles | roles revoke <id>',
    about: 'who holds which role, as JSON; take one away',
    load: async () => (await import('./commands/people.ts')).roles,
  },
  backup: {
    usage: 'backup <file> | backup check <file>',
    about: 'database and files into one new file, also while the assistant runs; whether one is whole',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  restore: {
    usage: 'restore <file> [--force]',
    about: 'puts a backup back into an empty database; --force replaces what is there',
    load: async () => (await import('./commands/backup.ts')).restore,
  },
  secrets: {
    usage: 'secrets | secrets rotate',
    about: 'whether names and numbers are sealed with the current SECRETS_KEY; seal what is not',
    load: async () => (await operate()).secrets,
  },
  doctor: {
    usage: 'doctor',
    about: 'what is configured, what answers',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  whatsapp: {
    usage: 'whatsapp status | pair [--phone <number>] | reconnect | logout | reopen',
    about: 'the linked WhatsApp account: how it is, link it, steer it',
    load: async () => (await import('./commands/whatsapp.ts')).whatsapp,
  },
  'dead-letters': {
    usage: 'dead-letters [--limit N]',
    about: 'messages that were given up, as JSON',
    load: async () => (await operate()).deadLetters,
  },
  retry: {
    usage: 'retry <outbox|inbox> <seq|all>',
    about: 'put given-up messages back',
    load: async () => (await operate()).retry,
  },
};

process.exitCode = await main(process.argv.slice(2));

async function main([name = '', ...argv]: string[]): Promise<number> {
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) {
    const usages = Object.values(COMMANDS).map(({ usage, about }) => `  saudagar ${usage}\n      ${about}`);
    process.stderr.write(`Usage:\n${usages.join('\n')}\n`);
    return name === '' || name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    const config = readConfig(process.env);
    const log = createLog(process.env.LOG_LEVEL ? config.logLevel : 'warn', [
      config.telegram?.token ?? '',
      config.databaseUrl ?? '',
      ...config.secretsKeys,
    ]);
    const print = (line: string) => process.stdout.write(`${line}\n`);
    if (!config.databaseUrl) keepFirstCompilation();
    const command = await entry.load();
    return await command.run({ argv, config, clock: systemClock, log, stdin: process.stdin, print });
  } catch (error) {
    const usage = error instanceof UsageError ? `Usage: saudagar ${entry.usage}\n` : '';
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${usage || `${message}\n`}`);
    return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
  }
}
