/** A number only where the file itself says that it is one: text is never guessed at, a date is `YYYY-MM-DD[ hh:mm]`. */
export type Cell = string | number;

/** One sheet. Rows keep their place in the file, short ones end at their last cell; empty cells are `''`. */
export interface Table {
  readonly name: string;
  readonly rows: ReadonlyArray<readonly Cell[]>;
}

/** What keeps a file from being read; the caller says it in a person's words. */
export type TableFault = 'too-large' | 'not-a-table' | 'damaged';

export class TableError extends Error {
  override name = 'TableError';
  readonly code: TableFault;
  constructor(code: TableFault, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
  }
}

/** Largest file, largest unpacked content (the Pink Sheet has 3.5 MB), and the largest table. */
export const LIMITS = {
  bytes: 10 * 1024 * 1024,
  unpackedBytes: 48 * 1024 * 1024,
  rows: 100_000,
  columns: 1_000,
  cells: 1_000_000,
} as const;

/** Counts what a table grows to, and ends it at the limits. */
export class TableSize {
  #cells = 0;

  /** Before a cell is kept; `row` and `column` count from 0. */
  add(row: number, column: number): void {
    this.#cells += 1;
    if (row >= LIMITS.rows || column >= LIMITS.columns || this.#cells > LIMITS.cells) {
      throw new TableError('too-large', `row ${row + 1}, column ${column + 1}, ${this.#cells} cells`);
    }
  }
}
