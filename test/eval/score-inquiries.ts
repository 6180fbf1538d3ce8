import type { Inquiry } from '../../src/language/index.ts';
import type { InquiryLine } from './read-inquiries.ts';

export const FIELDS = [
  'product',
  'country',
  'quantity',
  'unit',
  'frequency',
  'deadline',
  'company',
  'incoterm',
] as const;
export type ScoredField = (typeof FIELDS)[number];

export interface InquiryScores {
  /** Share of right fields. */
  readonly all: number;
  /** Share of inquiries with every field right. */
  readonly whole: number;
  readonly fields: Readonly<Record<ScoredField, number>>;
  readonly errors: readonly { id: string; field: ScoredField; want: unknown; got: unknown }[];
}

/** Compares answers with labels. Of a firm's name capitals and punctuation do not count. */
export function scoreInquiries(lines: readonly InquiryLine[], answers: readonly Inquiry[]): InquiryScores {
  const errors = lines.flatMap((line, index) =>
    FIELDS.filter((field) => plain(line[field]) !== plain(answers[index]?.[field] ?? null)).map((field) => ({
      id: line.id,
      field,
      want: line[field],
      got: answers[index]?.[field],
    })),
  );
  const share = (field: ScoredField) =>
    1 - errors.filter((error) => error.field === field).length / lines.length;
  return {
    all: 1 - errors.length / (lines.length * FIELDS.length),
    whole: 1 - new Set(errors.map(({ id }) => id)).size / lines.length,
    fields: {
      product: share('product'),
      country: share('country'),
      quantity: share('quantity'),
      unit: share('unit'),
      frequency: share('frequency'),
      deadline: share('deadline'),
      company: share('company'),
      incoterm: share('incoterm'),
    },
    errors,
  };
}

function plain(value: string | number | null): string {
  return String(value)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
