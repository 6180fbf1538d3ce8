import type { NewId } from '../../kernel/ids.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Language } from '../../language/index.ts';
import type { MediaStore } from '../../media/index.ts';
import type { ChartCache } from './chart/chart-cache.ts';
import { dayIn } from './day-in.ts';
import type { Day } from './values/period.ts';

/** What prices need of the rest. */
export interface PriceParts {
  knowledge: Knowledge;
  language: Language;
  media: MediaStore;
  newId: NewId;
  charts: ChartCache;
  /** Zone of whoever has not said theirs. */
  timeZone: string;
}

export function todayOf({ timeZone }: Pick<PriceParts, 'timeZone'>, now: Date): Day {
  return dayIn(now, timeZone);
}
