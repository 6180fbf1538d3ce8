/** What tells in other people's records who a person is or was. */
export interface Traces {
  /** Names: of the person, of their business, of the buyers they told of. */
  names: readonly string[];
  /** Phone numbers, however written. */
  phones: readonly string[];
  /** What stands for the person as it is: addresses, NIB, e-mail. */
  tokens: readonly string[];
  /** What the person wrote and others were shown. */
  texts: readonly string[];
  /** Hashes of files of theirs. */
  files: readonly string[];
}

/** A shorter name is too likely a word of something else. */
const MIN_NAME = 3;
const MIN_TOKEN = 5;
/** "ya", "siap", "100 kg": no trace of anybody, and found everywhere. */
const MIN_TEXT = 8;
/** The end of a number that is the same however its beginning is written: 0812…, +62 812 …. */
const PHONE_TAIL = 8;

/** What is left where a trace was. */
const GONE = '…';

/** Keys under which stored messages and forms hold words; everything else in them is ours. */
const WORDS = new Set(['text', 'caption', 'content', 'label', 'fileName', 'title']);

/** Patterns in the dialect that PostgreSQL and JavaScript share, for finding rows that may hold a trace. Empty: there are none. */
export function searchPatterns(traces: Traces): string[] {
  // Rows are searched as JSON text, in which quotes and backslashes are escaped.
  const inJson = (text: string) => literal(JSON.stringify(text).slice(1, -1));
  return [
    ...namesOf(traces).map(inJson),
    ...tokensOf(traces).map(inJson),
    ...textsOf(traces).map(inJson),
    ...phonesOf(traces),
  ];
}

/** A copy of a stored message or form without the traces; the very same value where there are none. */
export function withoutTraces(value: unknown, traces: Traces): unknown {
  const edge = { before: '(?<![\\p{L}\\p{N}])', after: '(?![\\p{L}\\p{N}])' };
  const parts = [
    ...textsOf(traces).map(literal),
    ...[...namesOf(traces), ...tokensOf(traces)].map((word) => `${edge.before}${literal(word)}${edge.after}`),
    ...phonesOf(traces).map(
      (tail) => `(?<!\\d)(?:\\+?\\d{1,3}[\\s().-]*)?(?:\\d[\\s().-]*){0,4}${tail}(?!\\d)`,
    ),
  ];
  if (!parts.length && !traces.files.length) return value;
  const found = parts.length ? new RegExp(parts.join('|'), 'giu') : null;
  const files = new Set(traces.files);

  function clean(inner: unknown, prose: boolean): unknown {
    if (typeof inner === 'string') return prose && found ? inner.replace(found, GONE) : inner;
    if (Array.isArray(inner)) {
      const cleaned = inner.map((item) => clean(item, prose));
      return cleaned.every((item, i) => item === inner[i]) ? inner : cleaned;
    }
    if (typeof inner !== 'object' || inner === null) return inner;
    const entries = Object.entries(inner).flatMap(([key, held]): Array<[string, unknown]> => {
      if (key === 'attachment' && isFileOf(held, files)) return [];
      // A form's data holds what was typed, under names of its own.
      return [[key, clean(held, prose || WORDS.has(key) || key === 'data')]];
    });
    const same =
      entries.length === Object.keys(inner).length && entries.every(([k, v]) => Reflect.get(inner, k) === v);
    return same ? inner : Object.fromEntries(entries);
  }
  return clean(value, false);
}

function isFileOf(held: unknown, files: ReadonlySet<string>): boolean {
  return typeof held === 'object' && held !== null && 'hash' in held && files.has(String(held.hash));
}

const namesOf = ({ names }: Traces) => distinct(names, MIN_NAME);
const tokensOf = ({ tokens }: Traces) => distinct(tokens, MIN_TOKEN);
const textsOf = ({ texts }: Traces) =>
  distinct(
    texts.flatMap((text) => text.split('\n')),
    MIN_TEXT,
  );
const phonesOf = ({ phones }: Traces) =>
  distinct(
    phones.map((phone) => phone.replace(/\D/g, '').slice(-PHONE_TAIL)),
    PHONE_TAIL,
  ).map((tail) => [...tail].join('[\\s().-]*'));

/** Each once, the longest first, so that "Bu Sari" is found before "Sari". */
function distinct(words: readonly string[], min: number): string[] {
  const trimmed = words.map((word) => word.trim()).filter((word) => [...word].length >= min);
  return [...new Set(trimmed)].sort((a, b) => b.length - a.length);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
