import { z } from 'zod';

/** `2026`, `2026-03` or `2026-03-14`: how exactly the day is known. */
const partialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date such as 2026, 2026-03 or 2026-03-14');
const isoDate = z.iso.date('a day such as 2026-12-31');
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by "-"');
const place = z
  .string()
  .regex(/^([A-Z]{2}|GLOBAL|ASEAN|GCC|EAEU)$/, 'a country code such as JP, or EU, ASEAN, GCC, EAEU, GLOBAL');
const hsCode = z
  .string()
  .regex(/^\d{4}(\.\d{2}(\.\d{2})?)?$/, 'an HS code in quotes, such as "0306.33" or "0306.33.00"');
const text = z.string().min(3).max(240);
const names = z.strictObject({ id: z.string(), en: z.string() });

export const confidence = z.enum(['high', 'medium', 'low']);
export const status = z.enum(['allowed', 'regulated', 'prohibited', 'unknown']);
export const factKind = z.enum([
  'regime',
  'levy',
  'packing',
  'rejection',
  'local',
  'registration',
  'certificate',
  'permit',
  'label',
  'mrl-contaminant',
  'prohibition',
  'quota',
  'traceability',
  'packaging',
  'tariff',
  'language',
  'inspection',
  'agreement',
  'concept',
  'border',
]);

/** What stands behind a statement. */
const evidence = {
  source: z.array(id).min(1),
  asOf: partialDate,
  confidence,
  basis: z.enum(['retrieved', 'own', 'both']),
  volatile: z.boolean().optional(),
  reviewBy: isoDate.optional(),
  validFrom: isoDate.optional(),
  validTo: isoDate.optional(),
  note: z.string().optional(),
};

export const fact = z.strictObject({
  id,
  text,
  kind: factKind,
  for: z.array(id).min(1).optional(),
  forms: z.array(id).min(1).optional(),
  destinations: z.array(place).min(1).optional(),
  countries: z.array(place).min(1).optional(),
  onlyFor: z.array(id).min(1).optional(),
  places: z.array(id).min(1).optional(),
  hs: z.array(hsCode).min(1).optional(),
  verdict: status.optional(),
  authority: z.string().optional(),
  ...evidence,
});

const form = z.strictObject({
  id,
  name: names,
  main: z.boolean().default(false),
  status: z.enum(['allowed', 'regulated', 'prohibited']),
  categories: z.array(id).min(1).optional(),
});

const hsCandidate = z.strictObject({
  code: hsCode,
  national: hsCode.optional(),
  text,
  form: id,
  confidence,
});

const documentNeed = z.strictObject({
  document: id,
  need: z.enum(['mandatory', 'conditional', 'buyer', 'recommended']),
  when: text.optional(),
  forms: z.array(id).min(1).optional(),
  destinations: z.array(place).min(1).optional(),
  ...evidence,
});

export const productFile = z.strictObject({
  id,
  name: names,
  service: z.enum(['served', 'limited', 'not-served']),
  categories: z.array(id).min(1),
  forms: z.array(form).min(1),
  hs: z.array(hsCandidate).min(1),
  rules: z.array(fact).min(1),
  documents: z.array(documentNeed).default([]),
  levies: z.array(fact).default([]),
  notes: z.array(fact).default([]),
});

export const destinationFile = z.strictObject({ scope: place, facts: z.array(fact).min(1) });

export const categoriesFile = z.strictObject({
  categories: z.array(z.strictObject({ id, name: names })).min(1),
  groups: z.array(z.strictObject({ id, members: z.array(id).min(1) })).default([]),
});

export const countriesFile = z.strictObject({
  countries: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z]{2}$/),
        name: names,
        counted: z.boolean().default(false),
        bloc: z.boolean().default(false),
        blocs: z.array(place),
        nearest: z.array(id).default([]),
        nearestConfidence: confidence.optional(),
        embassy: z.string().optional(),
      }),
    )
    .min(1),
});

