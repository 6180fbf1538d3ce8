import { z } from 'zod';
import { type JobHandler, type NewJob, putJobs } from '../../jobs/index.ts';
import type { Tx } from '../../storage/index.ts';
import { applyCorrection } from './apply-correction.ts';
import { countAudience, fixRecipients } from './audience.store.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import { findBroadcastById, moveBroadcast, type StoredBroadcast, setQueueing } from './broadcasts.store.ts';
import { sum } from './say.ts';
import { reviewJob } from './tell-officers.ts';

const Payload = z.object({ id: z.uuid() });
const QueuePayload = z.object({ id: z.uuid(), after: z.string() });

/** Begins a broadcast at its time. */
export function startJob(id: string, startAt: Date): NewJob {
  return { key: `broadcast-start:${id}`, kind: 'broadcast-start', payload: { id }, dueAt: startAt };
}

/** Sends a broadcast on its way: whom it goes to is written down now, once. False where it stands elsewhere by now. */
export async function begin(
  { timeZone }: Pick<BroadcastParts, 'timeZone'>,
  tx: Tx,
  broadcast: StoredBroadcast,
  from: 'review' | 'scheduled' | 'sending',
  now: Date,
  approvedAt?: Date,
): Promise<boolean> {
  const { id, correctsId, act } = broadcast;
  const times = { startedAt: now, ...(approvedAt ? { approvedAt } : {}) };
  if (!(await moveBroadcast(tx, id, [from], 'sending', times))) return false;
  const corrected = act && correctsId ? await findBroadcastById(tx, correctsId) : null;
  if (corrected) await applyCorrection(tx, broadcast, corrected, now);
  else await queueMore(timeZone, tx, broadcast, null, now);
  return true;
}

/** Persons looked at in one transaction: a second's worth, so that nobody waits for an answer meanwhile. */
const AT_ONCE = 10_000;

/** The next of whom it goes to are written down; sending need not wait for all of them. */
async function queueMore(
  timeZone: string,
  tx: Tx,
  { id, composition }: Pick<StoredBroadcast, 'id' | 'composition'>,
  after: string | null,
  now: Date,
): Promise<void> {
  const page = { timeZone, after, limit: AT_ONCE };
  const last = await fixRecipients(tx, id, composition.audience, now, page);
  await setQueueing(tx, id, last !== null);
  if (last !== null) await putJobs(tx, [queueJob(id, last, now)], now);
}

function queueJob(id: string, after: string, now: Date): NewJob {
  return {
    key: `broadcast-queue:${id}:${after}`,
    kind: 'broadcast-queue',
    payload: { id, after },
    dueAt: now,
  };
}

/** A broadcast whose time has come begins, unless it has come to concern so many that a second officer must agree first. */
export function startJobs(parts: BroadcastParts): Readonly<Record<string, JobHandler>> {
  return {
    'broadcast-start': async ({ tx, now, wake }, payload) => {
      const { id } = Payload.parse(payload);
      const broadcast = await findBroadcastById(tx, id);
      if (broadcast?.state !== 'scheduled') return;
      const { audience } = broadcast.composition;
      const people = sum((await countAudience(tx, audience, now, parts.timeZone)).channels);
      if (!broadcast.approvedAt && people >= parts.settings.approvalFrom) {
        if (await moveBroadcast(tx, id, ['scheduled'], 'review'))
          await putJobs(tx, [reviewJob(id, now)], now);
        return;
      }
      await begin(parts, tx, broadcast, 'scheduled', now);
      await wake('outbox');
    },
    'broadcast-queue': async ({ tx, now, wake }, payload) => {
      const { id, after } = QueuePayload.parse(payload);
      const broadcast = await findBroadcastById(tx, id);
      if (broadcast?.state === 'sending' || broadcast?.state === 'paused')
        await queueMore(parts.timeZone, tx, broadcast, after, now);
      else await setQueueing(tx, id, false);
      await wake('jobs');
    },
  };
}
