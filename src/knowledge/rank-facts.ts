import type { ScopedFact } from './match-facts.ts';
import type { FactKind, Knowledge } from './types.ts';

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
/** Places lost by a fact about a few kinds of goods, about many, of every destination, and about any goods. */
const BROADER = { few: 8, several: 12, many: 16, everywhere: 60, anything: 80 };

/**
 * Orders destination facts: what decides the verdict, then the narrower before the broader (a rule on crabs before one
 * on all food), then by urgency; a country's own before its blocs' where nothing else tells them apart.
 */
export function rankFacts(knowledge: Knowledge, facts: readonly ScopedFact[]): ScopedFact[] {
  const breadth = ({ fact, scope }: ScopedFact): number => {
    const words = (fact.for ?? ['all']).flatMap((word) => knowledge.groups.get(word) ?? [word]);
    if (words.includes('all')) return BROADER.anything;
    if (scope === 'GLOBAL') return BROADER.everywhere;
    if (words.length === 1 || words.every((word) => knowledge.products.has(word))) return 0;
    if (words.length === 2) return BROADER.few;
    return words.length <= 4 ? BROADER.several : BROADER.many;
  };
  const rank = (scoped: ScopedFact): number => {
    const urgency = URGENCY.indexOf(scoped.fact.kind);
    const decides = scoped.fact.verdict !== undefined && scoped.fact.verdict !== 'allowed';
    return (decides ? -100 : 0) + breadth(scoped) + (urgency < 0 ? URGENCY.length : urgency);
  };
  return facts
    .map((item, at) => ({ item, at }))
    .sort((a, b) => rank(a.item) - rank(b.item) || a.at - b.at)
    .map(({ item }) => item);
}
