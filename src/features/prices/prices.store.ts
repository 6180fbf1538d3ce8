import type { Tx } from '../../storage/index.ts';
import type { Point } from './values/change.ts';

/** A value as a source published it. */
export interface Observation {
  series: string;
  period: string;
  /** Last day of the period. */
  day: string;
  value: number;
  currency: string;
  unit: string;
  basis: string;
}

export interface Provenance {
  source: string;
  edition: string;
  fetchedAt: Date;
}

/** A value with where it comes from. */
export interface StoredPoint extends Point, Provenance {
  basis: string;
}

const CHUNK = 2_000;

/** One writer at a time, so that nobody compares with a value that is about to be replaced. */
export async function lockPrices(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('prices'))`;
}

/**
 * Stores observations: a new period is added, a restated one replaced with the old value kept as a revision, an equal one
 * left alone. Returns what was added or restated.
 */
export async function storeObservations(
  tx: Tx,
  observations: readonly Observation[],
  { source, edition, fetchedAt }: Provenance,
): Promise<Array<{ series: string; period: string; day: string; revision: number }>> {
  const stored: Array<{ series: string; period: string; day: string; revision: number }> = [];
  for (let at = 0; at < observations.length; at += CHUNK) {
    const rows = JSON.stringify(observations.slice(at, at + CHUNK));
    stored.push(
      ...(await tx.$queryRaw<typeof stored>`
        WITH incoming AS (
          SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS r(
            series text, period text, day date, value double precision, currency text, unit text, basis text)),
        kept AS (
          INSERT INTO "PriceRevision"
            (series, period, revision, value, currency, unit, basis, source, edition, "fetchedAt", "replacedAt")
          SELECT v.series, v.period, v.revision, v.value, v.currency, v.unit, v.basis, v.source, v.edition, v."fetchedAt", ${fetchedAt}
          FROM "PriceValue" v JOIN incoming i USING (series, period)
          WHERE (v.value, v.currency, v.unit) IS DISTINCT FROM (i.value, i.currency, i.unit))
        INSERT INTO "PriceValue" (series, period, day, value, currency, unit, basis, source, edition, "fetchedAt", revision)
        SELECT series, period, day, value, currency, unit, basis, ${source}, ${edition}, ${fetchedAt}, 1 FROM incoming
        ON CONFLICT (series, period) DO UPDATE SET
          value = EXCLUDED.value, day = EXCLUDED.day, currency = EXCLUDED.currency, unit = EXCLUDED.unit,
          basis = EXCLUDED.basis, source = EXCLUDED.source, edition = EXCLUDED.edition,
          "fetchedAt" = EXCLUDED."fetchedAt", revision = "PriceValue".revision + 1
        WHERE ("PriceValue".value, "PriceValue".currency, "PriceValue".unit)
          IS DISTINCT FROM (EXCLUDED.value, EXCLUDED.currency, EXCLUDED.unit)
        RETURNING series, period, day::text AS day, revision`),
    );
  }
  return stored;
}

/** The values of some series from a day on, oldest first; only those in the unit and currency asked for. */
export async function readHistory(
  tx: Tx,
  wanted: { id: string; currency: string; unit: string },
  since: string,
): Promise<StoredPoint[]> {
  return tx.$queryRaw<StoredPoint[]>`
    SELECT period, day::text AS day, value, basis, source, edition, "fetchedAt" FROM "PriceValue"
    WHERE series = ${wanted.id} AND currency = ${wanted.currency} AND unit = ${wanted.unit} AND day >= ${since}::date
    ORDER BY day, period`;
}

/** The newest value of each series that has any. */
export async function readNewest(
  tx: Tx,
  series: readonly string[],
): Promise<Map<string, StoredPoint & { currency: string; unit: string; revision: number }>> {
  type Row = StoredPoint & { series: string; currency: string; unit: string; revision: number };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT DISTINCT ON (series) series, period, day::text AS day, value, currency, unit, basis, source, edition,
      "fetchedAt", revision
    FROM "PriceValue" WHERE series = ANY(${[...series]}) ORDER BY series, day DESC, period DESC`;
  return new Map(rows.map(({ series: id, ...point }) => [id, point]));
}

/** The values that are stored already for some periods, by `series period`. */
export async function readExisting(
  tx: Tx,
  observations: readonly Observation[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let at = 0; at < observations.length; at += CHUNK) {
    const keys = JSON.stringify(
      observations.slice(at, at + CHUNK).map(({ series, period }) => ({ series, period })),
    );
    const rows = await tx.$queryRaw<Array<{ series: string; period: string; value: number }>>`
      SELECT series, period, value FROM "PriceValue"
      JOIN jsonb_to_recordset(${keys}::jsonb) AS r(series text, period text) USING (series, period)`;
    for (const row of rows) found.set(`${row.series} ${row.period}`, row.value);
  }
  return found;
}

/** What a period stood at before its newest edition, newest first. */
export async function readRevisions(
  tx: Tx,
  series: string,
  period: string,
): Promise<Array<{ revision: number; value: number; edition: string }>> {
  return tx.priceRevision.findMany({
    where: { series, period },
    select: { revision: true, value: true, edition: true },
    orderBy: { revision: 'desc' },
  });
}
