import type { Tx } from '../../storage/index.ts';

/** What one partner bought of an item in a year; partner 0 is the world. */
export interface Demand {
  item: string;
  year: number;
  /** M49 code. */
  partner: number;
  valueUsd: number;
  netKg: number | null;
}

/** Replaces what is known of an item's year: a later edition is whole. */
export async function storeDemand(
  tx: Tx,
  rows: readonly Demand[],
  source: string,
  fetchedAt: Date,
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  await tx.exportDemand.deleteMany({ where: { item: first.item, year: first.year } });
  await tx.exportDemand.createMany({ data: rows.map((row) => ({ ...row, source, fetchedAt })) });
}

/** The newest year of an item, largest buyers first, the world at the head. */
export async function readNewestDemand(tx: Tx, item: string): Promise<Demand[]> {
  const newest = await tx.exportDemand.findFirst({
    where: { item },
    orderBy: { year: 'desc' },
    select: { year: true },
  });
  if (!newest) return [];
  return tx.exportDemand.findMany({
    where: { item, year: newest.year },
    select: { item: true, year: true, partner: true, valueUsd: true, netKg: true },
    orderBy: { valueUsd: 'desc' },
    take: 12,
  });
}
