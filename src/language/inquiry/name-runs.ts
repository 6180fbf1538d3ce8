import type { Document } from './document.ts';
import type { Form, InquiryTables } from './inquiry-lexicon.ts';
import { type Hit, longestOf } from './phrase-table.ts';
import type { Piece } from './pieces.ts';
import type { Span } from './span.ts';

/** Words in a row written as a name. */
export interface NameRun extends Span {
  /** The legal form it ends with ("Co., Ltd"), or null. */
  readonly form: Form | null;
}

const LINKS = new Set([
  'de',
  'del',
  'la',
  'le',
  'les',
  'du',
  'des',
  'di',
  'da',
  'do',
  'dos',
  'van',
  'von',
  'der',
  'den',
  'el',
  'al',
  'and',
  'y',
  'e',
  'et',
  'of',
  'for',
  've',
  'the',
  'bin',
  'i',
  'dell',
  'd',
  'und',
  'en',
  'of',
  'dan',
  'ter',
  'zum',
  'zur',
  'l',
  's',
  'no',
]);
/** Links that are also Indonesian for "in" and "and": no part of a name before a country. */
const ALSO_INDONESIAN = new Set(['di', 'dan', 'i', 'e', 'en', 'y', 'and']);
const LOOSE = "-.',()&/+";
const LONGEST = 14;

/** Every run of words that may be a firm's name: capitals in a row, or small letters before a legal form. */
export function findNameRuns(document: Document, tables: InquiryTables): NameRun[] {
  const { pieces } = document;
  const forms = new Map(formsIn(pieces, tables).map((hit) => [hit.from, hit]));
  const runs: NameRun[] = [];
  let at = 0;
  while (at < pieces.length) {
    const run = forms.has(at) && !isName(pieces[at + 1]) ? null : readRun(document, tables, forms, at);
    if (run) runs.push(run);
    at = run ? run.to : at + 1;
  }
  for (const hit of forms.values()) {
    if (runs.some((run) => run.form !== null && hit.to <= run.to && hit.from >= run.from)) continue;
    const run = readSmall(document, tables, hit);
    if (run) runs.push(run);
  }
  return runs;
}

/** Legal forms that count as written: "kg" is one only in "… KG". */
function formsIn(pieces: readonly Piece[], tables: InquiryTables): Hit<Form>[] {
  return longestOf(tables.forms.find(pieces, LOOSE)).filter(({ meaning, from, to }) => {
    const last = pieces[from - 1];
    if (!last || last.kind === 'number' || last.line !== pieces[from]?.line) return false;
    if (!meaning.shouted) return true;
    const written = pieces.slice(from, to).filter(({ kind }) => kind === 'word');
    const upper =
      written.every(({ raw }) => raw === raw.toUpperCase()) ||
      /^\p{Lu}\p{Ll}{1,}$/u.test(written[0]?.raw ?? '');
    return upper && /^\p{Lu}/u.test(last.kind === 'word' ? last.raw : (pieces[from - 2]?.raw ?? ''));
  });
}

function readRun(
  document: Document,
  tables: InquiryTables,
  forms: ReadonlyMap<number, Hit<Form>>,
  start: number,
): NameRun | null {
  const { pieces } = document;
  if (!isName(pieces[start]) || isStop(document, tables, start) || isBuyersCountry(document, start))
    return null;
  const line = pieces[start]?.line;
  let to = start + 1;
  let form: Form | null = null;
  while (to - start < LONGEST) {
    const hit = formAt(pieces, forms, to);
    if (hit) {
      form = hit.meaning;
      to = hit.to;
      const goesOn =
        hit.meaning.shouted &&
        isName(pieces[to]) &&
        !isStop(document, tables, to) &&
        pieces[to]?.line === line;
      if (!goesOn) break;
      form = null;
      to += 1;
      continue;
    }
    const next = nextInRun(document, tables, to, line);
    if (next === null) break;
    to = next;
  }
  return { from: start, to, form };
}

