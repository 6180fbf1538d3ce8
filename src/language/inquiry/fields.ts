import { endsSentence } from './abbreviations.ts';
import type { Meaning } from './inquiry-lexicon.ts';
import type { Hit } from './phrase-table.ts';
import type { Piece } from './pieces.ts';

/** A labelled part of a form: the label's first piece, and its value, pieces `from` up to, not including, `to`. */
export interface Field {
  readonly id: string;
  readonly label: number;
  readonly from: number;
  readonly to: number;
}

interface Label {
  readonly id: string;
  readonly at: number;
  /** First piece after the colon. */
  readonly next: number;
}

const BULLETS = /^[-•·*►▪➢✓✔–—>#|→]$/u;
const LONGEST_NOTE = 8;

/** The labels of a form or a list ("Produk : …", "- Qty (MT) = …", "Product: X. Country: Y") and what stands after each. */
export function findFields(text: string, pieces: readonly Piece[], hits: readonly Hit<Meaning>[]): Field[] {
  const labels = new Map<number, Label>();
  // Shortest first, so that of labels that begin at one place the longest stays; of two for one phrase the first listed.
  for (const { meaning, from, to } of [...hits].reverse().sort((a, b) => a.to - b.to)) {
    if (meaning.kind !== 'label' || !beginsLabel(text, pieces, from)) continue;
    const next = afterColon(text, pieces, from, to);
    if (next !== null) labels.set(from, { id: meaning.id, at: from, next });
  }
  // "Syarat penyerahan: …" is one label, though "penyerahan" could be one too.
  const inOrder = [...labels.values()].sort((a, b) => a.at - b.at);
  const separate = inOrder.filter((label, index) => label.at >= (inOrder[index - 1]?.next ?? 0));
  return separate.map((label, index) => {
    const following = separate[index + 1]?.at ?? pieces.length;
    return { id: label.id, label: label.at, from: label.next, to: endOfValue(pieces, label, following) };
  });
}

/** A label begins a line (after a bullet or a number) or follows a separator. */
function beginsLabel(text: string, pieces: readonly Piece[], at: number): boolean {
  let back = at - 1;
  const line = pieces[at]?.line;
  const last = pieces[back];
  if (!last || last.line !== line || /[,.;|(/]/.test(last.text)) return true;
  if (/^[-–—]$/.test(last.text)) return text[last.end] === ' ';
  while (pieces[back]?.line === line) {
    const piece = pieces[back];
    const bullet =
      piece &&
      (BULLETS.test(piece.text) ||
        /^[.):]$/.test(piece.text) ||
        /^\d{1,2}$/.test(piece.raw) ||
        /^\p{Extended_Pictographic}/u.test(piece.raw) ||
        /^[a-h]$/.test(piece.text));
    if (!bullet || at - back > 4) return false;
    back -= 1;
  }
  return true;
}

/** The first piece after a label's colon, past a note in brackets ("Qty (MT):"); null where no colon follows. */
function afterColon(text: string, pieces: readonly Piece[], from: number, to: number): number | null {
  const line = pieces[from]?.line;
  let at = to;
  if (pieces[at]?.text === '(') {
    const close = pieces.findIndex(
      (piece, index) => index > at && index <= at + LONGEST_NOTE && piece.text === ')',
    );
    if (close > 0) at = close + 1;
  }
  const sign = pieces[at];
  if (!sign || sign.line !== line) return null;
  if (/^[:=|→：]$/u.test(sign.text)) return at + 1;
  // A table pasted from a sheet has a tab or a wide gap instead of a colon.
  if (/\t| {3}/.test(text.slice(pieces[at - 1]?.end, sign.start))) return at;
  const first = from === 0 || pieces[from - 1]?.line !== line || BULLETS.test(pieces[from - 1]?.text ?? '');
  const dash = /^[-–—]$/.test(sign.text) && first && to - from <= 3;
  if (!dash) return null;
  const [last, next] = [pieces[at - 1], pieces[at + 1]];
  return last && next && sign.start > last.end && next.start > sign.end ? at + 1 : null;
}

/** A value goes to the end of its sentence or line; of an empty one, to the end of the next line, unless another label is there. */
function endOfValue(pieces: readonly Piece[], label: Label, following: number): number {
  const labelLine = pieces[label.at]?.line ?? 0;
  const first = pieces[label.next];
  if (!first || label.next >= following) return label.next;
  if (first.line > labelLine + 1) return label.next;
  let to = label.next;
  while (to < following && pieces[to]?.line === first.line) {
    if (to > label.next && isFullStop(pieces, to)) return to;
    to++;
  }
  return to;
}

/** A full stop between a whole word and a capital: "Dicari: udang beku. Pembeli …". */
function isFullStop(pieces: readonly Piece[], at: number): boolean {
  const [last, stop, next] = [pieces[at - 1], pieces[at], pieces[at + 1]];
  if (stop?.text !== '.' || !last || !next || next.start === stop.end) return false;
  return last.raw.length > 1 && endsSentence(last.text, next.text) && /^[\p{Lu}\d]/u.test(next.raw);
}
