import type { Document } from './document.ts';
import type { InquiryTables } from './inquiry-lexicon.ts';
import { overlaps, type Span } from './span.ts';

const LABELLED: Readonly<Record<string, number>> = {
  country: 14,
  place: 8,
  company: 6,
  incoterm: 5,
  subject: 3,
  contact: 2,
  other: -9,
  sender: -2,
  product: 0,
  quantity: 0,
  price: 0,
};
const CARRIED = new Set(['CIF', 'CFR', 'CIP', 'CPT', 'DAP', 'DPU', 'DDP']);
const STATED = 3;

interface Vote {
  readonly country: string;
  readonly score: number;
}

/**
 * The buyer's country, which is the destination. What says where the buyer is or where the goods go counts most; a rival
 * origin counts against, an office that passes the inquiry on hardly at all. Hints (a dialling code, a web address, a legal
 * form used in one country only) decide only where no country is named.
 */
export function findCountry(
  document: Document,
  tables: InquiryTables,
  firms: readonly Span[],
  hints: readonly string[],
): string | null {
  const votes = [...namedCountries(document, firms), ...codes(document, tables), ...flags(document, tables)];
  const sums = new Map<string, { top: number; more: number }>();
  for (const { country, score } of votes) {
    const sum = sums.get(country) ?? { top: Number.NEGATIVE_INFINITY, more: 0 };
    sums.set(country, { top: Math.max(sum.top, score), more: sum.more + (score > 0 ? 0.8 : 0) });
  }
  let chosen: string | null = null;
  let highest = 0;
  for (const [country, { top, more }] of sums) {
    const hinted = hints.includes(country) ? 1 : 0;
    const total = top + Math.min(2.4, more) + hinted - (country === 'EU' ? 3 : 0);
    if (top > 0 && total > highest) [chosen, highest] = [country, total];
  }
  return chosen ?? hints[0] ?? null;
}

function* namedCountries(document: Document, firms: readonly Span[]): Generator<Vote> {
  const terms = new Map(document.named('incoterm').map(({ to, meaning }) => [to, meaning.id]));
  for (const hit of document.named('country')) {
    const { from, to, meaning } = hit;
    if (meaning.strength === 'weak' && !isMeant(document, from, to)) continue;
    if (isStreetWord(document, from, to) || isMoney(document, from, to)) continue;
    const firm = firms.some((span) => overlaps(span, hit));
    const score = firm ? 1.5 : scoreOf(document, from, to, terms, followsFirm(document, firms, from));
    yield { country: meaning.id, score };
  }
}

function scoreOf(
  document: Document,
  from: number,
  to: number,
  terms: ReadonlyMap<number, string>,
  besideFirm: boolean,
): number {
  const label = document.fieldAt(from);
  const term = termBefore(document, from, terms);
  const buyerBefore = document.before('buyer', from);
  const buyerAfter = document.after('buyer', to);
  const origin = document.before('from', from) === 0;
  const towards = document.before('towards', from);
  const against = document.before('rival', from);
  const rival = against <= 7 && (buyerBefore > 2 || against < buyerBefore) && buyerAfter > 1;
  if (
    document.before('office', from) <= 6 &&
    label !== 'country' &&
    buyerAfter > 0 &&
    term === null &&
    !(origin && buyerBefore <= 4)
  )
    return 1;
  const said =
    besideFirm || buyerBefore <= 1 || buyerAfter === 0 || (origin && buyerBefore <= 8)
      ? 8
      : term !== null && CARRIED.has(term)
        ? 7
        : towards <= 1
          ? 6
          : term !== null
            ? 2.5
            : origin
              ? 5
              : STATED;
  return (
    said +
    (label === null ? 0 : (LABELLED[label] ?? -1)) +
    (document.before('correct', from) <= 5 ? 2 : 0) -
    (rival && label !== 'country' ? 12 : 0) -
    (document.before('instead', from) <= 1 ? 8 : 0) -
    (document.pieces[to]?.text === '?' ? 4 : 0) -
    (document.zoneAt(from) === 'quoted' ? 2 : document.zoneAt(from) === 'signature' ? 0.5 : 0)
  );
}

