import type { Tx } from '../../storage/index.ts';
import { Reasons } from './score.ts';

export type MatchState =
  | 'asked'
  | 'interested'
  | 'declined'
  | 'silent'
  | 'accepted'
  | 'passed'
  | 'unreachable';

/** One owner's answer to one lead. */
export interface Match {
  id: string;
  leadId: string;
  personId: string;
  number: number;
  wave: number;
  state: MatchState;
  score: number;
  reasons: Reasons;
  joint: boolean;
  askedAt: Date;
  deliveredAt: Date | null;
  answerBy: Date;
  answeredAt: Date | null;
  priceText: string | null;
  quantityText: string | null;
  readyText: string | null;
  note: string | null;
  ownerToldAt: Date | null;
  authorToldAt: Date | null;
  ownerLeftAt: Date | null;
  authorLeftAt: Date | null;
}

/** What an owner adds to "Minat"; all of it optional, in their own words. */
export interface Offer {
  priceText: string | null;
  quantityText: string | null;
  readyText: string | null;
  note: string | null;
}

type Row = NonNullable<Awaited<ReturnType<Tx['leadMatch']['findUnique']>>>;

function toMatch({ reasons, ...row }: Row): Match {
  return { ...row, reasons: Reasons.parse(reasons) };
}

export interface NewMatch {
  id: string;
  personId: string;
  number: number;
  score: number;
  reasons: Reasons;
  joint: boolean;
  answerBy: Date;
}

/** Notes whom a wave asks. The row is the right to ask: one that is there already is left as it is. */
export async function insertMatches(
  tx: Tx,
  wave: { leadId: string; wave: number; lastMatch: number; matches: readonly NewMatch[]; now: Date },
): Promise<void> {
  const { leadId, now } = wave;
  await tx.leadMatch.createMany({
    data: wave.matches.map((match) => ({ ...match, leadId, wave: wave.wave, askedAt: now })),
    skipDuplicates: true,
  });
  await tx.lead.update({
    where: { id: leadId },
    data: { wave: wave.wave, lastMatch: wave.lastMatch },
  });
}

export async function lastMatchOf(tx: Tx, leadId: string): Promise<number> {
  const row = await tx.lead.findUniqueOrThrow({ where: { id: leadId }, select: { lastMatch: true } });
  return row.lastMatch;
}

/**
 * Of these people those who may still be asked this week. Held against other waves until the transaction ends: two leads
 * that choose the same owner at once count one after the other.
 */
