import { choice } from '../../conversation/index.ts';
import type { Choice } from '../../messages/index.ts';
import type { ChatTurn, TimerVerdict } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import { officerName, ownerName, titleOf } from './describe.ts';
import type { TicketParts } from './ticket-parts.ts';
import { findById, type Ticket } from './tickets.store.ts';
import { sayHours } from './waiting.ts';

/** What there is to tell, to which side, and what can be done about it. */
const NEWS: Readonly<
  Record<string, { to: 'owner' | 'officer'; holds: (ticket: Ticket) => boolean; choices: Which[] }>
> = {
  taken: { to: 'owner', holds: ({ state }) => state === 'taken', choices: ['answer'] },
  long: { to: 'owner', holds: ({ state }) => state === 'waiting', choices: ['add', 'drop'] },
  remind: { to: 'officer', holds: ({ state }) => state === 'taken', choices: ['answer', 'release'] },
  freed: { to: 'officer', holds: ({ state }) => state === 'waiting', choices: ['take', 'queue'] },
  'closed-owner': { to: 'officer', holds: () => true, choices: ['queue'] },
  'closed-officer': { to: 'owner', holds: () => true, choices: ['ask', 'menu'] },
  'closed-silence': { to: 'owner', holds: () => true, choices: ['ask', 'menu'] },
};
type Which = 'answer' | 'add' | 'drop' | 'release' | 'take' | 'queue' | 'ask' | 'menu';

function choiceOf(which: Which, { number }: Ticket, words: Words): Choice {
  switch (which) {
    case 'answer':
      return choice(words, `/ticket:${number}`, 'talks-answer', ['balas', 'jawab', 'reply']);
    case 'add':
      return choice(words, '/ticket_add', 'tickets-add');
    case 'drop':
      return choice(words, '/ticket_drop', 'tickets-drop');
    case 'release':
      return choice(words, `/ticket_release:${number}`, 'tickets-release');
    case 'take':
      return choice(words, `/ticket_take:${number}`, 'tickets-take');
    case 'queue':
      return choice(words, '/queue', 'tickets-queue');
    case 'ask':
      return choice(words, '/human', 'tickets-ask-again');
    case 'menu':
      return choice(words, '/menu', 'engine-menu');
  }
}

/** In the chat of whom it concerns. The token is the ticket and what happened; what is not so any more is not said. */
export async function sayNews(parts: TicketParts, turn: ChatTurn, token: string): Promise<TimerVerdict> {
  const { tx, words, personId } = turn;
  const [id = '', what = ''] = token.split(':');
  const ticket = await findById(tx, id);
  const news = Object.hasOwn(NEWS, what) ? NEWS[what] : undefined;
  if (!ticket || !news?.holds(ticket)) return 'done';
  const owner = ticket.personId === personId;
  // An end by silence is said to both sides, each in its own words.
  const key = what === 'closed-silence' && !owner ? 'closed-silence-officer' : what;
  const text = words.say(`tickets-news-${key}`, {
    title: titleOf(ticket, words),
    owner: await ownerName(tx, ticket.personId, words),
    officer: await officerName(tx, ticket.officerId, words),
    hours: sayHours(parts.tickets.hours, words),
  });
  const offered = owner === (news.to === 'owner') ? news.choices : (['queue'] as const);
  return {
    say: [{ text, choices: offered.map((which) => choiceOf(which, ticket, words)) }],
    ...(owner ? { asked: true } : {}),
  };
}