export const documentsFile = z.strictObject({
  documents: z.array(
    z.strictObject({
      id,
      name: z.string(),
      short: z.string().optional(),
      issuer: z.string(),
      where: z.string().optional(),
      validity: z.string().optional(),
      universal: z.boolean().default(false),
      source: z.array(id).min(1),
    }),
  ),
});

export const representationsFile = z.strictObject({
  representations: z.array(
    z.strictObject({
      id,
      type: z.enum(['atdag', 'itpc', 'konsul', 'kdei', 'wto']),
      name: z.string(),
      city: z.string(),
      /** Other names of the city that people use. */
      aliases: z.array(z.string()).default([]),
      country: place,
      timezone: z.string(),
      website: z.url().optional(),
      websiteOf: z.enum(['own', 'host-mission']).optional(),
      websiteConfidence: confidence.optional(),
      source: z.array(id).min(1),
      asOf: partialDate,
      confidence,
      basis: z.enum(['retrieved', 'own', 'both']),
    }),
  ),
});

const agreement = z.strictObject({
  id,
  name: z.string(),
  fullName: z.string(),
  status: z.enum(['in-force', 'limited', 'pending', 'ended']),
  countries: z.array(place).min(1),
  proof: z.array(z.string()).default([]),
  text,
  since: partialDate.optional(),
  excludes: z.array(id).default([]),
  ...evidence,
});

export const agreementsFile = z.strictObject({ agreements: z.array(agreement), remarks: z.array(fact) });

export const lookupFile = z.strictObject({
  services: z.array(
    z.strictObject({
      id,
      scope: place,
      name: z.string(),
      text,
      url: z.url(),
      confidence,
      for: z.array(id).min(1).optional(),
    }),
  ),
});

const source = z.strictObject({
  id,
  title: z.string(),
  kind: z.enum(['regulation', 'law', 'institution', 'standard', 'document', 'press', 'own']),
  url: z.url().optional(),
  asOf: partialDate.optional(),
});

export const sourcesFile = z.strictObject({ sources: z.array(source) });

const faqEntry = z.strictObject({
  id,
  topic: id,
  question: text,
  keywords: z.array(z.string()).min(1),
  related: z.array(id).default([]),
  answer: z.array(fact).min(1),
  /** An officer of the centre answered it, and a second person approved it on this day. */
  answered: isoDate.optional(),
});

export const faqFile = z.strictObject({ faq: z.array(faqEntry) });

/** Questions that officers have answered, with the sources they named. */
export const officersFaqFile = z.strictObject({
  sources: z.array(source),
  faq: z.array(faqEntry.required({ answered: true })),
});

/** What is said in both languages: a lesson is read in either, unlike a fact. */
const spoken = (most: number) =>
  z.strictObject({ id: z.string().min(2).max(most), en: z.string().min(2).max(most) });
/** Ids of the facts that a text rests on: its sources, their age and how sure they are. */
const from = z.array(id).min(1);

const quizQuestion = z.strictObject({
  id,
  from,
  question: spoken(120),
  /** Short enough for a button of a small phone. */
  options: z
    .array(z.strictObject({ text: spoken(40), right: z.literal(true).optional() }))
    .length(3)
    .refine((options) => options.filter(({ right }) => right).length === 1, 'exactly one option is right'),
  /** Said after a wrong answer: helps on, without telling. */
  hint: spoken(160),
  why: spoken(200),
});

export const lessonFile = z.strictObject({
  id,
  /** Its place in the class, from 1. */
  number: z.int().min(1).max(99),
  title: spoken(40),
  /** What this lesson alone rests on; all else is among the other facts. */
  facts: z.array(fact).default([]),
  /** One small screen each. */
  pages: z
    .array(z.strictObject({ from, text: spoken(600) }))
    .min(2)
    .max(4),
  quiz: z.array(quizQuestion).length(3),
});

export const borderTradeFile = z.strictObject({ country: place, facts: z.array(fact) });
