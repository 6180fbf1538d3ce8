import type { UserFacingSocketConfig } from '@whiskeysockets/baileys';
import { type Clock, MINUTE } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';

type LibraryLog = NonNullable<UserFacingSocketConfig['logger']>;

/** Lines of one kind a minute; the rest is counted (P12: 168,000 in two hours exhausted memory elsewhere). */
const LINES_A_MINUTE = 5;
/** Different lines remembered: texts of the library, of which there are a few hundred. */
const MOST_KINDS = 500;

/**
 * What Baileys logs, for our log: its own words and an error's kind. The objects it attaches hold addresses, texts and
 * keys, and stay out. `onTrouble` hears of every warning and error, also of those that are only counted.
 */
export function createLibraryLog(log: Log, clock: Clock, onTrouble: () => void = () => {}): LibraryLog {
  let minute = 0;
  let lines = new Map<string, number>();

  function say(level: 'warn' | 'error', given: unknown, message?: string): void {
    onTrouble();
    const said = (message ?? (typeof given === 'string' ? given : 'something')).slice(0, 120);
    const now = Math.floor(clock.now().getTime() / MINUTE);
    if (now !== minute) {
      const dropped = [...lines].filter(([, count]) => count > LINES_A_MINUTE);
      for (const [words, count] of dropped) {
        log.warn({ channel: 'whatsapp', said: words, count }, 'library, many times');
      }
      minute = now;
      lines = new Map();
    }
    const count = (lines.get(said) ?? 0) + 1;
    if (count > 1 || lines.size < MOST_KINDS) lines.set(said, count);
    if (count <= LINES_A_MINUTE) log[level]({ channel: 'whatsapp', said, kind: kindOf(given) }, 'library');
  }

  const quiet = () => {};
  const library: LibraryLog = {
    // Below this level Baileys does not even build the line.
    level: 'warn',
    child: () => library,
    trace: quiet,
    debug: quiet,
    info: quiet,
    warn: (given, message) => say('warn', given, message),
    error: (given, message) => say('error', given, message),
  };
  return library;
}

/** The kind of an error that the library attached, wherever it keeps it; never its words, which may quote a message. */
function kindOf(given: unknown): string | undefined {
  if (given instanceof Error) return given.name;
  if (typeof given !== 'object' || given === null) return undefined;
  const error = 'err' in given ? given.err : 'error' in given ? given.error : undefined;
  return error instanceof Error ? error.name : undefined;
}
