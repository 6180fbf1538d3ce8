import type { JudgedFact, OfferedAgreement } from './answer-types.ts';
import { type Subject, scopesOf } from './match-facts.ts';
import { caveatsOf, holdsOn } from './review.ts';
import type { Agreement, Knowledge } from './types.ts';

const STANDING: Record<Agreement['status'], number> = { 'in-force': 0, limited: 1, pending: 2, ended: 3 };

/** Agreements with the country on `today`: usable ones first, then rarely used, then signed ones not yet in force. */
export function findAgreements(knowledge: Knowledge, subject: Subject, today: string): OfferedAgreement[] {
  const { country } = subject;
  if (!country) return [];
  const codes = scopesOf(country);
  return knowledge.agreements
    .filter(
      (agreement) => agreement.countries.some((code) => codes.includes(code)) && holdsOn(agreement, today),
    )
    .map((agreement) => ({
      agreement,
      excluded: inCategories(agreement.excludes, subject),
      caveats: caveatsOf(agreement, 'agreement', today),
    }))
    .sort((a, b) => STANDING[a.agreement.status] - STANDING[b.agreement.status]);
}

/** What to say about tariffs where no agreement helps, or where one has just ended. */
export function findAgreementRemarks(knowledge: Knowledge, subject: Subject, today: string): JudgedFact[] {
  const { country } = subject;
  if (!country) return [];
  const codes = scopesOf(country);
  return knowledge.agreementRemarks
    .filter(
      (fact) =>
        holdsOn(fact, today) &&
        fact.countries?.some((code) => codes.includes(code)) === true &&
        (fact.onlyFor === undefined || inCategories(fact.onlyFor, subject)),
    )
    .map((fact) => ({ fact, caveats: caveatsOf(fact, 'agreement', today), hsLevel: fact.onlyFor ? 2 : 0 }));
}

function inCategories(categories: readonly string[], { product, forms }: Subject): boolean {
  if (!product) return false;
  return forms.some((form) =>
    (form.categories ?? product.categories).some((category) => categories.includes(category)),
  );
}
