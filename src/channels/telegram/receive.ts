import type { Api } from 'grammy';
import { type Clock, HOUR } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { Inbound } from '../../messages/index.ts';
import type { Accept } from '../channel.ts';
import { Lanes } from '../lanes.ts';
import type { Connection } from './connection.ts';
import { type BotIdentity, normalise, tapToAnswer } from './normalise.ts';

export interface ReceiveParts {
  api: Api;
  accept: Accept;
  bot: BotIdentity;
  connection: Connection;
  clock: Clock;
  log: Log;
}

/**
 * Takes one raw update: resolves once nothing of it can be lost any more (stored, or nothing to store).
 * `store` wraps the call of `accept` and decides how patient to be; its rejection is passed on.
 */
export type Take = (update: unknown, store: (accept: () => Promise<void>) => Promise<void>) => Promise<void>;

/** What polling and webhook have in common: normalise, answer taps, one lane a chat, accept. */
export function createTake({ api, accept, bot, connection, clock, log }: ReceiveParts): Take {
  const lanes = new Lanes();
  const groupTurn = createGroupTurn(clock);
  return async (update, store) => {
    answerTap(api, update, log);
    const found = normalise(update, bot, clock.now());
    if (found.kind === 'ignored') {
      log.info({ channel: 'telegram', reason: found.reason }, 'update ignored');
      return;
    }
    const { inbound } = found;
    if (isGroup(inbound) && !groupTurn.isDue(inbound.address.id)) return;
    await lanes.run(inbound.address.id, () => store(() => accept(inbound)));
    if (isGroup(inbound)) groupTurn.taken(inbound.address.id);
    connection.received(clock.now());
  };
}

/** The button stops turning at once; the tap itself is safe whether or not this works. */
function answerTap(api: Api, update: unknown, log: Log): void {
  const id = tapToAnswer(update);
  if (id === undefined) return;
  api.answerCallbackQuery(id).catch(() => log.debug({ channel: 'telegram' }, 'tap not answered'));
}

function isGroup({ content }: Inbound): boolean {
  return content.kind === 'unsupported' && content.what === 'group';
}

/** A group hears from us at most once an hour, so that a busy one cannot make us talk. */
function createGroupTurn(clock: Clock) {
  const last = new Map<string, number>();
  return {
    isDue: (group: string) => clock.now().getTime() - (last.get(group) ?? Number.NEGATIVE_INFINITY) >= HOUR,
    taken: (group: string) => {
      const now = clock.now().getTime();
      for (const [id, at] of last) if (now - at >= HOUR) last.delete(id);
      last.set(group, now);
    },
  };
}
