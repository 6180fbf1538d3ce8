import { z } from 'zod';
import { choice, type Flow, type Outcome, reply } from '../../conversation/index.ts';
import { beginning } from '../../kernel/beginning.ts';
import { dayOf } from '../../kernel/day.ts';
import { canPrint } from '../../paper/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { findBusiness } from '../registration/index.ts';
import { printCertificate } from './certificate-pdf.ts';
import { isFinished, isPassed } from './find-place.ts';
import type { LessonParts } from './lesson-parts.ts';
import * as store from './lessons.store.ts';

const CERTIFICATE = 'certificate';
const MAX_NAME = 60;

const Draft = z.object({
  /** The owner's name in the profile, to be taken with one tap. */
  known: z.string().nullable().default(null),
  name: z.string().optional(),
});
type Draft = z.infer<typeof Draft>;

/** `sertifikat`: for whoever passed every lesson, or holds one already; else what is still to be done. */
export async function certificateCommand({ knowledge }: LessonParts, turn: ChatTurn): Promise<Outcome> {
  const progress = await store.listProgress(turn);
  const { lessons } = knowledge;
  if (!isFinished(progress, lessons) && !(await store.findCertificate(turn))) {
    const left = lessons.filter((lesson) => !isPassed(progress, lesson)).length;
    const text = turn.words.say('lessons-certificate-not-yet', { left });
    const choices = [
      choice(turn.words, '/lessons_continue', 'lessons-continue-class'),
      choice(turn.words, '/lessons', 'lessons-list'),
    ];
    return { kind: 'reply', replies: [{ text, choices }] };
  }
  const business = await findBusiness(turn);
  return { kind: 'flow', flow: CERTIFICATE, data: { known: business?.ownerName ?? null } };
}

/** One question, the name, then the paper. The name is printed and not kept: a new printing asks again. */
export function certificateFlow(parts: LessonParts): Flow<Draft, ChatTurn> {
  return {
    name: CERTIFICATE,
    version: 1,
    data: Draft,
    title: 'lessons-certificate-title',
    steps: [
      {
        name: 'name',
        explain: 'lessons-name-explain',
        freeText: true,
        ask: ({ known }, { words }) => ({
          text: words.say(known ? 'lessons-name-confirm' : 'lessons-name-ask'),
          ...(known ? { choices: [{ id: 'known', label: beginning(known, MAX_NAME) }] } : {}),
        }),
        read(answer, data, { words }) {
          const given = answer.kind === 'choice' ? data.known : answer.kind === 'text' ? answer.text : null;
          const name = given?.normalize('NFC').replace(/\s+/g, ' ').trim() ?? '';
          if (!/\p{L}{2}/u.test(name) || name.length > MAX_NAME) {
            return { kind: 'again', text: words.say('lessons-name-again', { max: MAX_NAME }) };
          }
          if (!canPrint(name)) return { kind: 'again', text: words.say('lessons-name-letters') };
          return { kind: 'next', data: { ...data, name } };
        },
      },
    ],
    async finish({ name = '' }, turn) {
      const outcome = await issue(parts, turn, name);
      return { replies: outcome.replies ?? [] };
    },
  };
}

async function issue(
  { knowledge, media, timeZone }: LessonParts,
  turn: ChatTurn,
  name: string,
): Promise<Outcome> {
  const { words, now } = turn;
  const progress = await store.listProgress(turn);
  const { number, issuedAt } = await store.issueCertificate(turn);
  const lessons = knowledge.lessons.filter((lesson) => isPassed(progress, lesson));
  const day = new Intl.DateTimeFormat(words.language, { dateStyle: 'long', timeZone }).format(issuedAt);
  const printed = certificateNumber(number, dayOf(issuedAt, timeZone));
  const content = await printCertificate(
    {
      giver: words.label('lessons-paper-giver'),
      heading: words.label('lessons-paper-heading'),
      title: words.label('lessons-paper-title'),
      givenTo: words.label('lessons-paper-given-to'),
      name,
      reason: words.label('lessons-paper-reason', { lessons: lessons.length }),
      lessons: lessons.map(({ number: at, title }) => `${at}. ${title[words.language]}`),
      issued: words.label('lessons-paper-issued', { day, number: printed }),
      footer: words.label('lessons-paper-footer'),
    },
    now,
  );
  const kept = await media.put(content);
  if ('refused' in kept) throw new Error(`a printed certificate was refused: ${kept.refused}`);
  const outcome = reply(turn, 'lessons-certificate-sent', [
    choice(words, '/certificate', 'lessons-name-change'),
    choice(words, '/menu', 'engine-menu'),
  ]);
  const fileName = `${words.label('lessons-certificate-file')}-${printed}.pdf`;
  const attachment = { kind: 'document' as const, hash: kept.hash, mimeType: kept.mimeType, fileName };
  return { ...outcome, replies: (outcome.replies ?? []).map((said) => ({ ...said, attachment })) };
}

/** `KE-2026-00012`: Kelas Ekspor, the year of issue, the count of all certificates. */
function certificateNumber(number: number, issuedOn: string): string {
  return `KE-${issuedOn.slice(0, 4)}-${String(number).padStart(5, '0')}`;
}
