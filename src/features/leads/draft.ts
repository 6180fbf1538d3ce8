import { z } from 'zod';
import { LeadFields } from './lead.ts';

/** A lead as far as it was told. Absent: not asked yet; null: passed over. */
export const LeadDraft = LeadFields.partial().extend({
  /** Number of the stored lead that is being changed. */
  editing: z.number().int().optional(),
  /** A lead like this one is there already, by its title; `sameAnyway`: the representative says it is another. */
  duplicateOf: z.string().optional(),
  sameAnyway: z.boolean().optional(),
});
export type LeadDraft = z.infer<typeof LeadDraft>;

/** The draft as a whole lead: what was not told is null. Throws where the required answers are missing. */
export function complete(draft: LeadDraft): LeadFields {
  return LeadFields.parse({
    product: draft.product,
    country: draft.country,
    catalogId: draft.catalogId ?? null,
    hs: draft.hs ?? null,
    quantity: draft.quantity ?? null,
    unit: draft.unit ?? null,
    frequency: draft.frequency ?? null,
    deadline: draft.deadline ?? null,
    incoterm: draft.incoterm ?? null,
    priceIdea: draft.priceIdea ?? null,
    certificates: draft.certificates ?? [],
    company: draft.company ?? null,
    contactName: draft.contactName ?? null,
    contactEmail: draft.contactEmail ?? null,
    contactPhone: draft.contactPhone ?? null,
  });
}
