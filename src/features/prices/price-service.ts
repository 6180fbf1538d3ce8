import { recordAct } from '../../identity/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { HOUR, MINUTE } from '../../kernel/clock.ts';
import { dayOf } from '../../kernel/day.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { PriceCatalogue } from '../../knowledge/index.ts';
import type { Job } from '../../schedule/index.ts';
import type { Storage, Tx } from '../../storage/index.ts';
import type { AllWords } from '../../words/index.ts';
import { digestJob } from './digest.ts';
import { listFetches } from './fetch.store.ts';
import { type FetchResult, fetchSource } from './fetch-prices.ts';
import { fireAlerts } from './fire-alerts.ts';
import { type ReadTable, readPriceTable } from './import-table.ts';
import { openIncidents } from './incidents.store.ts';
import type { PriceParts } from './price-parts.ts';
import { lockPrices, type Observation, readNewest } from './prices.store.ts';
import { findDoubtful, type Recorded, recordPrices } from './record.ts';
import { updateJob } from './send-updates.ts';
import type { FetchPolitely } from './sources/fetch-politely.ts';
import { tellOfficers } from './tell-officers.ts';
import { isOld } from './values/freshness.ts';
import type { Day } from './values/period.ts';

export interface ServiceParts {
  storage: Storage;
  clock: Clock;
  log: Log;
  newId: NewId;
  catalogue: PriceCatalogue;
  words: AllWords;
  http: FetchPolitely;
  timeZone: string;
  /** `ADMIN_IDS`: they hear of trouble, too. */
  adminIds: readonly string[];
}

/** What is done about prices outside any chat: by the clock, from the terminal. */
export interface PriceService {
  /** One source, or all that can be fetched. */
  fetch(source?: string, accept?: boolean): Promise<FetchResult[]>;
  /** A table of prices, all of it or none. */
  import(bytes: Uint8Array, accept?: boolean): Promise<ImportResult>;
  status(): Promise<PriceStatus>;
  /** In a turn: stores what an officer enters, and tells whoever waits for it. */
  store: PriceParts['store'];
  doubt: PriceParts['doubt'];
  jobs(options: { fetching: boolean }): Job[];
}

export type ImportResult = { kind: 'refused'; problems: ReadTable['problems'] } | StoredEntry;

/** What became of values that were entered: all stored, or none because of some. */
export type StoredEntry =
  | { kind: 'held'; held: Recorded['held'] }
  | { kind: 'stored'; added: number; restated: number; unchanged: number };

export interface PriceStatus {
  series: Array<{
    id: string;
    source: string;
    period: string | null;
    value: number | null;
    unit: string;
    old: boolean;
  }>;
  sources: Awaited<ReturnType<typeof listFetches>>;
  incidents: Awaited<ReturnType<typeof openIncidents>>;
}

const FETCH_LATE_MS = 6 * HOUR;
/** A table of ten megabytes, with its comparisons. */
const STORING_MS = MINUTE;
/** Cron lines in the catalogue are in the zone of the office. */
const OFFICE_ZONE = 'Asia/Makassar';

