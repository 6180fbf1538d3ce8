import { z } from 'zod';
import { CAPACITY_UNITS, PERIODS } from '../../language/index.ts';

export const CERTIFICATES = ['halal', 'pirt', 'bpom-md', 'haccp', 'skp', 'organik', 'svlk'] as const;
export const EXPERIENCE = ['never', 'indirect', 'direct'] as const;
export const MAX_PHOTOS = 5;
export const MAX_PRODUCTS = 20;

export const Capacity = z.object({
  amount: z.number().positive(),
  unit: z.enum(CAPACITY_UNITS),
  period: z.enum(PERIODS),
});
export type Capacity = z.infer<typeof Capacity>;

export const ProductDraft = z.object({
  name: z.string(),
  catalogId: z.string().nullable(),
  /** Absent: not asked yet. Null: the owner passed over the question. */
  capacity: Capacity.nullable().optional(),
});
export type ProductDraft = z.infer<typeof ProductDraft>;

/** A business as far as its owner has described it; also what a stored profile is edited as. */
export const BusinessDraft = z.object({
  consentVersion: z.string().optional(),
  name: z.string().optional(),
  ownerName: z.string().optional(),
  /** `code` is null for a place that the official list does not know. */
  regency: z.object({ code: z.string().nullable(), name: z.string() }).optional(),
  products: z.array(ProductDraft).default([]),
  /** "200 kg", and the period still to be asked. */
  partialCapacity: Capacity.partial().optional(),
  nib: z.string().nullable().optional(),
  certificates: z.array(z.enum(CERTIFICATES)).default([]),
  experience: z.enum(EXPERIENCE).optional(),
  /** ISO 3166-1 alpha-2; `EU` where no country of it was named. */
  targetCountries: z.array(z.string()).default([]),
  phone: z.object({ number: z.string(), provenBy: z.enum(['telegram', 'whatsapp']).nullable() }).optional(),
  photos: z.array(z.object({ hash: z.string(), mimeType: z.string(), bytes: z.number().int() })).default([]),
});
export type BusinessDraft = z.infer<typeof BusinessDraft>;
