import { choice, type Outcome } from '../../conversation/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { recordGap } from '../gaps/index.ts';
import type { RequirementParts } from './requirements.ts';

/** `/unhelpful:req:<product>:<country>` or `/unhelpful:faq:<id>`: kept as a gap, and a person offered. */
export async function unhelpfulCommand(
  { newId }: RequirementParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const { words } = turn;
  const [kind = '', first = '', second = ''] = (argument ?? '').split(':');
  const about =
    kind === 'faq'
      ? { text: first, intent: 'faq' }
      : { text: `${first} ${second}`, intent: 'requirements', product: first, country: second };
  await recordGap(turn, { kind: 'unhelpful', ...about }, newId);
  const choices = [
    choice(words, `/human:${argument ?? ''}`.slice(0, 40), 'tickets-ask', ['ya', 'iya']),
    choice(words, '/menu', 'engine-menu'),
  ];
  return { kind: 'reply', replies: [{ text: words.say('answers-unhelpful-noted'), choices }] };
}
