import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, longest first. Vitest goes by what it remembers of the last run, and on a fresh checkout by the size
 * of the files: the transcripts, a short file, were then begun last and played on one core while the other had nothing to do.
 */
const LONGEST = [
  'conversation/transcripts',
  'commands/commands',
  'backup/backup',
  'fuzz/all-kinds',
  'commands/backup',
  'features/profile/erasure-search',
  'fuzz/telegram-updates',
  'commands/prices',
  'features/prices/sources',
  'features/leads/waves',
  'features/lessons',
  'storage/personal',
  'storage/killed-process',
  // End to end.
  'chaos/broadcast',
  'e2e/telegram-local.e2e',
  'e2e/whatsapp-crabline.e2e',
  'e2e/whatsapp-many.e2e',
  'e2e/telegram-crabline.e2e',
  'chaos/crash',
  'chaos/disk',
  'chaos/clock',
];

/** Files that take long first, so that no worker is left with one when the other has finished; the rest as Vitest has it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return place === -1 ? LONGEST.length : place;
}
