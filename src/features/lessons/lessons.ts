import type { Act, Outcome } from '../../conversation/index.ts';
import type { Lesson } from '../../knowledge/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { certificateCommand } from './certificate.flow.ts';
import { isFinished, lessonToContinue, placeIn } from './find-place.ts';
import type { LessonParts } from './lesson-parts.ts';
import * as store from './lessons.store.ts';
import { quizCommand } from './quiz.ts';
import { showAll, showPage, showQuestion } from './show-lessons.ts';

/** The commands of the class, by name. */
export function lessonCommands(parts: LessonParts): Readonly<Record<string, Act<ChatTurn>>> {
  return {
    lessons: (turn) => all(parts, turn),
    lesson: (turn, argument) => lesson(parts, turn, argument),
    lessons_continue: async (turn) => (await goOn(parts, turn)) ?? all(parts, turn),
    quiz: (turn, argument) => quizCommand(parts, turn, argument),
    certificate: (turn) => certificateCommand(parts, turn),
  };
}

async function all(parts: LessonParts, turn: ChatTurn, before?: string): Promise<Outcome> {
  return showAll(parts, turn, await store.listProgress(turn), before);
}

/** `<id>` or the number of a lesson goes to where the person stopped in it, `<id>:<page>` to a page. */
async function lesson(parts: LessonParts, turn: ChatTurn, argument: string | undefined): Promise<Outcome> {
  const [, name = '', page] = /^([a-z0-9-]{1,20})(?::(\d{1,2}))?$/.exec(argument ?? '') ?? [];
  const found = parts.knowledge.lessons.find(({ id, number }) => id === name || String(number) === name);
  if (!found) return all(parts, turn, argument ? turn.words.markup('lessons-unknown') : undefined);
  return page === undefined ? open(parts, turn, found) : read(parts, turn, found, Number(page));
}

/** To where the class goes on; null when all of it is passed. */
export async function goOn(parts: LessonParts, turn: ChatTurn): Promise<Outcome | null> {
  const { lessons } = parts.knowledge;
  const progress = await store.listProgress(turn);
  const next = isFinished(progress, lessons) ? null : lessonToContinue(progress, lessons);
  return next ? open(parts, turn, next) : null;
}

async function open(parts: LessonParts, turn: ChatTurn, wanted: Lesson): Promise<Outcome> {
  const progress = (await store.listProgress(turn)).get(wanted.id);
  // Whoever passed it reads it again from the beginning.
  if (progress?.passedAt) return read(parts, turn, wanted, 1);
  const next = placeIn(wanted, progress, await store.listAnswers(turn, wanted.id));
  if ('page' in next) return read(parts, turn, wanted, next.page);
  const question = wanted.quiz.find(({ id }) => id === next.question);
  return question ? showQuestion(turn, wanted, question) : read(parts, turn, wanted, 1);
}

async function read(parts: LessonParts, turn: ChatTurn, wanted: Lesson, page: number): Promise<Outcome> {
  const at = Math.min(Math.max(page, 1), wanted.pages.length);
  await store.turnTo(turn, wanted.id, at);
  return showPage(parts, turn, wanted, at);
}
