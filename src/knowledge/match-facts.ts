import { holdsOn } from './review.ts';
import type { Country, DocumentNeed, Fact, Knowledge, Product, ProductForm } from './types.ts';

/** What is asked about: any part may be missing. */
export interface Subject {
  product?: Product;
  /** The forms in question: the one named, or else the product's main ones. */
  forms: readonly ProductForm[];
  country?: Country;
}

/** A destination fact with the scope (country or bloc) that states it. */
export interface ScopedFact {
  fact: Fact;
  scope: string;
}

/** Codes whose facts hold for a country, the country first, then its blocs, GLOBAL last. */
export function scopesOf(country: Country): string[] {
  return [
    country.code,
    ...country.blocs.filter((bloc) => bloc !== 'GLOBAL' && bloc !== country.code),
    'GLOBAL',
  ];
}

/** Facts of the destination side that hold for the subject on `today`, a country's own before those of its blocs. */
export function destinationFacts(knowledge: Knowledge, subject: Subject, today: string): ScopedFact[] {
  if (!subject.country) return [];
  return scopesOf(subject.country).flatMap((scope) =>
    (knowledge.destinations.get(scope) ?? [])
      .filter((fact) => holdsOn(fact, today) && isFor(knowledge, fact, subject))
      .map((fact) => ({ fact, scope })),
  );
}

/** Whether a fact of a product or a document need holds for this country and these forms. */
export function concerns(item: Pick<DocumentNeed, 'forms' | 'destinations'>, subject: Subject): boolean {
  const { country } = subject;
  if (item.destinations && country && !item.destinations.some((code) => scopesOf(country).includes(code)))
    return false;
  if (item.destinations && !country) return false;
  return !item.forms || subject.forms.some((form) => item.forms?.includes(form.id));
}

/** What a fact's `for` list covers: `all`, a product id, a category, or a group of them. */
export function isFor(knowledge: Knowledge, fact: Pick<Fact, 'for' | 'forms'>, subject: Subject): boolean {
  const wanted = fact.for ?? ['all'];
  if (!subject.product) return wanted.includes('all');
  const covered = new Set(wanted.flatMap((word) => knowledge.groups.get(word) ?? [word]));
  const { product } = subject;
  const named = covered.has('all') || covered.has(product.id);
  const forms = fact.forms ? subject.forms.filter((form) => fact.forms?.includes(form.id)) : subject.forms;
  if (forms.length === 0) return false;
  return (
    named ||
    forms.some((form) => (form.categories ?? product.categories).some((category) => covered.has(category)))
  );
}
