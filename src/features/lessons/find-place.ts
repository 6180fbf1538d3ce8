import type { Lesson } from '../../knowledge/index.ts';
import type { Answered, Progress } from './lessons.store.ts';

/** What comes next in the class: a page, or a question of a lesson's quiz. */
export type Next = { lesson: Lesson; page: number } | { lesson: Lesson; question: string };

type Passed = ReadonlyMap<string, Pick<Progress, 'passedAt'>>;

export function isPassed(progress: Passed, { id }: Lesson): boolean {
  return Boolean(progress.get(id)?.passedAt);
}

/** Whether every lesson there is was passed. */
export function isFinished(progress: Passed, lessons: readonly Lesson[]): boolean {
  return lessons.every((lesson) => isPassed(progress, lesson));
}

/** The lesson that the class goes on with: the one last touched, or the first after it that is not passed. Null: all are. */
export function lessonToContinue(
  progress: ReadonlyMap<string, Progress>,
  lessons: readonly Lesson[],
): Lesson | null {
  const touched = lessons.flatMap((lesson) => {
    const at = progress.get(lesson.id)?.touchedAt;
    return at ? [{ lesson, at }] : [];
  });
  const last = touched.sort((a, b) => b.at.getTime() - a.at.getTime())[0]?.lesson;
  return nextUnpassed(progress, lessons, last);
}

/** Counting from `from` on, then from the beginning. */
export function nextUnpassed(
  progress: Passed,
  lessons: readonly Lesson[],
  from: Lesson | undefined,
): Lesson | null {
  const at = from ? lessons.indexOf(from) : 0;
  const inOrder = [...lessons.slice(at), ...lessons.slice(0, at)];
  return inOrder.find((lesson) => !isPassed(progress, lesson)) ?? null;
}

/** Where within a lesson: the page last read, or the quiz where that was begun. */
export function placeIn(
  lesson: Lesson,
  progress: Progress | undefined,
  answers: ReadonlyMap<string, Answered>,
): Next {
  const page = Math.min(progress?.page ?? 1, lesson.pages.length);
  const open = lesson.quiz.find(({ id }) => !answers.get(id)?.rightAt);
  const inQuiz = answers.size > 0 && page === lesson.pages.length && !progress?.passedAt;
  return inQuiz && open ? { lesson, question: open.id } : { lesson, page };
}

/**
 * The question after `id`. First time round it is the next one not yet right, wherever it stands; null when all are. In a
 * lesson that was passed it is the following one; null after the last.
 */
export function nextQuestion(
  { quiz }: Lesson,
  id: string,
  answers: ReadonlyMap<string, Answered>,
  passedBefore: boolean,
): string | null {
  const at = quiz.findIndex((question) => question.id === id);
  if (passedBefore) return quiz[at + 1]?.id ?? null;
  const inOrder = [...quiz.slice(at + 1), ...quiz.slice(0, at + 1)];
  return inOrder.find((question) => !answers.get(question.id)?.rightAt)?.id ?? null;
}
