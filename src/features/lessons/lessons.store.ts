import type { ChatTurn } from '../../turns/index.ts';

type Who = Pick<ChatTurn, 'tx' | 'personId' | 'now'>;

/** How far the person is in a lesson. `page`: the one last read, from 1. */
export interface Progress {
  page: number;
  touchedAt: Date;
  passedAt: Date | null;
}

/** `wrong`: answers before the first right one. */
export interface Answered {
  wrong: number;
  rightAt: Date | null;
}

/** By lesson; only those that were begun. */
export async function listProgress({ tx, personId }: Who): Promise<ReadonlyMap<string, Progress>> {
  const rows = await tx.$queryRaw<Array<Progress & { lesson: string }>>`
    SELECT lesson, page, "touchedAt", "passedAt" FROM "LessonProgress" WHERE "personId" = ${personId}::uuid`;
  return new Map(
    rows.map(({ lesson, page, touchedAt, passedAt }) => [lesson, { page, touchedAt, passedAt }]),
  );
}

/** Notes the page that is shown: the place where the class goes on. */
export async function turnTo({ tx, personId, now }: Who, lesson: string, page: number): Promise<void> {
  await tx.lessonProgress.upsert({
    where: { personId_lesson: { personId, lesson } },
    create: { personId, lesson, page, touchedAt: now },
    update: { page, touchedAt: now },
  });
}

/** By question; only those that were put or answered. */
export async function listAnswers(
  { tx, personId }: Who,
  lesson: string,
): Promise<ReadonlyMap<string, Answered>> {
  const rows = await tx.lessonAnswer.findMany({ where: { personId, lesson } });
  return new Map(rows.map(({ question, wrong, rightAt }) => [question, { wrong, rightAt }]));
}

/** Notes that a question was put: from then on the person is in the quiz. */
export async function askQuestion(
  { tx, personId }: Pick<Who, 'tx' | 'personId'>,
  lesson: string,
  question: string,
): Promise<void> {
  await tx.lessonAnswer.upsert({
    where: { personId_lesson_question: { personId, lesson, question } },
    create: { personId, lesson, question },
    update: {},
  });
}

/** A question once answered rightly stays so, however it is answered when the lesson is repeated. */
export async function recordAnswer(
  { tx, personId, now }: Who,
  lesson: string,
  question: string,
  right: boolean,
): Promise<void> {
  await askQuestion({ tx, personId }, lesson, question);
  await tx.lessonAnswer.updateMany({
    where: { personId, lesson, question, rightAt: null },
    data: right ? { rightAt: now } : { wrong: { increment: 1 } },
  });
}

/** Of a lesson that was begun. True where it had not been passed before: that day stays. */
export async function passLesson({ tx, personId, now }: Who, lesson: string): Promise<boolean> {
  const { count } = await tx.lessonProgress.updateMany({
    where: { personId, lesson, passedAt: null },
    data: { passedAt: now },
  });
  return count > 0;
}

export interface Certificate {
  number: number;
  issuedAt: Date;
}

export async function findCertificate({ tx, personId }: Who): Promise<Certificate | null> {
  return tx.lessonCertificate.findUnique({
    where: { personId },
    select: { number: true, issuedAt: true },
  });
}

/** The person's certificate, issued now where there is none: its number and day stay, however often it is printed. */
export async function issueCertificate({ tx, personId, now }: Who): Promise<Certificate> {
  return tx.lessonCertificate.upsert({
    where: { personId },
    create: { personId, issuedAt: now },
    update: {},
    select: { number: true, issuedAt: true },
  });
}