export function createPriceService(parts: ServiceParts): PriceService {
  const { storage, catalogue, clock, log, newId, timeZone } = parts;
  const today = (): Day => dayOf(clock.now(), timeZone);
  const fetchable = [...catalogue.sources.values()].filter(
    ({ kind, cron }) => kind !== 'manual' && cron !== undefined,
  );
  const afterStoring = (tx: Tx, { moved }: Recorded, now: Date) => fireAlerts(parts, tx, moved, now, today());

  async function fetch(source?: string, accept = false): Promise<FetchResult[]> {
    const results: FetchResult[] = [];
    for (const id of source === undefined ? fetchable.map((one) => one.id) : [source]) {
      // Somebody's word that what is far from the last price is right.
      if (accept) {
        const act = { actor: null, act: 'price.fetch-accepted', subject: id };
        await recordAct(storage.db, clock.now(), newId, act);
      }
      const dayHere = (moment: Date) => dayOf(moment, timeZone);
      results.push(...(await fetchSource({ ...parts, dayOf: dayHere, onStored: afterStoring }, id, accept)));
      await storage.transaction((tx) => tellOfficers(parts, tx, clock.now()));
    }
    return results;
  }

  return {
    fetch,
    store: (tx, observations, how) => storeEntered(parts, tx, observations, how),
    doubt: (tx, observations) => findDoubtful(tx, catalogue, observations, false),
    async import(bytes, accept = false) {
      const { observations, problems } = readPriceTable(bytes, catalogue, today());
      if (problems.length) return { kind: 'refused', problems };
      return storage.transaction(
        async (tx) => {
          const now = clock.now();
          const result = await storeEntered(parts, tx, observations, { accept, now, today: today() });
          if (result.kind === 'stored') {
            const { added, restated, unchanged } = result;
            const detail = { added, restated, unchanged, accept };
            await recordAct(tx, now, newId, { actor: null, act: 'price.imported', detail });
          }
          return result;
        },
        { timeout: STORING_MS },
      );
    },
    async status() {
      const newest = await readNewest(storage.db, [...catalogue.series.keys()]);
      return {
        series: [...catalogue.series.values()].map(({ id, source, unit, cadence }) => {
          const last = newest.get(id);
          return {
            id,
            source: last?.source ?? source,
            period: last?.period ?? null,
            value: last?.value ?? null,
            unit,
            old: last !== undefined && isOld(last.day, cadence, today()),
          };
        }),
        sources: await listFetches(storage.db),
        incidents: await openIncidents(storage.db),
      };
    },
    jobs({ fetching }) {
      const update = updateJob({ ...parts, now: () => clock.now() });
      const digest = digestJob({ ...parts, now: () => clock.now() });
      if (!fetching) return [update, digest];
      const fetches = fetchable.map(
        ({ id, cron = '' }): Job => ({
          name: `price-fetch-${id}`,
          cron,
          timeZone: OFFICE_ZONE,
          lateMs: FETCH_LATE_MS,
          run: async () => report(await fetch(id)),
        }),
      );
      // A new installation should not wait a month for its first prices.
      const first: Job = {
        name: 'price-fetch-first',
        cron: '0 * * * *',
        timeZone: 'UTC',
        lateMs: FETCH_LATE_MS,
        async run() {
          const asked = new Set((await listFetches(storage.db)).map(({ source }) => source));
          for (const { id } of fetchable) if (!asked.has(id)) report(await fetch(id));
        },
      };
      return [update, digest, ...fetches, first];
    },
  };

  function report(results: readonly FetchResult[]): void {
    for (const result of results) log.info({ result }, 'prices fetched');
  }
}

/** Stores what officers enter, each series under its own source; one doubtful value holds everything back. */
async function storeEntered(
  parts: Pick<ServiceParts, 'catalogue' | 'newId' | 'storage' | 'words'>,
  tx: Tx,
  observations: readonly Observation[],
  { accept, now, today }: { accept: boolean; now: Date; today: Day },
): Promise<StoredEntry> {
  const groups = Map.groupBy(
    observations,
    ({ series }) => parts.catalogue.series.get(series)?.source ?? 'export-center',
  );
  await lockPrices(tx);
  const held = await findDoubtful(tx, parts.catalogue, observations, accept);
  if (held.length) return { kind: 'held', held };
  const total = { kind: 'stored' as const, added: 0, restated: 0, unchanged: 0 };
  const moved: string[] = [];
  for (const [source, own] of groups) {
    const provenance = { source, edition: today, fetchedAt: now };
    const recorded = await recordPrices(tx, parts, { ...provenance, observations: own, accept: true });
    moved.push(...recorded.moved);
    total.added += recorded.added;
    total.restated += recorded.restated;
    total.unchanged += recorded.unchanged;
  }
  await fireAlerts(parts, tx, moved, now, today);
  return total;
}
