import { choice, type Outcome, replyMarkup } from '../../conversation/index.ts';
import { dayOf } from '../../kernel/day.ts';
import { progressBar } from '../../kernel/progress-bar.ts';
import { evidenceOf, type Lesson, type QuizQuestion, shortTitle } from '../../knowledge/index.ts';
import type { Choice } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { isFinished, isPassed, lessonToContinue } from './find-place.ts';
import type { LessonParts } from './lesson-parts.ts';
import type { Progress } from './lessons.store.ts';

const SOURCES_SHOWN = 3;

/** All lessons, what is passed, and where the class goes on. */
export function showAll(
  { knowledge: { lessons } }: LessonParts,
  turn: ChatTurn,
  progress: ReadonlyMap<string, Progress>,
  before?: string,
): Outcome {
  const { words } = turn;
  const next = lessonToContinue(progress, lessons);
  const lines = lessons.map((lesson) => {
    const { number, title, pages } = lesson;
    const page = begunAt(progress.get(lesson.id));
    const kind = page === null ? 'other' : page < pages.length ? 'begun' : 'quiz';
    return words.markup(`lessons-line-${kind}`, {
      mark: markOf(progress, lesson),
      number,
      title: title[words.language],
      page: page ?? 0,
      pages: pages.length,
    });
  });
  const bar = progressBar(lessons.filter((lesson) => isPassed(progress, lesson)).length, lessons.length);
  const finished = isFinished(progress, lessons);
  const how = finished ? 'lessons-finished' : progress.size > 0 ? 'lessons-how-again' : 'lessons-how';
  const closing = words.markup(how, { lessons: lessons.length });
  return replyMarkup(
    [before, words.markup('lessons-heading', { bar }), lines.join('\n'), closing]
      .filter(Boolean)
      .join('\n\n'),
    [
      ...lessons.map((lesson) => ({
        id: `/lesson:${lesson.id}`,
        label: `${markOf(progress, lesson)} ${lesson.number}`,
        aliases: [lesson.title[words.language]],
      })),
      ...(next ? [continueWith(turn, next, progress.size > 0 ? 'continue' : 'begin')] : []),
      ...(finished ? [choice(words, '/certificate', 'lessons-certificate')] : []),
      choice(words, '/menu', 'engine-menu'),
    ],
  );
}

/** One page of a lesson; its last names the sources. `page` counts from 1. */
export function showPage(parts: LessonParts, turn: ChatTurn, lesson: Lesson, page: number): Outcome {
  const { words } = turn;
  const { pages, number, title } = lesson;
  const at = Math.min(Math.max(page, 1), pages.length);
  const shown = pages[at - 1];
  const heading = words.markup('lessons-page', {
    number,
    title: title[words.language],
    page: at,
    pages: pages.length,
  });
  const last = at === pages.length;
  const onward = last
    ? choice(words, `/quiz:${lesson.id}`, 'lessons-quiz', [words.label('lessons-next')])
    : choice(words, `/lesson:${lesson.id}:${at + 1}`, 'lessons-next');
  return replyMarkup(
    [
      heading,
      shown?.text[words.language],
      caveats(parts, turn, shown?.from ?? []),
      last ? sources(parts, turn, lesson) : '',
    ]
      .filter(Boolean)
      .join('\n\n'),
    [
      onward,
      ...(at > 1 ? [choice(words, `/lesson:${lesson.id}:${at - 1}`, 'engine-back')] : []),
      choice(words, '/lessons', 'lessons-list'),
    ],
  );
}

/** A question with its three options; `before` is what is said about the answer to the last one. */
export function showQuestion(
  turn: ChatTurn,
  lesson: Lesson,
  question: QuizQuestion,
  before?: string,
): Outcome {
  const { words } = turn;
  const heading = words.markup('lessons-question', {
    number: lesson.quiz.indexOf(question) + 1,
    total: lesson.quiz.length,
    question: question.question[words.language],
  });
  const options = question.options.map(
    ({ text }, at): Choice => ({
      id: `/quiz:${lesson.id}:${question.id}:${at + 1}`,
      label: text[words.language],
      aliases: [LETTERS[at] ?? ''],
    }),
  );
  return replyMarkup(
    [before, heading].filter(Boolean).join('\n\n'),
    // What the lesson says of it is on one of its pages: from the last it is a tap back.
    [...options, choice(words, `/lesson:${lesson.id}:${lesson.pages.length}`, 'lessons-read-again')],
  );
}

const LETTERS = ['a', 'b', 'c'];

/** The way on to a lesson, by its name. */
export function continueWith({ words }: ChatTurn, lesson: Lesson, how: 'begin' | 'continue'): Choice {
  const named = { number: lesson.number };
  return {
    id: `/lesson:${lesson.id}`,
    label: how === 'begin' ? words.label('lessons-begin', named) : words.label('lessons-continue', named),
    aliases: [words.label('lessons-next')],
  };
}

/** The page of a lesson that was begun and not passed. */
function begunAt(progress: Progress | undefined): number | null {
  return progress && !progress.passedAt ? progress.page : null;
}

function markOf(progress: ReadonlyMap<string, Progress>, lesson: Lesson): string {
  if (isPassed(progress, lesson)) return '✅';
  return progress.has(lesson.id) ? '▶️' : '⬜';
}

/** What a reader of this page must know about how firm it is; what was never read officially is said with the sources. */
function caveats({ knowledge, timeZone }: LessonParts, { words, now }: ChatTurn, from: readonly string[]) {
  const found = evidenceOf(knowledge, from, dayOf(now, timeZone)).caveats;
  return (['to-recheck', 'to-confirm'] as const)
    .filter((caveat) => found.has(caveat))
    .map((caveat) => words.markup(`lessons-${caveat}`))
    .join('\n');
}

/** Official sources first, then the rules that own knowledge refers to. */
function sources({ knowledge, timeZone }: LessonParts, { words, now }: ChatTurn, lesson: Lesson): string {
  const ids = lesson.pages.flatMap(({ from }) => from);
  const evidence = evidenceOf(knowledge, ids, dayOf(now, timeZone));
  const own = (kind: string) => (kind === 'own' ? 1 : 0);
  const titles = [...evidence.sources]
    .sort((a, b) => own(a.kind) - own(b.kind))
    .map(({ title }) => shortTitle(title));
  const named = words.markup('lessons-sources', {
    sources: titles.slice(0, SOURCES_SHOWN).join('; '),
    more: Math.max(0, titles.length - SOURCES_SHOWN),
    period: evidence.from === evidence.to ? evidence.to : `${evidence.from}–${evidence.to}`,
  });
  return [named, evidence.caveats.has('unverified') ? words.markup('answers-faq-unverified') : '']
    .filter(Boolean)
    .join('\n');
}
