import { z } from 'zod';
import { lookup, personal } from '../../kernel/personal.ts';
import type { Tx } from '../../storage/index.ts';
import { CERTIFICATES } from '../registration/index.ts';
import { FREQUENCIES, INCOTERMS, LEAD_UNITS, type Lead, type LeadFields } from './lead.ts';

export type LeadState = Lead['state'];

/** What a stored lead's columns hold, checked when read: an older version may have written it. */
const Columns = z.object({
  unit: z.enum(LEAD_UNITS).nullable().catch(null),
  frequency: z.enum(FREQUENCIES).nullable().catch(null),
  incoterm: z.enum(INCOTERMS).nullable().catch(null),
  pricePer: z.enum(LEAD_UNITS).nullable().catch(null),
  certificates: z.array(z.string()).transform((ids) => CERTIFICATES.filter((id) => ids.includes(id))),
});

type Row = NonNullable<Awaited<ReturnType<Tx['lead']['findUnique']>>>;

function toLead(row: Row): Lead {
  const { unit, frequency, incoterm, pricePer, certificates } = Columns.parse(row);
  return {
    id: row.id,
    number: row.number,
    office: row.office,
    authorId: row.authorId,
    state: row.state,
    product: row.product,
    catalogId: row.catalogId,
    hs: row.hs,
    country: row.country,
    quantity: row.quantity,
    unit,
    frequency,
    deadline: row.deadline?.toISOString().slice(0, 10) ?? null,
    incoterm,
    priceIdea:
      row.priceAmount !== null && row.priceCurrency
        ? { amount: row.priceAmount, currency: row.priceCurrency, per: pricePer }
        : null,
    certificates,
    company: row.company,
    contactName: row.contactName,
    contactEmail: row.contactEmail,
    contactPhone: row.contactPhone,
    observed: row.observed,
    wave: row.wave,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    outcome: row.outcome,
    dealAmount: row.dealAmount,
    dealCurrency: row.dealCurrency,
  };
}

function columnsOf(fields: LeadFields) {
  const { priceIdea, deadline, ...same } = fields;
  return {
    ...same,
    company: personal(same.company),
    contactName: personal(same.contactName),
    contactEmail: personal(same.contactEmail),
    contactPhone: personal(same.contactPhone),
    deadline: deadline === null ? null : new Date(`${deadline}T00:00:00Z`),
    priceAmount: priceIdea?.amount ?? null,
    priceCurrency: priceIdea?.currency ?? null,
    pricePer: priceIdea?.per ?? null,
  };
}

/** Stores a new lead; the database numbers it. */
export async function insertLead(
  tx: Tx,
  lead: {
    id: string;
    fields: LeadFields;
    office: string;
    authorId: string;
    state: 'open' | 'review';
    observed: boolean;
    duplicateKey: string;
    expiresAt: Date;
    now: Date;
  },
): Promise<Lead> {
  const { fields, now, state, duplicateKey, ...rest } = lead;
  return toLead(
    await tx.lead.create({
      data: {
        ...rest,
        ...columnsOf(fields),
        duplicateKey: lookup(duplicateKey),
        state,
        openedAt: state === 'open' ? now : null,
        createdAt: now,
        updatedAt: now,
      },
    }),
  );
}

export async function changeLead(
  tx: Tx,
  id: string,
  change: { fields: LeadFields; duplicateKey: string; expiresAt: Date; now: Date },
): Promise<void> {
  const { fields, now, duplicateKey, ...rest } = change;
  const key = { duplicateKey: lookup(duplicateKey) };
  await tx.lead.update({ where: { id }, data: { ...columnsOf(fields), ...key, ...rest, updatedAt: now } });
}

export async function findLead(tx: Tx, number: number): Promise<Lead | null> {
  const row = await tx.lead.findUnique({ where: { number } });
  return row && toLead(row);
}

export async function findLeadById(tx: Tx, id: string): Promise<Lead | null> {
  const row = await tx.lead.findUnique({ where: { id } });
  return row && toLead(row);
}

/** The lead, nobody else changing it until the transaction ends. */
export async function lockLead(tx: Tx, id: string): Promise<Lead | null> {
  await tx.$queryRaw`SELECT id FROM "Lead" WHERE id = ${id}::uuid FOR UPDATE`;
  return findLeadById(tx, id);
}

