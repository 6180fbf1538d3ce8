import { choice, type Outcome, reply } from '../../conversation/index.ts';
import { beginning } from '../../kernel/beginning.ts';
import { after, HOUR } from '../../kernel/clock.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { ChatTurn, TimerVerdict } from '../../turns/index.ts';
import { labelOf, type Said, type Talking } from '../talks/index.ts';
import { findOwnAsked } from './author.ts';
import { titleOf } from './describe.ts';
import type { LeadParts } from './lead-parts.ts';
import { findLeadById } from './leads.store.ts';
import { maskContacts } from './mask-contacts.ts';
import { findMatch } from './matches.store.ts';
import type { Asked } from './offer.ts';
import { findAsked, readNumber, unknownLead } from './owner.ts';
import * as store from './talk.store.ts';
import { openingOf } from './talk-opening.ts';
import { tell } from './tell.ts';

/** An answer typed without a tap is taken for one this long after the message it answers. */
const ANSWER_WITHIN_MS = 12 * HOUR;
const MAX_TEXT = 2_000;
/** Officers are shown so much of a talk. */
const MAX_READ = 20;

/** The two ends of a talk, seen from one of them. */
export interface Talk extends Asked {
  side: store.Side;
  /** Whom this side writes to; null where they are gone. */
  other: string | null;
}

/** `/talk:12` for the owner, `/talk:12:3` for the representative: opens the talk about that lead. */
export async function talk(parts: LeadParts, turn: ChatTurn, argument: string | undefined): Promise<Outcome> {
  const found = await findTalk(turn, argument);
  if (!found) return unknownLead(turn);
  if (!isOpen(found)) return reply(turn, 'talks-over', []);
  await store.setLeft(turn.tx, found.match.id, found.side, null);
  if (found.lead.observed) await store.markTold(turn.tx, found.match.id, found.side, turn.now);
  return { kind: 'flow', flow: 'lead-talk', data: dataOf(parts, turn, found), at: 'say' };
}

/** What the talk's form remembers. */
export function dataOf(parts: LeadParts, turn: ChatTurn, found: Talk): Partial<Talking> {
  const { words } = turn;
  const { lead, match, side } = found;
  return {
    id: match.id,
    side,
    with: nameOf(turnedTo(found), { number: match.number, words }),
    title: titleOf(parts, lead, words, side),
    opening: openingOf({ observed: lead.observed, masked: match.state !== 'accepted' }),
    lastAt: turn.now.getTime(),
  };
}

/** A talk that this person is part of, from a command's argument. */
async function findTalk(turn: ChatTurn, argument: string | undefined): Promise<Talk | null> {
  const asAuthor = await findOwnAsked(turn, argument);
  if (asAuthor) return { ...asAuthor, side: 'author', other: asAuthor.match.personId };
  const asOwner = argument?.includes(':') ? null : await findAsked(turn, readNumber(argument));
  return asOwner && { ...asOwner, side: 'owner', other: asOwner.lead.authorId };
}

/** The talk behind a stored form or message, as this person is part of it now; null where they are not (any more). */
export async function loadTalk({ tx, personId }: ChatTurn, matchId: string): Promise<Talk | null> {
  const match = await findMatch(tx, matchId);
  const lead = match && (await findLeadById(tx, match.leadId));
  if (!lead) return null;
  if (match.personId === personId) return { lead, match, side: 'owner', other: lead.authorId };
  return lead.authorId === personId ? { lead, match, side: 'author', other: match.personId } : null;
}

/** A talk can go on while the lead is open, and between those who know each other also after. */
export function isOpen({ lead, match, other }: Talk): boolean {
  if (other === null || match.state === 'passed' || match.state === 'unreachable') return false;
  return match.state === 'accepted' || lead.state === 'open' || lead.state === 'paused';
}

/** Whether the other side has left the talk. */
export function otherLeft({ match, side }: Talk): boolean {
  return (side === 'owner' ? match.authorLeftAt : match.ownerLeftAt) !== null;
}

/** Passes something on. Before acceptance without contacts: those are exchanged when both have agreed. */
export async function passOn(
  parts: LeadParts,
  turn: ChatTurn,
  found: Talk,
  said: Said,
): Promise<'sent' | 'masked' | 'held'> {
  const { tx, now, personId } = turn;
  const { match, side, other } = found;
  if (other === null) throw new Error('nobody to talk to');
  const text = beginning(said.text, MAX_TEXT);
  const known = match.state === 'accepted';
  const clean = known ? text : maskContacts(text);
  // Where somebody can be found is a contact, too.
  const hidden = !known && said.file?.kind === 'place';
  if (hidden && clean === '') return 'held';
  const id = parts.newId();
  await store.insertMessage(tx, {
    id,
    matchId: match.id,
    personId,
    side,
    text: clean,
    file: hidden ? null : said.file,
    at: now,
  });
  turn.addJob(tell(other, 'lead-talk', id, now));
  return (clean === text.trim() && !hidden) || known ? 'sent' : 'masked';
}

