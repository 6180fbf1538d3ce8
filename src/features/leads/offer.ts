import { choice } from '../../conversation/index.ts';
import { type Choice, parseMarkup, type Reply } from '../../messages/index.ts';
import type { ChatTurn, TimerVerdict } from '../../turns/index.ts';
import { describeBuyer, describeReasons, describeWish, momentText, titleOf } from './describe.ts';
import type { Lead } from './lead.ts';
import type { LeadParts } from './lead-parts.ts';
import { findLeadById, isPaused } from './leads.store.ts';
import { findMatch, type Match, markDelivered, regenciesOf } from './matches.store.ts';
import { nextWaking, zoneOf } from './waking.ts';

/** A lead and the owner's own match of it. */
export interface Asked {
  lead: Lead;
  match: Match;
}

/** Tells an owner of a lead that fits, in the lane of their chat. The token is the match. */
export async function sayOffer(parts: LeadParts, turn: ChatTurn, token: string): Promise<TimerVerdict> {
  return say(parts, turn, token, async (asked, zone) => {
    await markDelivered(turn.tx, asked.match.id, turn.now);
    return offerReply(parts, turn, asked, zone, 'leads-offer');
  });
}

/** Asks once more, where there was no answer. */
export async function sayNudge(parts: LeadParts, turn: ChatTurn, token: string): Promise<TimerVerdict> {
  return say(parts, turn, token, async (asked, zone) =>
    asked.match.deliveredAt ? offerReply(parts, turn, asked, zone, 'leads-nudge') : null,
  );
}

async function say(
  parts: LeadParts,
  turn: ChatTurn,
  token: string,
  reply: (asked: Asked, zone: string) => Promise<Reply | null>,
): Promise<TimerVerdict> {
  const { tx, personId, now } = turn;
  // The match, and when it was told of anew.
  const match = await findMatch(tx, token.split(':')[0] ?? '');
  if (match?.personId !== personId || match.state !== 'asked') return 'done';
  const lead = await findLeadById(tx, match.leadId);
  if (lead?.state !== 'open' || (await isPaused(tx, personId))) return 'done';
  const zone = await zoneOfOwner(parts, turn);
  const waking = nextWaking(now, zone);
  if (waking > now) return { againInMs: waking.getTime() - now.getTime() };
  const said = await reply({ lead, match }, zone);
  return said ? { say: [said] } : 'done';
}

/** The zone in which an owner lives. */
export async function zoneOfOwner({ timeZone }: LeadParts, { tx, personId }: ChatTurn): Promise<string> {
  const regencies = await regenciesOf(tx, [personId]);
  return zoneOf(regencies.get(personId) ?? null, timeZone);
}

/** What the buyer wants, why this owner, until when, and the three answers. */
export function offerReply(
  parts: LeadParts,
  { words }: ChatTurn,
  { lead, match }: Asked,
  zone: string,
  heading: 'leads-offer' | 'leads-nudge' | 'leads-shown' | 'leads-news-changed',
): Reply {
  const answering = match.state === 'asked' || match.state === 'silent';
  const text = [
    words.markup(heading, { title: titleOf(parts, lead, words, 'owner') }),
    describeWish(lead, words),
    describeReasons(match.reasons, words),
    ...(match.joint ? [words.markup('leads-joint')] : []),
    ...(match.state === 'accepted' ? [describeBuyer(lead, words)] : []),
    answering && lead.state === 'open'
      ? words.markup('leads-offer-ask', { moment: momentText(match.answerBy, zone, words) })
      : words.markup(`leads-own-${lead.state === 'open' ? match.state : 'ended'}`),
  ];
  return { text: parseMarkup(text.join('\n\n')), choices: choicesOf(parts, words, { lead, match }) };
}

function choicesOf({ knowledge }: LeadParts, words: ChatTurn['words'], { lead, match }: Asked): Choice[] {
  const { number, state } = lead;
  const choices: Choice[] = [];
  if (state === 'open' && match.state !== 'passed') {
    if (['asked', 'silent', 'declined'].includes(match.state)) {
      choices.push(choice(words, `/lead_yes:${number}`, 'leads-yes', ['minat', 'ya', 'berminat', 'mau']));
    }
    if (['asked', 'silent'].includes(match.state)) {
      choices.push(choice(words, `/lead_no:${number}`, 'leads-no', ['tidak', 'tidak minat', 'tdk', 'no']));
    }
    choices.push(
      choice(words, `/talk:${number}`, match.state === 'accepted' ? 'leads-talk' : 'leads-ask', ['tanya']),
    );
  }
  const lacks = match.reasons.lacks.some(({ kind }) => kind === 'certificate');
  if (
    lacks &&
    lead.catalogId &&
    knowledge.products.has(lead.catalogId) &&
    knowledge.countries.has(lead.country)
  ) {
    choices.push(choice(words, `/checklist_save:${lead.catalogId}:${lead.country}`, 'leads-checklist'));
  }
  return choices.length ? choices : [choice(words, '/leads', 'leads-mine-owner')];
}
