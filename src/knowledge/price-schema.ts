import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by "-"');
/** Series and commodities travel in the ids of choices, which are short. */
const shortId = id.max(24);
const names = z.strictObject({ id: z.string().min(2), en: z.string().min(2) });
const phrase = z.string().regex(/^[a-z0-9 ]+$/, 'lower-case words without signs');
const range = z
  .tuple([z.number().positive(), z.number().positive()])
  .refine(([low, high]) => low < high, 'the lower value comes first');
const band = z.number().positive().max(1);
const month = z.string().regex(/^\d{4}-\d{2}$/, 'a month such as "2025-02", in quotes');

export const UNITS = ['kg', 'ton', 'm3', 'lembar', 'butir'] as const;
export const CADENCES = ['daily', 'weekly', 'half-monthly', 'monthly'] as const;

export const commoditiesFile = z.strictObject({
  commodities: z
    .array(
      z.strictObject({
        id: shortId,
        name: names,
        products: z.array(id).default([]),
        words: z.array(phrase).default([]),
        main: shortId,
        hs: z.array(z.string().regex(/^\d{4}(\d{2})?$/, 'four or six digits in quotes')).default([]),
        /** How this price and the world's relate, where an owner might take one for the other. */
        relation: z
          .strictObject({
            text: names,
            source: z.array(id).min(1),
            from: shortId.optional(),
            to: shortId.optional(),
            factor: z.number().positive().max(1).optional(),
          })
          .optional(),
      }),
    )
    .min(1),
});

export const seriesFile = z.strictObject({
  series: z
    .array(
      z
        .strictObject({
          id: shortId,
          commodity: shortId,
          name: names,
          words: z.array(phrase).default([]),
          market: z.string(),
          level: z.enum(['local', 'domestic', 'world']),
          currency: z.enum(['IDR', 'USD']),
          unit: z.enum(UNITS),
          cadence: z.enum(CADENCES),
          source: id,
          /** As the source heads it; only for sources that are tables. */
          column: z.string().optional(),
          columnUnit: z.string().optional(),
          plausible: range,
          band,
          basis: names,
          /** Months from which the source means something else by the same name. */
          splices: z.array(month).default([]),
          /** A price that is calculated: index × (oil × `cpo` + kernel × `kernel`), to check what is typed. */
          formula: z.strictObject({ cpo: z.number().positive(), kernel: z.number().positive() }).optional(),
        })
        .refine(
          (one) => (one.column === undefined) === (one.columnUnit === undefined),
          'column and columnUnit go together',
        ),
    )
    .min(1),
});

export const currenciesFile = z.strictObject({
  source: id,
  plausible: range,
  band,
  currencies: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z]{3}$/),
        name: names,
        show: z.number().int().positive().default(1),
        words: z.array(phrase).default([]),
      }),
    )
    .min(1),
});

/** A table over HTTP that needs no program: where the rows are, and which of their fields mean what. */
export const tableSource = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  format: z.enum(['json', 'csv']),
  /** JSON: keys that lead to the list of rows, `data.items`. */
  rows: z.string().default(''),
  period: z.string(),
  value: z.string(),
  series: shortId,
  /** Only rows whose fields have these values. */
  where: z.record(z.string(), z.string()).default({}),
  /** How a number is written there. */
  numbers: z.enum(['1234.5', '1.234,5', '1,234.5']).default('1234.5'),
  headers: z.record(z.string(), z.string()).default({}),
});

export const priceSourcesFile = z.strictObject({
  sources: z
    .array(
      z
        .strictObject({
          id,
          kind: z.enum(['worldbank', 'frankfurter', 'bank-indonesia', 'comtrade', 'table', 'manual']),
          name: names,
          url: z.url({ protocol: /^https?$/ }).optional(),
          licence: z.string(),
          republish: z.enum(['free', 'values-with-source', 'single-values', 'internal']),
          cron: z
            .string()
            .regex(/^\S+( \S+){4}$/, 'five fields: minute hour day month weekday')
            .optional(),
          fallback: id.optional(),
          lateAfterDays: z.number().int().positive().optional(),
          table: tableSource.optional(),
        })
        .refine((one) => one.kind === 'manual' || one.url !== undefined, 'what is fetched has a url')
        .refine((one) => (one.kind === 'table') === (one.table !== undefined), 'kind: table needs `table`'),
    )
    .min(1),
  partners: z.record(z.string().regex(/^\d+$/), z.string().regex(/^[A-Z]{2}$/)),
});
