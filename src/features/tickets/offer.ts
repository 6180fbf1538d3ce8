import { z } from 'zod';
import { choice } from '../../conversation/index.ts';
import { chatsForPush, OFFICERS, personsWithRole } from '../../identity/index.ts';
import { type JobHandler, type NewJob, putJobs } from '../../jobs/index.ts';
import { after, HOUR } from '../../kernel/clock.ts';
import { startOfDay } from '../../kernel/day.ts';
import { afterOpen, nextOpening, type OpeningHours, openMsBetween } from '../../kernel/opening-hours.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { ChatTurn, TimerVerdict } from '../../turns/index.ts';
import { cut, ownerName, titleOf } from './describe.ts';
import { firstQuestions } from './messages.store.ts';
import { tell } from './tell.ts';
import type { TicketParts } from './ticket-parts.ts';
import { findById, lockTicket, noteOffer, type Ticket } from './tickets.store.ts';
import { sayDuration } from './waiting.ts';

const OFFER = 'ticket-offer';
/** `n`: how often it had been offered when this was put; where that has changed, another offer has taken its place. */
const Payload = z.object({ id: z.uuid(), n: z.number().int() });

/** Offers a free ticket to officers, as soon as they are there. */
export function offerJob({ id, offers }: Ticket, hours: OpeningHours, now: Date): NewJob {
  return offerAt(id, offers, nextOpening(hours, now));
}

function offerAt(id: string, n: number, dueAt: Date): NewJob {
  return { key: `${OFFER}:${id}:${n}`, kind: OFFER, payload: { id, n }, dueAt };
}

/**
 * Offers a ticket to every officer who can be told, and sees to it that it is offered again until somebody takes it: after a
 * while in office hours, then to admins as well, then every working day when officers begin. Where there is no officer to be
 * told, admins are at once. The owner hears once that it takes longer.
 */
export function offerTicket({ tickets, adminIds }: TicketParts): JobHandler {
  return async ({ tx, now, wake }, payload) => {
    const { hours, reofferMs, escalateMs } = tickets;
    const { id, n } = Payload.parse(payload);
    const ticket = await lockTicket(tx, id);
    if (ticket?.state !== 'waiting' || ticket.offers !== n) return;
    const again = async (dueAt: Date) => {
      await putJobs(tx, [offerAt(id, n + 1, dueAt)], now);
      await wake('jobs');
    };
    const opens = nextOpening(hours, now);
    const others = (people: string[]) => people.filter((one) => one !== ticket.personId);
    const officers = others(await personsWithRole(tx, ['officer'], adminIds));
    const all = others(await personsWithRole(tx, OFFICERS, adminIds));
    if (opens > now) {
      // It ran late, and officers have gone home meanwhile.
      await noteOffer(tx, id, null);
      return again(opens);
    }
    const longWait = openMsBetween(hours, ticket.freeSince, now) >= escalateMs;
    const nobody = (await chatsForPush(tx, officers)).length === 0;
    const told = longWait || nobody ? all : officers;
    await putJobs(
      tx,
      [
        ...told.map((one) => tell(one, 'ticket-offer', `${id}:${n}:${one}`, now)),
        ...(longWait && !ticket.escalatedAt
          ? [tell(ticket.personId, 'ticket-news', `${id}:long:${n}`, now)]
          : []),
      ],
      now,
    );
    await noteOffer(tx, id, longWait ? (ticket.escalatedAt ?? now) : null);
    if (longWait) return again(nextOpening(hours, tomorrow(now, hours.timeZone)));
    const soon = afterOpen(hours, now, reofferMs);
    const escalates = afterOpen(hours, ticket.freeSince, escalateMs);
    await again(escalates > now && escalates < soon ? escalates : soon);
  };
}

/** The midnight after `now`. */
function tomorrow(now: Date, timeZone: string): Date {
  return startOfDay(after(startOfDay(now, timeZone).at, 26 * HOUR), timeZone).at;
}

/** In an officer's chat: a ticket that still waits. The token is the ticket, how often it was offered, and to whom. */
export async function sayOffer(
  { tickets }: TicketParts,
  turn: ChatTurn,
  token: string,
): Promise<TimerVerdict> {
  const { tx, words, now } = turn;
  const [id = '', offered = '0'] = token.split(':');
  const ticket = await findById(tx, id);
  if (ticket?.state !== 'waiting') return 'done';
  const question = (await firstQuestions(tx, [id])).get(id);
  const waited = openMsBetween(tickets.hours, ticket.openedAt, now);
  const text = [
    words.markup(
      ticket.escalatedAt ? 'tickets-offer-long' : offered === '0' ? 'tickets-offer' : 'tickets-offer-again',
      {
        title: titleOf(ticket, words),
        owner: await ownerName(tx, ticket.personId, words),
        time: sayDuration(waited, words),
      },
    ),
    question ? words.markup('tickets-quote', { text: cut(question) }) : words.markup('tickets-no-question'),
  ];
  return {
    say: [
      {
        text: parseMarkup(text.join('\n')),
        choices: [
          choice(words, `/ticket_take:${ticket.number}`, 'tickets-take'),
          choice(words, '/queue', 'tickets-queue'),
        ],
      },
    ],
  };
}
