import type { Inquiry } from './schema.ts';

/** What a lead needs, in the order it is asked for: what, how much, where to, then how often, until when, for whom. */
const ASKED = [
  'product',
  'quantity',
  'unit',
  'country',
  'frequency',
  'deadline',
  'company',
  'incoterm',
] as const;
export type AskedField = (typeof ASKED)[number];

/** The fields an inquiry leaves open, in the order to ask for them. The unit is asked for only with the amount known. */
export function missingFields(inquiry: Pick<Inquiry, AskedField>): AskedField[] {
  return ASKED.filter((field) => inquiry[field] === null && !(field === 'unit' && inquiry.quantity === null));
}
