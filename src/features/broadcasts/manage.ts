import { choice, type Outcome, reply } from '../../conversation/index.ts';
import { recordAct } from '../../identity/index.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { nextWaking } from '../leads/index.ts';
import { fixRecipients } from './audience.store.ts';
import { describeAudience } from './audience.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import * as store from './broadcasts.store.ts';
import { sayStanding } from './say.ts';

const MAX_LISTED = 8;

type Act = (
  parts: BroadcastParts,
  turn: ChatTurn,
  broadcast: store.StoredBroadcast,
) => Promise<string | null>;

/** `siaran`: the newest ones, each to be opened. */
export async function listBroadcasts({ words, tx }: ChatTurn): Promise<Outcome> {
  const broadcasts = await store.listBroadcasts(tx, MAX_LISTED);
  const begin = choice(words, '/broadcast', 'broadcasts-new');
  if (!broadcasts.length)
    return { kind: 'reply', replies: [{ text: words.say('broadcasts-none'), choices: [begin] }] };
  const lines = broadcasts.map(({ number, state, audience }) =>
    words.markup('broadcasts-line', {
      number: String(number),
      state,
      audience: describeAudience(audience, words),
    }),
  );
  const choices = broadcasts.map(({ number }) => ({
    id: `/broadcast_show:${number}`,
    label: words.label('broadcasts-number', { number: String(number) }),
  }));
  const text = parseMarkup(`${words.markup('broadcasts-listed')}\n\n${lines.join('\n')}`);
  return { kind: 'reply', replies: [{ text, choices: [begin, ...choices] }] };
}

/** Shows a broadcast after `act`, which says what was wrong by a key, or null where nothing was. */
export function onBroadcast(parts: BroadcastParts, act: Act) {
  return async (turn: ChatTurn, argument: string | undefined): Promise<Outcome> => {
    const number = /^\d{1,9}$/.test(argument ?? '') ? Number(argument) : 0;
    const list = [choice(turn.words, '/broadcasts', 'broadcasts-list')];
    const before = await store.findBroadcast(turn.tx, number);
    if (!before) return reply(turn, 'broadcasts-unknown', list);
    const problem = await act(parts, turn, before);
    if (problem) return reply(turn, problem, list);
    const broadcast = (await store.findBroadcastById(turn.tx, before.id)) ?? before;
    const standing = await store.countStanding(turn.tx, before.id);
    return { kind: 'reply', replies: [sayStanding(broadcast, standing, turn.words)] };
  };
}

export const show: Act = async () => null;

/** What is in the outbox and has not been tried is taken back at once; calls under way end. */
export const pause: Act = async (parts, turn, { id }) => {
  if (!(await store.moveBroadcast(turn.tx, id, ['sending'], 'paused'))) return 'broadcasts-elsewhere';
  await store.recallQueued(turn.tx, id, 'queued');
  await record(parts, turn, 'broadcast.paused', id);
  return null;
};

export const resume: Act = async (parts, turn, { id }) => {
  if (!(await store.moveBroadcast(turn.tx, id, ['paused'], 'sending'))) return 'broadcasts-elsewhere';
  await record(parts, turn, 'broadcast.resumed', id);
  return null;
};

export const cancel: Act = async (parts, turn, { id }) => {
  const moved = await store.moveBroadcast(turn.tx, id, ['sending', 'paused', 'review'], 'cancelled', {
    finishedAt: turn.now,
  });
  if (!moved) return 'broadcasts-elsewhere';
  await store.recallQueued(turn.tx, id, 'queued');
  await record(parts, turn, 'broadcast.cancelled', id);
  return null;
};

/** A second officer's word: nobody approves their own. Whom it goes to is fixed now. */
export const approve: Act = async (parts, turn, { id, authorId, audience }) => {
  if (authorId === turn.personId) return 'broadcasts-own';
  if (!(await store.moveBroadcast(turn.tx, id, ['review'], 'sending', { startedAt: turn.now })))
    return 'broadcasts-elsewhere';
  await fixRecipients(turn.tx, id, audience, turn.now, parts.timeZone);
  await record(parts, turn, 'broadcast.approved', id);
  return null;
};

export const refuse: Act = async (parts, turn, { id }) => {
  if (!(await store.moveBroadcast(turn.tx, id, ['review'], 'cancelled', { finishedAt: turn.now })))
    return 'broadcasts-elsewhere';
  await record(parts, turn, 'broadcast.refused', id);
  return null;
};

/** Failed ones once more; with those of unknown fate a few people may see it twice. */
export const retry: Act = async (parts, turn, { id }) => {
  if (!(await store.moveBroadcast(turn.tx, id, ['done'], 'sending', { finishedAt: null })))
    return 'broadcasts-elsewhere';
  await store.retryFailed(turn.tx, id, nextWaking(turn.now, parts.timeZone));
  await record(parts, turn, 'broadcast.retried', id);
  return null;
};

async function record(parts: BroadcastParts, turn: ChatTurn, act: string, subject: string): Promise<void> {
  await recordAct(turn.tx, turn.now, parts.newId, { actor: turn.personId, act, subject });
}
