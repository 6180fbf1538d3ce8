import { choice, type Outcome } from '../../conversation/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { keyOf, type RequirementParts, type Subject } from './requirements.ts';

/** Goods or a country were named, what is wanted is not sure: one question instead of a guess. */
export function clarify({ knowledge }: RequirementParts, turn: ChatTurn, subject: Subject): Outcome {
  const { words } = turn;
  const product = knowledge.products.get(subject.product ?? '')?.name[words.language];
  const country = knowledge.countries.get(subject.country ?? '')?.name[words.language];
  const about = product && country ? `${product}, ${country}` : (product ?? country ?? '');
  const choices = [
    choice(words, `/req:${keyOf(subject)}`, 'answers-clarify-yes', ['ya', 'iya', 'betul']),
    choice(words, '/menu', 'answers-clarify-no', ['bukan', 'tidak']),
  ];
  return { kind: 'reply', replies: [{ text: words.say('answers-clarify', { about }), choices }] };
}
