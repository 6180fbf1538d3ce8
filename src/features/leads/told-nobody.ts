import { type JobContext, putJobs } from '../../jobs/index.ts';
import type { News } from '../talks/index.ts';
import { findLeadById } from './leads.store.ts';
import { findMatch, moveMatch } from './matches.store.ts';
import { nobodyAwaited, waveJob } from './wave.ts';

/** An owner with no chat left to be told in (blocked since, or wants silence) makes room for the next. Other news is lost. */
export async function toldNobody({ tx, now, wake }: JobContext, { name, token }: News): Promise<null> {
  if (name !== 'lead-offer') return null;
  const match = await findMatch(tx, token.split(':')[0] ?? '');
  if (!match || !(await moveMatch(tx, match.id, ['asked'], 'unreachable'))) return null;
  const lead = await findLeadById(tx, match.leadId);
  if (!lead || !(await nobodyAwaited(tx, lead.id))) return null;
  await putJobs(tx, [waveJob(lead.id, lead.wave + 1, now)], now);
  await wake('jobs');
  return null;
}
