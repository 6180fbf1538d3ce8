import { choice, type Outcome } from '../../conversation/index.ts';
import { dayOf } from '../../kernel/day.ts';
import { answerFaq, type Caveat, findAnswered, searchFaq } from '../../knowledge/index.ts';
import { escapeMarkup, parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { sayDay } from '../../words/index.ts';
import { recordGap } from '../gaps/index.ts';
import { askOfficer } from '../tickets/index.ts';
import { type RequirementParts, unhelpful } from './requirements.ts';

/** How many near questions are offered where the best is not clearly the one meant. */
const NEAR_OFFERED = 4;
/** The best hit must beat the next by this factor to be answered without asking. */
const CLEARLY = 1.25;

/** Answers a general question; offers the nearest ones where it is not clear which is meant, an officer where none is. */
export async function answerGeneral(parts: RequirementParts, turn: ChatTurn, text: string): Promise<Outcome> {
  const { words } = turn;
  const hits = searchFaq(await parts.book.current(turn.tx), text, NEAR_OFFERED);
  const [best, next] = hits;
  if (!best) {
    await recordGap(turn, { kind: 'no-data', text, intent: 'faq' }, parts.newId);
    const choices = [await askOfficer(turn, 'no-data'), choice(words, '/menu', 'engine-menu')];
    return { kind: 'reply', replies: [{ text: words.say('answers-faq-none'), choices }] };
  }
  if (!next || best.score >= next.score * CLEARLY) return faqCommand(parts, turn, best.id);
  const choices = hits.map(({ id, question }) => ({ id: `/faq:${id}`, label: question.slice(0, 60) }));
  return { kind: 'reply', replies: [{ text: words.say('answers-faq-which'), choices }] };
}

/** `/faq:<id>` */
export async function faqCommand(
  { book, timeZone }: RequirementParts,
  turn: ChatTurn,
  id: string | undefined,
): Promise<Outcome> {
  const { words } = turn;
  const answer = answerFaq(await book.current(turn.tx), id ?? '', dayOf(turn.now, timeZone));
  if (!answer) return { kind: 'reply', replies: [{ text: words.say('answers-faq-none') }] };
  // What an officer typed is shown as typed; the knowledge base may set marks of its own.
  const shown = (text: string) => (answer.answered ? escapeMarkup(text) : text);
  const lines = answer.facts.map(({ fact, caveats }) => `- ${shown(fact.text)}${marks(caveats, turn)}`);
  const sources = answer.sources.filter(({ kind }) => kind !== 'own').map(({ title }) => title);
  const unread = answer.facts.some(({ caveats }) => caveats.includes('unverified'));
  const named = sources.slice(0, 3).join('; ');
  const closing = answer.answered
    ? [
        words.markup('answers-faq-answered', {
          date: sayDay(answer.answered, words),
          sources: named,
          asOf: sayDay(answer.facts[0]?.fact.asOf ?? '', words) || (answer.facts[0]?.fact.asOf ?? ''),
        }),
      ]
    : [
        sources.length ? words.markup('answers-faq-sources', { sources: named }) : '',
        unread ? words.markup('answers-faq-unverified') : '',
      ];
  const text = [`*${escapeMarkup(answer.question)}*`, lines.join('\n'), closing.filter(Boolean).join('\n')];
  const related = answer.related.map((other) => ({
    id: `/faq:${other.id}`,
    label: other.question.slice(0, 60),
  }));
  return {
    kind: 'reply',
    replies: [
      {
        text: parseMarkup(text.filter(Boolean).join('\n\n')),
        choices: [...related, unhelpful(words, `faq:${answer.id}`)],
      },
    ],
  };
}

/**
 * What an officer has answered in nearly these words, whatever was understood of them: it is there because the assistant did not
 * know. Null where nobody has.
 */
export async function answerAsOfficers(
  parts: RequirementParts,
  turn: ChatTurn,
  text: string,
): Promise<Outcome | null> {
  const id = findAnswered(await parts.book.current(turn.tx), text);
  return id === null ? null : faqCommand(parts, turn, id);
}

function marks(caveats: readonly Caveat[], { words }: ChatTurn): string {
  const shown = caveats.filter((caveat) => caveat !== 'unverified');
  return shown.length
    ? ` _(${shown.map((caveat) => words.markup(`requirements-mark-${caveat}`)).join(', ')})_`
    : '';
}
