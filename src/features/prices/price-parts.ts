import type { ChartCache } from '../../charts/index.ts';
import { dayOf } from '../../kernel/day.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Language } from '../../language/index.ts';
import type { MediaStore } from '../../media/index.ts';
import type { Tx } from '../../storage/index.ts';
import type { StoredEntry } from './price-service.ts';
import type { Observation } from './prices.store.ts';
import type { Day } from './values/period.ts';

/** What prices need of the rest. */
export interface PriceParts {
  knowledge: Knowledge;
  language: Language;
  media: MediaStore;
  newId: NewId;
  charts: ChartCache;
  /** Stores what officers enter, and tells whoever waits for it. */
  store: (
    tx: Tx,
    observations: readonly Observation[],
    how: { accept: boolean; now: Date; today: Day },
  ) => Promise<StoredEntry>;
  /** Which of these are far from what is known. */
  doubt: (tx: Tx, observations: readonly Observation[]) => Promise<readonly unknown[]>;
  /** Zone of whoever has not said theirs. */
  timeZone: string;
}

export function todayOf({ timeZone }: Pick<PriceParts, 'timeZone'>, now: Date): Day {
  return dayOf(now, timeZone);
}
