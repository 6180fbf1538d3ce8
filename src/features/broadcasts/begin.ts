import { z } from 'zod';
import { type JobHandler, type NewJob, putJobs } from '../../jobs/index.ts';
import type { Tx } from '../../storage/index.ts';
import { applyCorrection } from './apply-correction.ts';
import { countAudience, fixRecipients } from './audience.store.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import { findBroadcastById, moveBroadcast, type StoredBroadcast } from './broadcasts.store.ts';
import { sum } from './say.ts';
import { reviewJob } from './tell-officers.ts';

const Payload = z.object({ id: z.uuid() });

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
  const { id, composition, correctsId, act } = broadcast;
  const times = { startedAt: now, ...(approvedAt ? { approvedAt } : {}) };
  if (!(await moveBroadcast(tx, id, [from], 'sending', times))) return false;
  const corrected = act && correctsId ? await findBroadcastById(tx, correctsId) : null;
  if (corrected) await applyCorrection(tx, broadcast, corrected, now);
  else await fixRecipients(tx, id, composition.audience, now, timeZone);
  return true;
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
  };
}
