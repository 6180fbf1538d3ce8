import { type FetchResult, fetchSource } from '../../../src/features/prices/fetch-prices.ts';
import { createFetchPolitely } from '../../../src/features/prices/sources/fetch-politely.ts';
import { dayOf } from '../../../src/kernel/day.ts';
import { uuidv7 } from '../../../src/kernel/ids.ts';
import { createLog } from '../../../src/kernel/log.ts';
import type { PriceCatalogue } from '../../../src/knowledge/index.ts';
import type { Storage } from '../../../src/storage/index.ts';
import { loadedKnowledge } from '../../support/loaded.ts';
import { openTestStorage } from '../../support/shared-storage.ts';
import { openSourceServer, type SourceServer } from './source-server.ts';

/** The price service on a real database, its sources played by a local server, its time moved by the test. */
export interface PriceDesk {
  readonly storage: Storage;
  readonly server: SourceServer;
  readonly catalogue: PriceCatalogue;
  /** Milliseconds that were waited for, in all. */
  readonly waited: number[];
  fetch(source: string, accept?: boolean): Promise<FetchResult[]>;
  setNow(moment: string): void;
  close(): Promise<void>;
}

const CATALOGUE = loadedKnowledge().prices;

export async function openPriceDesk(now = '2026-06-03T02:00:00Z'): Promise<PriceDesk> {
  const storage = await openTestStorage();
  const server = await openSourceServer();
  const catalogue = servedBy(CATALOGUE, server.url);
  const waited: number[] = [];
  let moment = new Date(now);
  const http = createFetchPolitely({ timeoutMs: 300, wait: async (ms) => waited.push(ms) });
  return {
    storage,
    server,
    catalogue,
    waited,
    fetch: (source, accept) =>
      fetchSource(
        {
          storage,
          catalogue,
          http,
          clock: { now: () => moment },
          log: createLog('silent'),
          newId: () => uuidv7(),
          dayOf: (when) => dayOf(when, 'Asia/Makassar'),
          onStored: async () => undefined,
        },
        source,
        accept,
      ),
    setNow(next) {
      moment = new Date(next);
    },
    async close() {
      await server.close();
      await storage.close();
    },
  };
}

/** The catalogue with every source at `root`, told apart by its path. */
function servedBy(catalogue: PriceCatalogue, root: string): PriceCatalogue {
  const sources = [...catalogue.sources.values()].map(
    (source) => [source.id, { ...source, url: `${root}/${source.id}` }] as const,
  );
  return { ...catalogue, sources: new Map(sources) };
}
