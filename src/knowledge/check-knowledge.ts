import { checkLessons } from './lessons.ts';
import { allFacts } from './load-knowledge.ts';
import { destinationFacts } from './match-facts.ts';
import { checkPrices } from './prices.ts';
import { reviewDate } from './review.ts';
import type { Knowledge } from './types.ts';

export interface KnowledgeReport {
  /** What must be mended: a name that leads nowhere, an id used twice. */
  problems: readonly string[];
  /** Facts past their review date, oldest first. */
  stale: readonly { id: string; part: string; reviewBy: string }[];
  /** How many destination facts speak of a product in a country, without the general ones. */
  coverage: readonly { product: string; countries: Readonly<Record<string, number>> }[];
}

/** Looks for what the schema cannot see, and for what has grown old by `today` (YYYY-MM-DD). */
export function checkKnowledge(knowledge: Knowledge, today: string): KnowledgeReport {
  const facts = allFacts(knowledge);
  return {
    problems: [
      ...repeatedIds(knowledge),
      ...danglingNames(knowledge),
      ...checkPrices(knowledge.prices, knowledge),
      ...checkLessons(knowledge, today),
    ],
    stale: facts
      .map(({ fact, part }) => ({ id: fact.id, part, reviewBy: reviewDate(fact, fact.kind) }))
      .filter(({ reviewBy }) => reviewBy < today)
      .sort((a, b) => a.reviewBy.localeCompare(b.reviewBy)),
    coverage: coverage(knowledge, today),
  };
}

function repeatedIds(knowledge: Knowledge): string[] {
  const seen = new Map<string, string>();
  return allFacts(knowledge).flatMap(({ fact, part }) => {
    const before = seen.get(fact.id);
    seen.set(fact.id, part);
    return before === undefined ? [] : [`${part}: fact "${fact.id}" is already in ${before}`];
  });
}

function danglingNames(knowledge: Knowledge): string[] {
  const problems: string[] = [];
  const expect = (known: boolean, part: string, what: string, name: string) => {
    if (!known) problems.push(`${part}: ${what} "${name}" does not exist`);
  };
  const place = (code: string) => knowledge.countries.has(code) || knowledge.destinations.has(code);
  const office = (id: string) => knowledge.representations.some((one) => one.id === id);
  const forms = new Set(
    [...knowledge.products.values()].flatMap((product) => product.forms.map((form) => form.id)),
  );
  const goods = (word: string) =>
    word === 'all' ||
    knowledge.categories.has(word) ||
    knowledge.groups.has(word) ||
    knowledge.products.has(word);

  for (const { fact, part } of allFacts(knowledge)) {
    for (const id of fact.source) expect(knowledge.sources.has(id), part, `${fact.id}: source`, id);
    for (const word of fact.for ?? []) expect(goods(word), part, `${fact.id}: for`, word);
    for (const code of [...(fact.destinations ?? []), ...(fact.countries ?? [])])
      expect(place(code), part, `${fact.id}: place`, code);
    for (const form of fact.forms ?? []) expect(forms.has(form), part, `${fact.id}: form`, form);
  }
  for (const product of knowledge.products.values()) {
    const part = `products/${product.id}`;
    const own = new Set(product.forms.map((form) => form.id));
    expect(
      product.forms.some((form) => form.main),
      part,
      'a form with',
      'main: true',
    );
    for (const word of [...product.categories, ...product.forms.flatMap((form) => form.categories ?? [])]) {
      expect(knowledge.categories.has(word), part, 'category', word);
    }
    for (const code of product.hs) expect(own.has(code.form), part, `hs ${code.code}: form`, code.form);
    for (const need of product.documents) {
      expect(knowledge.documents.has(need.document), part, 'document', need.document);
      for (const form of need.forms ?? []) expect(own.has(form), part, `${need.document}: form`, form);
      for (const code of need.destinations ?? [])
        expect(place(code), part, `${need.document}: destination`, code);
      for (const id of need.source) expect(knowledge.sources.has(id), part, `${need.document}: source`, id);
    }
  }
  for (const country of knowledge.countries.values()) {
    for (const id of country.nearest) expect(office(id), 'countries', `${country.code}: office`, id);
    for (const bloc of country.blocs)
      expect(knowledge.destinations.has(bloc), 'countries', `${country.code}: bloc`, bloc);
  }
  for (const agreement of knowledge.agreements) {
    for (const id of agreement.source)
      expect(knowledge.sources.has(id), 'agreements', `${agreement.id}: source`, id);
    for (const word of agreement.excludes)
      expect(knowledge.categories.has(word), 'agreements', `${agreement.id}: excludes`, word);
  }
  for (const entry of knowledge.faq) {
    for (const id of entry.related)
      expect(
        knowledge.faq.some((other) => other.id === id),
        'faq',
        `${entry.id}: related`,
        id,
      );
  }
  for (const type of knowledge.documents.values()) {
    for (const id of type.source) expect(knowledge.sources.has(id), 'documents', `${type.id}: source`, id);
  }
  for (const one of knowledge.representations) {
    expect(knowledge.countries.has(one.country), 'representations', `${one.id}: country`, one.country);
    for (const id of one.source)
      expect(knowledge.sources.has(id), 'representations', `${one.id}: source`, id);
  }
  return problems;
}

function coverage(knowledge: Knowledge, today: string): KnowledgeReport['coverage'] {
  const countries = [...knowledge.countries.values()].filter((country) => country.counted);
  return [...knowledge.products.values()].map((product) => ({
    product: product.id,
    countries: Object.fromEntries(
      countries.map((country) => {
        const forms = product.forms.filter((form) => form.main);
        const found = destinationFacts(knowledge, { product, forms, country }, today);
        return [
          country.code,
          found.filter(({ fact, scope }) => scope !== 'GLOBAL' && !fact.for?.includes('all')).length,
        ];
      }),
    ),
  }));
}
