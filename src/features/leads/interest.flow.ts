import { z } from 'zod';
import { choice, type Flow, type Step } from '../../conversation/index.ts';
import { beginning } from '../../kernel/beginning.ts';
import { after, DAY } from '../../kernel/clock.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { findLeadById } from './leads.store.ts';
import { maskContacts } from './mask-contacts.ts';
import { findMatch, moveMatch } from './matches.store.ts';
import { tell } from './tell.ts';

const MAX_ANSWER = 120;
/** An owner who said yes and hears nothing: the representative is reminded once after this long. */
const DECIDE_MS = 3 * DAY;

const Interest = z.object({
  matchId: z.string().default(''),
  title: z.string().default(''),
  priceText: z.string().nullable().optional(),
  quantityText: z.string().nullable().optional(),
  readyText: z.string().nullable().optional(),
  note: z.string().nullable().optional(),
});
type Interest = z.infer<typeof Interest>;
type Field = 'priceText' | 'quantityText' | 'readyText' | 'note';

/**
 * Minat: price, quantity, when it is ready, a note, each in the owner's own words and each may be passed over. Contacts in
 * them are masked until the representative has accepted.
 */
export function interestFlow(): Flow<Interest, ChatTurn> {
  return {
    name: 'lead-interest',
    version: 1,
    data: Interest,
    title: 'leads-interest-title',
    steps: [
      question('price', 'priceText'),
      question('quantity', 'quantityText'),
      question('ready', 'readyText'),
      question('note', 'note'),
    ],
    async finish({ matchId, priceText, quantityText, readyText, note }, turn) {
      const { tx, now, words } = turn;
      const match = await findMatch(tx, matchId);
      const lead = match && (await findLeadById(tx, match.leadId));
      const home = [choice(words, '/leads', 'leads-mine-owner')];
      if (!lead || match.personId !== turn.personId || lead.state !== 'open') {
        return { replies: [{ text: words.say('leads-own-ended'), choices: home }] };
      }
      const offer = {
        priceText: priceText ?? null,
        quantityText: quantityText ?? null,
        readyText: readyText ?? null,
        note: note ?? null,
      };
      const moved = await moveMatch(tx, matchId, ['asked', 'silent', 'declined'], 'interested', {
        ...offer,
        answeredAt: now,
      });
      if (moved && lead.authorId) {
        turn.addJob(tell(lead.authorId, 'lead-news', `willing:${matchId}`, now));
        turn.addJob(tell(lead.authorId, 'lead-news', `still-willing:${matchId}`, after(now, DECIDE_MS)));
      }
      return { replies: [{ text: words.say('leads-interest-sent'), choices: home }] };
    },
  };
}

function question(name: 'price' | 'quantity' | 'ready' | 'note', field: Field): Step<Interest, ChatTurn> {
  return {
    name,
    explain: `leads-interest-${name}-explain`,
    freeText: true,
    skip: (data) => ({ ...data, [field]: null }),
    ask: ({ title }, { words }) => ({ text: words.say(`leads-interest-${name}`, { title }) }),
    read(answer, data, { words }) {
      const said = answer.kind === 'text' ? beginning(maskContacts(answer.text), MAX_ANSWER) : '';
      if (!/[\p{L}\p{N}]/u.test(said))
        return { kind: 'again', text: words.say(`leads-interest-${name}-explain`) };
      return { kind: 'next', data: { ...data, [field]: said } };
    },
  };
}
