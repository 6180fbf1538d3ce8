import { choice, type Outcome, reply } from '../../conversation/index.ts';
import { beginning } from '../../kernel/beginning.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { findGroup, maskNames, maskPersonal } from '../gaps/index.ts';
import { readForFaq } from '../tickets/index.ts';
import { type Draft, ENTRY } from './entry.flow.ts';

const MAX_QUESTION = 240;
const MAX_ANSWER = 1_200;
const MAX_WORDINGS = 5;

/** `/faq_new`: an answer nobody has asked for yet. */
export async function beginNew(): Promise<Outcome> {
  return { kind: 'flow', flow: ENTRY, data: {}, at: 'question' };
}

/** `/faq_make:12`: from a ticket. What its owner and the officer wrote is suggested without names, numbers and addresses. */
export async function beginFromTicket(turn: ChatTurn, argument: string | undefined): Promise<Outcome> {
  const number = /^\d{1,9}$/.test(argument ?? '') ? Number(argument) : 0;
  const talk = await readForFaq(turn.tx, number);
  if (!talk) return reply(turn, 'tickets-unknown', [choice(turn.words, '/menu', 'engine-menu')]);
  const names = { people: talk.people, businesses: talk.businesses };
  const clean = (text: string, most: number) => withoutAddress(maskNames(maskPersonal(text, most), names));
  const question = clean(talk.asked[0] ?? '', MAX_QUESTION);
  const data: Partial<Draft> = {
    names,
    ...(question ? { suggestedQuestion: question, keywords: [question] } : {}),
    ...(talk.answered.length
      ? {
          suggestedAnswer: beginning(
            talk.answered.map((text) => clean(text, MAX_ANSWER)).join('\n'),
            MAX_ANSWER,
          ),
        }
      : {}),
  };
  return { kind: 'flow', flow: ENTRY, data, at: 'question' };
}

/** `/gap:<id>`: "jawab sekarang". The gap's wordings are what the answer is found by. */
export async function beginFromGap(turn: ChatTurn, argument: string | undefined): Promise<Outcome> {
  const group = await findGroup(turn.tx, argument ?? '', turn.now);
  if (!group) return reply(turn, 'answers-gap-gone', [choice(turn.words, '/gaps', 'answers-gaps')]);
  const data: Partial<Draft> = {
    suggestedQuestion: group.examples[0] ?? '',
    keywords: group.examples.slice(0, MAX_WORDINGS),
    gap: argument ?? '',
  };
  return { kind: 'flow', flow: ENTRY, data, at: 'question' };
}

/** "…, Bu …" speaks to somebody: an answer to everybody does not. */
function withoutAddress(text: string): string {
  const rest = text
    .replace(/,?\s*(?<!\p{L})(?:bu|ibu|pak|bapak|kak|mbak|mas)\s+…/giu, '')
    .replace(/^[\s,.!]+/, '');
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}
