import type { Outcome } from '../../conversation/index.ts';
import type { JobHandler } from '../../jobs/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { answerAnnouncement, saveEvent, showAnswers } from './answers.ts';
import { startJobs } from './begin.ts';
import { newBroadcast } from './broadcast.flow.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import { beginCorrection, offerCorrection } from './correct.flow.ts';
import * as drafts from './drafts.ts';
import { showFailures } from './failures.ts';
import * as manage from './manage.ts';
import { tellJobs } from './tell-officers.ts';

export { announcementsOff, announcementsOn, stop } from './announcements.ts';
export { broadcastFlow } from './broadcast.flow.ts';
export type { BroadcastParts } from './broadcast-parts.ts';
export { correctFlow } from './correct.flow.ts';
export { createBroadcastFeed } from './feed.ts';

type Command = (turn: ChatTurn, argument: string | undefined) => Promise<Outcome>;

/** What whoever got an announcement can do with it. */
export function recipientCommands(): Readonly<Record<string, Command>> {
  return { announcement_answer: answerAnnouncement, announcement_event: saveEvent };
}

/** What officers and admins do about announcements. */
export function officerCommands(parts: BroadcastParts): Readonly<Record<string, Command>> {
  return {
    broadcast: newBroadcast,
    broadcasts: manage.listBroadcasts,
    broadcast_show: manage.onBroadcast(parts, manage.show),
    broadcast_pause: manage.onBroadcast(parts, manage.pause),
    broadcast_resume: manage.onBroadcast(parts, manage.resume),
    broadcast_cancel: manage.onBroadcast(parts, manage.cancel),
    broadcast_approve: manage.onBroadcast(parts, manage.approve),
    broadcast_refuse: manage.onBroadcast(parts, manage.refuse),
    broadcast_now: manage.startNow(parts),
    broadcast_retry: manage.onBroadcast(parts, manage.retry),
    broadcast_failures: showFailures,
    broadcast_answers: showAnswers(parts),
    broadcast_fix: offerCorrection,
    broadcast_edit: beginCorrection('edit'),
    broadcast_withdraw: beginCorrection('withdraw'),
    broadcast_again: drafts.sendAgain(parts),
    broadcast_to: drafts.writeTo,
    broadcast_drafts: drafts.listDrafts,
    broadcast_draft: drafts.openDraft(parts),
    broadcast_template: drafts.makeTemplate,
    broadcast_draft_drop: drafts.dropDraft,
  };
}

/** What is done about announcements at a time, or after them. */
export function broadcastJobs(parts: BroadcastParts): Readonly<Record<string, JobHandler>> {
  return { ...tellJobs(parts), ...startJobs(parts) };
}
