import type { Api } from 'grammy';
import { backoff } from '../../kernel/backoff.ts';
import type { Log } from '../../kernel/log.ts';
import { keepTrying, type Pause } from '../keep-trying.ts';
import type { KeyboardWords } from './render.ts';
import { explainFailure } from './send-error.ts';

/** The few words that Telegram shows on our behalf, in one language. */
export interface ChannelWords extends KeyboardWords {
  /** The command menu: names of 1-32 `a-z0-9_`, without the slash; descriptions of 1-256 characters. */
  commands: readonly { command: string; description: string }[];
}

export interface TelegramTexts {
  id: ChannelWords;
  en: ChannelWords;
}

export interface CommandParts {
  api: Api;
  texts: TelegramTexts;
  log: Log;
  signal: AbortSignal;
  pause: Pause;
}

/**
 * Puts the command menu in place: Indonesian for everybody, English for those whose app is in English. Nothing
 * waits for it. It goes on trying until it works or `signal` aborts; a menu that Telegram refuses is logged.
 */
export async function setCommands({ api, texts, log, signal, pause }: CommandParts): Promise<void> {
  const menus = [
    { commands: texts.id.commands },
    { commands: texts.id.commands, language_code: 'id' as const },
    { commands: texts.en.commands, language_code: 'en' as const },
  ];
  for (const { commands, ...scope } of menus) {
    const set = () => api.setMyCommands(commands, scope).catch(passRefusal);
    const result = await keepTrying(set, {
      signal,
      pause,
      failed: (error, attempt) => {
        const { reason, afterMs } = { afterMs: undefined, ...explainFailure(error) };
        log.warn({ channel: 'telegram', reason, attempt }, 'cannot set the command menu yet');
        return afterMs ?? backoff(attempt, 5_000, 300_000);
      },
    }).catch(() => 'stopped');
    if (result === 'stopped') return;
    if (result !== true) log.error({ channel: 'telegram', reason: result }, 'command menu refused');
  }
}

/** A menu that is wrong stays wrong: the reason is the result, so that it is not tried again. */
function passRefusal(error: unknown): string {
  const failure = explainFailure(error);
  if (failure.kind === 'reject') return failure.reason;
  throw error;
}
