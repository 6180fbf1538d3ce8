import { choice, type Outcome, type Skills } from '../../conversation/index.ts';
import { DAY, HOUR, MINUTE } from '../../kernel/clock.ts';
import type { Lesson, QuizQuestion } from '../../knowledge/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { isFinished, lessonToContinue, placeIn } from './find-place.ts';
import type { LessonParts } from './lesson-parts.ts';
import * as store from './lessons.store.ts';
import { goOn } from './lessons.ts';
import { showQuestion } from './show-lessons.ts';

/** A class left longer ago than this is not what a bare "lanjut" means. */
const RESUMED_WITHIN_MS = 7 * DAY;
/** Whoever did something in the class within this is still in it. */
const IN_CLASS_MS = HOUR;
/** Whoever was put a question within this is most likely still thinking about it. */
const IN_QUIZ_MS = 15 * MINUTE;

/** "lanjut" where no form is open: the class, if that is what the person was at; null otherwise. */
export async function resumeClass(parts: LessonParts, turn: ChatTurn): Promise<Outcome | null> {
  const progress = await store.listProgress(turn);
  return touchedWithin(RESUMED_WITHIN_MS, progress, turn) ? goOn(parts, turn) : null;
}

/**
 * What the assistant answers to free text, for somebody who may be in the class: within a quiz, words that are no subject of ours
 * (`isStray`) or that nobody understood are taken for a misspelt answer; beside any other answer stands the way back.
 */
export function aroundClass(
  parts: LessonParts,
  isStray: (text: string) => boolean,
  respond: Skills<ChatTurn>['respond'],
): Skills<ChatTurn>['respond'] {
  return async (text, turn, where) => {
    if (where !== 'outside') return respond(text, turn, where);
    const again = isStray(text) ? await questionAgain(parts, turn) : null;
    if (again) return again;
    const outcome = await respond(text, turn, where);
    return outcome ? offerWayBack(parts, turn, outcome) : questionAgain(parts, turn);
  };
}

/** "bingung" in the middle of a quiz: what helps with its question. Null where the person is at none. */
export async function explainQuestion(parts: LessonParts, turn: ChatTurn): Promise<Outcome | null> {
  const open = await openQuestion(parts, turn);
  if (!open) return null;
  const { words } = turn;
  const hint = words.markup('lessons-hint', { hint: open.question.hint[words.language] });
  return showQuestion(turn, open.lesson, open.question, hint);
}

/** What nobody understood in the middle of a quiz was most likely an answer: its question again. Null where there is none. */
async function questionAgain(parts: LessonParts, turn: ChatTurn): Promise<Outcome | null> {
  const open = await openQuestion(parts, turn);
  return open && showQuestion(turn, open.lesson, open.question, turn.words.markup('lessons-not-an-answer'));
}

/** The question of a quiz that the person is at. */
async function openQuestion(
  { knowledge }: LessonParts,
  turn: ChatTurn,
): Promise<{ lesson: Lesson; question: QuizQuestion } | null> {
  const progress = await store.listProgress(turn);
  const lesson = lessonToContinue(progress, knowledge.lessons);
  if (!lesson || !touchedWithin(IN_QUIZ_MS, progress, turn)) return null;
  const place = placeIn(lesson, progress.get(lesson.id), await store.listAnswers(turn, lesson.id));
  const question = 'question' in place && lesson.quiz.find(({ id }) => id === place.question);
  return question ? { lesson, question } : null;
}

/** Beside the answer to a question that was asked in the middle of a lesson: the way back into it. */
async function offerWayBack({ knowledge }: LessonParts, turn: ChatTurn, outcome: Outcome): Promise<Outcome> {
  const replies = outcome.replies ?? [];
  const last = replies.at(-1);
  if (outcome.kind !== 'reply' || !last) return outcome;
  const progress = await store.listProgress(turn);
  const over = isFinished(progress, knowledge.lessons);
  if (over || !touchedWithin(IN_CLASS_MS, progress, turn)) return outcome;
  const back = choice(turn.words, '/lessons_continue', 'lessons-continue-class');
  return {
    ...outcome,
    replies: [...replies.slice(0, -1), { ...last, choices: [...(last.choices ?? []), back] }],
  };
}

function touchedWithin(
  ms: number,
  progress: ReadonlyMap<string, store.Progress>,
  { now }: Pick<ChatTurn, 'now'>,
): boolean {
  return [...progress.values()].some(({ touchedAt }) => now.getTime() - touchedAt.getTime() < ms);
}
