import { z } from 'zod';
import { type Answer, choice, type Flow, type Reading, type Step } from '../../conversation/index.ts';
import { dayOf } from '../../kernel/day.ts';
import { parseDate } from '../../language/index.ts';
import { type Choice, parseMarkup, type RichText } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import { findGroup, markAnswered, maskNames } from '../gaps/index.ts';
import { type AnswerParts, TOPICS } from './answer-parts.ts';
import { insertEntry } from './entries.store.ts';
import { reviewersOf, tellReviewers } from './review.ts';
import { sayAnswer } from './say-answer.ts';
import { splitAnswer } from './to-knowledge.ts';

export const ENTRY = 'faq-entry';

const Draft = z.object({
  question: z.string().optional(),
  answer: z.string().optional(),
  topic: z.enum(TOPICS).optional(),
  source: z.string().optional(),
  /** YYYY-MM-DD */
  asOf: z.string().optional(),
  /** Taken from the talk or the gap, masked: to be used as it is or written better. */
  suggestedQuestion: z.string().optional(),
  suggestedAnswer: z.string().optional(),
  /** Wordings in which it was asked. */
  keywords: z.array(z.string()).default([]),
  /** One of the gaps that the answer fills, by its id without hyphens. */
  gap: z.string().optional(),
  /** Names that must not stand in it. */
  names: z.object({ people: z.array(z.string()), businesses: z.array(z.string()) }).optional(),
});
export type Draft = z.infer<typeof Draft>;

const MIN_TEXT = 3;
const MAX_TEXT = 240;
const MAX_ANSWER = 1_200;
/** What is written is often a question, and no question of the officer's: only these are heard in it. */
const OBEYED: ReadonlySet<string> = new Set(['cancel', 'back', 'restart', 'help', 'menu', 'queue']);
const OWN_ALIASES = ['petugas', 'kami sendiri', 'own'];

/** A question and its answer for everybody: written by an officer, from a talk, from a gap, or from nothing. */
export function entryFlow(parts: AnswerParts): Flow<Draft, ChatTurn> {
  return {
    name: ENTRY,
    version: 1,
    data: Draft,
    title: 'answers-entry-title',
    steps: [
      textStep('question', (text, { names }) => {
        const said = hideNames(text, names);
        return said.length >= MIN_TEXT && said.length <= MAX_TEXT ? { question: said } : null;
      }),
      textStep('answer', (text, { names }) => {
        const statements = text.length <= MAX_ANSWER ? splitAnswer(hideNames(text, names)) : null;
        return statements && { answer: statements.join('\n') };
      }),
      {
        name: 'topic',
        explain: 'answers-topic-explain',
        ask: (_data, { words }) => ({
          text: words.say('answers-topic-ask'),
          choices: TOPICS.map((topic) => choice(words, topic, `answers-topic-${topic}`)),
        }),
        read(answer, data, { words }) {
          const topic = answer.kind === 'choice' ? TOPICS.find((one) => one === answer.id) : undefined;
          if (topic) return { kind: 'next', data: { ...data, topic } };
          return { kind: 'again', text: words.say('answers-topic-again') };
        },
      },
      {
        name: 'source',
        explain: 'answers-source-explain',
        freeText: true,
        verbatim: OBEYED,
        ask: (_data, { words }) => ({
          text: words.say('answers-source-ask'),
          choices: [choice(words, 'own', 'answers-source-own', OWN_ALIASES)],
        }),
        read(answer, data, { words }) {
          if (answer.kind === 'choice') {
            return { kind: 'next', data: { ...data, source: words.label('answers-source-own-title') } };
          }
          const source = oneLine(answer);
          if (source && source.length >= MIN_TEXT && source.length <= MAX_TEXT) {
            return { kind: 'next', data: { ...data, source } };
          }
          return { kind: 'again', text: words.say('answers-source-again') };
        },
      },
      {
        name: 'date',
        explain: 'answers-date-explain',
        ask: (_data, { words }) => ({
          text: words.say('answers-date-ask'),
          choices: [choice(words, 'today', 'answers-date-today', ['hari ini', 'sekarang', 'today'])],
        }),
        read(answer, data, { words, now }) {
          const today = dayOf(now, parts.timeZone);
          const asOf = answer.kind === 'choice' ? today : readPast(oneLine(answer), today);
          if (asOf) return { kind: 'next', data: { ...data, asOf } };
          return { kind: 'again', text: words.say('answers-date-again') };
        },
      },
      {
        name: 'summary',
        explain: 'answers-summary-explain',
        ask: (data, { words }) => ({ text: sayDraft(data, words), choices: summaryChoices(words) }),
        read(answer, data, { words }) {
          if (answer.kind === 'choice' && answer.id === 'send') return { kind: 'next', data };
          const step = answer.kind === 'choice' ? answer.id : '';
          if (['question', 'answer', 'topic', 'source', 'date'].includes(step))
            return { kind: 'visit', step, data };
          return { kind: 'again', text: words.say('answers-summary-again') };
        },
      },
    ],
    async finish(data, turn) {
      const { tx, words, now, personId } = turn;
      const { question, answer, topic, source, asOf, keywords, gap } = data;
      if (!question || !answer || !topic || !source || !asOf) throw new Error('the answer is not complete');
      const id = parts.newId();
      const entry = await insertEntry(
        tx,
        { id, question, answer, topic, source, asOf, keywords, authorId: personId },
        now,
      );
      const group = gap ? await findGroup(tx, gap, now) : null;
      await markAnswered(tx, { ids: group?.ids ?? [], texts: keywords }, id);
      const reviewers = await reviewersOf(parts, tx, personId);
      tellReviewers(turn, entry, reviewers);
      const key = reviewers.length ? 'answers-sent' : 'answers-sent-nobody';
      const choices = [choice(words, '/faq_review', 'answers-list'), choice(words, '/menu', 'engine-menu')];
      return { replies: [{ text: words.say(key, { number: String(entry.number) }), choices }] };
    },
  };
}

