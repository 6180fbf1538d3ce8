import { choice, type Outcome, reply } from '../../conversation/index.ts';
import { beginning } from '../../kernel/beginning.ts';
import { after, HOUR } from '../../kernel/clock.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
import type { ChatTurn, TimerVerdict } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import type { Said, Talking } from '../talks/index.ts';
import { askOfficer } from './ask-officer.ts';
import { officerName, ownerName, titleOf } from './describe.ts';
import { QUESTION, TICKET_TALK } from './flow-names.ts';
import { findMessage, insertMessage, lastWrittenTo } from './messages.store.ts';
import { offerJob } from './offer.ts';
import { tell } from './tell.ts';
import type { TicketParts } from './ticket-parts.ts';
import {
  findById,
  findByNumber,
  lockTicket,
  noteWord,
  type Ticket,
  type TicketSide,
} from './tickets.store.ts';
import { idleJob, watchJob } from './watch.ts';

const MAX_TEXT = 2_000;
/** An answer typed without a tap is taken for one this long after the message it answers. */
const ANSWER_WITHIN_MS = 12 * HOUR;

/** Which side of a ticket a person is on; null: none. The one who holds it is its officer. */
export function sideOf({ personId, officerId, state }: Ticket, who: string): TicketSide | null {
  if (personId === who) return 'owner';
  return officerId === who && state !== 'waiting' ? 'officer' : null;
}

/** `/ticket:12`: opens the talk, for the owner or the officer who holds it. */
export async function openTalk(turn: ChatTurn, argument: string | undefined): Promise<Outcome> {
  const number = /^\d{1,9}$/.test(argument ?? '') ? Number(argument) : 0;
  const ticket = await findByNumber(turn.tx, number);
  if (!ticket || !sideOf(ticket, turn.personId)) {
    return reply(turn, 'tickets-unknown', [choice(turn.words, '/menu', 'engine-menu')]);
  }
  if (ticket.state === 'closed') return { kind: 'reply', replies: [await over(turn, ticket)] };
  if (ticket.state === 'waiting')
    return { kind: 'flow', flow: QUESTION, data: { id: ticket.id, more: true }, at: 'question' };
  return { kind: 'flow', flow: TICKET_TALK, data: await dataOf(turn, ticket), at: 'say' };
}

/** What the talk's form remembers. */
export async function dataOf(
  { tx, words, now, personId }: ChatTurn,
  ticket: Ticket,
): Promise<Partial<Talking>> {
  const side = sideOf(ticket, personId) ?? 'owner';
  const other =
    side === 'owner'
      ? await officerName(tx, ticket.officerId, words)
      : await ownerName(tx, ticket.personId, words);
  return {
    id: ticket.id,
    side,
    with: other,
    title: titleOf(ticket, words),
    opening: [side === 'owner' ? 'tickets-open-owner' : 'tickets-open-officer'],
    lastAt: now.getTime(),
  };
}

/** The ticket, kept from ending meanwhile; null where this person is no part of it. */
export async function loadTalk({ tx, personId }: ChatTurn, id: string): Promise<Ticket | null> {
  const ticket = await lockTicket(tx, id);
  return ticket && sideOf(ticket, personId) ? ticket : null;
}

/** What is said where a ticket has ended: what was typed is not passed on, but a tap asks it anew. */
export async function over(turn: ChatTurn, ticket: Ticket | null): Promise<Reply> {
  const { words, personId } = turn;
  const officer = ticket !== null && ticket.personId !== personId;
  const next = officer ? choice(words, '/queue', 'tickets-queue') : await askOfficer(turn, 'wish');
  return {
    text: words.say(officer ? 'tickets-over-officer' : 'tickets-over'),
    choices: [next, choice(words, '/menu', 'engine-menu')],
  };
}

/** Adds what somebody says to the talk and tells the other side, if there is one by now. */
export async function addWord(parts: TicketParts, turn: ChatTurn, ticket: Ticket, said: Said): Promise<void> {
  const { tx, now, personId } = turn;
  const side = sideOf(ticket, personId) ?? 'owner';
  const id = parts.newId();
  const text = beginning(said.text, MAX_TEXT);
  await insertMessage(tx, { id, ticketId: ticket.id, personId, side, text, file: said.file, at: now });
  await noteWord(tx, ticket, side, now);
  if (side === 'officer') {
    turn.addJob(tell(ticket.personId, 'ticket-message', id, now));
    turn.addJob(idleJob(ticket.id, now));
  } else if (ticket.state === 'waiting') {
    // A first offer that waits for the question is due now; any other is not touched by it.
    if (ticket.offers === 0) turn.addJob(offerJob(ticket, parts.tickets.hours, now));
  } else if (ticket.officerId) {
    turn.addJob(tell(ticket.officerId, 'ticket-message', id, now));
    turn.addJob(watchJob(ticket.id, ticket.waitingSince ?? now, parts.tickets));
  }
}

/** Says a passed-on message in the receiver's chat, labelled with who it is from. */
export async function sayMessage(turn: ChatTurn, messageId: string): Promise<TimerVerdict> {
  const { tx, words, personId } = turn;
  const message = await findMessage(tx, messageId);
  const ticket = message && (await findById(tx, message.ticketId));
  const side = ticket && sideOf(ticket, personId);
  if (!ticket || !side || side === message.side) return 'done';
  const text = await markupOf(turn, ticket, message, words);
  const open = ticket.state === 'taken';
  return {
    say: [
      {
        text: parseMarkup(text),
        choices: open
          ? [choice(words, `/ticket:${ticket.number}`, 'talks-answer', ['balas', 'jawab', 'reply'])]
          : [choice(words, '/menu', 'engine-menu')],
        ...(message.file ? { attachment: message.file } : {}),
      },
    ],
    ...(side === 'owner' ? { asked: true } : {}),
  };
}

async function markupOf(
  { tx }: ChatTurn,
  ticket: Ticket,
  message: { side: TicketSide; personId: string; text: string },
  words: Words,
): Promise<string> {
  const { text } = message;
  if (message.side === 'officer') {
    return words.markup('tickets-from-officer', {
      from: await officerName(tx, message.personId, words),
      text,
    });
  }
  const from = await ownerName(tx, message.personId, words);
  return words.markup('tickets-from-owner', { title: titleOf(ticket, words), from, text });
}

/**
 * Text that nobody understood soon after the other side of a ticket wrote, or small talk that is the first thing said after
 * it: probably the answer. It is offered to be passed on, never passed on by itself.
 */
export async function offerToAnswer(
  turn: ChatTurn,
  text: string,
  understood: boolean,
): Promise<{ at: Date; outcome: Outcome } | null> {
  const since = after(turn.now, -ANSWER_WITHIN_MS);
  const last = await lastWrittenTo(turn.tx, { personId: turn.personId, chatId: turn.chat.id, since });
  const ticket = last && (last.unanswered || !understood) ? await findById(turn.tx, last.ticketId) : null;
  if (!last || ticket?.state !== 'taken' || !sideOf(ticket, turn.personId)) return null;
  const data = { ...(await dataOf(turn, ticket)), pending: beginning(text, MAX_TEXT) };
  return { at: last.at, outcome: { kind: 'flow', flow: TICKET_TALK, data, at: 'confirm' } };
}
