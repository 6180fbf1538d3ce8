import { z } from 'zod';
import { CERTIFICATES } from '../registration/index.ts';

export const LEAD_UNITS = ['kg', 'ton', 'pcs', 'container', 'liter'] as const;
export type LeadUnit = (typeof LEAD_UNITS)[number];
export const FREQUENCIES = ['once', 'weekly', 'monthly', 'yearly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];
export const INCOTERMS = [
  'EXW',
  'FCA',
  'FAS',
  'FOB',
  'CFR',
  'CIF',
  'CPT',
  'CIP',
  'DAP',
  'DPU',
  'DDP',
] as const;

const Text = (max: number) => z.string().trim().min(1).max(max);

/** A buyer's price idea: 10 USD per kg. `per` is null where it was not said. */
export const PriceIdea = z.object({
  amount: z.number().positive(),
  currency: z.string().length(3),
  per: z.enum(LEAD_UNITS).nullable(),
});
export type PriceIdea = z.infer<typeof PriceIdea>;

/**
 * What a representative tells of a buyer's wish. In the form an absent field has not been asked yet and null was passed
 * over; a stored lead has no absent ones.
 */
export const LeadFields = z.object({
  product: Text(80),
  catalogId: z.string().max(40).nullable(),
  hs: z.string().max(12).nullable(),
  /** ISO 3166-1 alpha-2 */
  country: z.string().regex(/^[A-Z]{2}$/),
  quantity: z.number().positive().max(1e9).nullable(),
  unit: z.enum(LEAD_UNITS).nullable(),
  frequency: z.enum(FREQUENCIES).nullable(),
  /** YYYY-MM-DD */
  deadline: z.iso.date().nullable(),
  incoterm: z.enum(INCOTERMS).nullable(),
  priceIdea: PriceIdea.nullable(),
  certificates: z.array(z.enum(CERTIFICATES)),
  company: Text(120).nullable(),
  contactName: Text(80).nullable(),
  contactEmail: z.email().max(120).nullable(),
  contactPhone: z.string().max(40).nullable(),
});
export type LeadFields = z.infer<typeof LeadFields>;

/** A stored lead, as far as anybody but its author may know it. */
export interface Lead extends LeadFields {
  id: string;
  number: number;
  office: string;
  authorId: string | null;
  state: 'review' | 'open' | 'paused' | 'closed' | 'expired' | 'refused';
  observed: boolean;
  wave: number;
  createdAt: Date;
  expiresAt: Date;
  outcome: string | null;
  dealAmount: number | null;
  dealCurrency: string | null;
}
