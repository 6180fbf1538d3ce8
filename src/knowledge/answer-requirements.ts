import type { Gap, HsLevel, JudgedFact, NeededDocument, RequirementAnswer } from './answer-types.ts';
import { findAgreementRemarks, findAgreements } from './find-agreements.ts';
import { joinVerdicts, judgeForms } from './judge-verdict.ts';
import { concerns, destinationFacts, isFor, type ScopedFact, type Subject, scopesOf } from './match-facts.ts';
import { rankFacts } from './rank-facts.ts';
import { caveatsOf, holdsOn } from './review.ts';
import type {
  Country,
  Fact,
  Knowledge,
  LookupService,
  Product,
  Representation,
  Source,
  Status,
} from './types.ts';

/** What is asked: canonical product id, country code, a form of the product, and the day (YYYY-MM-DD) of asking. */
export interface RequirementQuestion {
  product?: string | undefined;
  country?: string | undefined;
  variant?: string | undefined;
  today: string;
}

/**
 * Composes the answer for product × country from facts: verdict, Indonesian side, destination side, agreements,
 * representation, sources. Either half may be missing; ids that are not known count as missing and show up as gaps.
 */
export function answerRequirements(knowledge: Knowledge, question: RequirementQuestion): RequirementAnswer {
  const { today } = question;
  const product = knowledge.products.get(question.product ?? '');
  const country = knowledge.countries.get(question.country ?? '');
  const variant = product?.forms.find((form) => form.id === question.variant);
  const main = product?.forms.filter((form) => form.main) ?? [];
  const subject: Subject = {
    ...(product ? { product } : {}),
    ...(country ? { country } : {}),
    forms: variant ? [variant] : main,
  };
  const judge = (fact: Fact): JudgedFact => ({
    fact,
    caveats: caveatsOf(fact, fact.kind, today),
    hsLevel: hsLevelOf(fact),
  });
  const own = (facts: readonly Fact[]) =>
    facts.filter((fact) => holdsOn(fact, today) && concerns(fact, subject)).map(judge);

  const verdicts = product ? judgeForms(knowledge, product, country, today) : [];
  const inQuestion = variant ? verdicts.filter((verdict) => verdict.form.id === variant.id) : verdicts;
  const facts = rankFacts(knowledge, destinationFacts(knowledge, subject, today));
  const specific = facts.filter(
    ({ fact, scope }) => scope !== 'GLOBAL' && !(fact.for ?? ['all']).includes('all'),
  );
  const gaps = findGaps(knowledge, product, country, specific);
  const joined: Status = product ? joinVerdicts(inQuestion) : 'unknown';
  const status = joined === 'allowed' && gaps.includes('destination-data') ? 'unknown' : joined;

  const rules = own(product?.rules ?? []);
  const decisive = inQuestion
    .filter((verdict) => variant || verdict.form.main)
    .flatMap((verdict) => verdict.because)
    .filter((fact, at, all) => all.indexOf(fact) === at);
  const blockedHere = variant ? rules.filter(({ fact }) => fact.forms?.includes(variant.id)) : [];
  const carrying = status === 'prohibited' ? [...decisive.map(judge), ...blockedHere] : [];
  const reasons = dedupe(
    carrying.length > 0 ? carrying : [...decisive.map(judge), ...blockedHere, ...rules],
  ).slice(0, 3);
  const blocked = inQuestion
    .filter((verdict) => verdict.status === 'prohibited')
    .map((verdict) => verdict.form);
  const open = verdicts.filter(
    (verdict) => verdict.status !== 'prohibited' && !blocked.includes(verdict.form),
  );

  const documents = status === 'prohibited' ? [] : neededDocuments(knowledge, subject, today);
  const remarks = findAgreementRemarks(knowledge, subject, today);
  const agreements = findAgreements(knowledge, subject, today);
  const bordering = country?.code === knowledge.borderTrade.country ? knowledge.borderTrade.facts : [];
  const borderTrade = bordering.filter((fact) => isFor(knowledge, fact, subject)).map(judge);
  const destination = facts.map((scoped) => ({ ...judge(scoped.fact), scope: scoped.scope }));
  const offices = officesFor(knowledge, country);
  return {
    ...(product ? { product } : {}),
    ...(country ? { country } : {}),
    ...(variant ? { variant } : {}),
    today,
    status,
    reasons,
    blockedForms: blocked,
    openForms: status === 'prohibited' ? open.map((verdict) => verdict.form) : [],
    hs: (product?.hs ?? []).filter((code) => !variant || code.form === variant.id),
    documents,
    rules,
    levies: own(product?.levies ?? []),
    notes: own(product?.notes ?? []),
    destination,
    agreements,
    agreementRemarks: remarks,
    ...offices,
    borderTrade,
    lookup: servicesFor(knowledge, subject),
    sources: sourcesOf(knowledge, [
      ...[
        ...reasons,
        ...rules,
        ...own(product?.levies ?? []),
        ...destination,
        ...remarks,
        ...borderTrade,
      ].map(({ fact }) => fact.source),
      ...documents.map((document) => document.evidence?.source ?? document.type.source),
      ...agreements.map(({ agreement }) => agreement.source),
    ]),
    gaps,
  };
}

