import type { Log } from '../../kernel/log.ts';

/**
 * Baileys' Signal library writes whole sessions, private keys included, to the console. What it says is reduced to its
 * first words and goes to the log that was given last. Nothing of ours uses the console.
 */
export function quietConsole(log: Log): void {
  const say = (first: unknown) => {
    const said = typeof first === 'string' ? first.split(':')[0]?.slice(0, 80) : 'something';
    log.debug({ channel: 'whatsapp', said }, 'console');
  };
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) console[method] = say;
}
