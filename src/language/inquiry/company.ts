import { best, type Scored } from './best.ts';
import type { Addresses } from './contact.ts';
import type { Document } from './document.ts';
import type { Field } from './fields.ts';
import type { InquiryTables } from './inquiry-lexicon.ts';
import { findNameRuns, type NameRun } from './name-runs.ts';
import { overlaps, type Span } from './span.ts';

/** The buyer's name, and every run of words that is surely some firm's name. */
export interface FoundCompany {
  readonly name: string | null;
  readonly firms: readonly Span[];
  /** Countries whose legal form the name bears. */
  readonly hints: readonly string[];
}

const LABELLED: Readonly<Record<string, number>> = {
  company: 8,
  contact: -1,
  email: -3,
  phone: -3,
  subject: -2,
  sender: -6,
  product: -7,
  place: -6,
  country: -5,
  incoterm: -6,
  other: -7,
  deadline: -8,
  delivery: -8,
  quantity: -5,
  certificates: -8,
  price: -8,
  hs: -8,
  frequency: -8,
};
const LEAST = 2.4;
const PERSON =
  /^(?:mr|mrs|ms|dr|bpk|bapak|ibu|pak|bu|sdr|sdri|prof|herr|frau|sr|sra|tuan|puan|miss|madam|encik)$/;

/** The buyer's firm. Offices that pass inquiries on and Indonesian firms are not it. */
export function findCompany(document: Document, tables: InquiryTables, addresses: Addresses): FoundCompany {
  const runs = findNameRuns(document, tables);
  const fields = document.fields.filter(({ id, from, to }) => id === 'company' && to > from);
  const inField = fields.map((field) => valueIn(document, tables, runs, field)).find((span) => span !== null);
  const known = knownPieces(document);
  // A field that names nobody ("Buyer: importer from Japan") holds no other name either.
  const free = runs.filter((run) => run.form !== null || !fields.some((field) => overlaps(field, run)));
  const readings = free.map(
    (run): Scored<NameRun> => ({ value: run, score: scoreOf(document, tables, addresses, run, known) }),
  );
  const chosen = inField ?? best(readings, LEAST)?.value ?? null;
  const formed = readings
    .filter(({ value, score }) => value.form !== null && score > 0)
    .map(({ value }) => value);
  const firms = chosen ? [chosen, ...formed] : formed;
  const hint = chosen?.form?.country ?? null;
  return { name: chosen ? written(document, chosen) : null, firms, hints: hint === null ? [] : [hint] };
}

