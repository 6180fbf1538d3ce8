import { choice, type Outcome, replyMarkup } from '../../conversation/index.ts';
import { progressBar } from '../../kernel/progress-bar.ts';
import type { Lesson, QuizQuestion } from '../../knowledge/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { isFinished, isPassed, nextQuestion, nextUnpassed } from './find-place.ts';
import type { LessonParts } from './lesson-parts.ts';
import * as store from './lessons.store.ts';
import { continueWith, showAll, showQuestion } from './show-lessons.ts';

/**
 * `<lesson>` begins its quiz, `<lesson>:<question>:<option>` answers a question. A lesson is passed when its questions have all
 * been answered rightly; a wrong answer is explained and may be tried again as often as needed.
 */
export async function quizCommand(
  parts: LessonParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const { words } = turn;
  const [, name, asked, option] =
    /^([a-z0-9-]{1,20})(?::([a-z0-9-]{1,20}):([1-3]))?$/.exec(argument ?? '') ?? [];
  const lesson = parts.knowledge.lessons.find(({ id }) => id === name);
  const first = lesson?.quiz[0];
  if (!lesson || !first) {
    return showAll(parts, turn, await store.listProgress(turn), words.markup('lessons-unknown'));
  }
  // The quiz belongs to the end of the lesson: that is where the person is now.
  await store.turnTo(turn, lesson.id, lesson.pages.length);
  if (asked === undefined) {
    const open = await firstOpen(turn, lesson, first);
    await store.askQuestion(turn, lesson.id, open.id);
    return showQuestion(turn, lesson, open);
  }
  const question = lesson.quiz.find(({ id }) => id === asked);
  // A button of an older lesson, whose question is no more.
  if (!question) return showQuestion(turn, lesson, first);
  const right = question.options[Number(option) - 1]?.right === true;
  await store.recordAnswer(turn, lesson.id, question.id, right);
  if (!right) {
    const said = words.markup('lessons-wrong', { hint: question.hint[words.language] });
    return showQuestion(turn, lesson, question, said);
  }
  const said = words.markup('lessons-right', { why: question.why[words.language] });
  const before = await store.listProgress(turn);
  const answers = await store.listAnswers(turn, lesson.id);
  const next = nextQuestion(lesson, question.id, answers, isPassed(before, lesson));
  const following = lesson.quiz.find(({ id }) => id === next);
  return following ? showQuestion(turn, lesson, following, said) : pass(parts, turn, lesson, said);
}

/** Whoever answered some of it before goes on with the rest. */
async function firstOpen(turn: ChatTurn, lesson: Lesson, first: QuizQuestion): Promise<QuizQuestion> {
  const answers = await store.listAnswers(turn, lesson.id);
  return lesson.quiz.find(({ id }) => !answers.get(id)?.rightAt) ?? first;
}

/** The last question is right: what was reached, and the way on. */
async function pass(parts: LessonParts, turn: ChatTurn, lesson: Lesson, said: string): Promise<Outcome> {
  const { words } = turn;
  const { lessons } = parts.knowledge;
  const isNew = await store.passLesson(turn, lesson.id);
  const progress = await store.listProgress(turn);
  const answers = await store.listAnswers(turn, lesson.id);
  const atOnce = lesson.quiz.filter(({ id }) => answers.get(id)?.wrong === 0).length;
  const passed = words.markup(isNew ? 'lessons-passed' : 'lessons-passed-again', {
    number: lesson.number,
    atOnce,
    total: lesson.quiz.length,
    bar: progressBar(lessons.filter((one) => isPassed(progress, one)).length, lessons.length),
  });
  const next = nextUnpassed(progress, lessons, lesson);
  const finished = isFinished(progress, lessons);
  return replyMarkup(
    [said, passed, finished ? words.markup('lessons-finished', { lessons: lessons.length }) : '']
      .filter(Boolean)
      .join('\n\n'),
    [
      ...(next ? [continueWith(turn, next, 'continue')] : []),
      ...(finished ? [choice(words, '/certificate', 'lessons-certificate')] : []),
      choice(words, '/lessons', 'lessons-list'),
    ],
  );
}
