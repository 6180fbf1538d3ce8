import type { Piece } from './pieces.ts';

/** A day named in an inquiry: pieces `from` up to, not including, `to`. */
export interface FoundDate {
  readonly date: string;
  readonly from: number;
  readonly to: number;
  /** `day` is a full date, `month` a month or quarter alone, `span` counts from today ("within 2 weeks"), `loose` the rest. */
  readonly kind: 'day' | 'month' | 'span' | 'loose';
}

/** Words before a month or "month" that say which part of it. */
export const EARLY = new Set(['awal', 'early', 'beginning', 'start']);
export const MIDDLE = new Set(['mid', 'middle', 'pertengahan', 'tengah']);
export const LATE = new Set(['end', 'akhir', 'late', 'penghujung']);

/** A day of the month written in digits, or null. */
export function dayNumber(piece: Piece | undefined): number | null {
  return piece && /^(?:0?[1-9]|[12]\d|3[01])$/.test(piece.raw) ? Number(piece.raw) : null;
}
