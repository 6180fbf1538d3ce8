import { z } from 'zod';
import { type JobHandler, type NewJob, putJobs } from '../../jobs/index.ts';
import { refreshTraits, TRAITS_VERSION } from '../registration/index.ts';

const KIND = 'business-traits';
/** Few enough for one transaction. */
const AT_ONCE = 200;

const Payload = z.object({ after: z.uuid().nullable() });

/** Goes through all businesses once for each version of the traits, so that those registered earlier are found too. */
export function traitsJob(now: Date, after: string | null = null): NewJob {
  return { key: `${KIND}:${TRAITS_VERSION}:${after ?? ''}`, kind: KIND, payload: { after }, dueAt: now };
}

export const traitsHandlers: Readonly<Record<string, JobHandler>> = {
  async [KIND]({ tx, now, wake }, payload) {
    const last = await refreshTraits(tx, Payload.parse(payload).after, AT_ONCE);
    if (last === null) return;
    await putJobs(tx, [traitsJob(now, last)], now);
    await wake('jobs');
  },
};
