import { type AmountToken, tokeniseAmounts } from './number-tokens.ts';
import { type FoundNumber, findNumbers } from './parse-number.ts';
import { type CapacityUnit, type Period, readBarePeriod, readPeriod, readUnit } from './units.ts';

export interface Capacity {
  readonly amount: number;
  readonly unit: CapacityUnit;
  readonly period: Period;
}

/** A capacity with a part left unsaid; `missing` names the first thing to ask for, the rest is what was understood. */
export interface PartialCapacity extends Partial<Capacity> {
  readonly missing: 'amount' | 'unit' | 'period';
}

/**
 * Reads a production capacity: "200 kg/bulan", "2 ton sebulan", "sekitar 1,5 ton tiap minggu", "seton perhari".
 * A range gives its lower bound: a buyer may count on that much. A period of several months or weeks ("per 3 bulan") is
 * reported as missing, since dividing it would promise an evenness the owner did not.
 */
export function parseCapacity(text: string): Capacity | PartialCapacity {
  const tokens = tokeniseAmounts(text);
  const numbers = findNumbers(tokens);
  const period = findPeriod(tokens, numbers);
  const measured = findAmount(tokens, numbers);
  const partial = {
    ...(measured.amount === undefined ? {} : { amount: measured.amount }),
    ...(measured.unit === undefined ? {} : { unit: measured.unit }),
    ...(period === null ? {} : { period }),
  };
  if (measured.amount === undefined) return { missing: 'amount', ...partial };
  if (measured.unit === undefined) return { missing: 'unit', ...partial };
  if (period === null) return { missing: 'period', ...partial };
  return { amount: measured.amount, unit: measured.unit, period };
}

/** Whether a text says how much, and nothing else: "400 kg/bulan", "2 ton". "5 ton kepiting" says of what, too. */
export function isBareCapacity(text: string): boolean {
  const tokens = tokeniseAmounts(text);
  const numbers = findNumbers(tokens);
  const said = (token: AmountToken, index: number) =>
    numbers.some(({ first, next }) => index >= first && index < next) ||
    readUnit(token.text) !== null ||
    readPeriod(token.text) !== null ||
    BESIDE_AMOUNTS.has(token.text);
  return numbers.length > 0 && tokens.every(said);
}

const BESIDE_AMOUNTS: ReadonlySet<string> = new Set([
  '/',
  '±',
  'per',
  'tiap',
  'setiap',
  'sekitar',
  'kira',
  'kira2',
  '-',
]);

function findPeriod(tokens: readonly AmountToken[], numbers: readonly FoundNumber[]): Period | null {
  for (const [index, token] of tokens.entries()) {
    const period = readPeriod(token.text);
    if (period === null) continue;
    const bare = readBarePeriod(token.text) !== null;
    const count = bare ? numbers.find((number) => number.next === index) : undefined;
    return count === undefined || count.value === 1 ? period : null;
  }
  return null;
}

function findAmount(
  tokens: readonly AmountToken[],
  numbers: readonly FoundNumber[],
): { amount?: number; unit?: CapacityUnit } {
  for (const number of numbers) {
    const unit = readUnit(tokens[number.next]?.text ?? '');
    if (number.value > 0 && unit && !unit.one) return { amount: number.value, unit: unit.unit };
  }
  const lone = tokens.map((token) => readUnit(token.text));
  const one = lone.find((unit) => unit?.one);
  if (one) return { amount: 1, unit: one.unit };
  const unit = lone.find((found, index) => found && (tokens[index]?.text.length ?? 0) > 1)?.unit;
  const amount = numbers.find(
    (number) => number.value > 0 && readBarePeriod(tokens[number.next]?.text ?? '') === null,
  )?.value;
  return { ...(amount === undefined ? {} : { amount }), ...(unit === undefined ? {} : { unit }) };
}
