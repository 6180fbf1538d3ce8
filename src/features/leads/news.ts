import { choice } from '../../conversation/index.ts';
import { isOfficer } from '../../identity/index.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
import type { ChatTurn, TimerVerdict } from '../../turns/index.ts';
import { willingReply } from './author.ts';
import { dayText, describeBuyer, describeWish, lastDay, titleOf } from './describe.ts';
import type { Lead } from './lead.ts';
import type { LeadParts } from './lead-parts.ts';
import { findLeadById } from './leads.store.ts';
import { countMatches, findMatch, type Match } from './matches.store.ts';
import { offerReply, zoneOfOwner } from './offer.ts';
import { officeName, officeZone } from './office-zone.ts';
import { nextWaking } from './waking.ts';

type News = (parts: LeadParts, turn: ChatTurn, lead: Lead) => Promise<Reply | null>;
type MatchNews = (parts: LeadParts, turn: ChatTurn, lead: Lead, match: Match) => Promise<Reply | null>;

/** To the representative who pushed the lead. */
const TO_AUTHOR: Readonly<Record<string, News>> = {
  async asked(parts, turn, lead) {
    const { asked = 0, ...answered } = await countMatches(turn.tx, lead.id);
    const count = Object.values(answered).reduce((sum, some) => sum + some, asked);
    return open(parts, turn, lead, 'leads-news-asked', { count });
  },
  nobody: async (parts, turn, lead) =>
    lead.state === 'open'
      ? open(parts, turn, lead, lead.wave === 0 ? 'leads-news-nobody' : 'leads-news-no-more')
      : null,
  approved: async (parts, turn, lead) => open(parts, turn, lead, 'leads-news-approved'),
  refused: async (parts, turn, lead) => open(parts, turn, lead, 'leads-news-refused'),
  async expiring(parts, turn, lead) {
    if (lead.state !== 'open' && lead.state !== 'paused') return null;
    const { words } = turn;
    return {
      text: words.say('leads-news-expiring', {
        title: titleOf(parts, lead, words),
        day: dayText(lastDay(lead), words),
      }),
      choices: [
        choice(words, `/lead_extend:${lead.number}`, 'leads-extend'),
        choice(words, `/lead_close:${lead.number}`, 'leads-close'),
      ],
    };
  },
  async expired(parts, turn, lead) {
    if (lead.state !== 'expired') return null;
    const { words } = turn;
    return {
      text: words.say('leads-news-expired', { title: titleOf(parts, lead, words) }),
      choices: [
        choice(words, `/lead_close:${lead.number}`, 'leads-tell-outcome'),
        choice(words, `/lead_extend:${lead.number}`, 'leads-extend'),
      ],
    };
  },
};

/** To the representative, about one owner. */
const TO_AUTHOR_OF_MATCH: Readonly<Record<string, MatchNews>> = {
  willing: async (parts, turn, lead, match) =>
    match.state === 'interested' ? willingReply(parts, turn, { lead, match }, 'leads-news-willing') : null,
  'still-willing': async (parts, turn, lead, match) =>
    match.state === 'interested' && lead.state === 'open'
      ? willingReply(parts, turn, { lead, match }, 'leads-news-still-willing')
      : null,
  'owner-left': async (parts, { words }, lead, { number }) => ({
    text: words.say('leads-news-left', {
      title: titleOf(parts, lead, words),
      with: words.label('leads-owner', { number: String(number) }),
    }),
    choices: [choice(words, `/lead_owners:${lead.number}`, 'leads-owners')],
  }),
};

