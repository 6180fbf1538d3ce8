import type { NewId } from '../../kernel/ids.ts';
import type { PriceCatalogue, PriceSeries } from '../../knowledge/index.ts';
import type { Tx } from '../../storage/index.ts';
import { type Incident, raiseIncident, resolveIncidents } from './incidents.store.ts';
import {
  lockPrices,
  type Observation,
  type Provenance,
  readExisting,
  readNewest,
  storeObservations,
} from './prices.store.ts';

/** What came of an edition. */
export interface Recorded {
  added: number;
  restated: number;
  unchanged: number;
  /** Not stored: outside what is believable for the series. */
  held: Array<{
    series: string;
    period: string;
    value: number;
    reason: 'implausible' | 'band';
    last?: number;
  }>;
  /** Series whose newest value is new. */
  moved: string[];
  /** Incidents that were not known before: to be said to officers. */
  raised: Incident[];
}

export interface RecordParts {
  catalogue: PriceCatalogue;
  newId: NewId;
}

/**
 * Stores what a source published, series by series: one value beyond belief holds its whole series back, raises an
 * incident and changes nothing. `accept` is an officer's word that a jump is real; what is implausible stays out even so.
 */
export async function recordPrices(
  tx: Tx,
  { catalogue, newId }: RecordParts,
  edition: Provenance & { observations: readonly Observation[]; accept?: boolean },
): Promise<Recorded> {
  const { observations, accept = false, ...provenance } = edition;
  await lockPrices(tx);
  const ids = [...new Set(observations.map(({ series }) => series))];
  const newest = await readNewest(tx, ids);
  const held = await findDoubtful(tx, catalogue, observations, accept);
  const raised: Incident[] = [];
  const accepted: Observation[] = [];
  for (const id of ids) {
    const scope = { source: edition.source, series: id };
    const doubtful = held.filter(({ series }) => series === id);
    const [worst] = doubtful;
    if (worst) {
      const incident = {
        ...scope,
        kind: 'out-of-band' as const,
        detail: describe(worst),
        held: { values: doubtful },
      };
      if (await raiseIncident(tx, incident, provenance.fetchedAt, newId)) raised.push(incident);
    } else {
      accepted.push(...observations.filter(({ series }) => series === id));
      await resolveIncidents(tx, { ...scope, kinds: ['out-of-band'] }, provenance.fetchedAt);
    }
  }
  const stored = await storeObservations(tx, accepted, provenance);
  const restated = stored.filter(({ revision }) => revision > 1).length;
  const moved = ids.filter((id) => {
    const before = newest.get(id)?.day ?? '';
    return stored.some(({ series, day }) => series === id && day >= before);
  });
  return {
    added: stored.length - restated,
    restated,
    unchanged: accepted.length - stored.length,
    held,
    moved,
    raised,
  };
}

/** The observations that are beyond belief: implausible for their series or too far from what is known. */
export async function findDoubtful(
  tx: Tx,
  catalogue: PriceCatalogue,
  observations: readonly Observation[],
  accept: boolean,
): Promise<Recorded['held']> {
  const newest = await readNewest(tx, [...new Set(observations.map(({ series }) => series))]);
  const existing = await readExisting(tx, observations);
  return observations.flatMap((one) => {
    const series = catalogue.series.get(one.series);
    if (!series) throw new Error(`no series ${one.series}`);
    const last = newest.get(one.series);
    return doubt(one, series, last && sameUnit(last, series) ? last : undefined, existing, accept) ?? [];
  });
}

function sameUnit(point: { currency: string; unit: string }, series: PriceSeries): boolean {
  return point.currency === series.currency && point.unit === series.unit;
}

/** A value is compared with what it restates, or with the newest one where it is newer; old history only with reason. */
function doubt(
  { series: id, period, day, value }: Observation,
  series: PriceSeries,
  newest: { day: string; value: number } | undefined,
  existing: ReadonlyMap<string, number>,
  accept: boolean,
): Recorded['held'][number] | null {
  const [low, high] = series.plausible;
  if (!(value >= low && value <= high)) return { series: id, period, value, reason: 'implausible' };
  const reference =
    existing.get(`${id} ${period}`) ?? (newest && day > newest.day ? newest.value : undefined);
  if (accept || reference === undefined) return null;
  const off = Math.abs(value / reference - 1) > series.band;
  return off ? { series: id, period, value, reason: 'band', last: reference } : null;
}

function describe({ period, value, reason, last }: Recorded['held'][number]): string {
  return `${period}: ${value}${last === undefined ? '' : ` after ${last}`} (${reason})`;
}
