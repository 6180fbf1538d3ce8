import { choice, type Outcome, reply } from '../../conversation/index.ts';
import { recordAct } from '../../identity/index.ts';
import { after, DAY } from '../../kernel/clock.ts';
import { type Choice, parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { titleOf } from './describe.ts';
import type { LeadParts } from './lead-parts.ts';
import * as store from './leads.store.ts';
import { findNumbered } from './matches.store.ts';
import { officeName } from './office-zone.ts';
import { openingJobs } from './open-lead.ts';
import { readNumber } from './owner.ts';
import { listObserved } from './talk.store.ts';
import { readAlong } from './talk.ts';
import { tell } from './tell.ts';

const MAX_LISTED = 10;
/** What statistics look back on. */
const STATISTICS_MS = 90 * DAY;

/** `setujui lead`: the leads that wait for an officer. */
export async function listReview(parts: LeadParts, turn: ChatTurn): Promise<Outcome> {
  const { words } = turn;
  const waiting = await store.listForReview(turn.tx, MAX_LISTED);
  if (!waiting.length) return reply(turn, 'leads-review-none', [choice(words, '/menu', 'engine-menu')]);
  const lines = waiting.map((lead) =>
    words.markup('leads-review-line', {
      title: titleOf(parts, lead, words),
      office: officeName(parts, lead.office),
    }),
  );
  const choices: Choice[] = waiting.flatMap(({ number }) => [
    { id: `/lead_approve:${number}`, label: words.label('leads-approve-number', { number: String(number) }) },
    { id: `/lead_refuse:${number}`, label: words.label('leads-refuse-number', { number: String(number) }) },
  ]);
  const text = parseMarkup(`${words.markup('leads-review')}\n\n${lines.join('\n')}`);
  return { kind: 'reply', replies: [{ text, choices }] };
}

/** An officer's word on a lead; the second officer to speak finds it decided. */
export async function decide(
  parts: LeadParts,
  turn: ChatTurn,
  argument: string | undefined,
  verdict: 'open' | 'refused',
): Promise<Outcome> {
  const { tx, now, words, personId } = turn;
  const lead = await store.findLead(tx, readNumber(argument));
  const more = [choice(words, '/lead_review', 'leads-review-list')];
  if (!lead) return reply(turn, 'leads-review-gone', more);
  const opened = verdict === 'open' ? { openedAt: now } : {};
  if (!(await store.moveLead(tx, lead.id, ['review'], verdict, now, opened))) {
    return reply(turn, 'leads-review-decided', more);
  }
  const act = verdict === 'open' ? 'lead.approved' : 'lead.refused';
  await recordAct(tx, now, parts.newId, { actor: personId, act, subject: lead.id });
  if (verdict === 'open') for (const job of openingJobs(lead, now)) turn.addJob(job);
  if (lead.authorId) {
    const news = verdict === 'open' ? 'approved' : 'refused';
    turn.addJob(tell(lead.authorId, 'lead-news', `${news}:${lead.id}`, now));
  }
  return reply(turn, verdict === 'open' ? 'leads-approved' : 'leads-refused', more);
}

/** `baca percakapan`: the talks that officers may read along. */
export async function listTalks(turn: ChatTurn): Promise<Outcome> {
  const { words } = turn;
  const talks = await listObserved(turn.tx, MAX_LISTED);
  if (!talks.length) return reply(turn, 'leads-talks-none', [choice(words, '/menu', 'engine-menu')]);
  const choices = talks.map(({ leadNumber, number }) => ({
    id: `/lead_watch:${leadNumber}:${number}`,
    label: words.label('leads-talks-one', { lead: String(leadNumber), number: String(number) }),
  }));
  return { kind: 'reply', replies: [{ text: words.say('leads-talks'), choices }] };
}

/** `/lead_watch:12:3`, for officers. Each look is written down. */
export async function watch(
  parts: LeadParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const [, leadNumber, number] = /^(\d{1,9}):(\d{1,6})$/.exec(argument ?? '') ?? [];
  const lead = leadNumber === undefined ? null : await store.findLead(turn.tx, Number(leadNumber));
  const match = lead && (await findNumbered(turn.tx, lead.id, Number(number)));
  if (!match) return reply(turn, 'leads-watch-not', []);
  await recordAct(turn.tx, turn.now, parts.newId, {
    actor: turn.personId,
    act: 'lead.talk-read',
    subject: match.id,
  });
  return readAlong(parts, turn, { lead, match });
}

/** `statistik lead`: what each office's leads came to in the last three months. */
export async function showStatistics(parts: LeadParts, turn: ChatTurn): Promise<Outcome> {
  const { words, tx, now } = turn;
  const offices = await store.statistics(tx, after(now, -STATISTICS_MS));
  if (!offices.length) return reply(turn, 'leads-statistics-none', [choice(words, '/menu', 'engine-menu')]);
  const lines = offices.slice(0, 20).map(({ office, medianAnswerHours, ...counts }) =>
    words.markup('leads-statistics-line', {
      ...counts,
      office: officeName(parts, office),
      hours: medianAnswerHours ?? -1,
    }),
  );
  const text = parseMarkup(`${words.markup('leads-statistics')}\n\n${lines.join('\n')}`);
  return { kind: 'reply', replies: [{ text, choices: [choice(words, '/menu', 'engine-menu')] }] };
}