/** What a form's company field holds: up to the legal form, or to the first comma, bracket or dash. */
function valueIn(
  document: Document,
  tables: InquiryTables,
  runs: readonly NameRun[],
  field: Field,
): NameRun | null {
  const { pieces } = document;
  let { from } = field;
  const { to } = field;
  while (from < to && (/^["'(-]$/.test(pieces[from]?.text ?? '') || isLead(document, tables, from, to)))
    from++;
  const first = runs.find(
    (run) => run.from >= from && run.to <= to && run.form !== null && run.from - from <= 1,
  );
  if (first)
    return isOffice(document, first) || isDomestic(document, tables, first)
      ? null
      : { ...first, from: Math.min(first.from, from) };
  let end = from;
  while (end < to && !endsValue(document, end)) end++;
  const words = pieces.slice(from, end).filter(({ kind }) => kind !== 'sign');
  const value: NameRun = { from, to: end, form: null };
  if (words.length === 0 || words.length > 9 || isUnknown(document, tables, from, to)) return null;
  if (isOffice(document, value) || saysNothing(document, tables, value)) return null;
  return value;
}

/** "Buyer: an importer from …" begins with words that are no name. */
function isLead(document: Document, tables: InquiryTables, at: number, to: number): boolean {
  const piece = document.pieces[at];
  return (
    at < to - 1 &&
    piece !== undefined &&
    tables.stops.has(piece.text) &&
    piece.text !== 'the' &&
    piece.raw === piece.raw.toLowerCase()
  );
}

function endsValue({ pieces }: Document, at: number): boolean {
  const piece = pieces[at];
  if (piece?.kind !== 'sign') return false;
  const [last, next] = [pieces[at - 1], pieces[at + 1]];
  if (/^[,;(|/"]$/.test(piece.text) || /^[–—]$/.test(piece.text)) return true;
  const spaced = next !== undefined && next.start > piece.end;
  if (piece.text === '-') return spaced && last !== undefined && last.end < piece.start;
  return piece.text === '.' && (spaced || next === undefined) && (last?.raw.length ?? 0) > 1;
}

function isUnknown({ pieces }: Document, tables: InquiryTables, from: number, to: number): boolean {
  const words = pieces
    .slice(from, to)
    .filter(({ kind }) => kind !== 'sign')
    .map(({ text }) => text);
  for (let length = 1; length <= Math.min(3, words.length); length++) {
    if (tables.unknown.has(words.slice(0, length).join(' '))) return true;
  }
  return false;
}

/** True where every word is a country, a product, a word of trade or a lead: "importer from Japan". */
function saysNothing(document: Document, tables: InquiryTables, span: Span): boolean {
  const known = knownPieces(document);
  for (let at = span.from; at < span.to; at++) {
    const piece = document.pieces[at];
    if (piece?.kind !== 'word' || tables.stops.has(piece.text)) continue;
    if (!known.has(at)) return false;
  }
  return true;
}

function scoreOf(
  document: Document,
  tables: InquiryTables,
  addresses: Addresses,
  run: NameRun,
  known: ReadonlySet<number>,
): number {
  const { pieces } = document;
  const { from, to } = run;
  const label = document.fieldAt(from);
  const words = pieces.slice(from, to).filter(({ kind }) => kind === 'word');
  const unknown = pieces
    .slice(from, to)
    .filter((piece, index) => piece.kind === 'word' && !known.has(from + index)).length;
  const trade = words.some(({ text }, index) => tables.trades.has(text) && (index > 0 || words.length > 2));
  const lead = leadBefore(document, from);
  const named =
    document.before('names', from) <= 1 ||
    document.before('names', lead) <= 1 ||
    document.before('buyer', lead) <= 1;
  const quoted = pieces[from - 1]?.text === '"' && pieces[to]?.text === '"';
  const verb = document.after('verbs', afterAside(document, to)) <= 1;
  const opens = from === 0 || document.sentenceAt(from - 1) !== document.sentenceAt(from);
  const person =
    PERSON.test(pieces[from - 1]?.text ?? '') ||
    PERSON.test(pieces[from - 2]?.text ?? '') ||
    introducesSelf(document, from) ||
    tables.titles.has(pieces[from]?.text ?? '');
  const prefixed = tables.prefixes.find(pieces.slice(from, from + 3)).some((hit) => hit.from === 0);
  const place =
    document.before('towards', from) === 0 || document.named('incoterm').some((term) => term.to === from);
  const zone = document.zoneAt(from);
  return (
    (run.form !== null ? 8 : 0) +
    (trade ? 3 : 0) +
    (prefixed ? 2.5 : 0) +
    (label === null ? 0 : (LABELLED[label] ?? -2)) +
    (named ? 3.5 : 0) +
    (!named && document.before('buyer', from) <= 8 ? 1 : 0) +
    (quoted ? 3 : 0) +
    (verb ? 2.5 : 0) +
    (words.length >= 2 && words.length <= 5 ? 1.5 : 0) +
    (matchesDomain(
      words.map(({ text }) => text),
      addresses,
    )
      ? 4
      : 0) +
    (zone === 'signature' && words.length >= 2 ? 0.5 : 0) +
    (/^[(,]$/.test(pieces[to]?.text ?? '') && known.has(to + 1) ? 1.5 : 0) -
    (unknown === 0 && run.form === null && !prefixed ? 6 : 0) -
    (words.length === 1 && run.form === null && !quoted ? 2.5 : 0) -
    (words.length === 1 && opens && !named && run.form === null ? 3 : 0) -
    (person && run.form === null ? 6 : 0) -
    (place && run.form === null ? 5 : 0) -
    (isOffice(document, run) ? 20 : 0) -
    (isDomestic(document, tables, run) ? 12 : 0) -
    (/^(?:dear|kepada|kpd|yth|hi|hello|halo|hai)$/.test(pieces[from - 1]?.text ?? '') ? 9 : 0) -
    (zone === 'quoted' ? 2 : 0) -
    from * 0.0002
  );
}

/** "buyer Jepang Foo", "importer: Foo", "buyer is Foo": where the words that lead to a name end. */
function leadBefore(document: Document, from: number): number {
  let at = from;
  while (
    at > from - 3 &&
    (/^[:"'(,-]$/.test(document.pieces[at - 1]?.text ?? '') ||
      /^(?:is|adalah|yaitu|named|bernama|called|the|nya|ini)$/.test(document.pieces[at - 1]?.text ?? ''))
  )
    at--;
  return at;
}

/** "My name is Grace", "saya Marlina", "I am Claire". */
function introducesSelf({ pieces }: Document, from: number): boolean {
  if (/^(?:perusahaan|toko|usaha|firma|kafe|restoran)$/.test(pieces[from - 2]?.text ?? '')) return false;
  const lead = [3, 2, 1].map((back) => pieces[from - back]?.text ?? '').join(' ');
  return /(?:my name is|(?:^| )i am|i ' m|nama saya|(?:^| )(?:saya|sy|aku)|saya ibu|saya pak)$/.test(lead);
}

/** Past "(Osaka)" or ", an importer," after a name. */
function afterAside({ pieces }: Document, at: number): number {
  if (pieces[at]?.text !== '(' && pieces[at]?.text !== ',') return pieces[at]?.text === '"' ? at + 1 : at;
  const closing = pieces[at]?.text === '(' ? ')' : ',';
  for (let end = at + 1; end <= at + 8; end++) if (pieces[end]?.text === closing) return end + 1;
  return at + 1;
}

function isOffice(document: Document, { from, to }: Span): boolean {
  if (
    document.before('office', from) <= 3 &&
    !/^(?:dengan|with|that|bahwa|from|dari|by|oleh|:)$/.test(document.pieces[from - 1]?.text ?? '') &&
    document.before('buyer', from) > 1 &&
    document.before('verbs', from) > 2 &&
    document.before('names', from) > 0
  )
    return true;
  return document.before('office', to) < to - from + 1 || document.after('office', from) < to - from;
}

function isDomestic({ pieces }: Document, tables: InquiryTables, { from }: Span): boolean {
  return [pieces[from], pieces[from - 1]].some(
    (piece) =>
      piece !== undefined && tables.domestic.has(piece.text) && piece.raw === piece.raw.toUpperCase(),
  );
}

/** Letters of a mail or web address that are the name's own: "hanbitbbq.kr", Hanbit BBQ Supply. */
function matchesDomain(words: readonly string[], { domains }: Addresses): boolean {
  const joined = words.join('');
  return domains.some((domain) => {
    const letters = domain.replace(/[^\p{L}\d]/gu, '');
    return (
      letters.length >= 5 &&
      (joined.startsWith(letters) ||
        letters.startsWith(joined) ||
        (joined.length >= 8 && letters.includes(joined)))
    );
  });
}

/** Pieces that name goods, a country, a unit, a term or a month rather than a firm. */
function knownPieces(document: Document): Set<number> {
  const known = new Set<number>();
  for (const kind of [
    'product',
    'other',
    'country',
    'unit',
    'period',
    'incoterm',
    'certificate',
    'label',
  ] as const) {
    for (const { from, to } of document.named(kind)) for (let at = from; at < to; at++) known.add(at);
  }
  for (const { meaning, from, to } of document.named('cue')) {
    if (['buyer', 'package', 'seek', 'due', 'reply', 'ship'].includes(meaning.id))
      for (let at = from; at < to; at++) known.add(at);
  }
  return known;
}

/** The name as written, with the dot of an abbreviation it ends with. */
function written({ pieces, text }: Document, { from, to }: Span): string {
  const [first, last, dot] = [pieces[from], pieces[to - 1], pieces[to]];
  if (!first || !last) return '';
  const abbreviated = /^(?:ltd|co|inc|corp|ltda|bhd|kft|est|pvt|pte|bros|l|s|v|k|sti|a|c|p)$/.test(last.text);
  const end = dot?.text === '.' && dot.start === last.end && abbreviated ? dot.end : last.end;
  return text.slice(first.start, end).replaceAll('"', '').replace(/\s+/g, ' ');
}
