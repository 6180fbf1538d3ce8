import type { Outcome } from '../../conversation/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import {
  extendLead,
  findOwn,
  findOwnAsked,
  holdLead,
  listOwn,
  listOwners,
  pass,
  reopenLead,
  showOwn,
  showOwner,
  take,
} from './author.ts';
import { LEAD_FLOW } from './lead.flow.ts';
import type { Lead } from './lead.ts';
import type { LeadParts } from './lead-parts.ts';
import type { Asked } from './offer.ts';
import {
  listOpportunities,
  pause,
  readNumber,
  resumeLeads,
  sayNo,
  sayYes,
  showOpportunity,
  unknownLead,
} from './owner.ts';
import { decide, listReview, listTalks, showStatistics, watch } from './review.ts';
import { choose, showSettings } from './settings.ts';
import { talk } from './talk.ts';
import { sendTemplate } from './template.ts';

type Command = (turn: ChatTurn, argument: string | undefined) => Promise<Outcome>;

/** What owners do about leads: everybody is one. A number is no right: each looks up what is the asker's own. */
export function ownerCommands(parts: LeadParts) {
  return {
    leads: (turn: ChatTurn) => (turn.office ? listOwn(parts, turn) : listOpportunities(parts, turn)),
    lead: async (turn: ChatTurn, argument: string | undefined) =>
      (await showOwn(parts, turn, readNumber(argument))) ??
      (await showOpportunity(parts, turn, readNumber(argument))) ??
      unknownLead(turn),
    lead_yes: (turn: ChatTurn, argument: string | undefined) => sayYes(parts, turn, argument),
    lead_no: (turn: ChatTurn, argument: string | undefined) => sayNo(parts, turn, argument),
    talk: (turn: ChatTurn, argument: string | undefined) => talk(parts, turn, argument),
    leads_pause: pause,
    leads_resume: resumeLeads,
  } satisfies Readonly<Record<string, Command>>;
}

/** What representatives do about their own leads. */
export function authorCommands(parts: LeadParts): Readonly<Record<string, Command>> {
  const withOwn =
    (act: (parts: LeadParts, turn: ChatTurn, lead: Lead) => Promise<Outcome>): Command =>
    async (turn, argument) => {
      const lead = await findOwn(turn, readNumber(argument));
      return lead ? act(parts, turn, lead) : unknownLead(turn);
    };
  const withOwner =
    (act: (parts: LeadParts, turn: ChatTurn, asked: Asked) => Promise<Outcome>): Command =>
    async (turn, argument) => {
      const asked = await findOwnAsked(turn, argument);
      return asked ? act(parts, turn, asked) : unknownLead(turn);
    };
  return {
    lead_new: async () => ({ kind: 'flow', flow: LEAD_FLOW }),
    lead_mine: (turn) => listOwn(parts, turn),
    lead_template: (turn, argument) => sendTemplate(parts, turn, argument),
    lead_edit: withOwn(async (_parts, _turn, { number, ...lead }) => ({
      kind: 'flow',
      flow: LEAD_FLOW,
      data: { ...lead, editing: number },
      at: 'summary',
    })),
    lead_pause: withOwn(holdLead),
    lead_reopen: withOwn(reopenLead),
    lead_extend: withOwn(extendLead),
    lead_close: withOwn(async (_parts, _turn, { number }) => ({
      kind: 'flow',
      flow: 'lead-close',
      data: { number },
      at: 'outcome',
    })),
    lead_owners: withOwn(listOwners),
    lead_owner: withOwner(showOwner),
    lead_take: withOwner(take),
    lead_pass: withOwner(pass),
  };
}

/** What officers of the centre do about leads. */
export function officerCommands(parts: LeadParts): Readonly<Record<string, Command>> {
  return {
    lead_review: (turn) => listReview(parts, turn),
    lead_approve: (turn, argument) => decide(parts, turn, argument, 'open'),
    lead_refuse: (turn, argument) => decide(parts, turn, argument, 'refused'),
    lead_watch: (turn, argument) => watch(parts, turn, argument),
    lead_talks: listTalks,
    lead_stats: (turn) => showStatistics(parts, turn),
    lead_settings: (turn) => showSettings(parts, turn),
    lead_approval_on: (turn) => choose(parts, turn, 'approval', true),
    lead_approval_off: (turn) => choose(parts, turn, 'approval', false),
    lead_read_along_on: (turn) => choose(parts, turn, 'readAlong', true),
    lead_read_along_off: (turn) => choose(parts, turn, 'readAlong', false),
  };
}
