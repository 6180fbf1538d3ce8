import { type AmountToken, readLiteral } from '../values/number-tokens.ts';

/** A word, a written number or a sign of an inquiry. `text` is lower case without accents, `raw` as written. */
export interface Piece extends AmountToken {
  readonly raw: string;
  readonly line: number;
  readonly kind: 'word' | 'number' | 'sign';
  /** True where at most a few spaces and one line break part it from the piece before. */
  readonly close: boolean;
}

/** Longer inquiries are read up to here: nothing a buyer says comes later, and work stays bounded. */
const LONGEST_TEXT = 20_000;
const LONGEST_WORD = 32;
const PIECES = /(?<!\p{L})m3(?!\d)|\d+\/\d+(?![\d/])|\d[\d.,]*|[\p{L}\p{M}]+|[^\s]/gu;

/** An inquiry's text in one spelling: full-width signs, no-break spaces and odd dashes made plain. */
export function plainText(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .normalize('NFKC')
    .replaceAll('⁄', '/')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[‐‑‒]/g, '-')
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/(?<=\d)'(?=\d{3}(?!\d))/g, '')
    .replace(/\bc\s?[&+]\s?f\b/gi, 'CFR')
    .replace(/[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}/g, '');
}

/** Cuts a text made plain by {@link plainText} into pieces. */
export function cutPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let line = 0;
  let end = 0;
  for (const match of text.matchAll(PIECES)) {
    const gap = text.slice(end, match.index);
    line += countBreaks(gap);
    const raw = match[0].replace(/(?<=\d)[.,]+$/, '');
    const kind = /^\d/.test(raw) ? 'number' : /^\p{L}/u.test(raw) ? 'word' : 'sign';
    const folded = raw.length > LONGEST_WORD ? '' : fold(raw);
    const literal = raw.length > LONGEST_WORD ? null : valueOfDigits(raw);
    end = match.index + raw.length;
    const last = pieces.at(-1);
    pieces.push({
      text: folded,
      raw,
      literal,
      start: match.index,
      end,
      line,
      kind,
      close: last !== undefined && gap.length <= 12 && countBreaks(gap) <= 1,
    });
    // A dot or comma that ended a number is a sign of its own.
    for (const sign of match[0].slice(raw.length)) {
      pieces.push({
        text: sign,
        raw: sign,
        literal: null,
        start: end,
        end: end + 1,
        line,
        kind: 'sign',
        close: true,
      });
      end += 1;
    }
  }
  return joinGrouped(pieces, text);
}

/** Also "1,20,000" as Indians group; "26/30" is a size, not a part of one. */
function valueOfDigits(raw: string): number | null {
  if (/^\d{1,2}(?:,\d{2})+,\d{3}$/.test(raw)) return Number(raw.replaceAll(',', ''));
  return raw.includes('/') && !/^[1-3]\/[2-4]$/.test(raw) ? null : readLiteral(raw);
}

function fold(raw: string): string {
  return raw.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i');
}

function countBreaks(gap: string): number {
  let count = 0;
  for (const sign of gap) if (sign === '\n') count += 1;
  return count;
}

/** "20 000 kg": thousands parted by a space are one number where a word follows. */
function joinGrouped(pieces: readonly Piece[], text: string): Piece[] {
  const joined: Piece[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    if (!piece) break;
    let next = at + 1;
    while (/^[1-9]\d{0,2}$/.test(piece.raw) && isGroup(pieces, next, text)) next++;
    const last = pieces[next - 1];
    const unit = pieces[next];
    if (next === at + 1 || !last || unit?.kind !== 'word' || pieces[at - 1]?.kind === 'number') {
      joined.push(piece);
      continue;
    }
    const raw = text.slice(piece.start, last.end);
    joined.push({ ...piece, raw, literal: Number(raw.replace(/\s/g, '')), end: last.end });
    at = next - 1;
  }
  return joined;
}

function isGroup(pieces: readonly Piece[], at: number, text: string): boolean {
  const [before, piece] = [pieces[at - 1], pieces[at]];
  return (
    before !== undefined &&
    piece !== undefined &&
    /^\d{3}$/.test(piece.raw) &&
    text.slice(before.end, piece.start) === ' '
  );
}
