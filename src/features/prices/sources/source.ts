import type { PriceCatalogue, PriceSource as SourceEntry } from '../../../knowledge/index.ts';
import type { Observation } from '../prices.store.ts';
import type { Day } from '../values/period.ts';
import type { FetchPolitely } from './fetch-politely.ts';

/** What is known from the last good fetch. */
export interface FetchState {
  url?: string | undefined;
  etag?: string | undefined;
  lastModified?: string | undefined;
}

export interface SourceRequest {
  entry: SourceEntry;
  catalogue: PriceCatalogue;
  state: FetchState;
  http: FetchPolitely;
  today: Day;
  /** Newest stored day of the source's series; null where nothing is stored. */
  newest: Day | null;
}

/** A source's answer: nothing new, or an edition of it. */
export type Fetched =
  | { kind: 'unchanged' }
  | { kind: 'edition'; edition: string; observations: Observation[]; state: FetchState; warnings: string[] };

/** Reads one publication. Throws a `SourceError`; stores nothing. */
export type ReadSource = (request: SourceRequest) => Promise<Fetched>;

export class SourceError extends Error {
  override name = 'SourceError';
  /** `down`: no usable answer. `shape`: an answer that is not what it was. `late`: older than what is stored. */
  readonly kind: 'down' | 'shape' | 'late';
  constructor(kind: SourceError['kind'], detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.kind = kind;
  }
}
