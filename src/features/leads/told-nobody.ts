import { type JobContext, putJobs } from '../../jobs/index.ts';
import { findLeadById } from './leads.store.ts';
import { findMatch, moveMatch } from './matches.store.ts';
import type { NewsName } from './tell.ts';
import { nobodyAwaited, waveJob } from './wave.ts';

/** An owner with no chat left to be told in (blocked since, or wants silence) makes room for the next. Other news is lost. */
export async function toldNobody(
  { tx, now, wake }: JobContext,
  name: NewsName,
  token: string,
): Promise<void> {
  if (name !== 'lead-offer') return;
  const match = await findMatch(tx, token);
  if (!match || !(await moveMatch(tx, match.id, ['asked'], 'unreachable'))) return;
  const lead = await findLeadById(tx, match.leadId);
  if (!lead || !(await nobodyAwaited(tx, lead.id))) return;
  await putJobs(tx, [waveJob(lead.id, lead.wave + 1, now)], now);
  await wake('jobs');
}