/** A step that takes what was suggested, or something better written. */
function textStep(
  name: 'question' | 'answer',
  take: (text: string, data: Draft) => Partial<Draft> | null,
): Step<Draft, ChatTurn> {
  const keys =
    name === 'question'
      ? { ask: 'answers-question-ask', suggest: 'answers-question-suggest', again: 'answers-question-again' }
      : { ask: 'answers-answer-ask', suggest: 'answers-answer-suggest', again: 'answers-answer-again' };
  const suggested = (data: Draft) =>
    (name === 'question'
      ? (data.question ?? data.suggestedQuestion)
      : (data.answer ?? data.suggestedAnswer)) ?? '';
  return {
    name,
    explain: name === 'question' ? 'answers-question-explain' : 'answers-answer-explain',
    freeText: true,
    verbatim: OBEYED,
    ask: (data, { words }) => {
      const text = suggested(data);
      if (!text) return { text: words.say(keys.ask) };
      return {
        text: words.say(keys.suggest, { text }),
        choices: [choice(words, 'use', 'answers-use', ['pakai', 'ya', 'ok', 'use'])],
      };
    },
    read(answer, data, { words }): Reading<Draft> {
      const text =
        answer.kind === 'choice' ? suggested(data) : answer.kind === 'text' ? answer.text.trim() : '';
      const taken = take(text, data);
      return taken
        ? { kind: 'next', data: { ...data, ...taken } }
        : { kind: 'again', text: words.say(keys.again) };
    },
  };
}

function summaryChoices(words: Words): Choice[] {
  return [
    choice(words, 'send', 'answers-send', ['kirim', 'ya', 'send']),
    choice(words, 'question', 'answers-change-question'),
    choice(words, 'answer', 'answers-change-answer'),
    choice(words, 'topic', 'answers-change-topic'),
    choice(words, 'source', 'answers-change-source'),
    choice(words, 'date', 'answers-change-date'),
  ];
}

function sayDraft(data: Draft, words: Words): RichText {
  const { question = '', answer = '', source = '', asOf = '' } = data;
  const topic = data.topic ? words.label(`answers-topic-${data.topic}`) : '';
  const shown = sayAnswer(words, { question, answer, topic, source, asOf });
  return parseMarkup([words.markup('answers-summary'), ...shown].join('\n\n'));
}

function hideNames(text: string, names: Draft['names']): string {
  return names ? maskNames(text, names) : text;
}

function oneLine(answer: Answer): string | null {
  return answer.kind === 'text' ? answer.text.replace(/\s+/g, ' ').trim() : null;
}

/** A day that has been: a date without its year is the last one of that name. Null for what is yet to come. */
function readPast(text: string | null, today: string): string | null {
  const day = text && parseDate(text, today);
  if (!day) return null;
  if (day <= today) return day;
  // "20 November" is read as the next one; "besok" and a year of its own mean what they say.
  const withoutYear = /\d/.test(text ?? '') && !/\d{4}/.test(text ?? '');
  return withoutYear ? `${Number(day.slice(0, 4)) - 1}${day.slice(4)}` : null;
}
