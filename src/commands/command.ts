import type { Config } from '../config.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';

/** What a command gets: its arguments as typed, and the world. */
export interface CommandContext {
  argv: readonly string[];
  config: Config;
  clock: Clock;
  log: Log;
  stdin: AsyncIterable<string | Uint8Array>;
  /** One line to standard output: results only, for machines to read. */
  print(line: string): void;
}

/** Resolves with the exit code. Throws a `UsageError` for wrong arguments. */
export interface Command {
  run(context: CommandContext): Promise<number>;
}

/** The command was called wrongly; how it is called is in the list of commands. */
export class UsageError extends Error {
  constructor() {
    super('wrong arguments');
    this.name = 'UsageError';
  }
}
