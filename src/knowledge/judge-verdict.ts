import { concerns, destinationFacts, type Subject } from './match-facts.ts';
import { holdsOn } from './review.ts';
import type { Country, Fact, Knowledge, Product, ProductForm, Status } from './types.ts';

/** The verdict on one form of a product, and the facts that made it. */
export interface FormVerdict {
  form: ProductForm;
  status: Status;
  /** The destination (or product) facts that decided; empty where the Indonesian side alone decides. */
  because: readonly Fact[];
}

const WEIGHT: Record<Status, number> = { allowed: 0, regulated: 1, unknown: 2, prohibited: 3 };

/**
 * Judges every form. The Indonesian status comes first: what may not leave needs no further look. A destination fact
 * only changes the verdict where an editor gave it one, and one of low confidence can at most make it unknown.
 */
export function judgeForms(
  knowledge: Knowledge,
  product: Product,
  country: Country | undefined,
  today: string,
): FormVerdict[] {
  return product.forms.map((form) => {
    if (form.status === 'prohibited') return { form, status: 'prohibited', because: [] };
    const subject: Subject = { product, forms: [form], ...(country ? { country } : {}) };
    const facts = [
      ...product.rules.filter((fact) => concerns(fact, subject) && holdsOn(fact, today)),
      ...destinationFacts(knowledge, subject, today).map(({ fact }) => fact),
    ];
    const said = facts.flatMap((fact) =>
      fact.verdict === undefined ? [] : [{ fact, status: trusted(fact) }],
    );
    const status = said.reduce<Status>(
      (worst, next) => (WEIGHT[next.status] > WEIGHT[worst] ? next.status : worst),
      form.status,
    );
    return { form, status, because: said.filter((next) => next.status === status).map((next) => next.fact) };
  });
}

/**
 * One verdict for a product whose form was not named: prohibited or unknown only where every usual form is; otherwise
 * the strictest of what can go, and never plainly allowed while another form may not leave.
 */
export function joinVerdicts(verdicts: readonly FormVerdict[]): Status {
  const main = verdicts.filter((verdict) => verdict.form.main);
  const asked = main.length > 0 ? main : verdicts;
  const statuses = asked.map((verdict) => verdict.status);
  if (statuses.every((status) => status === 'prohibited')) return 'prohibited';
  const open = statuses.filter((status) => status !== 'prohibited');
  if (open.every((status) => status === 'unknown')) return 'unknown';
  const free = open.every((status) => status === 'allowed') && open.length === statuses.length;
  const leaves = verdicts.every((verdict) => verdict.form.status !== 'prohibited');
  return free && leaves ? 'allowed' : 'regulated';
}

/** A guess must not forbid: a prohibition of low confidence leaves the question open. */
function trusted(fact: Fact): Status {
  return fact.verdict === 'prohibited' && fact.confidence === 'low' ? 'unknown' : (fact.verdict ?? 'allowed');
}
