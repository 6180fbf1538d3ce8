import { z } from 'zod';
import type { JobContext, JobHandler, NewJob } from '../../jobs/index.ts';
import { putJobs } from '../../jobs/index.ts';
import { after, DAY, HOUR } from '../../kernel/clock.ts';
import { findSuppliers, suppliersOf } from './candidates.store.ts';
import type { Lead } from './lead.ts';
import type { LeadParts } from './lead-parts.ts';
import { lockLead } from './leads.store.ts';
import * as matches from './matches.store.ts';
import { type Ranked, rank, together } from './rank.ts';
import { score } from './score.ts';
import { tell } from './tell.ts';
import { nextWaking, zoneOf } from './waking.ts';
import { wantedOf } from './wanted.ts';

const WAVE = 'lead-wave';
/** So many willing owners are enough for a representative to choose from. */
const ENOUGH_WILLING = 3;
/** After so many waves whoever could serve the lead has been asked. */
const MAX_WAVES = 6;

const Payload = z.object({ leadId: z.uuid(), wave: z.number().int().positive() });

/**
 * Asking the next owners: wave `wave` of a lead. It happens once, because the lead remembers its last wave; `occasion` sets
 * apart what may have to be tried again (the lead was held meanwhile, nobody was free that day).
 */
export function waveJob(leadId: string, wave: number, dueAt: Date, occasion = ''): NewJob {
  return { key: `${WAVE}:${leadId}:${wave}${occasion}`, kind: WAVE, payload: { leadId, wave }, dueAt };
}

/**
 * Chooses the owners to ask next and has them told, each in their own waking hours. The lead is locked meanwhile and
 * remembers its last wave, so a wave happens once even where two processes begin it.
 */
export function runWave(parts: LeadParts): JobHandler {
  return async (context, payload) => {
    const { tx, now } = context;
    const { leadId, wave } = Payload.parse(payload);
    const lead = await lockLead(tx, leadId);
    if (lead?.state !== 'open' || lead.wave !== wave - 1) return;
    await matches.markSilent(tx, leadId, now);
    // After the last wave this is all there is to do.
    if (wave > MAX_WAVES) return;
    const awaited = await matches.awaitedUntil(tx, leadId);
    if (awaited && awaited > now) {
      // Held and gone on meanwhile: those who were asked have their time all the same.
      await putJobs(tx, [waveJob(leadId, wave, awaited, `:${awaited.getTime()}`)], now);
      return;
    }
    const { interested = 0, accepted = 0 } = await matches.countMatches(tx, leadId);
    if (interested + accepted >= ENOUGH_WILLING) return;
    const chosen = await choose(parts, context, lead, wave);
    if (!chosen.length) {
      // Said once a wave; somebody may register, or be free again, any day.
      const tomorrow = after(now, DAY);
      const again = waveJob(leadId, wave, tomorrow, `:${tomorrow.toISOString().slice(0, 10)}`);
      const news = lead.authorId ? [tell(lead.authorId, 'lead-news', `nobody:${leadId}:${wave}`, now)] : [];
      await putJobs(tx, [again, ...news], now);
      return context.wake('jobs');
    }
    await ask(parts, context, lead, wave, chosen);
  };
}

/** The best who may be asked; where only several together fill the wish, those several first. */
async function choose(
  parts: LeadParts,
  { tx, now }: JobContext,
  lead: Lead,
  wave: number,
): Promise<Array<Ranked & { joint: boolean }>> {
  const { settings } = parts;
  const wanted = wantedOf(lead, blocsOf(parts, lead.country), now);
  const { weeklyLimit } = settings;
  const suppliers = await findSuppliers(tx, { leadId: lead.id, wanted, weeklyLimit, now });
  const ranked = rank(wanted, suppliers, now, lead.id);
  const group = together(ranked, wanted.monthly) ?? [];
  const others = ranked.filter((one) => !group.includes(one));
  // Later waves are larger: few answered.
  const size = Math.max(group.length, settings.waveSize * Math.min(wave, 3));
  const best = [
    ...group.map((one) => ({ ...one, joint: true })),
    ...others.map((one) => ({ ...one, joint: false })),
  ].slice(0, size);
  const free = await matches.withinWeek(
    tx,
    best.map(({ supplier }) => supplier.personId),
    after(now, -7 * DAY),
    weeklyLimit,
  );
  return best.filter(({ supplier }) => free.has(supplier.personId));
}

