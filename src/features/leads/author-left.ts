import { z } from 'zod';
import { ROLE_ENDED } from '../../identity/index.ts';
import { type JobHandler, putJobs } from '../../jobs/index.ts';
import { endedJobs } from './expiry.ts';
import { listOwnLeads, moveLead } from './leads.store.ts';

const RUNNING = ['open', 'paused', 'review'] as const;
const Payload = z.object({ personId: z.uuid() });

/**
 * A representative whose role was taken away: what they had under way ends, because nobody is left to say yes to an owner.
 * Who said yes is told; an office goes on by pushing the wish anew.
 */
export const authorLeftHandlers: Readonly<Record<string, JobHandler>> = {
  async [ROLE_ENDED]({ tx, now, wake }, payload) {
    const { personId } = Payload.parse(payload);
    const stands = { personId, role: 'representative', revokedAt: null };
    if (await tx.roleGrant.count({ where: stands })) return;
    for (const { lead } of await listOwnLeads(tx, personId)) {
      const ended = { outcome: 'none', outcomeReason: 'author-left' };
      if (await moveLead(tx, lead.id, RUNNING, 'closed', now, ended)) {
        await putJobs(tx, await endedJobs(tx, lead.id, now), now);
      }
    }
    await wake('jobs');
  },
};