function neededDocuments(knowledge: Knowledge, subject: Subject, today: string): NeededDocument[] {
  const order = ['mandatory', 'conditional', 'buyer', 'recommended'];
  const special = (subject.product?.documents ?? [])
    .filter((need) => concerns(need, subject) && holdsOn(need, today))
    .flatMap((need): NeededDocument[] => {
      const type = knowledge.documents.get(need.document);
      if (!type) return [];
      const caveats = caveatsOf(need, need.need === 'recommended' ? 'local' : 'certificate', today);
      return [{ type, need: need.need, ...(need.when ? { when: need.when } : {}), evidence: need, caveats }];
    })
    .sort((a, b) => order.indexOf(a.need) - order.indexOf(b.need));
  const universal = [...knowledge.documents.values()]
    .filter((type) => type.universal)
    .map((type): NeededDocument => ({ type, need: 'mandatory', caveats: ['unverified'] }));
  return [...special, ...universal];
}

function findGaps(
  knowledge: Knowledge,
  product: Product | undefined,
  country: Country | undefined,
  specific: readonly ScopedFact[],
): Gap[] {
  const gaps: Gap[] = [];
  if (!product) gaps.push('product');
  if (!country) gaps.push('country');
  if (product?.service === 'not-served') gaps.push('not-served');
  if (product && country && specific.length === 0) {
    gaps.push(knowledge.destinations.has(country.code) ? 'product-in-destination' : 'destination-data');
  }
  return gaps;
}

function officesFor(knowledge: Knowledge, country: Country | undefined) {
  const here = knowledge.representations.filter((office) => office.country === country?.code);
  if (here.length > 0 || !country) return { representations: here, representationIsNear: false };
  const near = country.nearest.flatMap((id): Representation[] =>
    knowledge.representations.filter((office) => office.id === id),
  );
  return { representations: near, representationIsNear: true };
}

/** Official services for the goods in question, the country's own first. */
function servicesFor(knowledge: Knowledge, subject: Subject): LookupService[] {
  const scopes = subject.country ? scopesOf(subject.country) : ['GLOBAL'];
  return scopes.flatMap((scope) =>
    knowledge.lookup.filter(
      (service) => service.scope === scope && (!subject.product || isFor(knowledge, service, subject)),
    ),
  );
}

function sourcesOf(knowledge: Knowledge, ids: readonly (readonly string[])[]): Source[] {
  return [...new Set(ids.flat())].flatMap((id) => knowledge.sources.get(id) ?? []);
}

/** National codes named: 8 digits. A fact about a product speaks of its HS code; about a kind of goods, of a chapter. */
function hsLevelOf(fact: Fact): HsLevel {
  if (fact.hs) return fact.hs.some((code) => code.length > 7) ? 8 : 6;
  if (fact.for === undefined) return fact.kind === 'border' || fact.kind === 'concept' ? 0 : 6;
  return fact.for.includes('all') ? 0 : 2;
}

function dedupe(facts: readonly JudgedFact[]): JudgedFact[] {
  return facts.filter((judged, at) => facts.findIndex((other) => other.fact === judged.fact) === at);
}
