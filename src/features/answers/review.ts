import { choice, type Outcome, reply } from '../../conversation/index.ts';
import { OFFICERS, personsWithRole, recordAct } from '../../identity/index.ts';
import type { JobHandler } from '../../jobs/index.ts';
import { type Choice, parseMarkup, type RichText } from '../../messages/index.ts';
import type { Tx } from '../../storage/index.ts';
import type { ChatTurn, TimerVerdict } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import { reopenGaps } from '../gaps/index.ts';
import { tellHandler, tellJobOf } from '../talks/index.ts';
import { type AnswerParts, TOPICS } from './answer-parts.ts';
import { type Entry, findEntry, listEntries, moveEntry } from './entries.store.ts';
import { sayAnswer } from './say-answer.ts';

export const TELL = 'faq-tell';
const MAX_LISTED = 10;

/** Whoever may approve what this person wrote: every other officer and admin. */
export async function reviewersOf({ adminIds }: AnswerParts, tx: Tx, authorId: string): Promise<string[]> {
  return (await personsWithRole(tx, OFFICERS, adminIds)).filter((id) => id !== authorId);
}

export function tellReviewers(turn: ChatTurn, { number }: Entry, reviewers: readonly string[]): void {
  for (const id of reviewers) {
    const news = { personId: id, name: 'faq-review', token: `${number}:${id}` };
    turn.addJob(tellJobOf(TELL, news, turn.now));
  }
}

/** Chats are chosen for what is told about answers; who has none is not told. */
export const faqJobs: Readonly<Record<string, JobHandler>> = { [TELL]: tellHandler(async () => null) };

/** In the chat of somebody who may approve. The token begins with the entry's number. */
export async function sayReview(turn: ChatTurn, token: string): Promise<TimerVerdict> {
  const entry = await findEntry(turn.tx, Number(token.split(':')[0]));
  if (entry?.state !== 'review') return 'done';
  return { say: [{ text: sayEntry(entry, turn.words), choices: acts(entry, turn) }] };
}

/** In the author's chat. The token is the entry's number and what became of it. */
export async function sayDecided(turn: ChatTurn, token: string): Promise<TimerVerdict> {
  const { words } = turn;
  const [number = '', verdict] = token.split(':');
  const key = verdict === 'approved' ? 'answers-approved-notice' : 'answers-refused-notice';
  const see = { id: `/faq_show:${number}`, label: words.label('answers-number', { number }) };
  return { say: [{ text: words.say(key, { number }), choices: [see] }] };
}

/** `tanya-jawab`: what waits for a second person, and what was decided last. */
export async function listReview(turn: ChatTurn): Promise<Outcome> {
  const { tx, words } = turn;
  const begin = choice(words, '/faq_new', 'answers-new');
  const menu = choice(words, '/menu', 'engine-menu');
  const entries = await listEntries(tx, MAX_LISTED);
  if (!entries.length) return reply(turn, 'answers-none-yet', [begin, menu]);
  const lines = entries.map(({ number, state, question }) =>
    words.markup('answers-listed', { number: String(number), state, question }),
  );
  const choices = entries.map(({ number }) => ({
    id: `/faq_show:${number}`,
    label: words.label('answers-number', { number: String(number) }),
  }));
  const text = parseMarkup([words.markup('answers-listing'), lines.join('\n')].join('\n\n'));
  return { kind: 'reply', replies: [{ text, choices: [...choices, begin, menu] }] };
}

/** `/faq_show:12`, `/faq_approve:12`, `/faq_refuse:12`, `/faq_withdraw:12`; nobody approves their own. */
export function onEntry(parts: AnswerParts, act: 'show' | 'approve' | 'refuse' | 'withdraw') {
  return async (turn: ChatTurn, argument: string | undefined): Promise<Outcome> => {
    const { tx, words, now, personId } = turn;
    const list = [choice(words, '/faq_review', 'answers-list')];
    const number = /^\d{1,9}$/.test(argument ?? '') ? Number(argument) : 0;
    const entry = await findEntry(tx, number);
    if (!entry) return reply(turn, 'answers-unknown', list);
    if (act === 'show')
      return { kind: 'reply', replies: [{ text: sayEntry(entry, words), choices: acts(entry, turn) }] };
    if (act === 'approve' && entry.authorId === personId) return reply(turn, 'answers-own', list);
    const [from, to] = MOVES[act];
    if (!(await moveEntry(tx, entry.id, from, to, { personId, now })))
      return reply(turn, 'answers-elsewhere', list);
    if (to !== 'approved') await reopenGaps(tx, entry.id);
    await recordAct(tx, now, parts.newId, { actor: personId, act: `faq.${to}`, subject: entry.id });
    if (entry.authorId && entry.authorId !== personId && act !== 'withdraw') {
      const news = { personId: entry.authorId, name: 'faq-decided', token: `${number}:${to}` };
      turn.addJob(tellJobOf(TELL, news, now));
    }
    return reply(turn, `answers-done-${to}`, list);
  };
}

const MOVES = {
  approve: ['review', 'approved'],
  refuse: ['review', 'refused'],
  withdraw: ['approved', 'withdrawn'],
} as const;

function acts({ number, state, authorId }: Entry, { words, personId }: ChatTurn): Choice[] {
  const act = (id: string, key: string, aliases: string[]) => choice(words, `/${id}:${number}`, key, aliases);
  return [
    ...(state === 'review' && authorId !== personId
      ? [act('faq_approve', 'answers-approve', ['setujui', 'setuju', 'approve'])]
      : []),
    ...(state === 'review' ? [act('faq_refuse', 'answers-refuse', ['tolak', 'refuse'])] : []),
    ...(state === 'approved' ? [act('faq_withdraw', 'answers-withdraw', ['tarik', 'withdraw'])] : []),
    choice(words, '/faq_review', 'answers-list'),
  ];
}

/** An entry as it would be shown, with where it stands. */
function sayEntry(entry: Entry, words: Words): RichText {
  const { number, state, asOf } = entry;
  const known = TOPICS.find((one) => one === entry.topic);
  const topic = known ? words.label(`answers-topic-${known}`) : entry.topic;
  const shown = sayAnswer(words, { ...entry, topic, asOf: asOf.toISOString().slice(0, 10) });
  return parseMarkup(
    [words.markup('answers-standing', { number: String(number), state }), ...shown].join('\n\n'),
  );
}
