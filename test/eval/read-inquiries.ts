import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Inquiry } from '../../src/language/index.ts';

const Line = Inquiry.pick({
  product: true,
  country: true,
  quantity: true,
  unit: true,
  frequency: true,
  deadline: true,
  company: true,
  incoterm: true,
}).extend({
  id: z.string(),
  part: z.enum(['tune', 'held', 'added']),
  text: z.string().min(1),
  /** What relative days count from. */
  today: z.iso.date().default('2026-11-25'),
  /** The other things that are read, where they were labelled. */
  more: Inquiry.pick({ hs: true, priceIdea: true, certificates: true, contact: true }).optional(),
});
/** One labelled inquiry; `held` ones were written before the parser, `added` ones after it, and both are only counted. */
export type InquiryLine = z.infer<typeof Line>;

/** The labelled inquiries of one part. Throws on a line that is not as described. */
export function readInquiries(part: InquiryLine['part']): InquiryLine[] {
  return readFileSync(new URL('./inquiries.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Line.parse(JSON.parse(line)))
    .filter((line) => line.part === part);
}
