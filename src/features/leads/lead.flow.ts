import { choice, type Flow } from '../../conversation/index.ts';
import { DAY } from '../../kernel/clock.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { findOwn, ownReply } from './author.ts';
import { describeBuyer, describeWish, subjectOf, titleOf } from './describe.ts';
import { complete, LeadDraft } from './draft.ts';
import { type DraftStep, draftSteps } from './draft-steps.ts';
import { expiryJobs } from './expiry.ts';
import type { LeadFields } from './lead.ts';
import type { LeadParts } from './lead-parts.ts';
import { changeLead, findLeadById } from './leads.store.ts';
import { listTold } from './matches.store.ts';
import { duplicateKey, expiryOf, findDuplicate, openLead } from './open-lead.ts';
import { tell } from './tell.ts';
import { judgeAnew } from './wave.ts';

export const LEAD_FLOW = 'lead-draft';
const EDITABLE = [
  'product',
  'country',
  'quantity',
  'deadline',
  'certificates',
  'price',
  'company',
  'contact',
] as const;

/** A buyer's wish from first question to confirmed lead; also the change of a stored one. */
export function leadFlow(parts: LeadParts): Flow<LeadDraft, ChatTurn> {
  return {
    name: LEAD_FLOW,
    version: 1,
    data: LeadDraft,
    title: 'leads-draft-title',
    remindAfter: DAY,
    steps: [...draftSteps(parts), summaryStep(parts), duplicateStep()],
    async finish(draft, turn) {
      const fields = complete(draft);
      const { words } = turn;
      if (draft.editing === undefined) {
        // The role may have ended while the form was open.
        if (!turn.office) return { replies: [{ text: words.say('leads-no-office') }] };
        const lead = await openLead(parts, turn, fields);
        const heading = lead.state === 'review' ? 'leads-stored-review' : 'leads-stored';
        return { replies: [await ownReply(parts, turn, lead, heading)] };
      }
      const stored = await findOwn(turn, draft.editing);
      if (!stored) return { replies: [{ text: words.say('leads-unknown') }] };
      const expiresAt = fields.deadline === stored.deadline ? stored.expiresAt : expiryOf(fields, turn.now);
      await changeLead(turn.tx, stored.id, {
        fields,
        duplicateKey: duplicateKey(fields, turn.personId),
        expiresAt,
        now: turn.now,
      });
      for (const job of expiryJobs({ id: stored.id, expiresAt })) turn.addJob(job);
      const lead = await findLeadById(turn.tx, stored.id);
      if (lead && saysElse(fields, stored, words)) {
        const told = await listTold(turn.tx, lead.id);
        await judgeAnew(parts, turn.tx, { lead, told }, turn.now);
        for (const { id, personId } of told) {
          turn.addJob(tell(personId, 'lead-news', `changed:${id}:${turn.now.getTime()}`, turn.now));
        }
      }
      return { replies: lead ? [await ownReply(parts, turn, lead, 'leads-changed')] : [] };
    },
  };
}

/** Whether an owner would read something else than before. */
function saysElse(now: LeadFields, before: LeadFields, words: ChatTurn['words']): boolean {
  const goods = ({ product, catalogId, country }: LeadFields) => `${catalogId ?? product} ${country}`;
  return describeWish(now, words) !== describeWish(before, words) || goods(now) !== goods(before);
}

/** The first question that is still open; the summary where none is. */
export function firstOpenStep(parts: LeadParts, draft: LeadDraft): string {
  return draftSteps(parts).find((step) => step.when?.(draft))?.name ?? 'summary';
}

function summaryStep(parts: LeadParts): DraftStep {
  return {
    name: 'summary',
    explain: 'leads-draft-summary-explain',
    ask(draft, { words }) {
      const fields = complete(draft);
      const text = [
        words.markup(draft.editing === undefined ? 'leads-draft-summary' : 'leads-draft-summary-edit'),
        [
          words.markup('leads-line-subject', { subject: subjectOf(parts, fields, words) }),
          describeWish(fields, words),
          describeBuyer(fields, words),
        ].join('\n'),
      ];
      return {
        text: parseMarkup(text.join('\n\n')),
        choices: [
          choice(words, 'send', draft.editing === undefined ? 'leads-draft-send' : 'leads-draft-save', [
            'ya',
            'kirim',
            'simpan',
            'ok',
            'yes',
            'send',
          ]),
          ...EDITABLE.map((field) => ({
            id: field,
            label: words.label('leads-draft-edit', { field: words.label(`leads-field-${field}`) }),
            aliases: [words.label(`leads-field-${field}`)],
          })),
        ],
      };
    },
    async read(answer, draft, turn) {
      const { words } = turn;
      if (answer.kind !== 'choice') return { kind: 'again', text: words.say('leads-draft-summary-again') };
      if (EDITABLE.some((field) => field === answer.id))
        return { kind: 'visit', step: answer.id, data: draft };
      const same = draft.editing === undefined ? await findDuplicate(turn, complete(draft)) : null;
      const { duplicateOf: _before, ...rest } = draft;
      return { kind: 'next', data: same ? { ...rest, duplicateOf: titleOf(parts, same, words) } : rest };
    },
  };
}

/** A lead like this one came in this week: perhaps another representative's, so only its title is said. */
function duplicateStep(): DraftStep {
  return {
    name: 'duplicate',
    explain: 'leads-draft-duplicate-explain',
    when: ({ duplicateOf, sameAnyway }) => duplicateOf !== undefined && !sameAnyway,
    ask: ({ duplicateOf = '' }, { words }) => ({
      text: words.say('leads-draft-duplicate', { title: duplicateOf }),
      choices: [
        choice(words, 'keep', 'leads-draft-keep', ['ya', 'simpan', 'tetap simpan', 'yes']),
        choice(words, 'drop', 'leads-draft-drop', ['tidak', 'jangan', 'no']),
      ],
    }),
    read(answer, draft, { words }) {
      if (answer.kind !== 'choice')
        return { kind: 'again', text: words.say('leads-draft-duplicate-explain') };
      if (answer.id === 'keep') return { kind: 'next', data: { ...draft, sameAnyway: true } };
      const choices = [choice(words, '/lead_mine', 'leads-mine')];
      return { kind: 'leave', replies: [{ text: words.say('leads-draft-dropped'), choices }] };
    },
  };
}
