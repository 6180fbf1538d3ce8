import { choice, type Outcome, reply } from '../../conversation/index.ts';
import { recordAct } from '../../identity/index.ts';
import { openMsBetween } from '../../kernel/opening-hours.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { cut, describeTicket, officerName, ownerName, titleOf } from './describe.ts';
import { TICKET_TALK } from './flow-names.ts';
import { firstQuestions } from './messages.store.ts';
import { offerJob } from './offer.ts';
import { dataOf } from './talk.ts';
import { tell } from './tell.ts';
import type { TicketParts } from './ticket-parts.ts';
import { countOpen, findByNumber, freeTicket, listOpen, type Ticket, takeTicket } from './tickets.store.ts';
import { sayDuration } from './waiting.ts';
import { watchJob } from './watch.ts';

const MAX_LISTED = 10;
const QUOTED = 80;

/** `antrean`: who waits, since when and for what; what is being talked about, and by whom. */
export async function showQueue(parts: TicketParts, turn: ChatTurn): Promise<Outcome> {
  const { tx, words, now, personId } = turn;
  const menu = choice(words, '/menu', 'engine-menu');
  const tickets = await listOpen(tx, MAX_LISTED);
  if (!tickets.length) return reply(turn, 'tickets-queue-empty', [menu]);
  const questions = await firstQuestions(
    tx,
    tickets.map(({ id }) => id),
  );
  const lines: string[] = [];
  for (const ticket of tickets) {
    const question = questions.get(ticket.id);
    lines.push(
      words.markup(`tickets-queue-${ticket.state === 'taken' ? 'taken' : 'waiting'}`, {
        title: titleOf(ticket, words),
        owner: await ownerName(tx, ticket.personId, words),
        time: sayDuration(openMsBetween(parts.tickets.hours, ticket.openedAt, now), words),
        question: question ? `“${cut(question, QUOTED)}”` : words.label('tickets-no-question-short'),
        officer:
          ticket.officerId === personId
            ? words.label('tickets-you')
            : await officerName(tx, ticket.officerId, words),
      }),
    );
  }
  const choices = tickets.flatMap(({ number, state, officerId, personId: owner }) => {
    const args = { number: String(number) };
    if (state === 'waiting' && owner !== personId)
      return [{ id: `/ticket_take:${number}`, label: words.label('tickets-take-number', args) }];
    if (officerId === personId)
      return [{ id: `/ticket:${number}`, label: words.label('tickets-open-number', args) }];
    return [];
  });
  const count = await countOpen(tx);
  const text = [words.markup('tickets-queue-heading', count), lines.map((line) => `- ${line}`).join('\n')];
  return { kind: 'reply', replies: [{ text: parseMarkup(text.join('\n\n')), choices: [...choices, menu] }] };
}

/** `/ticket_take:12`: one officer gets it; whoever comes second is told who did. */
export async function take(
  parts: TicketParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const { tx, words, now, personId } = turn;
  const queue = [choice(words, '/queue', 'tickets-queue')];
  const number = /^\d{1,9}$/.test(argument ?? '') ? Number(argument) : 0;
  const found = await findByNumber(tx, number);
  if (!found) return reply(turn, 'tickets-unknown', queue);
  if (found.personId === personId) return reply(turn, 'tickets-own', queue);
  const taken = await takeTicket(tx, found.id, personId, now);
  const ticket = (await findByNumber(tx, number)) ?? found;
  const title = titleOf(ticket, words);
  if (!taken && ticket.officerId !== personId) {
    const key = ticket.state === 'closed' ? 'tickets-over-officer' : 'tickets-taken-by';
    const officer = await officerName(tx, ticket.officerId, words);
    return { kind: 'reply', replies: [{ text: words.say(key, { title, officer }), choices: queue }] };
  }
  if (ticket.state === 'closed') return reply(turn, 'tickets-over-officer', queue);
  if (taken) {
    turn.addJob(tell(ticket.personId, 'ticket-news', `${ticket.id}:taken:${now.getTime()}`, now));
    turn.addJob(watchJob(ticket.id, now, parts.tickets));
    await recordAct(tx, now, parts.newId, { actor: personId, act: 'ticket.taken', subject: ticket.id });
  }
  return {
    kind: 'flow',
    flow: TICKET_TALK,
    data: await dataOf(turn, ticket),
    at: 'say',
    replies: [{ text: await describeTicket(tx, ticket, words) }],
  };
}

/** `/ticket_release:12`: back into the queue, for whoever holds it. */
export async function releaseCommand(
  parts: TicketParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const number = /^\d{1,9}$/.test(argument ?? '') ? Number(argument) : 0;
  const ticket = await findByNumber(turn.tx, number);
  if (!ticket) return reply(turn, 'tickets-unknown', [choice(turn.words, '/queue', 'tickets-queue')]);
  return { kind: 'reply', replies: [await release(parts, turn, ticket)] };
}

export async function release(parts: TicketParts, turn: ChatTurn, ticket: Ticket): Promise<Reply> {
  const { tx, words, now, personId } = turn;
  const freed = await freeTicket(tx, ticket.id, personId, now);
  const queue = [choice(words, '/queue', 'tickets-queue')];
  if (!freed) return { text: words.say('tickets-not-yours'), choices: queue };
  turn.addJob(offerJob(freed, parts.tickets.hours, now));
  await recordAct(tx, now, parts.newId, { actor: personId, act: 'ticket.released', subject: ticket.id });
  return { text: words.say('tickets-released', { title: titleOf(ticket, words) }), choices: queue };
}
