import { choice } from '../../conversation/index.ts';
import { recordAct } from '../../identity/index.ts';
import type { Reply } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { titleOf } from './describe.ts';
import { listMessages } from './messages.store.ts';
import type { TicketParts } from './ticket-parts.ts';
import { closeTicket, type Ticket } from './tickets.store.ts';
import { closedJobs } from './watch.ts';

/** `selesai`: ends a ticket for both. The officer is asked whether others should get the answer, too. */
export async function end(parts: TicketParts, turn: ChatTurn, ticket: Ticket): Promise<Reply> {
  const { tx, now, words, personId } = turn;
  const by = ticket.personId === personId ? 'owner' : 'officer';
  await closeTicket(tx, ticket.id, by, now);
  for (const job of closedJobs(ticket, by, now)) turn.addJob(job);
  await recordAct(tx, now, parts.newId, { actor: personId, act: 'ticket.closed', subject: ticket.id });
  const title = titleOf(ticket, words);
  const menu = choice(words, '/menu', 'engine-menu');
  if (by === 'owner') {
    return {
      text: words.say('tickets-ended'),
      choices: [choice(words, '/human', 'tickets-ask-again'), menu],
    };
  }
  const answered = (await listMessages(tx, ticket.id, 50)).some(
    ({ side, text }) => side === 'officer' && text,
  );
  const make = choice(words, `/faq_make:${ticket.number}`, 'tickets-make-faq', ['ya', 'iya']);
  return {
    text: words.say(answered ? 'tickets-ended-answered' : 'tickets-ended-officer', { title }),
    choices: [...(answered ? [make] : []), choice(words, '/queue', 'tickets-queue'), menu],
  };
}
