import { z } from 'zod';
import { choice, type Flow } from '../../conversation/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { saidBy } from '../talks/index.ts';
import { QUESTION } from './flow-names.ts';
import { drop, queued } from './open-ticket.ts';
import { OBEYED } from './talk.flow.ts';
import { addWord, loadTalk, over } from './talk.ts';
import type { TicketParts } from './ticket-parts.ts';

const Draft = z.object({
  id: z.string().default(''),
  /** The ticket had its question before. */
  more: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

/**
 * What the owner wants to know of an officer, in their own words. The ticket is open already, so nothing falls through where
 * they leave it at that. One question, then the chat is the assistant's again while they wait.
 */
export function questionFlow(parts: TicketParts): Flow<Draft, ChatTurn> {
  return {
    name: QUESTION,
    version: 1,
    data: Draft,
    title: 'tickets-question-title',
    steps: [
      {
        name: 'question',
        explain: 'tickets-question-explain',
        freeText: true,
        verbatim: OBEYED,
        accepts: ['image', 'document', 'location'],
        ask: (_data, { words }) => ({
          text: words.say('tickets-question-ask'),
          choices: [
            choice(words, 'later', 'tickets-question-later', ['nanti', 'lewati', 'selesai', 'later']),
            choice(words, 'drop', 'tickets-drop', ['batal', 'batalkan', 'tidak jadi', 'cancel']),
          ],
        }),
        async read(answer, { id, more }, turn) {
          const { words } = turn;
          if (answer.kind === 'choice' && answer.id === 'drop') {
            return { kind: 'leave', replies: (await drop(turn)).replies ?? [] };
          }
          const ticket = await loadTalk(turn, id);
          if (!ticket || ticket.state === 'closed') {
            return { kind: 'leave', replies: [await over(turn, ticket)] };
          }
          if (answer.kind === 'choice') {
            return { kind: 'leave', replies: [await queued(parts, turn, ticket, 'tickets-waits')] };
          }
          const said = saidBy(answer);
          if (said === 'unreadable') return { kind: 'again', text: words.say('talks-file-refused') };
          await addWord(parts, turn, ticket, said);
          return {
            kind: 'leave',
            replies: [await queued(parts, turn, ticket, more ? 'tickets-added' : 'tickets-queued')],
          };
        },
      },
    ],
    async finish() {
      return { replies: [] };
    },
  };
}
