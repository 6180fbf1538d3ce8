import { asTable } from './table.ts';

/** One run of a bench as every bench prints it: what ran where, and its figures. */
export interface Run {
  readonly bench: string;
  /** The database, or the rival in a comparison. */
  readonly on: string;
  readonly [figure: string]: string | number | boolean;
}

/** Runs of one bench: each is a JSON line on standard output the moment it is known, all are a table at the end. */
export class Report {
  readonly #bench: string;
  readonly #runs: Run[] = [];

  constructor(bench: string) {
    this.#bench = bench;
  }

  add(figures: Omit<Run, 'bench'> & { readonly on: string }): void {
    const run: Run = { bench: this.#bench, ...figures };
    this.#runs.push(run);
    process.stdout.write(`${JSON.stringify(run)}\n`);
  }

  /** After the last run: how the databases compare, and everything as a table. */
  end(): void {
    const compared = ratios(this.#runs);
    for (const run of compared) process.stdout.write(`${JSON.stringify(run)}\n`);
    process.stdout.write(`${asTable([...this.#runs, ...compared])}\n`);
  }
}

/** What a comparison ran `on`. */
export const COMPARED = 'pglite/postgres';

/** What makes two runs of a bench the same work. */
const SIZES = ['people', 'businesses', 'messages', 'chats', 'start'];
const MEASURED = /(Ms|[sS]econds|[pP]erSecond|[a-z]Mb)$/;

/** Each run on the embedded database as a share of the same on PostgreSQL. */
export function ratios(runs: readonly Run[]): Run[] {
  return runs
    .filter((run) => run.on === 'pglite')
    .flatMap((run) => {
      const other = runs.find(
        ({ bench, on, ...figures }) =>
          bench === run.bench && on === 'postgres' && SIZES.every((size) => figures[size] === run[size]),
      );
      if (!other) return [];
      const figures = Object.entries(run).flatMap(([name, value]): [string, string | number | boolean][] => {
        if (SIZES.includes(name)) return [[name, value]];
        const rival = Number(other[name]);
        return MEASURED.test(name) && rival > 0 ? [[name, round(Number(value) / rival, 2)]] : [];
      });
      return [{ bench: run.bench, on: COMPARED, ...Object.fromEntries(figures) }];
    });
}

/** To so many digits after the point, one unless told. */
export function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

/** The value below which so large a share of them lies; 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}
