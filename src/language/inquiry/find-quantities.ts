import { type FoundNumber, findNumbers } from '../values/parse-number.ts';
import type { QuantityUnit } from '../values/parse-quantity.ts';
import type { FoundDate } from './date-words.ts';
import type { Document } from './document.ts';
import type { InquiryTables, Meaning } from './inquiry-lexicon.ts';
import type { Hit } from './phrase-table.ts';

/** An amount of goods: pieces `from` up to, not including, `to`. */
export interface FoundQuantity {
  readonly amount: number;
  readonly unit: QuantityUnit | null;
  readonly from: number;
  readonly to: number;
  readonly role: 'wish' | 'trial';
}

export type UnitHit = Hit<Extract<Meaning, { readonly kind: 'unit' }>>;

const ARTICLES = new Set(['a', 'an', 'sebuah', 'full', 'satu']);
const TIMES = new Set(['x', '×', '*', 'of', '@', 'isi', 'each', 'masing', 'berisi']);
const SIZES = new Set([20, 40, 45]);
const MONEY = new Set(['$', '€', '£', '¥']);
const MOST_FILLERS = 3;

/** Every number with a unit, packages multiplied out, left to right. */
export function findQuantities(
  document: Document,
  tables: InquiryTables,
  dates: readonly FoundDate[],
): FoundQuantity[] {
  const units = new Map<number, UnitHit>();
  for (const hit of document.named('unit')) units.set(hit.from, hit);
  const inDate = new Set<number>();
  for (const { from, to } of dates) for (let at = from; at < to; at++) inDate.add(at);
  const look: Look = { document, tables, units };
  const found: FoundQuantity[] = [];
  let end = 0;
  for (const number of findNumbers(document.pieces)) {
    if (number.first < end || inDate.has(number.first) || number.value <= 0) continue;
    const quantity = readContainers(look, number) ?? readMeasured(look, number);
    if (!quantity) continue;
    found.push(quantity);
    end = quantity.to;
  }
  for (const single of findSingles(look)) found.push(single);
  return found.sort((a, b) => a.from - b.from);
}

interface Look {
  readonly document: Document;
  readonly tables: InquiryTables;
  readonly units: ReadonlyMap<number, UnitHit>;
}

/** "2 x 40ft HC", "1x20'", "three 40-foot containers", "40ft container x 2". */
function readContainers({ document, tables, units }: Look, number: FoundNumber): FoundQuantity | null {
  const { pieces } = document;
  let at = afterBrackets(document, number.next);
  const counted = number.value;
  let times = false;
  while (/^(?:x|×|\*|nos|unit|units|of|pcs|-|y)$/.test(pieces[at]?.text ?? '') && at < number.next + 6) {
    times ||= /^(?:x|×|\*)$/.test(pieces[at]?.text ?? '');
    at++;
  }
  const boxes = units.get(at);
  // "2 containers of 20ft", "1 FCL 20'": the plain reading counts them.
  if (boxes?.meaning.id === 'container') return null;
  const size = pieces[at]?.literal;
  if (size !== undefined && size !== null && SIZES.has(size) && counted <= 2000) {
    const to = endOfSize(document, tables, at + 1);
    if (to > at + 1 || times)
      return {
        amount: counted,
        unit: 'container',
        from: number.first,
        to,
        role: roleAt(document, number.first, to),
      };
  }
  if (!SIZES.has(number.value) || number.upper !== null) return null;
  const to = endOfSize(document, tables, number.next);
  if (to === number.next) return null;
  const after = pieces[to];
  const many = /^(?:x|×|\*|=|:|sebanyak)$/.test(after?.text ?? '') ? (pieces[to + 1]?.literal ?? null) : null;
  const per = /^(?:per|\/)$/.test(pieces[number.first - 1]?.text ?? '');
  if (per) return null;
  const from = number.first;
  if (many !== null)
    return { amount: many, unit: 'container', from, to: to + 2, role: roleAt(document, from, to) };
  const named = document
    .named('unit')
    .some((hit) => hit.meaning.id === 'container' && hit.from >= number.next && hit.to <= to);
  return named ? { amount: 1, unit: 'container', from, to, role: roleAt(document, from, to) } : null;
}

