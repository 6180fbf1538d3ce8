import { z } from 'zod';
import type { WordWeights } from './load-word-weights.ts';

/** A word or phrase as people type it: plain, lower case. Numbers are quoted in YAML. */
const Phrase = z.string().min(1);
const Phrases = z.array(Phrase);
const Names = {
  aliases: Phrases.min(1),
  /** Words that mean it only beside words of trade, or where nothing else can be meant. */
  weak: Phrases.default([]),
  /** Phrases that hide the words they cover. */
  not: Phrases.default([]),
};

export const ProductLexicon = z.strictObject({
  products: z.array(z.strictObject({ id: z.string().regex(/^[a-z-]+$/), name: z.string(), ...Names })).min(1),
  others: z.array(z.strictObject({ name: z.string(), aliases: Phrases.min(1) })),
});

export const CountryLexicon = z.strictObject({
  countries: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z]{2}$/),
        name: z.string(),
        cities: Phrases.default([]),
        ...Names,
      }),
    )
    .min(1),
  /** `code` is absent for a region that is not one market ("Afrika"). */
  regions: z.array(
    z.strictObject({
      code: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
      name: z.string(),
      aliases: Phrases,
      not: Phrases.default([]),
    }),
  ),
  currencies: z.array(z.strictObject({ code: z.string().regex(/^[A-Z]{3}$/), aliases: Phrases.min(1) })),
  currency_phrases: Phrases,
});

export const PlaceLexicon = z.strictObject({
  regencies: z.array(
    z.strictObject({
      code: z.string().regex(/^\d\d\.\d\d$/),
      seat: z.strictObject({
        name: z.string(),
        lat: z.number().min(-90).max(90),
        lon: z.number().min(-180).max(180),
      }),
      aliases: Phrases,
    }),
  ),
});
export type PlaceLexicon = z.infer<typeof PlaceLexicon>;

export const CertificateLexicon = z.strictObject({
  certificates: z.array(z.strictObject({ id: z.string(), name: z.string(), aliases: Phrases.min(1) })).min(1),
  /** Answers that say there is none. */
  none: Phrases.min(1),
});

export const CommandLexicon = z.strictObject({
  commands: z
    .array(
      z.strictObject({
        id: z.string(),
        phrases: Phrases.min(1),
        /** What may follow one of the phrases, as a regular expression; letters count in either case. */
        argument: z.string().refine(isPattern, 'must be a regular expression').optional(),
      }),
    )
    .min(1),
  /** Words that may stand beside a command without changing it ("batal dong kak"). */
  fillers: Phrases,
});

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'iu') instanceof RegExp;
  } catch {
    return false;
  }
}

export const SlangLexicon = z.strictObject({
  /** Written form → plain form; both may be several words. */
  words: z.record(z.string(), z.string()),
  /** Particles and forms of address that carry no meaning for us. */
  fillers: Phrases,
});

export const WordLexicon = z.strictObject({
  /** Ordinary words, never taken for a misspelt product or country. One string of words per topic. */
  words: z.record(z.string(), z.string()),
  /** Words that only seem to carry an affix and must not be cut to a root. */
  whole: Phrases,
});

export const INTENTS = [
  'requirements',
  'faq',
  'price',
  'price_subscribe',
  'price_unsubscribe',
  'register',
  'profile',
  'leads',
  'human',
  'delete_data',
  'stop',
  'greeting',
  'thanks',
  'help',
  'cancel',
  'out_of_scope',
] as const;
export const Intent = z.enum(INTENTS);
export type Intent = z.infer<typeof Intent>;

const Judgement = z.partialRecord(Intent, z.number().min(-6).max(6));

export const CueLexicon = z.strictObject({
  /**
   * A cue is a group of words and phrases that say one kind of thing. `for` is how strongly it speaks for each intent by
   * the linguist's judgement: 1 a hint, 2 clear, 4 nearly alone enough, negative against.
   */
  cues: z.record(
    z.string().regex(/^[a-z_]+$/),
    z.strictObject({
      about: z.string(),
      for: Judgement.default({}),
      /** `trade` marks words that show the talk is of exporting, `other` what has nothing to do with it. */
      world: z.enum(['trade', 'other']).optional(),
      phrases: Phrases.min(1),
    }),
  ),
  /** Judgements on observations that are no cue, and on pairs ("price&stop", names in alphabetical order). */
  also: z.record(z.string(), Judgement),
});

/** Corrections learnt from the tuning part of the labelled messages, per observation and intent; see docs/language.md. */
export const WeightLexicon = z.strictObject({
  weights: z.record(z.string(), z.partialRecord(Intent, z.number())),
});

const Groups = z.record(z.string().regex(/^[a-z]+$/), Phrases);
const ByCountry = z.record(z.string().regex(/^[A-Z]{2}$/), Phrases);

/** How buyers' inquiries are written; read by `inquiry/` alone. */
export const InquiryLexicon = z.strictObject({
  labels: Groups,
  cues: Groups,
  offices: Phrases,
  company: z.strictObject({
    forms: z.array(z.strictObject({ words: Phrases, country: z.string().nullish() })),
    shouted: Phrases,
    prefixes: Phrases,
    domestic: Phrases,
    trades: Phrases,
    names: Phrases,
    verbs: Phrases,
    stops: Phrases,
    titles: Phrases,
    closings: Phrases,
    unknown: Phrases,
  }),
  incoterms: z.record(z.string().regex(/^[A-Z]{3}$/), Phrases),
  units: z.array(
    z.strictObject({
      unit: z.enum(['kg', 'ton', 'pcs', 'container', 'liter']),
      times: z.number().positive(),
      words: Phrases,
    }),
  ),
  unit_fillers: Phrases,
  sizes: Phrases,
  periods: Groups,
  every: Phrases,
  adverbs: Phrases,
  products: z.record(z.string().regex(/^[a-z-]+$/), Phrases),
  others: Phrases,
  made: Phrases,
  places: ByCountry,
  codes: z.record(z.string(), z.string().regex(/^[A-Z]{2}$/)),
  certificates: z.record(z.string(), Phrases),
});
export type InquiryLexicon = z.infer<typeof InquiryLexicon>;

/** Every file of the lexicon folder and the shape it must have. */
export const LEXICON_FILES = {
  products: ProductLexicon,
  countries: CountryLexicon,
  places: PlaceLexicon,
  certificates: CertificateLexicon,
  commands: CommandLexicon,
  slang: SlangLexicon,
  words: WordLexicon,
  cues: CueLexicon,
  weights: WeightLexicon,
  inquiries: InquiryLexicon,
} as const;

export interface Lexicon {
  readonly products: z.infer<typeof ProductLexicon>;
  readonly countries: z.infer<typeof CountryLexicon>;
  readonly places: PlaceLexicon;
  readonly certificates: z.infer<typeof CertificateLexicon>;
  readonly commands: z.infer<typeof CommandLexicon>;
  readonly slang: z.infer<typeof SlangLexicon>;
  readonly words: z.infer<typeof WordLexicon>;
  readonly cues: z.infer<typeof CueLexicon>;
  readonly weights: z.infer<typeof WeightLexicon>;
  readonly wordWeights: WordWeights;
  readonly inquiries: InquiryLexicon;
}
