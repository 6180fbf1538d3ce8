import type { AnyFlow } from '../../conversation/index.ts';
import type { JobHandler } from '../../jobs/index.ts';
import type { ChatTurn, TimerJob } from '../../turns/index.ts';
import { tellHandler } from '../talks/index.ts';
import { authorLeftHandlers } from './author-left.ts';
import { closeFlow } from './close.flow.ts';
import { digestJob, sayDigest } from './digest.ts';
import { expiryHandlers } from './expiry.ts';
import { importFlow } from './import.flow.ts';
import { interestFlow } from './interest.flow.ts';
import { leadFlow } from './lead.flow.ts';
import type { LeadParts } from './lead-parts.ts';
import { sayNews } from './news.ts';
import { sayNudge, sayOffer } from './offer.ts';
import { traitsHandlers } from './refresh-traits.ts';
import { talkFlow } from './talk.flow.ts';
import { sayMessage } from './talk.ts';
import { TELL } from './tell.ts';
import { toldNobody } from './told-nobody.ts';
import { runWave } from './wave.ts';

export { authorCommands, officerCommands, ownerCommands } from './commands.ts';
export { forgetLeads } from './forget.ts';
export { isLeadTable, receiveTable } from './import.flow.ts';
export type { LeadParts, LeadSettings } from './lead-parts.ts';
export { listLeads, statistics } from './leads.store.ts';
export { readPasted } from './paste.ts';
export { traitsJob } from './refresh-traits.ts';
export { offerToAnswer } from './talk.ts';
export { awakeUntil, nextWaking, OTHER_PROVINCES_ZONE, ZONES_BY_PROVINCE } from './waking.ts';

/** The forms of the feature. */
export function leadFlows(parts: LeadParts): AnyFlow<ChatTurn>[] {
  return [leadFlow(parts), importFlow(parts), closeFlow(parts), interestFlow(), talkFlow(parts)];
}

/** What is said in a chat unasked, by the timer's name. */
export function leadTimers(parts: LeadParts): Readonly<Record<string, TimerJob>> {
  return {
    'lead-offer': (turn, token) => sayOffer(parts, turn, token),
    'lead-nudge': (turn, token) => sayNudge(parts, turn, token),
    'lead-news': (turn, token) => sayNews(parts, turn, token),
    'lead-talk': (turn, token) => sayMessage(parts, turn, token),
    'lead-digest': (turn) => sayDigest(parts, turn),
  };
}

/** What is done about leads beside any chat, by the job's kind. */
export function leadJobs(parts: LeadParts): Readonly<Record<string, JobHandler>> {
  return {
    'lead-wave': runWave(parts),
    [TELL]: tellHandler(toldNobody),
    'lead-digest': digestJob(parts),
    ...authorLeftHandlers,
    ...expiryHandlers,
    ...traitsHandlers,
  };
}
