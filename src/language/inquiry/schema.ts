import { z } from 'zod';
import { QUANTITY_UNITS } from '../values/parse-quantity.ts';

export const FREQUENCIES = ['once', 'weekly', 'monthly', 'yearly'] as const;

/** What a buyer's inquiry says; null for what it does not say. */
export const Inquiry = z.strictObject({
  /** A product id of the catalogue. */
  product: z.string().nullable(),
  /** Digits of the HS code as written. */
  hs: z.string().nullable(),
  /** The buyer's country, ISO 3166-1 alpha-2; `EU` where only Europe was said. */
  country: z.string().nullable(),
  quantity: z.number().positive().nullable(),
  unit: z.enum(QUANTITY_UNITS).nullable(),
  frequency: z.enum(FREQUENCIES).nullable(),
  deadline: z.iso.date().nullable(),
  company: z.string().nullable(),
  /** Of Incoterms 2020. */
  incoterm: z.string().nullable(),
  priceIdea: z
    .strictObject({
      amount: z.number().positive(),
      currency: z.string(),
      per: z.enum(QUANTITY_UNITS).nullable(),
    })
    .nullable(),
  certificates: z.array(z.string()),
  contact: z
    .strictObject({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() })
    .nullable(),
});
export type Inquiry = z.infer<typeof Inquiry>;
export type Frequency = (typeof FREQUENCIES)[number];