export async function withinWeek(
  tx: Tx,
  personIds: readonly string[],
  since: Date,
  limit: number,
): Promise<Set<string>> {
  const sorted = [...personIds].sort();
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('lead-week ' || id, 0))
    FROM unnest(${sorted}::text[]) WITH ORDINALITY AS p(id, place) ORDER BY place`;
  const rows = await tx.$queryRaw<Array<{ id: string; asked: number }>>`
    SELECT p.id, (SELECT count(*) FROM "LeadMatch" m WHERE m."personId" = p.id::uuid AND m."askedAt" > ${since})::int AS asked
    FROM unnest(${sorted}::text[]) AS p(id)`;
  return new Set(rows.filter(({ asked }) => asked < limit).map(({ id }) => id));
}

export async function findMatch(tx: Tx, id: string): Promise<Match | null> {
  const row = await tx.leadMatch.findUnique({ where: { id } });
  return row && toMatch(row);
}

/** The owner's own match of a lead. */
export async function findOwnMatch(tx: Tx, leadId: string, personId: string): Promise<Match | null> {
  const row = await tx.leadMatch.findUnique({ where: { leadId_personId: { leadId, personId } } });
  return row && toMatch(row);
}

/** The owner whom the representative knows by number. */
export async function findNumbered(tx: Tx, leadId: string, number: number): Promise<Match | null> {
  const row = await tx.leadMatch.findUnique({ where: { leadId_number: { leadId, number } } });
  return row && toMatch(row);
}

/** All who were asked, those who answered first. */
export async function listMatches(tx: Tx, leadId: string): Promise<Match[]> {
  const rows = await tx.leadMatch.findMany({ where: { leadId }, orderBy: { number: 'asc' } });
  return rows.map(toMatch);
}

/** What an owner was asked, newest first, with the lead's number. */
export async function listOwnMatches(
  tx: Tx,
  personId: string,
  limit: number,
): Promise<Array<{ match: Match; number: number }>> {
  const rows = await tx.leadMatch.findMany({
    where: { personId, state: { not: 'unreachable' } },
    orderBy: { askedAt: 'desc' },
    take: limit,
    include: { lead: { select: { number: true } } },
  });
  return rows.map(({ lead, ...row }) => ({ match: toMatch(row), number: lead.number }));
}

/** Moves a match on; false where it was not (any more) in one of the states it may come from. */
export async function moveMatch(
  tx: Tx,
  id: string,
  from: readonly MatchState[],
  to: MatchState,
  more: Partial<Offer> & { answeredAt?: Date; decidedAt?: Date } = {},
): Promise<boolean> {
  const { count } = await tx.leadMatch.updateMany({
    where: { id, state: { in: [...from] } },
    data: { state: to, ...more },
  });
  return count > 0;
}

export async function markDelivered(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.leadMatch.update({ where: { id }, data: { deliveredAt: now } });
}

/** Who was told and has not answered in time becomes silent. */
export async function markSilent(tx: Tx, leadId: string, now: Date): Promise<void> {
  await tx.leadMatch.updateMany({
    where: { leadId, state: 'asked', answerBy: { lte: now } },
    data: { state: 'silent' },
  });
}

export async function setScore(tx: Tx, id: string, score: number, reasons: Reasons): Promise<void> {
  await tx.leadMatch.update({ where: { id }, data: { score, reasons } });
}

/** When the last of those who were asked and have not answered has had their time; null where nobody is awaited. */
export async function awaitedUntil(tx: Tx, leadId: string): Promise<Date | null> {
  const { _max } = await tx.leadMatch.aggregate({
    where: { leadId, state: 'asked' },
    _max: { answerBy: true },
  });
  return _max.answerBy;
}

export async function awaitUntil(tx: Tx, id: string, answerBy: Date): Promise<void> {
  await tx.leadMatch.update({ where: { id }, data: { answerBy } });
}

/** Who was chosen and has not been told. */
export async function listUntold(tx: Tx, leadId: string): Promise<Match[]> {
  const rows = await tx.leadMatch.findMany({
    where: { leadId, state: 'asked', deliveredAt: null },
    orderBy: { number: 'asc' },
  });
  return rows.map(toMatch);
}

/** Who was told of a lead and is in it, or may still say yes. */
export async function listTold(tx: Tx, leadId: string): Promise<Match[]> {
  const rows = await tx.leadMatch.findMany({
    where: { leadId, state: { in: ['asked', 'interested', 'accepted'] }, deliveredAt: { not: null } },
    orderBy: { number: 'asc' },
  });
  return rows.map(toMatch);
}

/** How the matches of a lead stand, by state. */
export async function countMatches(tx: Tx, leadId: string): Promise<Partial<Record<MatchState, number>>> {
  const rows = await tx.leadMatch.groupBy({ by: ['state'], where: { leadId }, _count: true });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
}

/** What a representative is shown of an owner before acceptance: nothing that names them. */
export interface SupplierSummary {
  regency: string;
  experience: string;
  certificates: string[];
}

export async function supplierSummary(tx: Tx, personId: string): Promise<SupplierSummary | null> {
  const row = await tx.business.findUnique({
    where: { personId },
    select: { regencyText: true, experience: true, certificates: true },
  });
  return row && { regency: row.regencyText, experience: row.experience, certificates: row.certificates };
}

/** Who an owner is and how to reach them: only for an accepted match. */
export async function supplierContact(
  tx: Tx,
  personId: string,
): Promise<{ business: string; owner: string; phone: string | null } | null> {
  const row = await tx.business.findUnique({
    where: { personId },
    select: { name: true, ownerName: true, phone: true },
  });
  return row && { business: row.name, owner: row.ownerName, phone: row.phone };
}

/** Kabupaten codes by person, for the hours at which they are awake. */
export async function regenciesOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await tx.business.findMany({
    where: { personId: { in: [...personIds] } },
    select: { personId: true, regencyCode: true },
  });
  return new Map(rows.map(({ personId, regencyCode }) => [personId, regencyCode]));
}
