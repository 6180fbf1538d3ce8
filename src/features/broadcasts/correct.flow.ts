import { z } from 'zod';
import { choice, type Flow, type Outcome, replyMarkup, type Step } from '../../conversation/index.ts';
import { recordAct } from '../../identity/index.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { applyCorrection } from './apply-correction.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import * as store from './broadcasts.store.ts';
import { type Composition, type Content, sayAnnouncement } from './composition.ts';
import { backTo, withBroadcast } from './manage.ts';
import { readText } from './read-text.ts';
import { sayBegun, sayStanding } from './say.ts';
import { countStanding } from './standing.store.ts';
import { reviewJob } from './tell-officers.ts';

export const CORRECT_FLOW = 'broadcast-correct';

const Draft = z.object({
  number: z.number().int().default(0),
  act: z.enum(['edit', 'withdraw']).default('edit'),
  /** The words that are to stand there instead. */
  text: z.string().optional(),
});
type Draft = z.infer<typeof Draft>;
type CorrectStep = Step<Draft, ChatTurn>;

/** `/broadcast_fix:12`: what can be done about something wrong in what was sent. */
export const offerCorrection = withBroadcast(async ({ words }, { number }) =>
  replyMarkup(words.markup('broadcasts-fix', { number: String(number) }), [
    choice(words, `/broadcast_edit:${number}`, 'broadcasts-fix-edit'),
    choice(words, `/broadcast_withdraw:${number}`, 'broadcasts-fix-withdraw'),
    choice(words, `/broadcast_to:${number}`, 'broadcasts-fix-write'),
    backTo(number, words),
  ]),
);

/** Begins an edit or a withdrawal of what a broadcast sent. */
export function beginCorrection(act: Draft['act']) {
  return withBroadcast(
    async (_turn, { number }): Promise<Outcome> => ({
      kind: 'flow',
      flow: CORRECT_FLOW,
      data: { number, act },
      at: act === 'edit' ? 'text' : 'summary',
    }),
  );
}

/**
 * Changes what is on people's screens, or takes it back, where their platform still allows it. Whoever has not got it yet
 * gets the new words, or nothing.
 */
export function correctFlow(parts: BroadcastParts): Flow<Draft, ChatTurn> {
  return {
    name: CORRECT_FLOW,
    version: 1,
    data: Draft,
    title: 'broadcasts-fix-title',
    steps: [textStep(), summaryStep()],
    finish: async (draft, turn) => ({ replies: [await correct(parts, draft, turn)] }),
  };
}

async function correct(parts: BroadcastParts, { number, act, text }: Draft, turn: ChatTurn) {
  const { tx, now, words, personId } = turn;
  const original = await store.findBroadcast(tx, number);
  if (!original) return { text: words.say('broadcasts-unknown') };
  const composition: Composition = act === 'edit' ? { ...original.composition, text } : original.composition;
  const content = contentOf(parts, composition, number);
  const standing = await countStanding(tx, original.id, now);
  // Taking back needs no second officer: what is wrong should not stand there while one is looked for.
  const review = act === 'edit' && standing.total >= parts.settings.approvalFrom;
  const correction = await store.createBroadcast(tx, {
    id: parts.newId(),
    authorId: personId,
    composition,
    contentOf: () => content,
    state: review ? 'review' : 'sending',
    correction: { of: original.id, act },
    now,
  });
  if (review) turn.addJob(reviewJob(correction.id, now));
  else await applyCorrection(tx, correction, original, now);
  const detail = { corrects: number, review };
  await recordAct(tx, now, parts.newId, {
    actor: personId,
    act: `broadcast.${act}`,
    subject: correction.id,
    detail,
  });
  const begun = await countStanding(tx, correction.id, now);
  return review ? sayStanding(correction, begun, words) : sayBegun(correction, begun.total, words);
}

/** The answers still name the announcement that was sent first. */
function contentOf(parts: BroadcastParts, composition: Composition, number: number): Content {
  return {
    id: sayAnnouncement(parts.words.id, composition, number),
    en: sayAnnouncement(parts.words.en, composition, number),
  };
}

function textStep(): CorrectStep {
  return {
    name: 'text',
    explain: 'broadcasts-text-explain',
    freeText: true,
    verbatim: new Set(['cancel', 'help']),
    when: ({ act }) => act === 'edit',
    ask: ({ number }, { words }) => ({
      text: words.say('broadcasts-fix-text-ask', { number: String(number) }),
    }),
    read(answer, draft, turn) {
      const read = readText(answer, turn);
      return typeof read === 'string' ? { kind: 'next', data: { ...draft, text: read } } : read;
    },
  };
}

function summaryStep(): CorrectStep {
  return {
    name: 'summary',
    explain: 'broadcasts-fix-explain',
    ask: ({ number, act, text }, { words }) => ({
      text: [
        ...words.say(`broadcasts-fix-summary-${act}`, { number: String(number) }),
        ...(text ? parseMarkup(text) : []),
      ],
      choices: [
        choice(words, 'go', `broadcasts-fix-${act}-go`, ['ya', 'kirim', 'yes']),
        choice(words, '/cancel', 'engine-cancel'),
      ],
    }),
    read(answer, draft, { words }) {
      if (answer.kind === 'choice' && answer.id === 'go') return { kind: 'next', data: draft };
      return { kind: 'again', text: words.say('broadcasts-fix-explain') };
    },
  };
}
