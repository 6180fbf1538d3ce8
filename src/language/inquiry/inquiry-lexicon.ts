import type { Lexicon } from '../lexicon/schema.ts';
import { createPhraseTable, type PhraseTable } from './phrase-table.ts';

/** What a phrase of an inquiry means to us. */
export type Meaning =
  | { readonly kind: 'cue'; readonly id: string }
  | { readonly kind: 'label'; readonly id: string }
  | { readonly kind: 'product'; readonly id: string; readonly strength: 'sure' | 'weak' }
  | { readonly kind: 'other'; readonly id: string }
  | { readonly kind: 'hidden'; readonly id: string }
  | {
      readonly kind: 'country';
      readonly id: string;
      readonly strength: 'sure' | 'weak';
      readonly whole: boolean;
    }
  | { readonly kind: 'incoterm'; readonly id: string }
  | { readonly kind: 'certificate'; readonly id: string }
  | { readonly kind: 'unit'; readonly id: string; readonly times: number }
  | { readonly kind: 'period'; readonly id: string };

/** A legal form at the end of a firm's name. */
export interface Form {
  readonly shouted: boolean;
  readonly country: string | null;
}

/** The lexicon made ready for looking inquiries up. */
export interface InquiryTables {
  readonly phrases: PhraseTable<Meaning>;
  readonly forms: PhraseTable<Form>;
  /** Single words a firm's name often ends with. */
  readonly trades: ReadonlySet<string>;
  readonly prefixes: PhraseTable<string>;
  readonly domestic: ReadonlySet<string>;
  readonly stops: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly unknown: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  readonly sizes: ReadonlySet<string>;
  readonly every: ReadonlySet<string>;
  readonly adverbs: ReadonlySet<string>;
  readonly made: ReadonlySet<string>;
  readonly codes: Readonly<Record<string, string>>;
  readonly countries: ReadonlySet<string>;
}

/** Builds the tables. Takes some tens of milliseconds; build them once. */
export function createInquiryTables(lexicon: Lexicon): InquiryTables {
  const { inquiries } = lexicon;
  const { company } = inquiries;
  const shouted = new Set(company.shouted);
  const forms = company.forms.flatMap(({ words, country }) =>
    words.map((word): [string, Form] => [word, { shouted: shouted.has(word), country: country ?? null }]),
  );
  return {
    phrases: createPhraseTable(meaningsIn(lexicon)),
    forms: createPhraseTable(forms),
    trades: new Set(company.trades),
    prefixes: createPhraseTable(company.prefixes.map((word) => [word, word])),
    domestic: new Set(company.domestic),
    stops: new Set(company.stops),
    titles: new Set(company.titles),
    unknown: new Set(company.unknown),
    fillers: new Set(inquiries.unit_fillers),
    sizes: new Set(inquiries.sizes),
    every: new Set(inquiries.every),
    adverbs: new Set(inquiries.adverbs),
    made: new Set(inquiries.made),
    codes: inquiries.codes,
    countries: new Set([
      ...lexicon.countries.countries.map(({ code }) => code),
      ...Object.keys(inquiries.places),
    ]),
  };
}

function* meaningsIn(lexicon: Lexicon): Generator<readonly [string, Meaning]> {
  const { inquiries, products, countries } = lexicon;
  const { company } = inquiries;
  const cues = {
    ...inquiries.cues,
    office: inquiries.offices,
    names: company.names,
    verbs: company.verbs,
    closing: company.closings,
  };
  for (const [id, phrases] of Object.entries(cues)) {
    for (const phrase of phrases) yield [phrase, { kind: 'cue', id }];
  }
  for (const [id, phrases] of Object.entries(inquiries.labels)) {
    for (const phrase of phrases) yield [phrase, { kind: 'label', id }];
  }
  // Trade English first: of equally long names the first listed wins.
  for (const [id, phrases] of Object.entries(inquiries.products)) {
    for (const phrase of phrases) yield [phrase, { kind: 'product', id, strength: 'sure' }];
  }
  for (const phrase of inquiries.others) yield [phrase, { kind: 'other', id: '' }];
  for (const { id, aliases, weak, not } of products.products) {
    for (const phrase of not) yield [phrase, { kind: 'hidden', id }];
    for (const phrase of aliases) yield [phrase, { kind: 'product', id, strength: 'sure' }];
    for (const phrase of weak) yield [phrase, { kind: 'product', id, strength: 'weak' }];
  }
  for (const { aliases } of products.others) {
    for (const phrase of aliases) yield [phrase, { kind: 'other', id: '' }];
  }
  for (const { code, name, aliases, cities, weak } of countries.countries) {
    const whole = new Set([name.toLowerCase(), ...aliases.slice(0, 2)]);
    for (const phrase of aliases)
      yield [phrase, { kind: 'country', id: code, strength: 'sure', whole: whole.has(phrase) }];
    for (const phrase of cities)
      yield [phrase, { kind: 'country', id: code, strength: 'sure', whole: false }];
    for (const phrase of weak) yield [phrase, { kind: 'country', id: code, strength: 'weak', whole: false }];
  }
  for (const [id, phrases] of Object.entries(inquiries.places)) {
    for (const phrase of phrases) yield [phrase, { kind: 'country', id, strength: 'sure', whole: false }];
  }
  for (const { code, aliases } of countries.regions) {
    if (code === undefined) continue;
    for (const phrase of aliases)
      yield [phrase, { kind: 'country', id: code, strength: 'sure', whole: true }];
  }
  for (const [id, phrases] of Object.entries(inquiries.incoterms)) {
    for (const phrase of phrases) yield [phrase, { kind: 'incoterm', id }];
  }
  for (const [id, phrases] of Object.entries(inquiries.certificates)) {
    for (const phrase of phrases) yield [phrase, { kind: 'certificate', id }];
  }
  for (const { unit, times, words } of inquiries.units) {
    for (const phrase of words) yield [phrase, { kind: 'unit', id: unit, times }];
  }
  for (const [id, phrases] of Object.entries(inquiries.periods)) {
    for (const phrase of phrases) yield [phrase, { kind: 'period', id }];
  }
}
