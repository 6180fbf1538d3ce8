import type { Tx } from '../../storage/index.ts';

export type Entry = NonNullable<Awaited<ReturnType<Tx['faqEntry']['findUnique']>>>;

export interface NewEntry {
  id: string;
  topic: string;
  question: string;
  answer: string;
  keywords: string[];
  source: string;
  /** YYYY-MM-DD */
  asOf: string;
  authorId: string;
}

/** Stores an answer that waits for a second person. */
export async function insertEntry(tx: Tx, { asOf, ...entry }: NewEntry, now: Date): Promise<Entry> {
  return tx.faqEntry.create({ data: { ...entry, asOf: new Date(`${asOf}T00:00:00Z`), createdAt: now } });
}

export async function findEntry(tx: Tx, number: number): Promise<Entry | null> {
  return tx.faqEntry.findUnique({ where: { number } });
}

/** Moves an entry on. False where it is not (any more) in the state it is moved from. */
export async function moveEntry(
  tx: Tx,
  id: string,
  from: Entry['state'],
  to: Entry['state'],
  by: { personId: string; now: Date },
): Promise<boolean> {
  const moved = await tx.faqEntry.updateMany({
    where: { id, state: from },
    data: { state: to, decidedBy: by.personId, decidedAt: by.now, revision: { increment: 1 } },
  });
  return moved.count > 0;
}

/** What waits for approval first, then the newest that were decided. */
export async function listEntries(tx: Tx, limit: number): Promise<Entry[]> {
  return tx.faqEntry.findMany({ orderBy: [{ state: 'asc' }, { createdAt: 'desc' }], take: limit });
}

/** Everything that is approved, oldest first. */
export async function listApproved(tx: Tx): Promise<Entry[]> {
  return tx.faqEntry.findMany({ where: { state: 'approved' }, orderBy: { number: 'asc' } });
}

/**
 * Changes with every change of any entry, also where two commit in another order than they began: rows are only added, and
 * their revisions only grow.
 */
export async function readVersion(tx: Tx): Promise<string> {
  const { _count, _sum } = await tx.faqEntry.aggregate({ _count: true, _sum: { revision: true } });
  return `${_count}:${_sum.revision ?? 0}`;
}
