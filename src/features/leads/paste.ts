import type { Outcome } from '../../conversation/index.ts';
import { beginning } from '../../kernel/beginning.ts';
import type { Inquiry } from '../../language/index.ts';
import type { RichText } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { CERTIFICATES } from '../registration/index.ts';
import { LeadDraft } from './draft.ts';
import { firstOpenStep, LEAD_FLOW } from './lead.flow.ts';
import { FREQUENCIES, INCOTERMS, LEAD_UNITS, LeadFields } from './lead.ts';
import type { LeadParts } from './lead-parts.ts';
import { todayAt } from './open-lead.ts';

/** Shorter texts are remarks, unless they begin with "lead". */
const LEAST_LENGTH = 40;
const NAMED = /^\s*(?:lead|inquiry|permintaan|peluang)\b\s*[:\-–]?\s*/i;

/**
 * A buyer's inquiry pasted by a representative: "lead" and anything, or a longer text that names goods and says how much or
 * for whom. Null where it is none.
 */
export async function readPasted(parts: LeadParts, turn: ChatTurn, text: string): Promise<Outcome | null> {
  if (!turn.office) return null;
  const named = NAMED.exec(text)?.[0];
  const body = named === undefined ? text : text.slice(named.length);
  if (named === undefined && text.trim().length <= LEAST_LENGTH) return null;
  if (!/\p{L}{2}/u.test(body)) return null;
  const inquiry = parts.language.parseInquiry(body, todayAt(parts, turn));
  if (named === undefined && !looksLikeInquiry(inquiry)) return null;
  const draft = draftOf(inquiry, body, parts);
  return {
    kind: 'flow',
    flow: LEAD_FLOW,
    data: draft,
    at: firstOpenStep(parts, draft),
    replies: [{ text: [...turn.words.say('leads-paste-read'), ...leftOut(inquiry, turn)] }],
  };
}

/** Certificates that were asked for and that owners cannot be matched by: the representative has to see to them. */
function leftOut({ certificates }: Inquiry, { words }: ChatTurn): RichText {
  const others = certificates.filter((id) => !CERTIFICATES.some((known) => known === id));
  if (!others.length) return [];
  return words.say('leads-draft-certificates-left', { others: others.join(', ').toUpperCase() });
}

/** Goods, and at least two of what makes an inquiry of a remark. */
function looksLikeInquiry(inquiry: Inquiry): boolean {
  const { product, quantity, country, company, deadline, incoterm, contact } = inquiry;
  const signs = [quantity, country, company, deadline, incoterm, contact].filter((value) => value !== null);
  return product !== null && signs.length >= 2;
}

/**
 * What the parser found, in the form's shape. What it did not find is asked, except for what few inquiries say (certificates, price,
 * contact): those can be added in the summary.
 */
function draftOf(inquiry: Inquiry, text: string, { language, knowledge }: LeadParts): LeadDraft {
  const product = inquiry.product ? knowledge.products.get(inquiry.product) : undefined;
  const named = product ? undefined : language.splitProducts(text.split('\n')[0] ?? '')[0];
  const price = inquiry.priceIdea;
  const found = {
    product: product?.name.id.slice(0, 80) ?? (text.length <= 60 ? named?.name : undefined),
    catalogId: inquiry.product,
    hs: inquiry.hs,
    country: inquiry.country ?? undefined,
    quantity: inquiry.quantity ?? undefined,
    unit: LEAD_UNITS.find((unit) => unit === inquiry.unit),
    frequency: FREQUENCIES.find((one) => one === inquiry.frequency),
    deadline: inquiry.deadline ?? undefined,
    incoterm: INCOTERMS.find((one) => one === inquiry.incoterm) ?? null,
    priceIdea: price
      ? {
          amount: price.amount,
          currency: price.currency,
          per: LEAD_UNITS.find((unit) => unit === price.per) ?? null,
        }
      : null,
    certificates: CERTIFICATES.filter((id) => inquiry.certificates.includes(id)),
    company: inquiry.company === null ? undefined : beginning(inquiry.company, 120),
    contactName: inquiry.contact?.name ? beginning(inquiry.contact.name, 80) : null,
    contactEmail: LeadFields.shape.contactEmail.safeParse(inquiry.contact?.email ?? null).data ?? null,
    contactPhone: inquiry.contact?.phone?.slice(0, 40) ?? null,
  };
  // What the schema refuses (a quantity beyond reason) is asked like what was not found.
  const whole = LeadDraft.safeParse(found);
  if (whole.success) return whole.data;
  const bad = new Set(whole.error.issues.map(({ path }) => path[0]));
  return LeadDraft.parse(Object.fromEntries(Object.entries(found).filter(([field]) => !bad.has(field))));
}
