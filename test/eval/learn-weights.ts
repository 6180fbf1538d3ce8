import { INTENTS, type Intent } from '../../src/language/lexicon/schema.ts';
import { softmax } from '../../src/language/understand/intent-model.ts';

export interface Example {
  readonly observations: readonly string[];
  readonly intent: Intent;
}

export interface LearnOptions {
  /** Pull towards zero of single observations and of pairs: pairs are many and seldom seen. */
  readonly single: number;
  readonly pair: number;
  /** A pair seen in fewer messages than this is left out. */
  readonly seldom: number;
  readonly rounds: number;
}

export const LEARN_OPTIONS: LearnOptions = { single: 0.02, pair: 0.02, seldom: 2, rounds: 300 };

export type Weights = Record<string, Partial<Record<Intent, number>>>;

/**
 * Learns corrections to the linguist's judgement by logistic regression with a pull towards no correction, so that what
 * the examples do not show stays as judged. Deterministic: full passes, no randomness.
 */
export function learnWeights(
  examples: readonly Example[],
  judged: Weights,
  options = LEARN_OPTIONS,
): Weights {
  const counts = new Map<string, number>();
  for (const { observations } of examples)
    for (const name of observations) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts]
    .filter(([name, count]) => !name.includes('&') || count >= options.seldom)
    .map(([name]) => name);
  const idOf = new Map(names.map((name, id) => [name, id]));
  const size = INTENTS.length;
  const weights = new Float64Array(names.length * size);
  const squares = new Float64Array(names.length * size).fill(1e-6);
  const pull = names.map((name) =>
    name === 'always' ? 0.05 : name.includes('&') ? options.pair : options.single,
  );
  const prepared = examples.map(({ observations, intent }) => ({
    ids: observations.flatMap((name) => idOf.get(name) ?? []),
    start: sumJudged(observations, judged),
    target: INTENTS.indexOf(intent),
  }));
  for (let round = 0; round < options.rounds; round++) {
    const slope = new Float64Array(weights.length);
    for (const { ids, start, target } of prepared) {
      const sums = Float64Array.from(start);
      for (const id of ids)
        for (let at = 0; at < size; at++) sums[at] = (sums[at] ?? 0) + (weights[id * size + at] ?? 0);
      const shares = softmax(sums);
      for (const id of ids) {
        for (let at = 0; at < size; at++) {
          const error = (shares[at] ?? 0) - (at === target ? 1 : 0);
          slope[id * size + at] = (slope[id * size + at] ?? 0) + error;
        }
      }
    }
    for (let at = 0; at < weights.length; at++) {
      const step =
        (slope[at] ?? 0) / prepared.length + (pull[Math.floor(at / size)] ?? 0) * (weights[at] ?? 0);
      squares[at] = (squares[at] ?? 0) + step * step;
      weights[at] = (weights[at] ?? 0) - (0.3 * step) / Math.sqrt(squares[at] ?? 1);
    }
  }
  return toTable(names, weights);
}

function sumJudged(observations: readonly string[], judged: Weights): Float64Array {
  const sums = new Float64Array(INTENTS.length);
  for (const name of observations) {
    for (const [at, intent] of INTENTS.entries()) sums[at] = (sums[at] ?? 0) + (judged[name]?.[intent] ?? 0);
  }
  return sums;
}

/** Weights too small to matter are left out, which keeps the file readable. */
function toTable(names: readonly string[], weights: Float64Array): Weights {
  const table: Weights = {};
  for (const [id, name] of names.entries()) {
    const row = INTENTS.map(
      (intent, at) => [intent, Number((weights[id * INTENTS.length + at] ?? 0).toFixed(2))] as const,
    );
    const kept = row.filter(([, weight]) => Math.abs(weight) >= 0.05);
    if (kept.length > 0) table[name] = Object.fromEntries(kept);
  }
  return table;
}
