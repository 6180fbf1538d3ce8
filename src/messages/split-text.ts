import type { Block, RichText } from './rich-text.ts';
import { plain, toPlainText } from './rich-text.ts';

/**
 * Cuts a text into parts of at most `limit` characters as measured by `length`, at paragraph borders where
 * that is possible, else between list items, lines, sentences, words, in that order.
 */
export function splitText(
  rich: RichText,
  limit: number,
  length: (part: RichText) => number = (part) => toPlainText(part).length,
): RichText[] {
  const parts: RichText[] = [];
  let current: RichText = [];
  for (const block of rich.flatMap((b) => (length([b]) > limit ? splitBlock(b, limit, length) : [b]))) {
    const grown = [...current, block];
    if (current.length && length(grown) > limit) {
      parts.push(current);
      current = [block];
    } else {
      current = grown;
    }
  }
  if (current.length) parts.push(current);
  // Space alone is no message; platforms refuse it.
  return parts.length > 1 ? parts.filter((part) => toPlainText(part).trim()) : parts;
}

function splitBlock(block: Block, limit: number, length: (part: RichText) => number): Block[] {
  if (block.kind === 'list' && block.items.length > 1) {
    const half = Math.ceil(block.items.length / 2);
    return [block.items.slice(0, half), block.items.slice(half)].flatMap((items) => {
      const piece: Block = { kind: 'list', items };
      return length([piece]) > limit ? splitBlock(piece, limit, length) : [piece];
    });
  }
  // One over-long paragraph or item: style is given up for the rare case, the words are not.
  const text = toPlainText([block]);
  const pieces: Block[] = [];
  let rest = text;
  while (rest.length > 0) {
    const room = fitting(rest, limit, length);
    const cut = rest.length <= room ? rest.length : breakAt(rest, room);
    pieces.push(...plain(rest.slice(0, cut).trim()));
    rest = rest.slice(cut).trimStart();
  }
  return pieces;
}

/** How many leading characters fit: escaping can make the rendered form longer than the words. */
function fitting(text: string, limit: number, length: (part: RichText) => number): number {
  let room = Math.min(limit, text.length);
  while (room > 1 && length(plain(text.slice(0, room))) > limit) room = Math.floor(room * 0.8);
  return room;
}

function breakAt(text: string, room: number): number {
  for (const border of ['\n', '. ', ' ']) {
    const at = text.lastIndexOf(border, room - border.length);
    if (at > room / 3) return at + border.length;
  }
  // Never cut a surrogate pair in two.
  return /[\uD800-\uDBFF]/.test(text[room - 1] ?? '') ? Math.max(1, room - 1) : room;
}
