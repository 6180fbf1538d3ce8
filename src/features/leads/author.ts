import { choice, type Outcome, reply } from '../../conversation/index.ts';
import { after, DAY } from '../../kernel/clock.ts';
import { type Choice, parseMarkup, type Reply } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import {
  dayText,
  describeBuyer,
  describeOffer,
  describeReasons,
  describeSupplier,
  describeWish,
  lastDay,
  titleOf,
} from './describe.ts';
import { expiryJobs } from './expiry.ts';
import type { Lead } from './lead.ts';
import type { LeadParts } from './lead-parts.ts';
import * as store from './leads.store.ts';
import * as matches from './matches.store.ts';
import type { Asked } from './offer.ts';
import { openingJobs } from './open-lead.ts';
import { unknownLead } from './owner.ts';
import { tell } from './tell.ts';
import { goOnJobs } from './wave.ts';

const MAX_LISTED = 10;
const EXTEND_MS = 14 * DAY;

/** `lead saya`: the representative's own leads, newest first, with how each stands. */
export async function listOwn(parts: LeadParts, turn: ChatTurn): Promise<Outcome> {
  const { words } = turn;
  const standings = await store.listOwnLeads(turn.tx, turn.personId, MAX_LISTED);
  const more = [choice(words, '/lead_new', 'leads-new'), choice(words, '/lead_template', 'leads-template')];
  if (!standings.length) return reply(turn, 'leads-mine-none', more);
  const lines = standings.map(({ lead, asked, interested, accepted }) =>
    words.markup('leads-digest-line', {
      title: titleOf(parts, lead, words),
      state: lead.state,
      asked,
      interested,
      accepted,
    }),
  );
  const choices = standings.map(({ lead }) => ({
    id: `/lead:${lead.number}`,
    label: words.label('leads-open-number', { number: String(lead.number) }),
  }));
  return {
    kind: 'reply',
    replies: [
      {
        text: parseMarkup([words.markup('leads-mine-list'), lines.join('\n')].join('\n\n')),
        choices: [...choices, ...more],
      },
    ],
  };
}

/** The author's view of one lead: what was told, how it stands, what can be done. Null where it is not theirs. */
export async function showOwn(parts: LeadParts, turn: ChatTurn, number: number): Promise<Outcome | null> {
  const lead = await findOwn(turn, number);
  return lead && { kind: 'reply', replies: [await ownReply(parts, turn, lead, 'leads-mine-shown')] };
}

/** A lead as its author sees it, after `heading`. */
export async function ownReply(
  parts: LeadParts,
  turn: ChatTurn,
  lead: Lead,
  heading: string,
): Promise<Reply> {
  const { words } = turn;
  const counts = await matches.countMatches(turn.tx, lead.id);
  const asked = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const { interested = 0, accepted = 0 } = counts;
  const text = [
    words.markup(heading, { title: titleOf(parts, lead, words) }),
    [describeWish(lead, words), describeBuyer(lead, words)].join('\n'),
    words.markup('leads-mine-standing', {
      state: lead.state,
      asked,
      interested: interested + accepted,
      accepted,
      running: lead.state === 'open' || lead.state === 'paused' ? 'yes' : 'no',
      day: dayText(lastDay(lead), words),
    }),
  ];
  return { text: parseMarkup(text.join('\n\n')), choices: ownChoices(lead, asked, words) };
}

function ownChoices({ number, state }: Lead, asked: number, words: ChatTurn['words']): Choice[] {
  const of = (act: string, key: string) => choice(words, `/${act}:${number}`, key);
  const owners = asked ? [of('lead_owners', 'leads-owners')] : [];
  const running = state === 'open' || state === 'paused' || state === 'review';
  return [
    ...owners,
    ...(running ? [of('lead_edit', 'leads-edit')] : []),
    ...(state === 'open' ? [of('lead_pause', 'leads-pause-lead')] : []),
    ...(state === 'paused' ? [of('lead_reopen', 'leads-reopen')] : []),
    ...(running || state === 'expired'
      ? [of('lead_extend', 'leads-extend'), of('lead_close', 'leads-close')]
      : []),
    choice(words, '/lead_mine', 'leads-mine'),
  ];
}

/** Holds a lead: nobody new is asked until it goes on. */
export async function holdLead(parts: LeadParts, turn: ChatTurn, lead: Lead): Promise<Outcome> {
  await store.moveLead(turn.tx, lead.id, ['open'], 'paused', turn.now);
  return again(parts, turn, lead, 'leads-held');
}

export async function reopenLead(parts: LeadParts, turn: ChatTurn, lead: Lead): Promise<Outcome> {
  const moved = await store.moveLead(turn.tx, lead.id, ['paused'], 'open', turn.now);
  if (moved) {
    const { tx, now } = turn;
    for (const job of [...(await goOnJobs(parts, tx, lead, now)), ...expiryJobs(lead)]) turn.addJob(job);
  }
  return again(parts, turn, lead, 'leads-reopened');
}

/** Two weeks more, also for one that has just run out. */
export async function extendLead(parts: LeadParts, turn: ChatTurn, lead: Lead): Promise<Outcome> {
  const { tx, now } = turn;
  const from = lead.expiresAt > now ? lead.expiresAt : now;
  const expiresAt = after(from, EXTEND_MS);
  const to = lead.state === 'expired' ? 'open' : lead.state;
  const moved = await store.moveLead(tx, lead.id, ['open', 'paused', 'review', 'expired'], to, now, {
    expiresAt,
    closedAt: null,
  });
  if (moved) {
    const extended = { ...lead, expiresAt };
    for (const job of to === 'open' ? openingJobs(extended, now) : expiryJobs(extended)) turn.addJob(job);
  }
  return again(parts, turn, lead, 'leads-extended');
}

