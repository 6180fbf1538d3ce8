import { zoneName } from '../../kernel/zones.ts';
import type { Words } from '../../words/index.ts';

/** "Kamis, 3 Desember 2026, 09.00 WITA" */
export function momentText(moment: Date, zone: string, words: Words): string {
  const day = new Intl.DateTimeFormat(words.language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  }).format(moment);
  const hour = new Intl.DateTimeFormat(words.language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(moment);
  return `${day}, ${hour} ${zoneName(zone)}`;
}
