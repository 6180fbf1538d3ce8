import { type Clock, SECOND } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { PriceCatalogue, PriceSource } from '../../knowledge/index.ts';
import type { Storage, Tx } from '../../storage/index.ts';
import { storeDemand } from './demand.store.ts';
import { noteFailure, noteSuccess, readFetch } from './fetch.store.ts';
import { type Incident, raiseIncident, resolveIncidents } from './incidents.store.ts';
import { readNewest } from './prices.store.ts';
import { type Recorded, recordPrices } from './record.ts';
import { readBankIndonesia } from './sources/bank-indonesia.ts';
import { readDemand } from './sources/comtrade.ts';
import type { FetchPolitely } from './sources/fetch-politely.ts';
import { readFrankfurter } from './sources/frankfurter.ts';
import { readHttpTable } from './sources/http-table.ts';
import { readPinkSheet } from './sources/pink-sheet.ts';
import { type Fetched, type ReadSource, SourceError } from './sources/source.ts';
import { type Day, daysBetween } from './values/period.ts';

const READERS: Readonly<Record<string, ReadSource>> = {
  worldbank: readPinkSheet,
  frankfurter: readFrankfurter,
  'bank-indonesia': readBankIndonesia,
  table: readHttpTable,
};
/** An edition of 800 months and 20 series, with its comparisons. */
const STORING_MS = 60 * SECOND;

export interface FetchParts {
  storage: Storage;
  clock: Clock;
  log: Log;
  newId: NewId;
  catalogue: PriceCatalogue;
  http: FetchPolitely;
  dayOf: (moment: Date) => Day;
  /** In the transaction that stored the prices: who waits for them is told. */
  onStored: (tx: Tx, recorded: Recorded, now: Date) => Promise<void>;
}

/** What became of one source. */
export type FetchResult = { source: string } & (
  | { kind: 'unchanged' }
  | ({ kind: 'stored'; edition: string } & Omit<Recorded, 'raised' | 'moved'>)
  | { kind: 'demand'; items: number }
  | { kind: 'failed'; failure: SourceError['kind']; detail: string }
);

/**
 * Asks one source and stores what is new. What goes wrong changes nothing but an incident for officers; where the source
 * has a fallback, that is asked instead. Nothing is asked inside a transaction.
 */
export async function fetchSource(parts: FetchParts, id: string, accept = false): Promise<FetchResult[]> {
  const entry = parts.catalogue.sources.get(id);
  if (!entry || entry.kind === 'manual') throw new Error(`nothing to fetch from ${id}`);
  const result =
    entry.kind === 'comtrade' ? await fetchDemand(parts, entry) : await fetchEdition(parts, entry, accept);
  if (result.kind !== 'failed' || !entry.fallback) return [result];
  return [result, ...(await fetchSource(parts, entry.fallback, accept))];
}

