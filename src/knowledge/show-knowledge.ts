import { allFacts } from './load-knowledge.ts';
import type { Knowledge } from './types.ts';

/** A part of the knowledge base found by its id, with the place where an officer can change it. */
export interface Shown {
  kind:
    | 'product'
    | 'country'
    | 'fact'
    | 'document'
    | 'representation'
    | 'agreement'
    | 'faq'
    | 'lesson'
    | 'source'
    | 'service'
    | 'commodity'
    | 'series'
    | 'price-source';
  where: string | undefined;
  value: unknown;
}

/** Everything that carries an id: products, countries, single facts, documents, offices, sources … */
export function showKnowledge(knowledge: Knowledge, id: string): Shown | undefined {
  const byId = <T extends { id: string }>(items: readonly T[]) => items.find((item) => item.id === id);
  const found: [Shown['kind'], unknown][] = [
    ['product', knowledge.products.get(id)],
    ['country', knowledge.countries.get(id)],
    ['faq', byId(knowledge.faq)],
    ['document', knowledge.documents.get(id)],
    ['agreement', byId(knowledge.agreements)],
    ['representation', byId(knowledge.representations)],
    ['fact', allFacts(knowledge).find(({ fact }) => fact.id === id)?.fact],
    ['service', byId(knowledge.lookup)],
    ['lesson', byId(knowledge.lessons)],
    ['source', knowledge.sources.get(id)],
    ['commodity', knowledge.prices.items.get(id)],
    ['series', knowledge.prices.series.get(id)],
    ['price-source', knowledge.prices.sources.get(id)],
  ];
  const first = found.find(([, value]) => value !== undefined);
  return first ? { kind: first[0], where: knowledge.where(id), value: first[1] } : undefined;
}
