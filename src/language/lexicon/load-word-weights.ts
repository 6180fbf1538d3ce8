import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { INTENTS } from './schema.ts';

/** Learnt weights of words and pieces of words: per observation one weight an intent, in the order of {@link INTENTS}. */
export type WordWeights = ReadonlyMap<string, Float64Array>;

const WORD_WEIGHTS_FILE = 'word-weights.tsv';
const HEADER = ['observation', ...INTENTS].join('\t');
/** The table holds whole hundredths. */
const UNIT = 100;
const LARGEST = 2000;

/** Reads the table of word weights. What is wrong with it is added to `problems`; then the answer is null. */
export async function loadWordWeights(dir: string, problems: string[]): Promise<WordWeights | null> {
  const text = await readFile(join(dir, WORD_WEIGHTS_FILE), 'utf8').catch(() => null);
  if (text === null) {
    problems.push(`${WORD_WEIGHTS_FILE}: cannot be read`);
    return null;
  }
  const [header, ...rows] = text.replace(/\n$/, '').split('\n');
  if (header !== HEADER) {
    problems.push(`${WORD_WEIGHTS_FILE}:1: the columns are not the intents`);
    return null;
  }
  const weights = new Map<string, Float64Array>();
  for (const [at, row] of rows.entries()) {
    const [name = '', ...cells] = row.split('\t');
    const values = cells.map(Number);
    if (cells.length !== INTENTS.length || !values.every(isWeight)) {
      problems.push(`${WORD_WEIGHTS_FILE}:${at + 2}: not one whole number an intent`);
      return null;
    }
    weights.set(
      name,
      Float64Array.from(values, (value) => value / UNIT),
    );
  }
  return weights;
}

/** Checked by hand: twenty thousand cells through a schema would be half of the start. An empty cell is 0. */
function isWeight(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= LARGEST;
}

/** The table as text; rows that would be all zero are left out. Rows are sorted, so that a change shows in a diff. */
export function printWordWeights(weights: WordWeights): string {
  const rows = [...weights]
    .map(([name, row]) => [name, [...row].map((weight) => Math.round(weight * UNIT))] as const)
    .filter(([, cells]) => cells.some((cell) => cell !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, cells]) => [name, ...cells.map((cell) => (cell === 0 ? '' : cell))].join('\t'));
  return `${[HEADER, ...rows].join('\n')}\n`;
}
