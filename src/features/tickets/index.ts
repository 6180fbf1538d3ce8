import type { Act, AnyFlow } from '../../conversation/index.ts';
import type { JobHandler } from '../../jobs/index.ts';
import type { ChatTurn, TimerJob } from '../../turns/index.ts';
import { sayNews } from './news.ts';
import { offerTicket, sayOffer } from './offer.ts';
import { addMore, drop, human } from './open-ticket.ts';
import { questionFlow } from './question.flow.ts';
import { releaseCommand, showQueue, take } from './queue.ts';
import { ticketTalkFlow } from './talk.flow.ts';
import { openTalk, sayMessage } from './talk.ts';
import { TELL, tellTicket } from './tell.ts';
import type { TicketParts } from './ticket-parts.ts';
import { endIdleTicket, watchTicket } from './watch.ts';

export { askOfficer } from './ask-officer.ts';
export { forgetTickets } from './forget.ts';
export { openTicket } from './open-ticket.ts';
export { readForFaq } from './read-for-faq.ts';
export { offerToAnswer } from './talk.ts';
export type { TicketParts, TicketSettings } from './ticket-parts.ts';

/** What anybody does about their ticket. */
export function ticketCommands(parts: TicketParts) {
  return {
    human: (turn, argument) => human(parts, turn, argument),
    ticket: openTalk,
    ticket_add: (turn) => addMore(parts, turn),
    ticket_drop: drop,
  } satisfies Readonly<Record<string, Act<ChatTurn>>>;
}

/** What officers do about everybody's. */
export function officerTicketCommands(parts: TicketParts): Readonly<Record<string, Act<ChatTurn>>> {
  return {
    queue: (turn) => showQueue(parts, turn),
    ticket_take: (turn, argument) => take(parts, turn, argument),
    ticket_release: (turn, argument) => releaseCommand(parts, turn, argument),
  };
}

export function ticketFlows(parts: TicketParts): AnyFlow<ChatTurn>[] {
  return [ticketTalkFlow(parts), questionFlow(parts)];
}

/** What is said in a chat unasked, by the timer's name. */
export function ticketTimers(parts: TicketParts): Readonly<Record<string, TimerJob>> {
  return {
    'ticket-offer': (turn, token) => sayOffer(parts, turn, token),
    'ticket-message': sayMessage,
    'ticket-news': (turn, token) => sayNews(parts, turn, token),
  };
}

/** What is done about tickets beside any chat, by the job's kind. */
export function ticketJobs(parts: TicketParts): Readonly<Record<string, JobHandler>> {
  return {
    'ticket-offer': offerTicket(parts),
    'ticket-watch': watchTicket(parts),
    'ticket-idle': endIdleTicket,
    [TELL]: tellTicket,
  };
}
