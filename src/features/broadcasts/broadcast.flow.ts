import { choice, type Flow, type Reading, type Step } from '../../conversation/index.ts';
import { recordAct } from '../../identity/index.ts';
import { DAY } from '../../kernel/clock.ts';
import type { Attachment } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { countAudience } from './audience.store.ts';
import { describeAudience, readAudience } from './audience.ts';
import { begin, startJob } from './begin.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import { createBroadcast } from './broadcasts.store.ts';
import { sayAnnouncement } from './composition.ts';
import { dropDraft } from './drafts.store.ts';
import { BROADCAST_FLOW } from './drafts.ts';
import { Draft, eventStep, optionsStep, startStep } from './extra-steps.ts';
import { readText } from './read-text.ts';
import { sayBegun, sayStanding, sum } from './say.ts';
import { countStanding } from './standing.store.ts';
import { summaryStep } from './summary-step.ts';
import { reviewJob } from './tell-officers.ts';

const MAX_BYTES = 10 * 1024 * 1024;

type BroadcastStep = Step<Draft, ChatTurn>;

/**
 * From the text to "Kirim": what, a picture or a document, and to whom; from the summary also what can be answered, a date
 * for the calendar, and when it leaves. Nothing leaves before the summary is agreed to.
 */
export function broadcastFlow(parts: BroadcastParts): Flow<Draft, ChatTurn> {
  return {
    name: BROADCAST_FLOW,
    version: 2,
    data: Draft,
    title: 'broadcasts-title',
    remindAfter: DAY,
    steps: [
      textStep(),
      fileStep(),
      audienceStep(parts),
      optionsStep(),
      eventStep(parts),
      startStep(parts),
      summaryStep(parts),
    ],
    async finish({ draftNumber, channels: _counted, ...composition }, turn) {
      const { tx, now, words, personId } = turn;
      const count = await countAudience(tx, composition.audience, now, parts.timeZone);
      const people = sum(count.channels);
      if (!people) return { replies: [{ text: words.say('broadcasts-nobody') }] };
      const review = people >= parts.settings.approvalFrom;
      const { start } = composition;
      const later = start && start.at > now ? start : null;
      const state = review ? 'review' : later ? 'scheduled' : 'sending';
      const broadcast = await createBroadcast(tx, {
        id: parts.newId(),
        authorId: personId,
        composition,
        contentOf: (number) => ({
          id: sayAnnouncement(parts.words.id, composition, number),
          en: sayAnnouncement(parts.words.en, composition, number),
        }),
        state,
        startAt: later?.at ?? null,
        now,
      });
      if (later) turn.addJob(startJob(broadcast.id, later.at));
      if (review) turn.addJob(reviewJob(broadcast.id, now));
      if (state === 'sending') await begin(parts, tx, broadcast, 'sending', now);
      if (draftNumber !== undefined) await dropDraft(tx, draftNumber, 'sent');
      await recordAct(tx, now, parts.newId, {
        actor: personId,
        act: { review: 'broadcast.proposed', scheduled: 'broadcast.scheduled', sending: 'broadcast.sent' }[
          state
        ],
        subject: broadcast.id,
        detail: { people },
      });
      if (state === 'sending') {
        return { replies: [sayBegun(broadcast, people, words)] };
      }
      const heading = state === 'review' ? 'broadcasts-proposed' : 'broadcasts-scheduled';
      const standing = await countStanding(tx, broadcast.id, now);
      return { replies: [sayStanding(broadcast, standing, words, heading)] };
    },
  };
}

function again({ words }: ChatTurn, key: string, args?: Record<string, string | number>): Reading<Draft> {
  return { kind: 'again', text: words.say(key, args) };
}

function textStep(): BroadcastStep {
  return {
    name: 'text',
    explain: 'broadcasts-text-explain',
    freeText: true,
    verbatim: new Set(['cancel', 'back', 'help']),
    ask: (_draft, { words }) => ({ text: words.say('broadcasts-text-ask') }),
    read(answer, draft, turn) {
      const read = readText(answer, turn);
      return typeof read === 'string' ? { kind: 'next', data: { ...draft, text: read } } : read;
    },
  };
}

function fileStep(): BroadcastStep {
  return {
    name: 'file',
    explain: 'broadcasts-file-explain',
    accepts: ['image', 'document'],
    skip: ({ file: _none, ...draft }) => draft,
    ask: (_draft, { words }) => ({ text: words.say('broadcasts-file-ask') }),
    read(answer, draft, turn) {
      if (answer.kind !== 'image' && answer.kind !== 'document')
        return again(turn, 'broadcasts-file-explain');
      const { stored, fileName } = answer.media;
      if (!stored || stored.bytes > MAX_BYTES) return again(turn, 'broadcasts-file-refused');
      const image = stored.mimeType.startsWith('image/');
      const file: Attachment = {
        kind: image ? 'image' : 'document',
        hash: stored.hash,
        mimeType: stored.mimeType,
        fileName: fileName ?? turn.words.label(image ? 'broadcasts-image' : 'broadcasts-document'),
      };
      return { kind: 'next', data: { ...draft, file } };
    },
  };
}

function audienceStep(parts: BroadcastParts): BroadcastStep {
  return {
    name: 'audience',
    explain: 'broadcasts-audience-explain',
    ask: ({ audience }, { words }) => ({
      text: words.say('broadcasts-audience-ask'),
      choices: [
        // Those of an earlier announcement, from which this one was begun.
        ...(audience.got ? [{ id: 'got', label: describeAudience(audience, words) }] : []),
        // What they stand for when it is typed.
        choice(words, 'semua', 'broadcasts-everybody'),
        choice(words, 'umkm', 'broadcasts-role-owner'),
      ],
    }),
    async read(answer, draft, turn) {
      const text = answer.kind === 'choice' ? answer.id : answer.kind === 'text' ? answer.text : '';
      const kept = answer.kind === 'choice' && answer.id === 'got';
      const { audience, unknown } = kept
        ? { audience: draft.audience, unknown: [] }
        : readAudience(parts, text);
      if (!text || unknown[0]) return again(turn, 'broadcasts-audience-unknown', { part: unknown[0] ?? '' });
      const count = await countAudience(turn.tx, audience, turn.now, parts.timeZone);
      if (!sum(count.channels))
        return again(turn, 'broadcasts-audience-nobody', {
          audience: describeAudience(audience, turn.words),
        });
      return { kind: 'next', data: { ...draft, audience, channels: count.channels } };
    },
  };
}

/** `pengumuman`: begins one, or goes on with one begun. */
export async function newBroadcast(): Promise<{ kind: 'flow'; flow: string }> {
  return { kind: 'flow', flow: BROADCAST_FLOW };
}
