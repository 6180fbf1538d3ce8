import type { Words } from '../../words/index.ts';
import type { Incident } from './incidents.store.ts';

/** One incident in a line, for officers. */
export function sayIncident(words: Words, { source, series, kind, detail }: Omit<Incident, 'held'>): string {
  return words.markup('prices-incident', { kind, what: series ?? source, detail });
}
