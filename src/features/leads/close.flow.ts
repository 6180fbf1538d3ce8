import { z } from 'zod';
import { choice, type Flow } from '../../conversation/index.ts';
import { namesCurrency, parseMoney } from '../../language/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { findOwn, ownReply } from './author.ts';
import { endedJobs } from './expiry.ts';
import type { LeadParts } from './lead-parts.ts';
import { findLeadById, moveLead } from './leads.store.ts';

const REASONS = ['no-supplier', 'price', 'quality', 'buyer-gone', 'documents', 'other'] as const;

const Closing = z.object({
  number: z.number().int().default(-1),
  outcome: z.enum(['deal', 'none']).optional(),
  reason: z.enum(REASONS).optional(),
  dealAmount: z.number().positive().nullable().optional(),
  dealCurrency: z.string().nullable().optional(),
});
type Closing = z.infer<typeof Closing>;

/** How a lead ended: a deal and what it is worth, or none and why. This is what the centre is measured by. */
export function closeFlow(parts: LeadParts): Flow<Closing, ChatTurn> {
  return {
    name: 'lead-close',
    version: 1,
    data: Closing,
    title: 'leads-close-title',
    steps: [
      {
        name: 'outcome',
        explain: 'leads-close-explain',
        ask: (_data, { words }) => ({
          text: words.say('leads-close-ask'),
          choices: [
            choice(words, 'deal', 'leads-close-deal', ['deal', 'jadi', 'ya', 'yes']),
            choice(words, 'none', 'leads-close-none', ['tidak', 'tidak jadi', 'batal jadi', 'no']),
          ],
        }),
        read(answer, data, { words }) {
          if (answer.kind !== 'choice') return { kind: 'again', text: words.say('leads-close-explain') };
          return { kind: 'next', data: { ...data, outcome: answer.id === 'deal' ? 'deal' : 'none' } };
        },
      },
      {
        name: 'value',
        explain: 'leads-close-value-explain',
        freeText: true,
        when: ({ outcome, dealAmount }) => outcome === 'deal' && dealAmount === undefined,
        skip: (data) => ({ ...data, dealAmount: null, dealCurrency: null }),
        ask: (_data, { words }) => ({ text: words.say('leads-close-value') }),
        read(answer, data, { words }) {
          const said = answer.kind === 'text' ? answer.text : '';
          const money = namesCurrency(said) ? parseMoney(said) : null;
          if (!money) return { kind: 'again', text: words.say('leads-close-value-explain') };
          return { kind: 'next', data: { ...data, dealAmount: money.amount, dealCurrency: money.currency } };
        },
      },
      {
        name: 'reason',
        explain: 'leads-close-reason-explain',
        when: ({ outcome, reason }) => outcome === 'none' && reason === undefined,
        ask: (_data, { words }) => ({
          text: words.say('leads-close-reason'),
          choices: REASONS.map((reason) => choice(words, reason, `leads-close-${reason}`)),
        }),
        read(answer, data, { words }) {
          const reason = answer.kind === 'choice' ? REASONS.find((one) => one === answer.id) : undefined;
          if (!reason) return { kind: 'again', text: words.say('leads-close-reason-explain') };
          return { kind: 'next', data: { ...data, reason } };
        },
      },
    ],
    async finish({ number, outcome, reason, dealAmount, dealCurrency }, turn) {
      const { tx, now, words } = turn;
      const lead = await findOwn(turn, number);
      if (!lead) return { replies: [{ text: words.say('leads-unknown') }] };
      const moved = await moveLead(tx, lead.id, ['open', 'paused', 'review', 'expired'], 'closed', now, {
        outcome: outcome ?? 'none',
        outcomeReason: reason ?? null,
        dealAmount: dealAmount ?? null,
        dealCurrency: dealCurrency ?? null,
      });
      // Who said yes waits for an answer; who was told of the end by its expiry is not told again.
      if (moved && lead.state !== 'expired')
        for (const job of await endedJobs(tx, lead.id, now)) turn.addJob(job);
      const closed = (await findLeadById(tx, lead.id)) ?? lead;
      const heading = closed.outcome === 'deal' ? 'leads-closed-deal' : 'leads-closed-none';
      return { replies: [await ownReply(parts, turn, closed, heading)] };
    },
  };
}
