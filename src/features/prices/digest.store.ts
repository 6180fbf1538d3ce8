import type { Tx } from '../../storage/index.ts';

/** What came in from one source within a time. */
export interface CameIn {
  source: string;
  series: number;
  /** Values, new and restated. */
  values: number;
  /** Newest period by its last day. */
  newest: string;
}

/** What was stored after `since` up to `until`, by source. */
export async function readCameIn(tx: Tx, since: Date, until: Date): Promise<CameIn[]> {
  return tx.$queryRaw<CameIn[]>`
    SELECT source, count(DISTINCT series)::int AS series, count(*)::int AS values,
      (array_agg(period ORDER BY day DESC, period DESC))[1] AS newest
    FROM "PriceValue" WHERE "fetchedAt" > ${since} AND "fetchedAt" <= ${until} GROUP BY source ORDER BY source`;
}

/** Those of them who want no summary. */
export async function readSilent(tx: Tx, personIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.priceDigestOff.findMany({ where: { personId: { in: [...personIds] } } });
  return new Set(rows.map(({ personId }) => personId));
}

export async function setSilent(tx: Tx, personId: string, off: boolean, now: Date): Promise<void> {
  if (off) await tx.priceDigestOff.createMany({ data: [{ personId, offAt: now }], skipDuplicates: true });
  else await tx.priceDigestOff.deleteMany({ where: { personId } });
}
