import type { ChatTurn } from '../../turns/index.ts';
import { offerJob } from './offer.ts';
import type { TicketSettings } from './ticket-parts.ts';
import { eraseTickets, freeTicket, listTakenBy } from './tickets.store.ts';

/** Erases what tickets know of a person. Those they held as an officer go back to the queue: their owners still wait. */
export async function forgetTickets(turn: ChatTurn, { hours }: TicketSettings): Promise<void> {
  const { tx, personId, now } = turn;
  for (const { id } of await listTakenBy(tx, personId)) {
    const freed = await freeTicket(tx, id, personId, now);
    if (freed && freed.personId !== personId) turn.addJob(offerJob(freed, hours, now));
  }
  await eraseTickets(tx, personId);
}