/** A form right here, or after a comma or an opening bracket. */
function formAt(
  pieces: readonly Piece[],
  forms: ReadonlyMap<number, Hit<Form>>,
  at: number,
): Hit<Form> | null {
  const direct = forms.get(at);
  if (direct) return direct;
  const sign = pieces[at]?.text ?? '';
  const hit = /^[,("&-]$/.test(sign) ? forms.get(at + 1) : undefined;
  if (!hit) return null;
  const closed = sign === '(' && pieces[hit.to]?.text === ')';
  return closed ? { ...hit, to: hit.to + 1 } : hit;
}

/** The end of a run that may go on at `at`, or null where it stops. */
function nextInRun(
  document: Document,
  tables: InquiryTables,
  at: number,
  line: number | undefined,
): number | null {
  const { pieces } = document;
  const piece = pieces[at];
  if (!piece || piece.line !== line) return null;
  if (isName(piece) && !isStop(document, tables, at)) return at + 1;
  const tight = piece.start === pieces[at - 1]?.end;
  const after = pieces[at + 1];
  const named = (index: number) =>
    isName(pieces[index]) && pieces[index]?.line === line && !isStop(document, tables, index);
  if (/^[&+]$/.test(piece.text) && named(at + 1)) return at + 2;
  if (
    /^[-'.]$/.test(piece.text) &&
    tight &&
    after?.start === piece.end &&
    (isName(after) || (piece.text !== '.' && after.kind === 'word' && after.text !== 'based'))
  )
    return at + 2;
  if (piece.text === '.' && tight && pieces[at - 1]?.raw.length === 1 && named(at + 1)) return at + 2;
  if (piece.kind === 'word' && LINKS.has(piece.text)) {
    if (named(at + 1)) return ALSO_INDONESIAN.has(piece.text) && isCountry(document, at + 1) ? null : at + 2;
    if (LINKS.has(after?.text ?? '') && named(at + 2)) return at + 3;
    if (after?.text === "'" && named(at + 2)) return at + 3;
  }
  if (piece.kind === 'number' && piece.raw.length <= 3 && after?.text === '(') return at + 1;
  if (
    piece.kind === 'number' &&
    piece.raw.length <= 3 &&
    named(at + 1) &&
    !document.named('unit').some(({ from }) => from === at + 1)
  )
    return at + 2;
  if (piece.text === '(' && isName(after) && pieces[at + 2]?.text === ')' && isName(pieces[at + 3]))
    return at + 3;
  return null;
}

/** "Perusahaan Spanyol Conservas Mar de Plata": the country between "buyer" and a name is not part of it. */
function isBuyersCountry(document: Document, at: number): boolean {
  if (document.pieces[at + 1]?.text === '-' && document.pieces[at + 2]?.text === 'based') return true;
  if (document.before('buyer', at) !== 0 || !isName(document.pieces[at + 1])) return false;
  return document
    .named('country')
    .some(({ from, to, meaning }) => from === at && to === at + 1 && meaning.whole);
}

function isCountry(document: Document, at: number): boolean {
  return document.named('country').some(({ from }) => from === at);
}

function isName(piece: Piece | undefined): boolean {
  return piece?.kind === 'word' && /^\p{Lu}|^\p{Lo}/u.test(piece.raw);
}

/** Words that end a name or never begin one. "The" may begin one inside a sentence. */
function isStop(document: Document, tables: InquiryTables, at: number): boolean {
  const piece = document.pieces[at];
  if (!piece || !tables.stops.has(piece.text)) return false;
  if (piece.text === 'the' || piece.text === 'my') {
    return at === 0 || document.sentenceAt(at - 1) !== document.sentenceAt(at)
      ? document.fieldAt(at) !== 'company'
      : false;
  }
  return true;
}

/** "yamato foods co ltd": up to four small words before a form, back to a word that means something else. */
function readSmall(document: Document, tables: InquiryTables, hit: Hit<Form>): NameRun | null {
  const { pieces } = document;
  if (hit.meaning.shouted) return null;
  const known = new Set<number>();
  for (const kind of ['country', 'unit', 'period', 'incoterm'] as const) {
    for (const { from, to } of document.named(kind)) for (let at = from; at < to; at++) known.add(at);
  }
  let from = hit.from;
  if (/^[,(]$/.test(pieces[from - 1]?.text ?? '')) from -= 1;
  while (hit.from - from < 4) {
    const piece = pieces[from - 1];
    const usable =
      piece?.kind === 'word' && piece.line === pieces[hit.from]?.line && !tables.stops.has(piece.text);
    if (!usable || (known.has(from - 1) && hit.from - from > 0) || document.before('names', from) === 0)
      break;
    from -= 1;
  }
  return from < hit.from ? { from, to: hit.to, form: hit.meaning } : null;
}
