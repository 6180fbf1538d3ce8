import { z } from 'zod';
import type { Inquiry } from './schema.ts';

const Line = z.object({ text: z.string() });

/** One answer of the `lead:parse` command, in the order of its fields. */
export type InquiryLine = Pick<
  Inquiry,
  'product' | 'country' | 'quantity' | 'unit' | 'frequency' | 'deadline' | 'company' | 'incoterm'
>;

/**
 * Answers one line of the `lead:parse` command: `{text}` in, the eight fields of a lead out, or with `all` everything that
 * was read. Throws a ZodError where the line has another shape.
 */
export function inquiryLine(
  line: unknown,
  parse: (text: string) => Inquiry,
  all: boolean,
): InquiryLine | Inquiry {
  const inquiry = parse(Line.parse(line).text);
  if (all) return inquiry;
  const { product, country, quantity, unit, frequency, deadline, company, incoterm } = inquiry;
  return { product, country, quantity, unit, frequency, deadline, company, incoterm };
}
