import type { z } from 'zod';
import type { PriceCatalogue } from './prices.ts';
import type * as schema from './schema.ts';

export type Status = z.infer<typeof schema.status>;
export type Confidence = z.infer<typeof schema.confidence>;
export type Fact = z.infer<typeof schema.fact>;
export type FactKind = z.infer<typeof schema.factKind>;
export type Product = z.infer<typeof schema.productFile>;
export type ProductForm = Product['forms'][number];
export type HsCandidate = Product['hs'][number];
export type DocumentNeed = Product['documents'][number];
export type Country = z.infer<typeof schema.countriesFile>['countries'][number];
export type DocumentType = z.infer<typeof schema.documentsFile>['documents'][number];
export type Representation = z.infer<typeof schema.representationsFile>['representations'][number];
export type Agreement = z.infer<typeof schema.agreementsFile>['agreements'][number];
export type LookupService = z.infer<typeof schema.lookupFile>['services'][number];
export type Source = z.infer<typeof schema.sourcesFile>['sources'][number];
export type FaqEntry = z.infer<typeof schema.faqFile>['faq'][number];
export type Lesson = z.infer<typeof schema.lessonFile>;
export type QuizQuestion = Lesson['quiz'][number];
/** Questions that officers have answered, with the sources they named. */
export type OfficersFaq = z.infer<typeof schema.officersFaqFile>;
export type Category = z.infer<typeof schema.categoriesFile>['categories'][number];

/** What a fact, a document need and an agreement have in common when their age and weight are judged. */
export type Evidence = Pick<
  Fact,
  'source' | 'asOf' | 'confidence' | 'basis' | 'volatile' | 'reviewBy' | 'validFrom' | 'validTo'
>;

/** The whole knowledge base after loading. Nothing in it changes. */
export interface Knowledge {
  readonly products: ReadonlyMap<string, Product>;
  readonly countries: ReadonlyMap<string, Country>;
  readonly categories: ReadonlyMap<string, Category>;
  /** A word under a fact's `for` → the categories and products it stands for. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Facts of a country or bloc, by its code. */
  readonly destinations: ReadonlyMap<string, readonly Fact[]>;
  readonly documents: ReadonlyMap<string, DocumentType>;
  readonly representations: readonly Representation[];
  readonly agreements: readonly Agreement[];
  readonly agreementRemarks: readonly Fact[];
  readonly lookup: readonly LookupService[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly faq: readonly FaqEntry[];
  readonly borderTrade: { readonly country: string; readonly facts: readonly Fact[] };
  /** In the order they are taught. */
  readonly lessons: readonly Lesson[];
  readonly prices: PriceCatalogue;
  /** Where an id was defined: file and line, for messages to the officer. */
  readonly where: (id: string) => string | undefined;
}
