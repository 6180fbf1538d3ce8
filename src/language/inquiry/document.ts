import { endsSentence } from './abbreviations.ts';
import { type Field, findFields } from './fields.ts';
import type { InquiryTables, Meaning } from './inquiry-lexicon.ts';
import { type Hit, longestOf } from './phrase-table.ts';
import { cutPieces, type Piece, plainText } from './pieces.ts';
import { type Zone, zonesOf } from './zones.ts';

type Kind = Meaning['kind'];
type Of<K extends Kind> = Extract<Meaning, { readonly kind: K }>;

/** An inquiry taken apart once; every field is then read from this. */
export interface Document {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly fields: readonly Field[];
  /** The label over a piece, or null. */
  fieldAt(at: number): string | null;
  zoneAt(at: number): Zone;
  /** Sentences are numbered; what stands in different ones is not taken together. */
  sentenceAt(at: number): number;
  /** Phrases of a kind that do not overlap, left to right. */
  named<K extends Kind>(kind: K): readonly Hit<Of<K>>[];
  /** Pieces between the last phrase of a cue group in the same sentence and `at`; infinite where there is none. */
  before(group: string, at: number): number;
  /** Pieces between `at` and the next phrase of a cue group in the same sentence. */
  after(group: string, at: number): number;
}

/** Takes an inquiry apart: pieces, labels, zones, sentences, and everything the lexicon names. */
export function openDocument(written: string, tables: InquiryTables): Document {
  const text = plainText(written);
  const pieces = cutPieces(text);
  const hits = tables.phrases.find(pieces);
  const ofKind = new Map<Kind, Hit<Meaning>[]>();
  const cues = new Map<string, Hit<Meaning>[]>();
  for (const hit of hits) {
    push(ofKind, hit.meaning.kind, hit);
    if (hit.meaning.kind === 'cue') push(cues, hit.meaning.id, hit);
  }
  const fields = findFields(text, pieces, ofKind.get('label') ?? []);
  const fieldOf = new Map<number, string>();
  // A note's text is as good as the message itself.
  for (const { id, from, to } of fields.filter((field) => field.id !== 'note'))
    for (let at = from; at < to; at++) fieldOf.set(at, id);
  const zones = zonesOf(text, cues.get('closing') ?? [], pieces);
  const sentences = numberSentences(text, pieces, fields);
  const named = longestByKind(hits);
  const before = new Map<string, Int32Array>();
  const after = new Map<string, Int32Array>();

  return {
    text,
    pieces,
    fields,
    fieldAt: (at) => fieldOf.get(at) ?? null,
    zoneAt: (at) => zones[pieces[at]?.line ?? 0] ?? 'body',
    sentenceAt: (at) => sentences[at] ?? -1,
    named,
    before(group, at) {
      const ends = before.get(group) ?? endsBefore(cues.get(group) ?? [], pieces.length);
      before.set(group, ends);
      const end = ends[at] ?? -1;
      return end > 0 && sentences[end - 1] === sentences[at] ? at - end : Number.POSITIVE_INFINITY;
    },
    after(group, at) {
      const starts = after.get(group) ?? startsAfter(cues.get(group) ?? [], pieces.length);
      after.set(group, starts);
      const start = starts[at] ?? -1;
      return start >= 0 && sentences[start] === sentences[Math.max(0, at - 1)]
        ? start - at
        : Number.POSITIVE_INFINITY;
    },
  };
}

/** Phrases of one kind without overlaps, found when first asked for. */
function longestByKind(hits: readonly Hit<Meaning>[]): Document['named'] {
  const known = new Map<Kind, readonly Hit<Meaning>[]>();
  return <K extends Kind>(kind: K) => {
    const rivals: readonly Kind[] = kind === 'product' ? ['product', 'other', 'hidden'] : [kind];
    const found = known.get(kind) ?? longestOf(hits.filter(({ meaning }) => rivals.includes(meaning.kind)));
    known.set(kind, found);
    return found.filter((hit): hit is Hit<Of<K>> => hit.meaning.kind === kind);
  };
}

/** For every piece the end of the last hit that ends at or before it, -1 where none does. */
function endsBefore(hits: readonly Hit<Meaning>[], size: number): Int32Array {
  const ends = new Int32Array(size + 1).fill(-1);
  for (const { to } of hits) ends[to] = to;
  for (let at = 1; at <= size; at++) if (ends[at] === -1) ends[at] = ends[at - 1] ?? -1;
  return ends;
}

/** For every piece the start of the next hit that starts at or after it, -1 where none does. */
function startsAfter(hits: readonly Hit<Meaning>[], size: number): Int32Array {
  const starts = new Int32Array(size + 1).fill(-1);
  for (const { from } of hits) starts[from] = from;
  for (let at = size - 1; at >= 0; at--) if (starts[at] === -1) starts[at] = starts[at + 1] ?? -1;
  return starts;
}

/** Numbers sentences: a full stop, a blank line, a list's next line, the start of a field end one; a wrapped line does not. */
function numberSentences(text: string, pieces: readonly Piece[], fields: readonly Field[]): Int32Array {
  const numbers = new Int32Array(pieces.length);
  const starts = new Set(fields.flatMap(({ label, to }) => [label, to]));
  let current = 0;
  let lineStart = 0;
  for (const [at, piece] of pieces.entries()) {
    const last = pieces[at - 1];
    if (last) {
      const gap = text.slice(last.end, piece.start);
      const broken = gap.includes('\n');
      const wrapped =
        broken &&
        piece.line - last.line === 1 &&
        last.end - lineStart > 55 &&
        /[\p{Ll}\d(]/u.test(piece.raw[0] ?? '');
      const stopped =
        /[!?;]/.test(last.text) ||
        (last.text === '.' && gap !== '' && endsSentence(pieces[at - 2]?.text ?? '', piece.text));
      if (stopped || (broken && !wrapped) || starts.has(at)) current += 1;
      if (broken) lineStart = piece.start;
    }
    numbers[at] = current;
  }
  return numbers;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