/** The newest lead of the same buyer for the same goods since then. */
export async function findDuplicate(tx: Tx, key: string, since: Date): Promise<Lead | null> {
  const [found] = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT id FROM "Lead" WHERE "duplicateKey" = ANY(${[lookup(key)]}::text[]) AND "createdAt" >= ${since}
      AND state <> 'refused' ORDER BY "createdAt" DESC LIMIT 1`;
  return found ? findLeadById(tx, found.id) : null;
}

/** Moves a lead on; false where it was not (any more) in one of the states it may come from. */
export async function moveLead(
  tx: Tx,
  id: string,
  from: readonly LeadState[],
  to: LeadState,
  now: Date,
  more: {
    expiresAt?: Date;
    openedAt?: Date;
    closedAt?: null;
    outcome?: string;
    outcomeReason?: string | null;
    dealAmount?: number | null;
    dealCurrency?: string | null;
  } = {},
): Promise<boolean> {
  const ended = to === 'closed' || to === 'expired';
  const { count } = await tx.lead.updateMany({
    where: { id, state: { in: [...from] } },
    data: { state: to, updatedAt: now, ...(ended ? { closedAt: now } : {}), ...more },
  });
  return count > 0;
}

/** How a lead stands, as its author sees it in a list. */
export interface LeadStanding {
  lead: Lead;
  asked: number;
  interested: number;
  accepted: number;
}

export async function listOwnLeads(tx: Tx, authorId: string, limit?: number): Promise<LeadStanding[]> {
  const rows = await tx.lead.findMany({
    where: { authorId },
    orderBy: { number: 'desc' },
    ...(limit ? { take: limit } : {}),
  });
  return withCounts(tx, rows);
}

/** Leads waiting for an officer, oldest first. */
export async function listForReview(tx: Tx, limit: number): Promise<Lead[]> {
  const rows = await tx.lead.findMany({
    where: { state: 'review' },
    orderBy: { number: 'asc' },
    take: limit,
  });
  return rows.map(toLead);
}

/** The newest leads of all offices, for an operator: nothing that names a buyer. */
export async function listLeads(tx: Tx, limit: number): Promise<LeadStanding[]> {
  const rows = await tx.lead.findMany({ orderBy: { number: 'desc' }, take: limit });
  return withCounts(tx, rows);
}

async function withCounts(tx: Tx, rows: Row[]): Promise<LeadStanding[]> {
  const counts = await tx.leadMatch.groupBy({
    by: ['leadId', 'state'],
    where: { leadId: { in: rows.map(({ id }) => id) } },
    _count: true,
  });
  return rows.map((row) => {
    const of = (...states: string[]) =>
      counts
        .filter(({ leadId, state }) => leadId === row.id && (!states.length || states.includes(state)))
        .reduce((sum, { _count }) => sum + _count, 0);
    return {
      lead: toLead(row),
      asked: of(),
      interested: of('interested', 'accepted'),
      accepted: of('accepted'),
    };
  });
}

export interface OfficeStatistics {
  office: string;
  leads: number;
  open: number;
  deals: number;
  asked: number;
  answered: number;
  interested: number;
  accepted: number;
  /** Median hours from being told to answering; null where nobody has. */
  medianAnswerHours: number | null;
}

/** Per office since a moment: what came in and what became of it. */
export async function statistics(tx: Tx, since: Date): Promise<OfficeStatistics[]> {
  const rows = await tx.$queryRaw<Array<Record<string, unknown>>>`
    SELECT l.office, count(DISTINCT l.id)::int AS leads,
      count(DISTINCT l.id) FILTER (WHERE l.state = 'open')::int AS open,
      count(DISTINCT l.id) FILTER (WHERE l.outcome = 'deal')::int AS deals,
      count(m.id)::int AS asked,
      count(m."answeredAt")::int AS answered,
      count(m.id) FILTER (WHERE m.state IN ('interested', 'accepted', 'passed'))::int AS interested,
      count(m.id) FILTER (WHERE m.state = 'accepted')::int AS accepted,
      round((percentile_cont(0.5) WITHIN GROUP (
        ORDER BY extract(epoch FROM m."answeredAt" - m."deliveredAt") / 3600)
        FILTER (WHERE m."answeredAt" IS NOT NULL AND m."deliveredAt" IS NOT NULL))::numeric, 1)::float AS "medianAnswerHours"
    FROM "Lead" l LEFT JOIN "LeadMatch" m ON m."leadId" = l.id
    WHERE l."createdAt" >= ${since}
    GROUP BY l.office ORDER BY leads DESC, l.office`;
  return z.array(Statistics).parse(rows);
}

const Statistics = z.object({
  office: z.string(),
  leads: z.number(),
  open: z.number(),
  deals: z.number(),
  asked: z.number(),
  answered: z.number(),
  interested: z.number(),
  accepted: z.number(),
  medianAnswerHours: z.number().nullable(),
});

/** Ends what an erased representative had under way, and forgets every buyer they told of. */
export async function forgetAuthor(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.lead.updateMany({
    where: { authorId: personId, state: { in: ['open', 'paused', 'review'] } },
    data: { state: 'closed', closedAt: now, outcome: 'none', outcomeReason: 'author-left' },
  });
  await tx.leadMessage.deleteMany({ where: { match: { lead: { authorId: personId } } } });
  await tx.lead.updateMany({
    where: { authorId: personId },
    data: {
      authorId: null,
      company: null,
      contactName: null,
      contactEmail: null,
      contactPhone: null,
      duplicateKey: '',
      updatedAt: now,
    },
  });
}

/** Forgets an owner: whom they were matched with, what they answered and wrote. */
export async function forgetOwner(tx: Tx, personId: string): Promise<void> {
  await tx.leadMessage.deleteMany({ where: { personId } });
  await tx.leadMatch.deleteMany({ where: { personId } });
  await tx.leadPreference.deleteMany({ where: { personId } });
}

/** Whether the person wants no leads for now. */
export async function isPaused(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx.leadPreference.findUnique({ where: { personId } });
  return row?.pausedAt !== null && row !== null;
}

export async function setPaused(tx: Tx, personId: string, pausedAt: Date | null): Promise<void> {
  await tx.leadPreference.upsert({
    where: { personId },
    create: { personId, pausedAt },
    update: { pausedAt },
  });
}
