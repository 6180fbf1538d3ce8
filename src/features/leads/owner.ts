import { choice, type Outcome, reply } from '../../conversation/index.ts';
import { type Choice, parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { titleOf } from './describe.ts';
import type { LeadParts } from './lead-parts.ts';
import { findLead, findLeadById, isPaused, setPaused } from './leads.store.ts';
import { findOwnMatch, listOwnMatches, moveMatch } from './matches.store.ts';
import { type Asked, offerReply, zoneOfOwner } from './offer.ts';
import { nobodyAwaited, waveJob } from './wave.ts';

const MAX_LISTED = 10;
/** States in which an owner may still say yes or no. */
const ANSWERABLE = ['asked', 'silent'] as const;

/** `peluang`: what the owner was asked, what became of it, and whether more is wanted. */
export async function listOpportunities(parts: LeadParts, turn: ChatTurn): Promise<Outcome> {
  const { tx, personId, words } = turn;
  if (turn.businessName === null) {
    return reply(turn, 'leads-register-first', [choice(words, '/register', 'menu-register')]);
  }
  const paused = await isPaused(tx, personId);
  const toggle = paused
    ? choice(words, '/leads_resume', 'leads-resume')
    : choice(words, '/leads_pause', 'leads-pause');
  const own = await listOwnMatches(tx, personId, MAX_LISTED);
  const asked: Asked[] = [];
  for (const { match } of own) {
    const lead = await findLeadById(tx, match.leadId);
    if (lead) asked.push({ lead, match });
  }
  if (!asked.length) return reply(turn, paused ? 'leads-none-paused' : 'leads-none', [toggle]);
  const lines = asked.map(({ lead, match }) =>
    words.markup('leads-own-line', {
      title: titleOf(parts, lead, words, 'owner'),
      state: words.label(`leads-state-${lead.state === 'open' ? match.state : 'ended'}`),
    }),
  );
  const text = [
    words.markup('leads-own', { paused: paused ? 'yes' : 'no' }),
    lines.join('\n'),
    words.markup('leads-own-how'),
  ];
  const choices: Choice[] = asked.map(({ lead }) => ({
    id: `/lead:${lead.number}`,
    label: words.label('leads-open-own', { number: String(lead.number) }),
  }));
  return {
    kind: 'reply',
    replies: [{ text: parseMarkup(text.join('\n\n')), choices: [...choices, toggle] }],
  };
}

/** The owner's view of one lead; null where they were not asked about it. */
export async function showOpportunity(
  parts: LeadParts,
  turn: ChatTurn,
  number: number,
): Promise<Outcome | null> {
  const asked = await findAsked(turn, number);
  if (!asked) return null;
  const zone = await zoneOfOwner(parts, turn);
  return { kind: 'reply', replies: [offerReply(parts, turn, asked, zone, 'leads-shown')] };
}

/** Minat: four short questions, each of which may be passed over. */
export async function sayYes(
  parts: LeadParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const { words } = turn;
  const asked = await findAsked(turn, readNumber(argument));
  if (!asked) return unknownLead(turn);
  const { lead, match } = asked;
  if (lead.state !== 'open')
    return reply(turn, 'leads-own-ended', [choice(words, '/leads', 'leads-mine-owner')]);
  if (!['asked', 'silent', 'declined'].includes(match.state)) return shown(parts, turn, asked);
  const data = { matchId: match.id, title: titleOf(parts, lead, words, 'owner') };
  return { kind: 'flow', flow: 'lead-interest', data, at: 'price' };
}

/** Tidak: taken at its word; the next owner need not wait for the deadline. */
export async function sayNo(
  parts: LeadParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const { tx, now, words } = turn;
  const asked = await findAsked(turn, readNumber(argument));
  if (!asked) return unknownLead(turn);
  const { lead, match } = asked;
  const declined = await moveMatch(tx, match.id, ANSWERABLE, 'declined', { answeredAt: now });
  if (!declined) return shown(parts, turn, asked);
  if (await nobodyAwaited(tx, lead.id)) turn.addJob(waveJob(lead.id, lead.wave + 1, now));
  return reply(turn, 'leads-declined', [
    choice(words, `/lead_yes:${lead.number}`, 'leads-yes-after-all'),
    choice(words, '/leads', 'leads-mine-owner'),
    choice(words, '/leads_pause', 'leads-pause'),
  ]);
}

/** "Jangan kirim peluang dulu", and "kirim peluang lagi". */
export async function pause(turn: ChatTurn): Promise<Outcome> {
  await setPaused(turn.tx, turn.personId, turn.now);
  return reply(turn, 'leads-paused', [choice(turn.words, '/leads_resume', 'leads-resume')]);
}

export async function resumeLeads(turn: ChatTurn): Promise<Outcome> {
  await setPaused(turn.tx, turn.personId, null);
  return reply(turn, 'leads-resumed', [choice(turn.words, '/leads', 'leads-mine-owner')]);
}

/** The lead and the asker's own match of it; null where there is none: a number is no right to see anything. */
export async function findAsked({ tx, personId }: ChatTurn, number: number): Promise<Asked | null> {
  const lead = await findLead(tx, number);
  const match = lead && (await findOwnMatch(tx, lead.id, personId));
  return match && match.state !== 'unreachable' ? { lead, match } : null;
}

/** What is said of a number that means nothing to this person. */
export function unknownLead(turn: ChatTurn): Outcome {
  return reply(turn, 'leads-unknown', [choice(turn.words, '/leads', 'leads-mine-owner')]);
}

export function readNumber(argument: string | undefined): number {
  const digits = /^(\d{1,9})(?::|$)/.exec(argument ?? '')?.[1];
  return digits === undefined ? -1 : Number(digits);
}

async function shown(parts: LeadParts, turn: ChatTurn, asked: Asked): Promise<Outcome> {
  const zone = await zoneOfOwner(parts, turn);
  return { kind: 'reply', replies: [offerReply(parts, turn, asked, zone, 'leads-shown')] };
}