/** To the owner, about their own answer. */
const TO_OWNER: Readonly<Record<string, MatchNews>> = {
  async accepted(parts, turn, lead, match) {
    if (match.state !== 'accepted') return null;
    const { words } = turn;
    const text = [
      words.markup('leads-news-accepted', {
        title: titleOf(parts, lead, words, 'owner'),
        office: officeName(parts, lead.office),
      }),
      describeBuyer(lead, words),
      words.markup('leads-news-accepted-how'),
    ];
    return {
      text: parseMarkup(text.join('\n\n')),
      choices: [choice(words, `/talk:${lead.number}`, 'leads-talk')],
    };
  },
  passed: async (parts, { words }, lead, match) =>
    match.state === 'passed'
      ? {
          text: words.say('leads-news-passed', { title: titleOf(parts, lead, words, 'owner') }),
          choices: [choice(words, '/leads', 'leads-mine-owner')],
        }
      : null,
  'author-left': async (parts, { words }, lead) => ({
    text: words.say('leads-news-left', {
      title: titleOf(parts, lead, words, 'owner'),
      with: words.label('leads-the-author'),
    }),
    choices: [choice(words, '/leads', 'leads-mine-owner')],
  }),
  async changed(parts, turn, lead, match) {
    if (lead.state !== 'open' || !['asked', 'silent', 'interested', 'accepted'].includes(match.state))
      return null;
    const zone = await zoneOfOwner(parts, turn);
    return offerReply(parts, turn, { lead, match }, zone, 'leads-news-changed');
  },
  ended: async (parts, { words }, lead) => ({
    text: words.say('leads-news-ended', { title: titleOf(parts, lead, words, 'owner') }),
    choices: [choice(words, '/leads', 'leads-mine-owner')],
  }),
};

/** Says one piece of news, when the person is awake. The token is `<what>:<lead or match>[:…]`. */
export async function sayNews(parts: LeadParts, turn: ChatTurn, token: string): Promise<TimerVerdict> {
  const [what = '', id = ''] = token.split(':');
  const { tx, now, personId } = turn;
  const aboutMatch = TO_AUTHOR_OF_MATCH[what] ?? TO_OWNER[what];
  const match = aboutMatch ? await findMatch(tx, id) : null;
  const lead = await findLeadById(tx, match?.leadId ?? id);
  if (!lead || (aboutMatch && !match)) return 'done';
  const toOwner = what in TO_OWNER;
  if (what === 'review')
    return isOfficer(turn.roles) ? awake(parts.timeZone, review(parts, turn, lead)) : 'done';
  if (toOwner ? match?.personId !== personId : lead.authorId !== personId) return 'done';
  // Whoever lost the role could do nothing about it.
  if (!toOwner && !turn.roles.has('representative')) return 'done';
  const zone = toOwner ? await zoneOfOwner(parts, turn) : officeZone(parts, lead.office);
  return awake(
    zone,
    match && aboutMatch
      ? aboutMatch(parts, turn, lead, match)
      : (TO_AUTHOR[what]?.(parts, turn, lead) ?? Promise.resolve(null)),
  );

  async function awake(place: string, saying: Promise<Reply | null>): Promise<TimerVerdict> {
    const waking = nextWaking(now, place);
    const said = await saying;
    if (waking > now) return { againInMs: waking.getTime() - now.getTime() };
    return said ? { say: [said] } : 'done';
  }
}

/** To an officer: a lead that waits for approval. */
async function review(parts: LeadParts, { words }: ChatTurn, lead: Lead): Promise<Reply | null> {
  if (lead.state !== 'review') return null;
  const text = [
    words.markup('leads-review-one', {
      title: titleOf(parts, lead, words),
      office: officeName(parts, lead.office),
    }),
    describeWish(lead, words),
  ];
  return {
    text: parseMarkup(text.join('\n\n')),
    choices: [
      choice(words, `/lead_approve:${lead.number}`, 'leads-approve'),
      choice(words, `/lead_refuse:${lead.number}`, 'leads-refuse'),
    ],
  };
}

async function open(
  parts: LeadParts,
  { words }: ChatTurn,
  lead: Lead,
  key: string,
  args: Record<string, number> = {},
): Promise<Reply> {
  return {
    text: words.say(key, { title: titleOf(parts, lead, words), ...args }),
    choices: [
      {
        id: `/lead:${lead.number}`,
        label: words.label('leads-open-number', { number: String(lead.number) }),
      },
    ],
  };
}
