import { best, doubtOf, type Scored } from './best.ts';
import type { Document } from './document.ts';
import type { FoundQuantity } from './find-quantities.ts';
import type { InquiryTables, Meaning } from './inquiry-lexicon.ts';
import type { Hit } from './phrase-table.ts';
import type { Span } from './span.ts';

type ProductHit = Hit<Extract<Meaning, { readonly kind: 'product' }>>;

const LABELLED: Readonly<Record<string, number>> = {
  product: 10,
  subject: 3,
  quantity: 4,
  hs: 2,
  other: -4,
  company: -3,
  contact: -5,
  sender: -6,
  price: 1,
  place: -5,
};
const MOST_COUNTED = 4;

/** The product wanted. Names inside firms' names count only where nothing else is named. */
export function findProduct(
  document: Document,
  tables: InquiryTables,
  quantity: FoundQuantity | null,
  firms: readonly Span[],
): string | null {
  const hits = document.named('product');
  const counts = new Map<string, number>();
  const readings = hits.map((hit, index): Scored<string> => {
    const id = hit.meaning.id;
    const seen = counts.get(id) ?? 0;
    counts.set(id, seen + 1);
    const head = headOf(document, tables, hits, index);
    return { value: head, score: scoreOf(document, hit, quantity, firms) - Math.min(index, 20) * 0.15 };
  });
  const totals = new Map<string, number>();
  for (const { value } of readings) totals.set(value, (totals.get(value) ?? 0) + 1);
  const counted = readings.map(({ value, score }) => ({
    value,
    score: score + Math.min(MOST_COUNTED, (totals.get(value) ?? 1) - 1) * 0.7,
  }));
  return best(counted, -20)?.value ?? null;
}

/** Of names side by side: "seaweed soap" is soap, "sabun rumput laut" too; what is made of rattan stays rattan. */
function headOf(
  document: Document,
  tables: InquiryTables,
  hits: readonly ProductHit[],
  index: number,
): string {
  const hit = hits[index];
  if (!hit) return '';
  const { id } = hit.meaning;
  const [last, next] = [hits[index - 1], hits[index + 1]];
  const beside = (other: ProductHit | undefined, gap: number) =>
    other !== undefined &&
    gap >= 0 &&
    gap <= 1 &&
    document.sentenceAt(other.from) === document.sentenceAt(hit.from);
  if (
    next &&
    beside(next, next.from - hit.to) &&
    next.from === hit.to &&
    tables.made.has(next.meaning.id) &&
    next.meaning.id !== 'kerajinan'
  )
    return next.meaning.id;
  if (
    last &&
    last.to === hit.from &&
    tables.made.has(last.meaning.id) &&
    document.sentenceAt(last.from) === document.sentenceAt(hit.from)
  )
    return last.meaning.id;
  return id;
}

function scoreOf(
  document: Document,
  hit: ProductHit,
  quantity: FoundQuantity | null,
  firms: readonly Span[],
): number {
  const { from, to, meaning } = hit;
  const label = document.fieldAt(from);
  const sought = document.before('seek', from);
  const near = quantity !== null && (Math.abs(from - quantity.to) <= 5 || Math.abs(quantity.from - to) <= 6);
  const same = quantity !== null && document.sentenceAt(from) === document.sentenceAt(quantity.from);
  const inFirm = firms.some((firm) => from >= firm.from && to <= firm.to);
  return (
    (meaning.strength === 'sure' ? 4 : 0.5) +
    Math.min(2, to - from - 1) * 0.5 +
    (label === null ? 0 : (LABELLED[label] ?? -1)) +
    (sought <= 8 ? 4 - sought * 0.2 : sought <= 25 ? 1.5 : 0) +
    (near && label !== 'product' ? 3 : 0) +
    (same ? 1.5 : 0) +
    (document.before('correct', from) <= 3 ? 3 : 0) -
    (document.before('instead', from) <= 2 && document.before('correct', from) > 3 ? 6 : 0) -
    (document.before('buyer', from) <= 1 && document.before('seek', from) > 3 ? 1 : 0) -
    (document.pieces[to]?.text === '?' ? 4 : 0) -
    (inFirm ? 12 : 0) -
    doubtOf(document.zoneAt(from))
  );
}
