import type { Log } from '../../kernel/log.ts';

let quiet = false;

/**
 * Baileys' Signal library writes whole sessions, private keys included, to the console. What it says is reduced to its
 * first words and goes to the log. Nothing of ours uses the console.
 */
export function quietConsole(log: Log): void {
  if (quiet) return;
  quiet = true;
  const say = (first: unknown) => {
    const said = typeof first === 'string' ? first.split(':')[0]?.slice(0, 80) : 'something';
    log.debug({ channel: 'whatsapp', said }, 'console');
  };
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) console[method] = say;
}
