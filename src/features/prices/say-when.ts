import { type Zone, zoneName } from '../../kernel/zones.ts';
import type { Words } from '../../words/index.ts';
import { EVERY_DAY, WORKING_DAYS } from './values/schedule.ts';

/** "tiap Senin, jam 07.00 WITA" */
export function sayWhen(
  words: Words,
  { days, hour, zone }: { days: number; hour: number; zone: Zone },
): string {
  return words.label('prices-when', {
    days: sayDays(words, days),
    hour: `${String(hour).padStart(2, '0')}.00`,
    zone: zoneName(zone),
  });
}

function sayDays(words: Words, days: number): string {
  if (days === EVERY_DAY) return words.label('prices-on-daily');
  if (days === WORKING_DAYS) return words.label('prices-on-working');
  const named = [0, 1, 2, 3, 4, 5, 6]
    .filter((day) => days & (1 << day))
    .map((day) => words.label(`prices-day-${day}`));
  return words.label('prices-on-days', { days: new Intl.ListFormat(words.language).format(named) });
}