/** "Kovács Kft. in Debrecen", "Foo Ltd (Osaka)": where the firm is. */
function followsFirm(document: Document, firms: readonly Span[], from: number): boolean {
  return firms.some(({ to }) => {
    if (from < to || from - to > 3) return false;
    const between = document.pieces.slice(to, from).map(({ text }) => text);
    return (
      between.length > 0 &&
      between.every((text) => /^(?:[(,.-]|in|from|of|di|dari|asal|at|based|the)$/.test(text))
    );
  });
}

/** The delivery term just before a place: "CIF Osaka", "DAP our warehouse in Lyon". */
function termBefore(document: Document, from: number, terms: ReadonlyMap<number, string>): string | null {
  for (let at = from; at >= Math.max(0, from - 6); at--) {
    const term = terms.get(at);
    if (term !== undefined) return document.sentenceAt(at - 1) === document.sentenceAt(from) ? term : null;
  }
  return null;
}

/** A short name that is also a word ("as", "la"): in capitals, or after "from", "to" and the like. */
function isMeant(document: Document, from: number, to: number): boolean {
  const raw = document.pieces[from]?.raw ?? '';
  if (/^\p{Lu}{2,4}$/u.test(raw) || to - from > 1) return true;
  const led = document.before('from', from) === 0 || document.before('towards', from) === 0;
  return raw.length > 3 && (led || /^\p{Lu}/u.test(raw) || document.fieldAt(from) === 'country');
}

/** "Jalan Sudirman", "Paris Street" name no town. */
function isStreetWord({ pieces }: Document, from: number, to: number): boolean {
  return (
    /^(?:street|st|road|rd|avenue|ave|strasse|straße)$/.test(pieces[to]?.text ?? '') ||
    /^(?:jl|jalan|jln)$/.test(pieces[from - 1]?.text ?? '') ||
    /^(?:jl|jalan|jln)$/.test(pieces[from - 2]?.text ?? '')
  );
}

const MONEY =
  /^(?:\$|dollars?|dolar|yen|yuan|ringgit|won|rupees?|rupee|riyal|riyals|dirhams?|baht|pounds?|francs?)$/;

/** "US dollar", "dolar Singapura" name money. */
function isMoney({ pieces }: Document, from: number, to: number): boolean {
  return MONEY.test(pieces[to]?.text ?? '') || MONEY.test(pieces[from - 1]?.text ?? '');
}

function* codes(document: Document, tables: InquiryTables): Generator<Vote> {
  for (const [at, { raw, text }] of document.pieces.entries()) {
    const country = Object.hasOwn(tables.codes, raw) ? tables.codes[raw] : undefined;
    const money = isMoney(document, at, at + 1);
    if (country === undefined || money || text.length < 2) continue;
    const rival =
      document.before('rival', at) <= 7 &&
      document.before('buyer', at) > 2 &&
      document.after('buyer', at + 1) > 1;
    const label = document.fieldAt(at);
    const led =
      document.before('from', at) === 0 ||
      document.before('towards', at) === 0 ||
      document.after('buyer', at + 1) === 0;
    yield {
      country,
      score: (led ? 5 : 2) + (label === null ? 0 : (LABELLED[label] ?? -1)) - (rival ? 12 : 0),
    };
  }
}

const FIRST_FLAG_LETTER = 0x1f1e6;

/** A flag is two letters in disguise: 🇯🇵 is JP. */
function* flags(document: Document, tables: InquiryTables): Generator<Vote> {
  for (const [at, piece] of document.pieces.entries()) {
    const letters = [piece.raw, document.pieces[at + 1]?.raw ?? ''].map(
      (sign) => (sign.codePointAt(0) ?? 0) - FIRST_FLAG_LETTER,
    );
    if (letters.some((letter) => letter < 0 || letter > 25)) continue;
    const country = letters.map((letter) => String.fromCharCode(65 + letter)).join('');
    if (tables.countries.has(country)) yield { country, score: 4 };
  }
}
