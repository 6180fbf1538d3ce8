/** Pieces `from` up to, not including, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** True where the two share a piece. */
export function overlaps(left: Span, right: Span): boolean {
  return left.from < right.to && right.from < left.to;
}
