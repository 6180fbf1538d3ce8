import { z } from 'zod';
import { choice } from '../../conversation/index.ts';
import { type JobHandler, type NewJob, putJobs } from '../../jobs/index.ts';
import { after, DAY } from '../../kernel/clock.ts';
import { dayOf } from '../../kernel/day.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { ChatTurn, TimerVerdict } from '../../turns/index.ts';
import { titleOf } from './describe.ts';
import type { LeadParts } from './lead-parts.ts';
import { listOwnLeads } from './leads.store.ts';
import { officeZone } from './office-zone.ts';
import { tell } from './tell.ts';
import { nextWeekly } from './waking.ts';

const DIGEST = 'lead-digest';
const MONDAY = 1;
const HOUR_OF_DAY = 8;
/** Leads that ended longer ago are no news. */
const RECENT_MS = 8 * DAY;
const MAX_LISTED = 15;

const Payload = z.object({ personId: z.uuid(), office: z.string() });

/** The next weekly digest of a representative: Monday at eight where their office is. */
export function firstDigest(
  parts: LeadParts,
  whose: { personId: string; office: string },
  now: Date,
): NewJob {
  const zone = officeZone(parts, whose.office);
  const dueAt = nextWeekly(now, zone, MONDAY, HOUR_OF_DAY);
  return { key: `${DIGEST}:${whose.personId}:${dayOf(dueAt, zone)}`, kind: DIGEST, payload: whose, dueAt };
}

/** Sends one week's digest and sets the next, as long as there is anything to tell. */
export function digestJob(parts: LeadParts): JobHandler {
  return async (context, payload) => {
    const { tx, now } = context;
    const whose = Payload.parse(payload);
    if (!(await recent(tx, whose.personId, now)).length) return;
    const token = `${whose.personId}:${dayOf(now, officeZone(parts, whose.office))}`;
    await putJobs(tx, [tell(whose.personId, DIGEST, token, now), firstDigest(parts, whose, now)], now);
    await context.wake('jobs');
  };
}

/** Leads, answers and what waits, one line a lead. */
export async function sayDigest(parts: LeadParts, turn: ChatTurn): Promise<TimerVerdict> {
  const { tx, personId, now, words } = turn;
  if (!turn.roles.has('representative')) return 'done';
  const leads = await recent(tx, personId, now);
  if (!leads.length) return 'done';
  const waiting = leads.reduce((sum, { interested, accepted }) => sum + interested - accepted, 0);
  const lines = leads.map(({ lead, asked, interested, accepted }) =>
    words.markup('leads-digest-line', {
      title: titleOf(parts, lead, words),
      state: lead.state,
      asked,
      interested,
      accepted,
    }),
  );
  const text = parseMarkup(
    [
      words.markup('leads-digest', { count: leads.length }),
      lines.join('\n'),
      words.markup('leads-digest-waiting', { count: waiting }),
    ].join('\n\n'),
  );
  return { say: [{ text, choices: [choice(words, '/lead_mine', 'leads-mine')] }] };
}

async function recent(tx: ChatTurn['tx'], personId: string, now: Date) {
  const standings = await listOwnLeads(tx, personId, MAX_LISTED);
  return standings.filter(
    ({ lead }) =>
      ['open', 'paused', 'review'].includes(lead.state) || lead.expiresAt > after(now, -RECENT_MS),
  );
}
