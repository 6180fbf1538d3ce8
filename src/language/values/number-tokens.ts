/** One piece of a text about amounts: a word, a written number or a sign, with its place in the text. */
export interface AmountToken {
  readonly text: string;
  /** Value where the piece is written in digits ("1.234,5", "1/2", "½"), else null. */
  readonly literal: number | null;
  readonly start: number;
  readonly end: number;
}

const PIECES = /(?<!\p{L})m[³3](?!\d)|\d+\/\d+|\d[\d.,]*|[½¼¾]|\p{L}+|[^\s]/gu;
const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/** Cuts a text into words, written numbers and signs; "200kg" gives two pieces. */
export function tokeniseAmounts(text: string): AmountToken[] {
  const lower = text.toLowerCase();
  return [...lower.matchAll(PIECES)].map((match) => {
    const piece = match[0].replace(/(?<=\d)[.,]+$/, '');
    return {
      text: piece,
      literal: readLiteral(piece),
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}

/**
 * Reads a number written in digits, Indonesian or English style. One kind of separator followed by exactly three
 * digits groups thousands ("98,000" and "98.000" are both ninety-eight thousand, as people write prices), any other
 * single one is the decimal sign.
 */
export function readLiteral(piece: string): number | null {
  if (Object.hasOwn(FRACTIONS, piece)) return FRACTIONS[piece] ?? null;
  const fraction = /^(\d+)\/(\d+)$/.exec(piece);
  if (fraction) return Number(fraction[2]) === 0 ? null : Number(fraction[1]) / Number(fraction[2]);
  if (!/^\d[\d.,]*$/.test(piece)) return null;
  const separators = piece.replace(/\d/g, '');
  if (separators === '') return Number(piece);
  const decimal = separators.at(-1) ?? '';
  const grouping = separators.slice(0, -1);
  const other = decimal === '.' ? ',' : '.';
  if (grouping !== '' && grouping === other.repeat(grouping.length)) {
    const [whole = '', rest = ''] = piece.split(decimal);
    return isGrouped(whole, other) ? Number(`${whole.replaceAll(other, '')}.${rest}`) : null;
  }
  if (separators !== decimal.repeat(separators.length)) return null;
  if (isGrouped(piece, decimal)) return Number(piece.replaceAll(decimal, ''));
  return separators.length === 1 ? Number(piece.replace(decimal, '.')) : null;
}

function isGrouped(digits: string, separator: string): boolean {
  const [first = '', ...rest] = digits.split(separator);
  return (
    first.length <= 3 && !/^0/.test(first) && rest.length > 0 && rest.every((group) => group.length === 3)
  );
}
