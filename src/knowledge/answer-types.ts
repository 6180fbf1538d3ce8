import type { ScopedFact } from './match-facts.ts';
import type { Caveat } from './review.ts';
import type {
  Agreement,
  Country,
  DocumentNeed,
  DocumentType,
  Fact,
  HsCandidate,
  LookupService,
  Product,
  ProductForm,
  Representation,
  Source,
  Status,
} from './types.ts';

/** How fine a code a fact holds for: 0 any goods, 2 a chapter or kind of goods, 6 the HS code, 8 the national code. */
export type HsLevel = 0 | 2 | 6 | 8;

/** A fact together with how firm it is on the day of the answer. */
export interface JudgedFact {
  fact: Fact;
  caveats: readonly Caveat[];
  hsLevel: HsLevel;
}

export interface NeededDocument {
  type: DocumentType;
  need: DocumentNeed['need'];
  when?: string;
  /** Absent for the documents every export needs. */
  evidence?: DocumentNeed;
  caveats: readonly Caveat[];
}

export interface OfferedAgreement {
  agreement: Agreement;
  /** The agreement gives nothing for this kind of goods. */
  excluded: boolean;
  caveats: readonly Caveat[];
}

/** What the answer cannot say: shown honestly, with the general part and the official services. */
export type Gap = 'product' | 'country' | 'destination-data' | 'product-in-destination' | 'not-served';

/** The answer to "what do I need to export this to there?", as data. */
export interface RequirementAnswer {
  product?: Product;
  country?: Country;
  /** The form asked about, where one was named. */
  variant?: ProductForm;
  today: string;
  status: Status;
  /** The sentences that carry the verdict, strongest first. */
  reasons: readonly JudgedFact[];
  /** Forms that may not go, and forms that still may where the usual one may not. */
  blockedForms: readonly ProductForm[];
  openForms: readonly ProductForm[];
  hs: readonly HsCandidate[];
  documents: readonly NeededDocument[];
  rules: readonly JudgedFact[];
  levies: readonly JudgedFact[];
  notes: readonly JudgedFact[];
  destination: readonly (JudgedFact & Pick<ScopedFact, 'scope'>)[];
  agreements: readonly OfferedAgreement[];
  agreementRemarks: readonly JudgedFact[];
  /** Offices in the country; where there is none, the nearest ones. */
  representations: readonly Representation[];
  representationIsNear: boolean;
  borderTrade: readonly JudgedFact[];
  lookup: readonly LookupService[];
  sources: readonly Source[];
  gaps: readonly Gap[];
}
