import type { ScopedFact } from './match-facts.ts';
import type { FactKind } from './types.ts';

/** What an owner must know first comes first: what stops the goods, then who must be registered, then papers. */
const URGENCY: FactKind[] = [
  'prohibition',
  'quota',
  'registration',
  'permit',
  'certificate',
  'traceability',
  'inspection',
  'mrl-contaminant',
  'label',
  'language',
  'packaging',
  'tariff',
];

/** Orders destination facts: those about this product first, then by kind, the country's own before its blocs'. */
export function rankFacts(facts: readonly ScopedFact[]): ScopedFact[] {
  const rank = ({ fact, scope }: ScopedFact): number => {
    const general = (fact.for ?? ['all']).includes('all') ? 2 : scope === 'GLOBAL' ? 1 : 0;
    const kind = URGENCY.indexOf(fact.kind);
    return (
      (fact.verdict && fact.verdict !== 'allowed' ? -100 : 0) +
      general * 40 +
      (kind < 0 ? URGENCY.length : kind)
    );
  };
  return facts
    .map((item, at) => ({ item, at }))
    .sort((a, b) => rank(a.item) - rank(b.item) || a.at - b.at)
    .map(({ item }) => item);
}
