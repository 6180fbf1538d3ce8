import { z } from 'zod';
import { choice, type Flow, type Reading, type Step } from '../../conversation/index.ts';
import { recordAct } from '../../identity/index.ts';
import { DAY } from '../../kernel/clock.ts';
import { Attachment, parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { countAudience, fixRecipients } from './audience.store.ts';
import { Audience, describeAudience, readAudience } from './audience.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import { type Content, countStanding, createBroadcast } from './broadcasts.store.ts';
import { sayAnnouncement, sayCount, sayDryRun, sayStanding, sum } from './say.ts';
import { reviewJob } from './tell-officers.ts';

export const BROADCAST_FLOW = 'broadcast';
/** What WhatsApp and Telegram show without cutting a message in two, with room for how to stop. */
const MAX_TEXT = 3_000;
const MAX_BYTES = 10 * 1024 * 1024;

const Draft = z.object({
  text: z.string().optional(),
  file: Attachment.optional(),
  audience: Audience.prefault({}),
  channels: z.record(z.string(), z.number()).default({}),
});
type Draft = z.infer<typeof Draft>;
type BroadcastStep = Step<Draft, ChatTurn>;

/** From the text to "Kirim": what, a picture or a document, and to whom. Nothing leaves before the summary is agreed to. */
export function broadcastFlow(parts: BroadcastParts): Flow<Draft, ChatTurn> {
  return {
    name: BROADCAST_FLOW,
    version: 1,
    data: Draft,
    title: 'broadcasts-title',
    remindAfter: DAY,
    steps: [textStep(), fileStep(), audienceStep(parts), summaryStep(parts)],
    async finish(draft, turn) {
      const { tx, now, words, personId } = turn;
      const { text = '', file, audience } = draft;
      const count = await countAudience(tx, audience, now, parts.timeZone);
      const people = sum(count.channels);
      if (!people) return { replies: [{ text: words.say('broadcasts-nobody') }] };
      const content: Content = {
        id: sayAnnouncement(parts.words.id, text, file),
        en: sayAnnouncement(parts.words.en, text, file),
      };
      const review = people >= parts.settings.approvalFrom;
      const broadcast = await createBroadcast(tx, {
        id: parts.newId(),
        authorId: personId,
        audience,
        content,
        review,
        now,
      });
      if (review) turn.addJob(reviewJob(broadcast.id, now));
      else await fixRecipients(tx, broadcast.id, audience, now, parts.timeZone);
      await recordAct(tx, now, parts.newId, {
        actor: personId,
        act: review ? 'broadcast.proposed' : 'broadcast.sent',
        subject: broadcast.id,
        detail: { people },
      });
      const heading = review ? 'broadcasts-proposed' : 'broadcasts-begun';
      return { replies: [sayStanding(broadcast, await countStanding(tx, broadcast.id), words, heading)] };
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
      if (answer.kind !== 'text') return again(turn, 'broadcasts-text-explain');
      const text = answer.text.trim();
      if (text.length < 10 || !parseMarkup(text).length) return again(turn, 'broadcasts-text-short');
      if (text.length > MAX_TEXT)
        return again(turn, 'broadcasts-text-long', { length: text.length, max: MAX_TEXT });
      return { kind: 'next', data: { ...draft, text } };
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
    ask: (_draft, { words }) => ({
      text: words.say('broadcasts-audience-ask'),
      choices: [
        // What they stand for when it is typed.
        choice(words, 'semua', 'broadcasts-everybody'),
        choice(words, 'umkm', 'broadcasts-role-owner'),
      ],
    }),
    async read(answer, draft, turn) {
      const text = answer.kind === 'choice' ? answer.id : answer.kind === 'text' ? answer.text : '';
      const { audience, unknown } = readAudience(parts, text);
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

function summaryStep(parts: BroadcastParts): BroadcastStep {
  const edits = ['text', 'file', 'audience'];
  return {
    name: 'summary',
    explain: 'broadcasts-summary-explain',
    ask: ({ text = '', audience, channels, file }, { words }) => ({
      text: [
        ...words.say('broadcasts-summary'),
        ...sayAnnouncement(words, text, undefined).text,
        ...parseMarkup(
          [
            words.markup('broadcasts-summary-file', { file: file?.kind ?? 'none' }),
            words.markup('broadcasts-summary-to', {
              audience: describeAudience(audience, words),
            }),
            sayCount(words, { channels }),
          ].join('\n'),
        ),
      ],
      choices: [
        choice(words, 'send', 'broadcasts-send', ['kirim', 'send']),
        choice(words, 'test', 'broadcasts-test', ['uji', 'tes', 'coba', 'test']),
        choice(words, 'detail', 'broadcasts-detail', ['rincian', 'detail']),
        ...edits.map((field) => choice(words, field, `broadcasts-edit-${field}`)),
      ],
    }),
    async read(answer, draft, turn) {
      const { words } = turn;
      if (answer.kind !== 'choice') return again(turn, 'broadcasts-summary-explain');
      if (answer.id === 'send') return { kind: 'next', data: draft };
      if (answer.id === 'test') {
        return {
          kind: 'taken',
          data: draft,
          replies: [
            sayAnnouncement(words, draft.text ?? '', draft.file),
            { text: words.say('broadcasts-tested') },
          ],
        };
      }
      if (answer.id === 'detail') {
        const count = await countAudience(turn.tx, draft.audience, turn.now, parts.timeZone);
        return {
          kind: 'taken',
          data: { ...draft, channels: count.channels },
          replies: [
            {
              text: parseMarkup(`${words.markup('broadcasts-dry-run')}\n\n${sayDryRun(parts, words, count)}`),
            },
          ],
        };
      }
      return { kind: 'visit', step: answer.id, data: draft };
    },
  };
}

/** `pengumuman`: begins one, or goes on with one begun. */
export async function newBroadcast(): Promise<{ kind: 'flow'; flow: string }> {
  return { kind: 'flow', flow: BROADCAST_FLOW };
}
