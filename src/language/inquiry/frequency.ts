import { best, doubtOf, type Scored } from './best.ts';
import type { Document } from './document.ts';
import type { FoundQuantity } from './find-quantities.ts';
import type { InquiryTables } from './inquiry-lexicon.ts';
import type { Frequency } from './schema.ts';

/** A period said as a rate ("per month", "/bln", "every week", "sebulan"). `kind` is null for a rhythm we have no word for. */
export interface FoundPeriod {
  readonly kind: Frequency | null;
  readonly from: number;
  readonly to: number;
}

const RHYTHM: Readonly<Record<string, Frequency>> = { week: 'weekly', month: 'monthly', year: 'yearly' };
const NOT_A_RATE = /^(?:ago|lalu|from|lagi|later|kemudian|old|experience|kedepan|ke depan)$/;
const PREFIXED = /^(?:per|se|tiap|sa|p)(hari|minggu|pekan|bulan|bln|tahun|thn|mgg)(?:nya)?$/;

/** Every period said as a rate, left to right. */
export function findPeriods(document: Document, tables: InquiryTables): FoundPeriod[] {
  const found: FoundPeriod[] = [];
  const { pieces } = document;
  for (const { meaning, from, to } of document.named('period')) {
    const word = pieces[from]?.text ?? '';
    const before = pieces[from - 1]?.text ?? '';
    const rate =
      tables.adverbs.has(word) ||
      word === 'p' ||
      tables.every.has(before) ||
      before === '/' ||
      (before === 'p' && pieces[from - 2]?.text === '/') ||
      ((before === '(' || before === ':') && document.fieldAt(from) === 'frequency') ||
      (document.fieldAt(from) === 'frequency' && pieces[from - 1]?.kind !== 'number');
    // "every 2 weeks", "12-month contract": a count of periods is no rhythm we have a word for.
    const counted = pieces[from - 1]?.kind === 'number' && !tables.adverbs.has(word);
    const everySome =
      counted && (tables.every.has(pieces[from - 2]?.text ?? '') || pieces[from - 2]?.text === '/');
    if (everySome) {
      const one = pieces[from - 1]?.literal === 1;
      found.push({ kind: one ? (RHYTHM[meaning.id] ?? null) : null, from: from - 1, to });
    } else if (rate && !counted && !isNoRate(document, to)) {
      if (before === 'x' && pieces[from - 2]?.kind !== 'number') continue;
      found.push({ kind: RHYTHM[meaning.id] ?? null, from: tables.adverbs.has(word) ? from : from - 1, to });
    }
  }
  for (const [at, piece] of pieces.entries()) {
    const word = PREFIXED.exec(piece.text)?.[1];
    if (word === undefined || isNoRate(document, at + 1)) continue;
    const kind = /^(?:minggu|pekan|mgg)$/.test(word)
      ? 'weekly'
      : /^(?:bulan|bln)$/.test(word)
        ? 'monthly'
        : word === 'hari'
          ? null
          : 'yearly';
    found.push({ kind, from: at, to: at + 1 });
  }
  return found.sort((a, b) => a.from - b.from);
}

/** "a month ago", "sebulan ke depan" are times, no rates. */
function isNoRate({ pieces }: Document, at: number): boolean {
  const word = pieces[at]?.text ?? '';
  return NOT_A_RATE.test(word) || NOT_A_RATE.test(`${word} ${pieces[at + 1]?.text}`);
}

/** How often the buyer wants the chosen quantity. */
export function findFrequency(
  document: Document,
  periods: readonly FoundPeriod[],
  quantity: FoundQuantity | null,
  others: readonly FoundQuantity[],
): Frequency | null {
  const readings: Scored<Frequency | null>[] = periods.map(({ kind, from, to }) => ({
    value: kind,
    score:
      scoreOf(document, from, to, quantity) + 5 - (isOfAnother(document, from, quantity, others) ? 6 : 0),
  }));
  for (const { meaning, from, to } of document.named('cue')) {
    if (meaning.id !== 'once' || isWithinPeriod(document, periods, from, to)) continue;
    readings.push({ value: 'once', score: scoreOf(document, from, to, quantity) + 5.5 });
  }
  const tried =
    quantity !== null &&
    (document.before('trial', quantity.from) <= 9 || document.after('trial', quantity.to) <= 9);
  if (quantity?.role === 'trial' || (tried && periods.length === 0))
    readings.push({ value: 'once', score: 3 });
  return best(readings, 1)?.value ?? null;
}

/** "20 tons; we sell 500 tons per year": the rhythm is that of an amount not wished for. */
function isOfAnother(
  document: Document,
  from: number,
  quantity: FoundQuantity | null,
  others: readonly FoundQuantity[],
): boolean {
  if (quantity === null) return false;
  const owner = others.find(({ to }) => from >= to && from - to <= 3);
  return owner !== undefined && owner.from !== quantity.from && document.before('capacity', owner.from) <= 6;
}

function scoreOf(document: Document, from: number, to: number, quantity: FoundQuantity | null): number {
  const label = document.fieldAt(from);
  const near = quantity !== null && from - quantity.to <= 4 && quantity.from - to <= 4;
  const same = quantity !== null && document.sentenceAt(from) === document.sentenceAt(quantity.from);
  const hedged = document.before('hedge', from) <= 3 || document.after('hedge', to) <= 1;
  const other = document.before('capacity', from) <= 6 || document.before('past', from) <= 4;
  return (
    (label === 'frequency'
      ? 12
      : label === 'quantity'
        ? 4
        : label === 'other' || label === 'sender'
          ? -8
          : 0) +
    (near ? 4 : 0) +
    (same ? 1 : 0) +
    (document.before('correct', from) <= 3 || document.after('correct', to) <= 1 ? 3 : 0) -
    (hedged && label !== 'frequency' ? 4 : 0) -
    (other && !near ? 8 : 0) -
    (document.pieces[to]?.text === '?' ? 5 : 0) -
    doubtOf(document.zoneAt(from))
  );
}

/** "once a month", "sebulan sekali": the period says how often, not the "once". */
function isWithinPeriod(
  document: Document,
  periods: readonly FoundPeriod[],
  from: number,
  to: number,
): boolean {
  return periods.some(
    (period) =>
      document.sentenceAt(period.from) === document.sentenceAt(from) &&
      ((period.from >= to && period.from - to <= 1) || (from >= period.to && from - period.to <= 1)),
  );
}
