import { z } from 'zod';
import { type JobHandler, type NewJob, putJobs } from '../../jobs/index.ts';
import { after, DAY } from '../../kernel/clock.ts';
import type { Lead } from './lead.ts';
import { lockLead, moveLead } from './leads.store.ts';
import { listMatches } from './matches.store.ts';
import { tell } from './tell.ts';

const EXPIRING = 'lead-expiring';
const EXPIRE = 'lead-expire';
/** The representative hears of a lead's end this long before. */
const NOTICE_MS = 3 * DAY;

const Payload = z.object({ leadId: z.uuid(), expiresAt: z.iso.datetime() });

/** A lead's last days and its end. Extended, it gets new ones, and the old ones find that they are not meant. */
export function expiryJobs({ id, expiresAt }: Pick<Lead, 'id' | 'expiresAt'>): NewJob[] {
  const payload = { leadId: id, expiresAt: expiresAt.toISOString() };
  const key = `${id}:${expiresAt.toISOString()}`;
  return [
    { key: `${EXPIRING}:${key}`, kind: EXPIRING, payload, dueAt: after(expiresAt, -NOTICE_MS) },
    { key: `${EXPIRE}:${key}`, kind: EXPIRE, payload, dueAt: expiresAt },
  ];
}

/** The handlers of both. */
export const expiryHandlers: Readonly<Record<string, JobHandler>> = {
  async [EXPIRING](context, payload) {
    const lead = await due(context, payload);
    // One that is to end sooner than the notice has been begun with that knowledge.
    if (!lead?.authorId || after(lead.createdAt, 2 * NOTICE_MS) > lead.expiresAt) return;
    const token = `expiring:${lead.id}:${lead.expiresAt.getTime()}`;
    await putJobs(context.tx, [tell(lead.authorId, 'lead-news', token, context.now)], context.now);
    await context.wake('jobs');
  },
  async [EXPIRE](context, payload) {
    const { tx, now } = context;
    const lead = await due(context, payload);
    if (!lead || !(await moveLead(tx, lead.id, ['open', 'paused', 'review'], 'expired', now))) return;
    const jobs = lead.authorId ? [tell(lead.authorId, 'lead-news', `expired:${lead.id}`, now)] : [];
    await putJobs(tx, [...jobs, ...(await endedJobs(tx, lead.id, now))], now);
    await context.wake('jobs');
  },
};

/** Owners who said yes hear that a lead has ended; the others have nothing to wait for. */
export async function endedJobs(
  tx: Parameters<typeof listMatches>[0],
  leadId: string,
  now: Date,
): Promise<NewJob[]> {
  const willing = (await listMatches(tx, leadId)).filter(({ state }) =>
    ['interested', 'accepted'].includes(state),
  );
  return willing.map(({ id, personId }) => tell(personId, 'lead-news', `ended:${id}`, now));
}

async function due({ tx }: Parameters<JobHandler>[0], payload: unknown): Promise<Lead | null> {
  const { leadId, expiresAt } = Payload.parse(payload);
  const lead = await lockLead(tx, leadId);
  return lead && lead.expiresAt.toISOString() === expiresAt ? lead : null;
}
