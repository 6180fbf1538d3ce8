import type { JobContext, JobHandler, NewJob } from '../../jobs/index.ts';
import { type News, tellHandler, tellJobOf } from '../talks/index.ts';
import { findMessage } from './messages.store.ts';
import { findById, reachableChat } from './tickets.store.ts';

/** What people are told about tickets, by the name of the timer job that puts it into words. */
export type TicketNews = 'ticket-offer' | 'ticket-message' | 'ticket-news';

export const TELL = 'ticket-tell';

/** Tells a person about a ticket. The token begins with the id of a ticket, or is that of a message. */
export function tell(personId: string, name: TicketNews, token: string, dueAt: Date): NewJob {
  return tellJobOf(TELL, { personId, name, token }, dueAt);
}

/** What officers answer was asked for: it goes to the owner's chat of the ticket also where they want silence else. */
export const tellTicket: JobHandler = tellHandler(
  async ({ tx }: JobContext, { personId, name, token }: News) => {
    if (name === 'ticket-offer') return null;
    const message = name === 'ticket-message' ? await findMessage(tx, token) : null;
    const [id = ''] = token.split(':');
    const ticket = await findById(tx, message?.ticketId ?? id);
    if (ticket?.personId !== personId || !ticket.chatId) return null;
    return reachableChat(tx, ticket.chatId);
  },
);
