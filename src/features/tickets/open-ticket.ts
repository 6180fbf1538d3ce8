import { choice, type Outcome } from '../../conversation/index.ts';
import { textAt } from '../../inbox/index.ts';
import { after, MINUTE } from '../../kernel/clock.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { REASON_BY_LETTER } from './ask-officer.ts';
import { titleOf } from './describe.ts';
import { QUESTION, TICKET_TALK } from './flow-names.ts';
import { offerJob } from './offer.ts';
import { addWord, dataOf } from './talk.ts';
import type { TicketParts } from './ticket-parts.ts';
import {
  closeTicket,
  findOpen,
  insertTicket,
  lockPerson,
  lockTicket,
  type Reason,
  type Ticket,
} from './tickets.store.ts';
import { sayWaiting } from './waiting.ts';
import { closedJobs } from './watch.ts';

/**
 * `/human`, `/human:n4711` with a question that was written, `/human:faq:<id>` and `/human:req:<product>:<country>` about an
 * answer that did not help. One ticket a person: a second question goes into the one that is open.
 */
export async function human(
  parts: TicketParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const [letter = '', seq] = /^([nmw])(\d{1,18})$/.exec(argument ?? '')?.slice(1) ?? [];
  if (seq) {
    const text = await textAt(turn.tx, turn.chat.id, BigInt(seq));
    return openTicket(parts, turn, REASON_BY_LETTER[letter] ?? 'no-data', text);
  }
  const about = await aboutOf(parts, turn, argument);
  return openTicket(parts, turn, about ? 'unhelpful' : 'wish', about);
}

/** How long an owner has to write their question before officers are told without it. */
const QUESTION_MS = 3 * MINUTE;

/** Opens a ticket, or adds to the one that is open; without a question it is asked for next. */
export async function openTicket(
  parts: TicketParts,
  turn: ChatTurn,
  reason: Reason,
  question: string | null,
): Promise<Outcome> {
  const { tx, now, words, personId, chat } = turn;
  await lockPerson(tx, personId);
  const open = await findOpen(tx, personId);
  const known = open && (await lockTicket(tx, open.id));
  const ticket =
    known && known.state !== 'closed'
      ? known
      : await insertTicket(tx, { id: parts.newId(), personId, chatId: chat.id, reason, now });
  const fresh = ticket !== known;
  // Without a question there is little to offer: it gets a moment to be written, and goes out with it.
  if (fresh) turn.addJob(offerJob(ticket, parts.tickets.hours, after(now, QUESTION_MS)));
  if (question) await addWord(parts, turn, ticket, { text: question, file: null });
  if (ticket.state === 'taken') {
    return { kind: 'flow', flow: TICKET_TALK, data: await dataOf(turn, ticket), at: 'say' };
  }
  if (question)
    return {
      kind: 'reply',
      replies: [await queued(parts, turn, ticket, fresh ? 'tickets-queued' : 'tickets-added')],
    };
  const waiting = await sayWaiting(tx, parts.tickets.hours, now, words);
  const key = fresh ? 'tickets-opened' : 'tickets-open-already';
  const replies = [
    { text: parseMarkup(`${words.markup(key, { title: titleOf(ticket, words) })} ${waiting}`) },
  ];
  return { kind: 'flow', flow: QUESTION, data: { id: ticket.id, more: !fresh }, at: 'question', replies };
}

/** That a question has arrived, when an answer can be expected, and what can be done meanwhile. */
export async function queued(
  parts: TicketParts,
  turn: ChatTurn,
  ticket: Ticket,
  key: string,
): Promise<Reply> {
  const { tx, words, now } = turn;
  const text = [
    words.markup(key, { title: titleOf(ticket, words) }),
    await sayWaiting(tx, parts.tickets.hours, now, words),
    words.markup('tickets-meanwhile'),
  ];
  return {
    text: parseMarkup(text.join(' ')),
    choices: [
      choice(words, '/ticket_add', 'tickets-add', ['tambah']),
      choice(words, '/ticket_drop', 'tickets-drop', ['batalkan']),
      choice(words, '/menu', 'engine-menu'),
    ],
  };
}

/** `/ticket_add`: more about the question that waits. */
export async function addMore(parts: TicketParts, turn: ChatTurn): Promise<Outcome> {
  const ticket = await findOpen(turn.tx, turn.personId);
  if (!ticket) return human(parts, turn, undefined);
  if (ticket.state === 'taken') {
    return { kind: 'flow', flow: TICKET_TALK, data: await dataOf(turn, ticket), at: 'say' };
  }
  return { kind: 'flow', flow: QUESTION, data: { id: ticket.id, more: true }, at: 'question' };
}

/** `/ticket_drop`: the owner wants no answer any more. */
export async function drop(turn: ChatTurn): Promise<Outcome> {
  const { tx, now, words, personId } = turn;
  const found = await findOpen(tx, personId);
  const ticket = found && (await lockTicket(tx, found.id));
  const choices = [choice(words, '/menu', 'engine-menu')];
  if (!ticket || !(await closeTicket(tx, ticket.id, 'owner', now))) {
    return { kind: 'reply', replies: [{ text: words.say('tickets-none-open'), choices }] };
  }
  for (const job of closedJobs(ticket, 'owner', now)) turn.addJob(job);
  return { kind: 'reply', replies: [{ text: words.say('tickets-dropped'), choices }] };
}

/** What an answer that did not help was about. */
async function aboutOf(
  { book }: TicketParts,
  { tx, words }: ChatTurn,
  argument: string | undefined,
): Promise<string | null> {
  const knowledge = await book.current(tx);
  const [kind, first = '', second = ''] = (argument ?? '').split(':');
  if (kind === 'faq') return knowledge.faq.find(({ id }) => id === first)?.question ?? null;
  if (kind !== 'req') return null;
  const product = knowledge.products.get(first)?.name[words.language];
  const country = knowledge.countries.get(second)?.name[words.language];
  const about = [product, country].filter(Boolean).join(', ');
  return about ? words.label('tickets-about', { about }) : null;
}