/** Past "ft", "'", "HC", "container" and the like after a container's size. */
function endOfSize({ pieces }: Document, tables: InquiryTables, from: number): number {
  let at = from;
  while (at < from + 6) {
    const text = pieces[at]?.text ?? '';
    if (!(tables.sizes.has(text) || /^['"-]$/.test(text) || tables.fillers.has(text))) break;
    at++;
  }
  while (at > from && /^[-]$/.test(pieces[at - 1]?.text ?? '')) at--;
  return at;
}

/** "25 MT", "10 (ten) metric tons", "500 live arowana heads", "200 bags of 25 kg", "setengah ton". */
function readMeasured(look: Look, number: FoundNumber): FoundQuantity | null {
  const { document, units } = look;
  const unit = unitAfter(look, afterBrackets(document, number.next));
  if (!unit) return null;
  const before = document.pieces[number.first - 1]?.text ?? '';
  if (MONEY.has(before) || document.before('money', number.first) === 0) return null;
  const amount = scaled(number.value, unit.meaning.times);
  const plain = {
    amount,
    unit: unitId(unit),
    from: number.first,
    to: unit.to,
    role: roleAt(document, number.first, unit.to),
  };
  if (unitId(unit) !== 'pcs') return plain;
  return packed(look, plain, units) ?? plain;
}

/** "200 bags of 25 kg" is 5,000 kg; in "2 drums (400 liters)" the brackets hold the total. */
function packed(
  { document }: Look,
  packs: FoundQuantity,
  units: ReadonlyMap<number, UnitHit>,
): FoundQuantity | null {
  const { pieces } = document;
  let at = packs.to;
  let times = false;
  const bracket = pieces[at]?.text === '(';
  while (TIMES.has(pieces[at]?.text ?? '') || pieces[at]?.text === '(') {
    times ||= pieces[at]?.text !== '(';
    at++;
  }
  const each = measureAt(document, units, at);
  if (!each || !(times || bracket)) return null;
  // "20 drums x 290 kg (5.8 tons)": the total is what the buyer says it comes to.
  const total = pieces[each.to]?.text === '(' ? measureAt(document, units, each.to + 1) : null;
  if (total) return { ...packs, ...total };
  if (!times && each.amount >= packs.amount) return { ...packs, ...each };
  return { ...packs, ...each, amount: scaled(packs.amount, each.amount) };
}

/** A weight or volume right here. */
function measureAt(
  { pieces }: Document,
  units: ReadonlyMap<number, UnitHit>,
  at: number,
): Pick<FoundQuantity, 'amount' | 'unit' | 'to'> | null {
  const literal = pieces[at]?.literal ?? null;
  const unit = units.get(at + 1);
  if (literal === null || !unit || !/^(?:kg|ton|liter)$/.test(unit.meaning.id)) return null;
  return { amount: scaled(literal, unit.meaning.times), unit: unitId(unit), to: unit.to };
}

/** "a 20ft container", "sekontainer", "seton", "half a ton", "one FCL" without a number word. */
function* findSingles({ document, units }: Look): Generator<FoundQuantity> {
  for (const [at, piece] of document.pieces.entries()) {
    const unit = units.get(at + 1);
    const role = roleAt(document, at, at + 2);
    if (
      ARTICLES.has(piece.text) &&
      unit &&
      /^(?:ton|container|dozen)$/.test(unit.meaning.id) &&
      !followsRate(document, at)
    ) {
      const half = document.pieces[at - 1]?.text === 'half';
      yield {
        amount: half ? 0.5 : unit.meaning.times,
        unit: unitId(unit),
        from: half ? at - 1 : at,
        to: unit.to,
        role,
      };
    }
    const single = /^se(ton|kontainer|kuintal|kilo|liter|lusin|container)$/.exec(piece.text)?.[1];
    if (single === undefined) continue;
    const amounts: Readonly<Record<string, readonly [number, QuantityUnit]>> = {
      ton: [1, 'ton'],
      kontainer: [1, 'container'],
      container: [1, 'container'],
      kuintal: [100, 'kg'],
      kilo: [1, 'kg'],
      liter: [1, 'liter'],
      lusin: [12, 'pcs'],
    };
    const [amount, id] = amounts[single] ?? [1, 'pcs'];
    yield { amount, unit: id, from: at, to: at + 1, role };
  }
}

/** "USD 600 a ton" and "20 kg a carton" are rates. */
function followsRate({ pieces }: Document, at: number): boolean {
  const before = pieces[at - 1];
  return before?.kind === 'number' || /^(?:per|usd|eur|sekali)$/.test(before?.text ?? '');
}

/** Past "(ten)" or "(sepuluh)" after a number. */
function afterBrackets({ pieces }: Document, at: number): number {
  if (pieces[at]?.text !== '(') return at;
  for (let close = at + 1; close <= at + 5; close++) if (pieces[close]?.text === ')') return close + 1;
  return at;
}

function unitAfter({ document, tables, units }: Look, from: number): UnitHit | null {
  const { pieces } = document;
  let at = from;
  if (pieces[at]?.text === '-' && pieces[at]?.close) at++;
  for (let fillers = 0; fillers <= MOST_FILLERS; fillers++) {
    const unit = units.get(at);
    if (unit) {
      const short = unit.to - unit.from === 1 && (pieces[at]?.text.length ?? 0) === 1;
      const parted = pieces[at]?.line !== pieces[from - 1]?.line;
      if (parted || (short && fillers > 0)) return null;
      return unit;
    }
    // "10 pcs of chairs" names its unit itself; goods between number and unit are few and known.
    if (!tables.fillers.has(pieces[at]?.text ?? '')) return null;
    at++;
  }
  return null;
}

function roleAt(document: Document, from: number, to: number): 'wish' | 'trial' {
  const before =
    document.before('trial', from) <= 4 && document.before('regular', from) > document.before('trial', from);
  const after =
    document.after('trial', to) <= 3 && document.after('regular', to) > document.after('trial', to);
  return before || after ? 'trial' : 'wish';
}

/** An amount in the canonical unit, without the dust of floating point. */
export function scaled(amount: number, times: number): number {
  return Number((amount * times).toPrecision(times === 0.45359237 ? 6 : 12));
}

/** The canonical unit of a listed one. */
export function unitId({ meaning }: UnitHit): QuantityUnit {
  const { id } = meaning;
  if (id === 'kg' || id === 'ton' || id === 'liter' || id === 'container') return id;
  return 'pcs';
}
