import { choice, type Flow } from '../../conversation/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { createTalkFlow, type Talking } from '../talks/index.ts';
import { end } from './end.ts';
import { TICKET_TALK } from './flow-names.ts';
import { release } from './queue.ts';
import { addWord, loadTalk, over } from './talk.ts';
import type { TicketParts } from './ticket-parts.ts';
import type { Ticket } from './tickets.store.ts';

/**
 * Commands that still work in between: few, because "harga", "daftar" or "admin" are answers to an officer's question, too.
 * "batal" is one of the ways out below the talk.
 */
export const OBEYED: ReadonlySet<string> = new Set(['menu', 'stop', 'delete_data', 'queue']);

/** The talk between an owner and the officer who took their ticket, each in their own chat. */
export function ticketTalkFlow(parts: TicketParts): Flow<Talking, ChatTurn> {
  return createTalkFlow<Ticket>({
    flow: TICKET_TALK,
    title: 'tickets-talk-title',
    obeyed: OBEYED,
    load: loadTalk,
    closed: async (turn, ticket) => (ticket?.state === 'taken' ? null : over(turn, ticket)),
    async pass(turn, ticket, said) {
      await addWord(parts, turn, ticket, said);
      return null;
    },
    choices: ({ side }, words) => [
      choice(words, 'end', 'tickets-end', ['selesai', 'sudah', 'done', 'tutup']),
      choice(words, 'away', 'tickets-away', ['nanti', 'keluar', 'batal', 'leave', 'cancel']),
      ...(side === 'officer'
        ? [choice(words, 'release', 'tickets-release', ['kembalikan', 'lepas', 'give back'])]
        : []),
    ],
    async choose(turn, data, id) {
      const ticket = await loadTalk(turn, data.id);
      if (ticket?.state !== 'taken') return [await over(turn, ticket)];
      if (id === 'end') return [await end(parts, turn, ticket)];
      if (id === 'release') return [await release(parts, turn, ticket)];
      const { words } = turn;
      const back = choice(words, `/ticket:${ticket.number}`, 'tickets-back');
      return [
        {
          text: words.say('tickets-left-open', { with: data.with, title: data.title }),
          choices: [back, choice(words, '/menu', 'engine-menu')],
        },
      ];
    },
  });
}
