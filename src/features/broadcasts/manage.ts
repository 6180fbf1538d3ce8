import { choice, type Outcome, reply } from '../../conversation/index.ts';
import { recordAct } from '../../identity/index.ts';
import { type Choice, parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import { nextWaking } from '../leads/index.ts';
import { describeAudience } from './audience.ts';
import { begin } from './begin.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import * as store from './broadcasts.store.ts';
import { showStandingNow } from './live-standing.ts';
import { sayBegun, sayStanding } from './say.ts';
import { countStanding } from './standing.store.ts';

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
  const drafts = choice(words, '/broadcast_drafts', 'broadcasts-drafts');
  if (!broadcasts.length) {
    return { kind: 'reply', replies: [{ text: words.say('broadcasts-none'), choices: [begin, drafts] }] };
  }
  const lines = broadcasts.map(({ number, state, act, composition }) =>
    words.markup('broadcasts-line', {
      number: String(number),
      state,
      act: act ?? 'none',
      audience: describeAudience(composition.audience, words),
    }),
  );
  const choices = broadcasts.map(({ number }) => backTo(number, words));
  const text = parseMarkup(`${words.markup('broadcasts-listed')}\n\n${lines.join('\n')}`);
  return { kind: 'reply', replies: [{ text, choices: [begin, drafts, ...choices] }] };
}

/** Leads back to a broadcast, by its name. */
export function backTo(number: number, words: Words): Choice {
  return {
    id: `/broadcast_show:${number}`,
    label: words.label('broadcasts-number', { number: String(number) }),
  };
}

type Find = (turn: ChatTurn, broadcast: store.StoredBroadcast, rest: string | undefined) => Promise<Outcome>;

/** What `find` makes of the broadcast that a command names by number, perhaps with more behind a colon. */
export function withBroadcast(find: Find) {
  return async (turn: ChatTurn, argument: string | undefined): Promise<Outcome> => {
    const [, number, rest] = /^(\d{1,9})(?::(.+))?$/.exec(argument ?? '') ?? [];
    const broadcast = await store.findBroadcast(turn.tx, Number(number ?? 0));
    return broadcast
      ? find(turn, broadcast, rest)
      : reply(turn, 'broadcasts-unknown', [choice(turn.words, '/broadcasts', 'broadcasts-list')]);
  };
}

/** Shows a broadcast after `act`, which says what was wrong by a key, or null where nothing was. */
export function onBroadcast(parts: BroadcastParts, act: Act) {
  return withBroadcast(async (turn, before) => {
    const { tx, now, words } = turn;
    const problem = await act(parts, turn, before);
    if (problem) return reply(turn, problem, [choice(words, '/broadcasts', 'broadcasts-list')]);
    const broadcast = (await store.findBroadcastById(tx, before.id)) ?? before;
    const standing = await countStanding(tx, before.id, now);
    if (broadcast.state !== before.state) await showStandingNow(tx, parts.words, broadcast, now);
    return { kind: 'reply', replies: [sayStanding(broadcast, standing, words)] };
  });
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
  const from = ['sending', 'paused', 'review', 'scheduled'] as const;
  if (!(await store.moveBroadcast(turn.tx, id, from, 'cancelled', { finishedAt: turn.now })))
    return 'broadcasts-elsewhere';
  await store.recallQueued(turn.tx, id, 'queued');
  await record(parts, turn, 'broadcast.cancelled', id);
  return null;
};

/** A second officer's word: nobody approves their own. Whom it goes to is fixed when it begins: now, or at its time. */
export const approve: Act = async (parts, turn, broadcast) => {
  const { tx, now } = turn;
  const { id, authorId, startAt } = broadcast;
  if (authorId === turn.personId) return 'broadcasts-own';
  const moved =
    startAt && startAt > now
      ? await store.moveBroadcast(tx, id, ['review'], 'scheduled', { approvedAt: now })
      : await begin(parts, tx, broadcast, 'review', now, now);
  if (!moved) return 'broadcasts-elsewhere';
  await record(parts, turn, 'broadcast.approved', id);
  return null;
};

export const refuse: Act = async (parts, turn, { id }) => {
  if (!(await store.moveBroadcast(turn.tx, id, ['review'], 'cancelled', { finishedAt: turn.now })))
    return 'broadcasts-elsewhere';
  await record(parts, turn, 'broadcast.refused', id);
  return null;
};

/** One that was set for later begins now. */
export function startNow(parts: BroadcastParts) {
  return withBroadcast(async (turn, broadcast) => {
    const { tx, now, words } = turn;
    if (!(await begin(parts, tx, broadcast, 'scheduled', now)))
      return reply(turn, 'broadcasts-elsewhere', [choice(words, '/broadcasts', 'broadcasts-list')]);
    await record(parts, turn, 'broadcast.sent', broadcast.id);
    const { total } = await countStanding(tx, broadcast.id, now);
    return { kind: 'reply', replies: [sayBegun(broadcast, total, words)] };
  });
}

/** Failed ones once more; with those of unknown fate a few people may see it twice. */
export const retry: Act = async (parts, turn, { id }) => {
  if (!(await store.moveBroadcast(turn.tx, id, ['done'], 'sending', { finishedAt: null })))
    return 'broadcasts-elsewhere';
  await store.retryFailed(turn.tx, id, nextWaking(turn.now, parts.timeZone));
  await record(parts, turn, 'broadcast.retried', id);
  return null;
};

export async function record(
  parts: BroadcastParts,
  turn: ChatTurn,
  act: string,
  subject: string,
): Promise<void> {
  await recordAct(turn.tx, turn.now, parts.newId, { actor: turn.personId, act, subject });
}
