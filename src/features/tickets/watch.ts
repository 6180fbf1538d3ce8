import { z } from 'zod';
import { OFFICERS, personsWithRole } from '../../identity/index.ts';
import { type JobHandler, type NewJob, putJobs } from '../../jobs/index.ts';
import { after, DAY } from '../../kernel/clock.ts';
import { afterOpen } from '../../kernel/opening-hours.ts';
import { offerJob } from './offer.ts';
import { tell } from './tell.ts';
import type { TicketParts, TicketSettings } from './ticket-parts.ts';
import { closeTicket, freeTicket, lockTicket, type Ticket } from './tickets.store.ts';

const WATCH = 'ticket-watch';
const IDLE = 'ticket-idle';
/** An owner who says nothing for so long after an officer's word has what they wanted. */
const IDLE_MS = 3 * DAY;

/** `at`: since when the owner waits, or when something was last said; where that has changed the look is overtaken. */
const Payload = z.object({ id: z.uuid(), at: z.coerce.date(), reminded: z.boolean().default(false) });

/** Looks after a taken ticket whose owner waits for the officer's word. */
export function watchJob(
  id: string,
  since: Date,
  { hours, escalateMs }: TicketSettings,
  reminded = false,
): NewJob {
  return {
    key: `${WATCH}:${id}:${since.getTime()}:${reminded ? 2 : 1}`,
    kind: WATCH,
    payload: { id, at: since.toISOString(), reminded },
    dueAt: afterOpen(hours, since, escalateMs * (reminded ? 2 : 1)),
  };
}

/** Looks after a taken ticket in which the officer has spoken last. */
export function idleJob(id: string, at: Date): NewJob {
  return {
    key: `${IDLE}:${id}:${at.getTime()}`,
    kind: IDLE,
    payload: { id, at: at.toISOString() },
    dueAt: after(at, IDLE_MS),
  };
}

/** The officer is reminded once; then, or where they are no officer any more, the ticket is free again and offered to all. */
export function watchTicket({ tickets, adminIds }: TicketParts): JobHandler {
  return async ({ tx, now, wake }, payload) => {
    const { id, at, reminded } = Payload.parse(payload);
    const ticket = await lockTicket(tx, id);
    if (ticket?.state !== 'taken' || ticket.waitingSince?.getTime() !== at.getTime()) return;
    const { officerId } = ticket;
    const officers = await personsWithRole(tx, OFFICERS, adminIds);
    const jobs: NewJob[] = [];
    if (!reminded && officerId && officers.includes(officerId)) {
      jobs.push(
        tell(officerId, 'ticket-news', `${id}:remind:${at.getTime()}`, now),
        watchJob(id, at, tickets, true),
      );
    } else {
      const freed = await freeTicket(tx, id, officerId, now);
      if (freed) jobs.push(offerJob(freed, tickets.hours, now));
      if (officerId) jobs.push(tell(officerId, 'ticket-news', `${id}:freed:${at.getTime()}`, now));
    }
    await putJobs(tx, jobs, now);
    await wake('jobs');
  };
}

/** Nobody has said anything for days, and it was the owner's turn: the ticket ends, and both are told. */
export const endIdleTicket: JobHandler = async ({ tx, now, wake }, payload) => {
  const { id, at } = Payload.parse(payload);
  const ticket = await lockTicket(tx, id);
  if (ticket?.state !== 'taken' || ticket.waitingSince || ticket.lastAt.getTime() !== at.getTime()) return;
  await closeTicket(tx, id, 'silence', now);
  await putJobs(tx, closedJobs(ticket, 'silence', now), now);
  await wake('jobs');
};

/** Tells whoever did not end the ticket themselves that it has ended. */
export function closedJobs(
  { id, personId, officerId }: Ticket,
  by: 'owner' | 'officer' | 'silence',
  now: Date,
): NewJob[] {
  const people = [by === 'owner' ? null : personId, by === 'officer' ? null : officerId];
  return people
    .filter((one): one is string => one !== null)
    .map((one) => tell(one, 'ticket-news', `${id}:closed-${by}:${one}`, now));
}
