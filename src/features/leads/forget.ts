import type { ChatTurn } from '../../turns/index.ts';
import { endedJobs } from './expiry.ts';
import { forgetAuthor, forgetOwner, listOwnLeads } from './leads.store.ts';

/**
 * Erases what leads know of a person: as owner the matches, answers and messages; as representative every buyer they told
 * of. What stays of their leads is goods, country, office and outcome, which name nobody. Owners who said yes are told that
 * the lead has ended.
 */
export async function forgetLeads(turn: ChatTurn): Promise<void> {
  const { tx, personId, now } = turn;
  for (const { lead } of await listOwnLeads(tx, personId)) {
    if (lead.state !== 'open' && lead.state !== 'paused') continue;
    for (const job of await endedJobs(tx, lead.id, now)) turn.addJob(job);
  }
  await forgetAuthor(tx, personId, now);
  await forgetOwner(tx, personId);
}
