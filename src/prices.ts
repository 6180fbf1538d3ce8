import { createFetchPolitely, createPriceService, type PriceService } from './features/prices/index.ts';
import { KNOWLEDGE, LOCALES } from './folders.ts';
import type { Clock } from './kernel/clock.ts';
import { uuidv7 } from './kernel/ids.ts';
import type { Log } from './kernel/log.ts';
import { type Knowledge, loadKnowledge } from './knowledge/index.ts';
import type { Storage } from './storage/index.ts';
import { type AllWords, loadWords } from './words/index.ts';

/** The price service with the real world at its edges. */
export function buildPrices(parts: {
  storage: Storage;
  clock: Clock;
  log: Log;
  timeZone: string;
  adminIds: readonly string[];
  /** Where they are loaded already. */
  knowledge?: Pick<Knowledge, 'prices'>;
  words?: AllWords;
}): PriceService {
  const { knowledge = loadKnowledge(KNOWLEDGE), words = loadWords(LOCALES), ...rest } = parts;
  return createPriceService({
    ...rest,
    words,
    catalogue: knowledge.prices,
    newId: () => uuidv7(),
    http: createFetchPolitely(),
  });
}