async function fetchEdition(parts: FetchParts, entry: PriceSource, accept: boolean): Promise<FetchResult> {
  const { storage, catalogue, clock, log, newId } = parts;
  const read = READERS[entry.kind];
  if (!read) throw new Error(`no reader for ${entry.kind}`);
  const own = [...catalogue.series.values()].filter(({ source, rateOf }) =>
    entry.kind === 'bank-indonesia' ? rateOf !== undefined : source === entry.id,
  );
  const today = parts.dayOf(clock.now());
  let fetched: Fetched;
  try {
    const state = await readFetch(storage.db, entry.id);
    const newest = await newestDay(
      storage.db,
      own.map(({ id }) => id),
    );
    fetched = await read({
      entry,
      catalogue,
      state: accept ? { url: state.url } : state,
      http: parts.http,
      today,
      newest,
    });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    log.warn({ source: entry.id, failure: error.kind, detail: error.message }, 'price source failed');
    return fail(parts, entry, error);
  }
  return storage.transaction(
    async (tx): Promise<FetchResult> => {
      const now = clock.now();
      await resolveIncidents(tx, { source: entry.id, kinds: ['down', 'shape'] }, now);
      if (fetched.kind === 'unchanged') {
        await noteSuccess(tx, entry.id, now);
        await watchLateness(parts, tx, entry, today);
        return { source: entry.id, kind: 'unchanged' };
      }
      const { edition, observations, warnings } = fetched;
      const provenance = { source: entry.id, edition, fetchedAt: now };
      const recorded = await recordPrices(tx, parts, { ...provenance, observations, accept });
      // What was held back is asked for again next time, so the file must not count as known.
      const state = recorded.held.length ? { url: fetched.state.url } : fetched.state;
      await noteSuccess(tx, entry.id, now, { edition, state });
      for (const detail of warnings) {
        await raiseIncident(tx, { source: entry.id, series: null, kind: 'shape', detail }, now, newId);
      }
      await watchLateness(parts, tx, entry, today);
      await parts.onStored(tx, recorded, now);
      const { raised: _raised, moved: _moved, ...counts } = recorded;
      return { source: entry.id, kind: 'stored', edition, ...counts };
    },
    { timeout: STORING_MS },
  );
}

/** The newest full year that UN Comtrade has, item by item; one item's failure is not another's. */
async function fetchDemand(parts: FetchParts, entry: PriceSource): Promise<FetchResult> {
  const { storage, clock, catalogue, http } = parts;
  const lastYear = Number(parts.dayOf(clock.now()).slice(0, 4)) - 1;
  let items = 0;
  try {
    for (const item of catalogue.items.values()) {
      if (!item.hs.length) continue;
      for (const year of [lastYear, lastYear - 1]) {
        const rows = await readDemand(http, entry.url ?? '', item, year);
        if (!rows.length) continue;
        await storage.transaction((tx) => storeDemand(tx, rows, entry.id, clock.now()));
        items += 1;
        break;
      }
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return fail(parts, entry, error);
  }
  await storage.transaction(async (tx) => {
    const now = clock.now();
    await resolveIncidents(tx, { source: entry.id, kinds: ['down', 'shape'] }, now);
    await noteSuccess(tx, entry.id, now, { edition: String(lastYear), state: {} });
  });
  return { source: entry.id, kind: 'demand', items };
}

async function fail(
  { storage, clock, newId }: FetchParts,
  entry: PriceSource,
  error: SourceError,
): Promise<FetchResult> {
  const incident: Incident = { source: entry.id, series: null, kind: error.kind, detail: error.message };
  await storage.transaction(async (tx) => {
    const now = clock.now();
    await noteFailure(tx, entry.id, now);
    await raiseIncident(tx, incident, now, newId);
  });
  return { source: entry.id, kind: 'failed', failure: error.kind, detail: error.message };
}

/** A source that answers and says nothing new for too long is as bad as one that does not answer. */
async function watchLateness(
  { catalogue, clock, newId }: FetchParts,
  tx: Tx,
  entry: PriceSource,
  today: Day,
): Promise<void> {
  if (entry.lateAfterDays === undefined) return;
  const own = [...catalogue.series.values()].filter(({ source }) => source === entry.id).map(({ id }) => id);
  const newest = await newestDay(tx, own);
  if (newest === null) return;
  const now = clock.now();
  if (daysBetween(newest, today) > entry.lateAfterDays) {
    const detail = `nothing newer than ${newest}`;
    await raiseIncident(tx, { source: entry.id, series: null, kind: 'late', detail }, now, newId);
  } else {
    await resolveIncidents(tx, { source: entry.id, kinds: ['late'] }, now);
  }
}

async function newestDay(tx: Tx, series: readonly string[]): Promise<Day | null> {
  const newest = await readNewest(tx, series);
  return [...newest.values()].reduce<Day | null>(
    (last, { day }) => (last === null || day > last ? day : last),
    null,
  );
}
