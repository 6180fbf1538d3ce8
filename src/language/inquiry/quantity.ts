import { findNumbers } from '../values/parse-number.ts';
import { best, doubtOf, type Scored } from './best.ts';
import type { Document } from './document.ts';
import type { Field } from './fields.ts';
import { type FoundQuantity, scaled, unitId } from './find-quantities.ts';
import type { FoundPeriod } from './frequency.ts';
import type { Span } from './span.ts';

/** The quantity the buyer wishes for: not a sample, a package, a price, a capacity; a range gives its first number. */
export function findQuantity(
  document: Document,
  found: readonly FoundQuantity[],
  periods: readonly FoundPeriod[],
): FoundQuantity | null {
  const readings = found.map(
    (quantity, index): Scored<FoundQuantity> => ({
      value: quantity,
      score:
        scoreOf(document, quantity, periods, index) +
        (sharesRate(document, found, index, periods) ? 2.5 : 0) -
        (isOfOtherGoods(document, quantity) ? 3 : 0) -
        (isPiecesWeight(document, quantity, found[index - 1]) ? 6 : 0),
    }),
  );
  return best(readings, 1)?.value ?? bareAmount(document);
}

/** "25 MT per month", "monthly 25 MT". */
function hasRate({ from, to }: Span, periods: readonly FoundPeriod[]): boolean {
  return periods.some(
    (period) =>
      (period.from >= to && period.from - to <= 3) || (from - period.to >= 0 && from - period.to <= 2),
  );
}

/** "3 kontainer cocopeat block 5 kg": the small weight after a large amount is a piece's. */
function isPiecesWeight(document: Document, here: FoundQuantity, last: FoundQuantity | undefined): boolean {
  return (
    last !== undefined &&
    here.unit === 'kg' &&
    here.amount <= 50 &&
    last.unit !== 'kg' &&
    last.unit !== 'liter' &&
    document.sentenceAt(last.from) === document.sentenceAt(here.from)
  );
}

/** "4 ton betel nut & 6 ton turmeric": the first is of goods the catalogue does not hold. */
function isOfOtherGoods(document: Document, { to }: Span): boolean {
  return (
    document.named('product').length > 0 &&
    document.named('other').some(({ from }) => from >= to && from - to <= 1)
  );
}

/** "50 kg of this and 20 kg of that every year": the rhythm is that of both. */
function sharesRate(
  { pieces }: Document,
  found: readonly FoundQuantity[],
  index: number,
  periods: readonly FoundPeriod[],
): boolean {
  const [here, next] = [found[index], found[index + 1]];
  if (!here || !next || here.unit !== next.unit || next.from - here.to > 8) return false;
  if (hasRate(here, periods) || !hasRate(next, periods)) return false;
  return pieces.slice(here.to, next.from).some(({ text }) => /^(?:and|dan|&|\+|sama|serta)$/.test(text));
}

function scoreOf(
  document: Document,
  { from, to, unit, role, amount }: FoundQuantity,
  periods: readonly FoundPeriod[],
  index: number,
): number {
  const label = document.fieldAt(from);
  const { pieces } = document;
  const next = pieces[to]?.text ?? '';
  const last = pieces[from - 1]?.text ?? '';
  const rate = hasRate({ from, to }, periods);
  const ratio =
    (next === '/' || next === 'per') &&
    !rate &&
    !/^(?:shipment|order|pengiriman|delivery|kali|lot|po)$/.test(pieces[to + 1]?.text ?? '');
  const package_ = document.after('package', to) === 0 && unit !== 'container' && unit !== 'ton';
  const small = pieces[to - 1]?.text ?? '';
  return (
    8 -
    index * 0.4 +
    (label === 'quantity' || label === 'frequency'
      ? 10
      : label === 'other' || label === 'sender' || label === 'price'
        ? -8
        : 0) +
    (rate ? 2.5 : 0) +
    (document.before('total', from) <= 2 ? 1 : 0) +
    (document.before('seek', from) <= 12 ? 1 : 0) +
    (document.before('correct', from) <= 3 ? 3 : 0) -
    (role === 'trial' ? 4 : 0) -
    (document.before('sample', from) <= 3 || document.after('sample', to) <= 2 ? 9 : 0) -
    (document.before('instead', from) <= 2 ? 10 : 0) -
    (document.before('capacity', from) <= 6 || document.after('capacity', to) <= 1 ? 5 : 0) -
    (document.before('minimum', from) <= 3 ? 3 : 0) -
    (document.before('packing', from) <= 2 && label !== 'quantity' ? 7 : 0) -
    (package_ ? 7 : 0) -
    (last === '@' || last === '/' || last === 'per' ? 8 : 0) -
    (ratio ? 7 : 0) -
    (/^(?:g|gr|gram|grams|gm|gms|ml|cc|grm)$/.test(small) && amount < 5 ? 4 : 0) -
    doubtOf(document.zoneAt(from))
  );
}

/** "qty 640, …": what stands after the word without a colon. */
function afterWord(document: Document): Pick<Field, 'label' | 'from' | 'to'> | null {
  const word = document
    .named('label')
    .find(({ meaning, to }) => meaning.id === 'quantity' && document.pieces[to]?.kind === 'number');
  return word ? { label: word.from, from: word.to, to: Math.min(document.pieces.length, word.to + 2) } : null;
}

/** A form's "Quantity: 5000", with the unit in the label's brackets or under "Unit:", or none. */
function bareAmount(document: Document): FoundQuantity | null {
  const field = document.fields.find(({ id }) => id === 'quantity') ?? afterWord(document);
  if (!field) return null;
  const number = findNumbers(document.pieces.slice(field.from, field.to))[0];
  const after = number ? document.pieces[field.from + number.next] : undefined;
  const ended = !after || field.from + (number?.next ?? 0) >= field.to || after.kind === 'sign';
  if (number?.first !== 0 || number.value <= 0 || !ended) return null;
  const units = document.named('unit');
  const unit =
    units.find(({ from }) => from > field.label && from < field.to) ??
    units.find(({ from }) => document.fieldAt(from) === 'unit');
  return {
    amount: scaled(number.value, unit?.meaning.times ?? 1),
    unit: unit ? unitId(unit) : null,
    from: field.from + number.first,
    to: field.from + number.next,
    role: 'wish',
  };
}