async function ask(
  parts: LeadParts,
  context: JobContext,
  lead: Lead,
  wave: number,
  chosen: ReadonlyArray<Ranked & { joint: boolean }>,
): Promise<void> {
  const { tx, now } = context;
  const last = await matches.lastMatchOf(tx, lead.id);
  const answerMs = parts.settings.answerHours * HOUR;
  const asked = chosen.map(({ supplier, score: { points, ...reasons }, joint }, index) => {
    const tellAt = nextWaking(now, zoneOf(supplier.regencyCode, parts.timeZone));
    return {
      tellAt,
      match: {
        id: parts.newId(),
        personId: supplier.personId,
        number: last + index + 1,
        score: Math.round(points),
        reasons,
        joint,
        answerBy: after(tellAt, answerMs),
      },
    };
  });
  await matches.insertMatches(tx, {
    leadId: lead.id,
    wave,
    lastMatch: last + asked.length,
    matches: asked.map(({ match }) => match),
    now,
  });
  const lastAnswer = new Date(Math.max(...asked.map(({ match }) => match.answerBy.getTime())));
  const jobs = asked.flatMap(({ match, tellAt }) => [
    tell(match.personId, 'lead-offer', match.id, tellAt, match.number),
    // Half the time gone without an answer: once more, then never again.
    tell(match.personId, 'lead-nudge', match.id, after(tellAt, answerMs / 2), match.number),
  ]);
  jobs.push(waveJob(lead.id, wave + 1, lastAnswer));
  if (wave === 1 && lead.authorId) jobs.push(tell(lead.authorId, 'lead-news', `asked:${lead.id}`, now));
  await putJobs(tx, jobs, now);
  await context.wake('jobs');
}

/** Judges anew those who were told of a lead that was changed, so that both sides read why it fits now. */
export async function judgeAnew(
  parts: LeadParts,
  tx: JobContext['tx'],
  { lead, told }: { lead: Lead; told: readonly matches.Match[] },
  now: Date,
): Promise<void> {
  const wanted = wantedOf(lead, blocsOf(parts, lead.country), now);
  const suppliers = await suppliersOf(
    tx,
    told.map(({ personId }) => personId),
  );
  for (const supplier of suppliers) {
    const match = told.find(({ personId }) => personId === supplier.personId);
    const { points, ...reasons } = score(wanted, supplier, now);
    if (match) await matches.setScore(tx, match.id, Math.round(points), reasons);
  }
}

/**
 * A lead that goes on after it was held: who was chosen and could not be told meanwhile is told now, with all the time that
 * others have; the next owners are asked when those who are awaited have had theirs.
 */
export async function goOnJobs(
  { timeZone, settings }: LeadParts,
  tx: JobContext['tx'],
  { id, wave }: Pick<Lead, 'id' | 'wave'>,
  now: Date,
): Promise<NewJob[]> {
  const untold = await matches.listUntold(tx, id);
  const regencies = await matches.regenciesOf(
    tx,
    untold.map(({ personId }) => personId),
  );
  const jobs: NewJob[] = [];
  for (const { id: match, personId, number } of untold) {
    const tellAt = nextWaking(now, zoneOf(regencies.get(personId) ?? null, timeZone));
    const answerMs = settings.answerHours * HOUR;
    await matches.awaitUntil(tx, match, after(tellAt, answerMs));
    // A token of its own, because the job of the first time was done.
    const token = `${match}:${now.getTime()}`;
    jobs.push(
      tell(personId, 'lead-offer', token, tellAt, number),
      tell(personId, 'lead-nudge', token, after(tellAt, answerMs / 2), number),
    );
  }
  const awaited = await matches.awaitedUntil(tx, id);
  const next = awaited && awaited > now ? awaited : now;
  return [...jobs, waveJob(id, wave + 1, next, `:${now.getTime()}`)];
}

/** The unions that owners name instead of a country: only the European one is offered to them. */
function blocsOf({ knowledge }: LeadParts, country: string): string[] {
  return knowledge.countries.get(country)?.blocs.includes('EU') ? ['EU'] : [];
}

/** Whether nobody is left whose answer is awaited, so that the next wave need not wait for the deadline. */
export async function nobodyAwaited(tx: JobContext['tx'], leadId: string): Promise<boolean> {
  const { asked = 0, interested = 0, accepted = 0 } = await matches.countMatches(tx, leadId);
  return asked === 0 && interested + accepted < ENOUGH_WILLING;
}
