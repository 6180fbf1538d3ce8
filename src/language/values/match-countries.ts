import type { Normaliser } from '../normalise/normaliser.ts';
import type { EntityFinder } from '../understand/entities.ts';

/** Countries an answer names, each once, in the order said: ISO codes, `EU` for Europe as a whole. */
export function matchCountries(text: string, normaliser: Normaliser, finder: EntityFinder): string[] {
  const ids = finder
    .find(normaliser.normalise(text))
    .filter(({ kind }) => kind === 'country')
    .flatMap(({ id }) => (id === null ? [] : [id]));
  return [...new Set(ids)];
}