/** Says a passed-on message in the receiver's chat, labelled with the lead and who it is from. */
export async function sayMessage(parts: LeadParts, turn: ChatTurn, messageId: string): Promise<TimerVerdict> {
  const { tx, words, now } = turn;
  const message = await store.findMessage(tx, messageId);
  const found = message && (await loadTalk(turn, message.matchId));
  if (!found || message.personId === turn.personId) return 'done';
  const { lead, match, side } = found;
  const left = side === 'owner' ? match.ownerLeftAt : match.authorLeftAt;
  if (left && left >= message.at) return 'done';
  const told = side === 'owner' ? match.ownerToldAt : match.authorToldAt;
  const notice = lead.observed && !told;
  if (notice) await store.markTold(tx, match.id, side, now);
  const text = words.markup('leads-talk-message', {
    title: titleOf(parts, lead, words, side),
    from: nameOf(side === 'owner' ? 'author' : 'owner', { number: match.number, words }),
    text: message.text,
  });
  const argument = side === 'owner' ? `${lead.number}` : `${lead.number}:${match.number}`;
  return {
    say: [
      {
        text: parseMarkup(notice ? `${text}\n\n${words.markup('leads-talk-observed')}` : text),
        choices: [choice(words, `/talk:${argument}`, 'talks-answer', ['balas', 'jawab', 'reply'])],
        ...(message.file ? { attachment: message.file } : {}),
      },
    ],
  };
}

/** Leaves a talk until it is opened again; the other side is told. */
export async function leave(turn: ChatTurn, found: Talk): Promise<void> {
  const { tx, now } = turn;
  await store.setLeft(tx, found.match.id, found.side, now);
  if (found.other === null || otherLeft(found)) return;
  turn.addJob(tell(found.other, 'lead-news', `${found.side}-left:${found.match.id}:${now.getTime()}`, now));
}

/**
 * Text that nobody understood soon after somebody wrote about a lead, or small talk that is the first thing said after it:
 * probably the answer. It is offered to be passed on, never passed on by itself.
 */
export async function offerToAnswer(
  parts: LeadParts,
  turn: ChatTurn,
  text: string,
  understood: boolean,
): Promise<{ at: Date; outcome: Outcome } | null> {
  const since = after(turn.now, -ANSWER_WITHIN_MS);
  const who = { personId: turn.personId, chatId: turn.chat.id, since };
  const last = await store.lastWrittenTo(turn.tx, who);
  const found = last && (last.unanswered || !understood) ? await loadTalk(turn, last.matchId) : null;
  if (!last || !found || !isOpen(found)) return null;
  const data = { ...dataOf(parts, turn, found), pending: beginning(text, MAX_TEXT) };
  return { at: last.at, outcome: { kind: 'flow', flow: 'lead-talk', data, at: 'confirm' } };
}

/** `/lead_watch:12:3`: what was said since both sides know that officers may read along. */
export async function readAlong(parts: LeadParts, turn: ChatTurn, asked: Asked): Promise<Outcome> {
  const { lead, match } = asked;
  const { words } = turn;
  const { ownerToldAt, authorToldAt } = match;
  if (!lead.observed || !ownerToldAt || !authorToldAt) return reply(turn, 'leads-watch-not', []);
  const since = ownerToldAt > authorToldAt ? ownerToldAt : authorToldAt;
  const messages = await store.listMessages(turn.tx, match.id, since, MAX_READ);
  if (!messages.length) return reply(turn, 'leads-watch-empty', []);
  const lines = messages.map(({ side, text, file }) =>
    words.markup('leads-watch-line', {
      from: nameOf(side, { number: match.number, words }),
      text: file ? `${text} (${labelOf(file)})`.trim() : text,
    }),
  );
  const heading = words.markup('leads-watch', { title: titleOf(parts, lead, words) });
  return { kind: 'reply', replies: [{ text: parseMarkup([heading, ...lines].join('\n\n')) }] };
}

function turnedTo({ side }: Talk): store.Side {
  return side === 'owner' ? 'author' : 'owner';
}

function nameOf(side: store.Side, { number, words }: { number: number; words: ChatTurn['words'] }): string {
  return side === 'author'
    ? words.label('leads-the-author')
    : words.label('leads-owner', { number: String(number) });
}