/** Everybody who was asked, by number, with what they said. */
export async function listOwners(parts: LeadParts, turn: ChatTurn, lead: Lead): Promise<Outcome> {
  const { words } = turn;
  const asked = await matches.listMatches(turn.tx, lead.id);
  if (!asked.length) return reply(turn, 'leads-owners-none', [choice(words, '/lead_mine', 'leads-mine')]);
  const lines = asked.map(({ number, state, score }) =>
    words.markup('leads-owner-line', {
      number: String(number),
      score,
      state: words.label(`leads-owner-${state}`),
    }),
  );
  const worthALook = asked.filter(({ state }) => state === 'interested' || state === 'accepted');
  const choices = (worthALook.length ? worthALook : asked).slice(0, MAX_LISTED).map(({ number }) => ({
    id: `/lead_owner:${lead.number}:${number}`,
    label: words.label('leads-owner', { number: String(number) }),
  }));
  const heading = words.markup('leads-owners-list', { title: titleOf(parts, lead, words) });
  return {
    kind: 'reply',
    replies: [
      {
        text: parseMarkup(`${heading}\n\n${lines.join('\n')}`),
        choices: [...choices, choice(words, `/lead:${lead.number}`, 'leads-back')],
      },
    ],
  };
}

/** One owner, without a name until accepted. */
export async function showOwner(parts: LeadParts, turn: ChatTurn, asked: Asked): Promise<Outcome> {
  return { kind: 'reply', replies: [await willingReply(parts, turn, asked, 'leads-candidate-shown')] };
}

/** An owner and what they offer, with what the representative can do about it. */
export async function willingReply(
  parts: LeadParts,
  turn: ChatTurn,
  { lead, match }: Asked,
  heading: string,
): Promise<Reply> {
  const { tx, words } = turn;
  const number = String(match.number);
  const offer = describeOffer(match, words);
  const contact = match.state === 'accepted' ? await contactText(turn, match) : '';
  const text = [
    words.markup(heading, { number, title: titleOf(parts, lead, words) }),
    describeSupplier(await matches.supplierSummary(tx, match.personId), match.reasons, words),
    offer,
    describeReasons(match.reasons, words),
    match.joint ? words.markup('leads-joint-author') : '',
    contact,
  ];
  const key = `${lead.number}:${match.number}`;
  const undecided = match.state === 'interested';
  return {
    text: parseMarkup(text.filter(Boolean).join('\n\n')),
    choices: [
      ...(undecided ? [choice(words, `/lead_take:${key}`, 'leads-take')] : []),
      choice(words, `/talk:${key}`, match.state === 'accepted' ? 'leads-talk' : 'leads-ask-owner'),
      ...(undecided ? [choice(words, `/lead_pass:${key}`, 'leads-pass')] : []),
      choice(words, `/lead_owners:${lead.number}`, 'leads-owners'),
    ],
  };
}

/** Terima: from now on both know each other. */
export async function take(parts: LeadParts, turn: ChatTurn, asked: Asked): Promise<Outcome> {
  const { tx, now } = turn;
  const moved = await matches.moveMatch(tx, asked.match.id, ['interested'], 'accepted', { decidedAt: now });
  if (moved) turn.addJob(tell(asked.match.personId, 'lead-news', `accepted:${asked.match.id}`, now));
  const match = (await matches.findMatch(tx, asked.match.id)) ?? asked.match;
  const heading = match.state === 'accepted' ? 'leads-taken' : 'leads-candidate-shown';
  return { kind: 'reply', replies: [await willingReply(parts, turn, { lead: asked.lead, match }, heading)] };
}

export async function pass(parts: LeadParts, turn: ChatTurn, asked: Asked): Promise<Outcome> {
  const { tx, now } = turn;
  const moved = await matches.moveMatch(tx, asked.match.id, ['interested'], 'passed', { decidedAt: now });
  if (moved) turn.addJob(tell(asked.match.personId, 'lead-news', `passed:${asked.match.id}`, now));
  return again(parts, turn, asked.lead, 'leads-passed');
}

/** The asker's own lead; null where there is none of that number. */
export async function findOwn({ tx, personId }: ChatTurn, number: number): Promise<Lead | null> {
  const lead = await store.findLead(tx, number);
  return lead?.authorId === personId ? lead : null;
}

/** The asker's own lead and one of the owners asked about it, from `<lead>:<owner>`. */
export async function findOwnAsked(turn: ChatTurn, argument: string | undefined): Promise<Asked | null> {
  const [, leadNumber, number] = /^(\d{1,9}):(\d{1,6})$/.exec(argument ?? '') ?? [];
  if (leadNumber === undefined || number === undefined) return null;
  const lead = await findOwn(turn, Number(leadNumber));
  const match = lead && (await matches.findNumbered(turn.tx, lead.id, Number(number)));
  return match ? { lead, match } : null;
}

async function contactText({ tx, words }: ChatTurn, match: matches.Match): Promise<string> {
  const contact = await matches.supplierContact(tx, match.personId);
  if (!contact) return words.markup('leads-supplier-gone');
  return words.markup('leads-supplier-contact', {
    business: contact.business,
    owner: contact.owner,
    phone: contact.phone ?? words.label('leads-unsaid'),
  });
}

async function again(parts: LeadParts, turn: ChatTurn, lead: Lead, heading: string): Promise<Outcome> {
  const fresh = await store.findLeadById(turn.tx, lead.id);
  if (!fresh) return unknownLead(turn);
  return { kind: 'reply', replies: [await ownReply(parts, turn, fresh, heading)] };
}
