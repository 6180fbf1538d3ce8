import type { Outcome } from '../../conversation/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { newBroadcast } from './broadcast.flow.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import * as manage from './manage.ts';

export { announcementsOff, announcementsOn, stop } from './announcements.ts';
export { broadcastFlow } from './broadcast.flow.ts';
export type { BroadcastParts } from './broadcast-parts.ts';
export { createBroadcastFeed } from './feed.ts';
export { broadcastJobs } from './tell-officers.ts';

type Command = (turn: ChatTurn, argument: string | undefined) => Promise<Outcome>;

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
    broadcast_retry: manage.onBroadcast(parts, manage.retry),
  };
}
