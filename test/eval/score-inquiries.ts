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

export const MORE = [
  'hs',
  'price',
  'certificates',
  'contact name',
  'contact email',
  'contact phone',
] as const;
type MoreField = (typeof MORE)[number];

/** Of the other things: how many were said, how many of those were read rightly, and what was read where nothing was said. */
export type MoreScores = Readonly<Record<MoreField, { said: number; right: number; invented: number }>>;

/** Compares the other things, where they were labelled. */
export function scoreMore(lines: readonly InquiryLine[], answers: readonly Inquiry[]): MoreScores {
  const pairs = lines.flatMap(({ more }, index) => {
    const answer = answers[index];
    return more && answer ? [{ want: piecesOf(more), got: piecesOf(answer) }] : [];
  });
  const of = (field: MoreField) => {
    const said = pairs.filter(({ want }) => want[field] !== '');
    return {
      said: said.length,
      right: said.filter(({ want, got }) => want[field] === got[field]).length,
      invented: pairs.filter(({ want, got }) => want[field] === '' && got[field] !== '').length,
    };
  };
  return {
    hs: of('hs'),
    price: of('price'),
    certificates: of('certificates'),
    'contact name': of('contact name'),
    'contact email': of('contact email'),
    'contact phone': of('contact phone'),
  };
}

const TITLE = /^(?:mr|mrs|ms|mme|frau|bp|bpk|encik)\.?\s+/i;

/** As text, empty where nothing was said. A title before a name does not count. */
function piecesOf({
  hs,
  priceIdea,
  certificates,
  contact,
}: Pick<Inquiry, 'hs' | 'priceIdea' | 'certificates' | 'contact'>): Record<MoreField, string> {
  return {
    hs: hs ? plain(hs) : '',
    price: priceIdea ? `${priceIdea.amount} ${priceIdea.currency} ${priceIdea.per}` : '',
    certificates: [...certificates].sort().join(' '),
    'contact name': plain((contact?.name ?? '').replace(TITLE, '')),
    'contact email': contact?.email?.toLowerCase() ?? '',
    'contact phone': contact?.phone?.replace(/[^+\d]/g, '') ?? '',
  };
}

function plain(value: string | number | null): string {
  return String(value)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
