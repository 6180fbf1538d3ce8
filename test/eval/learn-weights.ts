import { INTENTS, type Intent } from '../../src/language/lexicon/schema.ts';
import { JUDGED_SHARE, softmax } from '../../src/language/understand/intent-model.ts';

export interface Example {
  readonly observations: readonly string[];
  readonly intent: Intent;
}

export interface LearnOptions {
  /** Pull towards zero, per kind of observation: cues and shapes, words, pieces of words. */
  readonly pull: { readonly cue: number; readonly word: number; readonly piece: number };
  /** Observations in fewer messages than this are left out, per kind. */
  readonly seldom: { readonly cue: number; readonly word: number; readonly piece: number };
  readonly rounds: number;
}

/** Chosen by cross-validation on the tuning part: `node test/eval/cross-validate.ts`. */
export const LEARN_OPTIONS: LearnOptions = {
  pull: { cue: 0.001, word: 0.0007, piece: 0.0007 },
  seldom: { cue: 1, word: 2, piece: 3 },
  rounds: 150,
};

/** The linguist's judgement per observation. */
export type Judged = Readonly<Record<string, Partial<Record<Intent, number>>>>;
/** Learnt corrections: per observation one weight an intent, in the order of the intents. */
export type Learnt = Map<string, Float64Array>;

const SIZE = INTENTS.length;
const STEP = 0.3;

/** Which kind an observation is of; only words and pieces go into the table of word weights. */
export function kindOf(name: string): 'cue' | 'word' | 'piece' {
  if (name.startsWith('w:')) return 'word';
  return name.startsWith('c:') ? 'piece' : 'cue';
}

/**
 * Learns corrections to the linguist's judgement by logistic regression with a pull towards no correction, so that what
 * the examples do not show stays as judged. Deterministic: full passes, no randomness.
 */
export function learnWeights(examples: readonly Example[], judged: Judged, options = LEARN_OPTIONS): Learnt {
  const names = [...countObservations(examples)]
    .filter(([name, count]) => count >= options.seldom[kindOf(name)])
    .map(([name]) => name);
  const idOf = new Map(names.map((name, id) => [name, id]));
  const weights = new Float64Array(names.length * SIZE);
  const squares = new Float64Array(weights.length).fill(1e-6);
  const slope = new Float64Array(weights.length);
  const pull = names.map((name) => options.pull[kindOf(name)]);
  const prepared = examples.map(({ observations, intent }) => ({
    ids: observations.flatMap((name) => idOf.get(name) ?? []),
    start: sumJudged(observations, judged),
    target: INTENTS.indexOf(intent),
  }));
  for (let round = 0; round < options.rounds; round++) {
    slope.fill(0);
    for (const example of prepared) addSlope(slope, weights, example);
    for (let at = 0; at < weights.length; at++) {
      const weight = weights[at] ?? 0;
      const step = (slope[at] ?? 0) / prepared.length + (pull[Math.floor(at / SIZE)] ?? 0) * weight;
      const square = (squares[at] ?? 0) + step * step;
      squares[at] = square;
      weights[at] = weight - (STEP * step) / Math.sqrt(square);
    }
  }
  return new Map(names.map((name, id) => [name, weights.slice(id * SIZE, (id + 1) * SIZE)]));
}

interface Prepared {
  readonly ids: readonly number[];
  readonly start: Float64Array;
  readonly target: number;
}

function addSlope(slope: Float64Array, weights: Float64Array, { ids, start, target }: Prepared): void {
  const sums = Float64Array.from(start);
  for (const id of ids)
    for (let at = 0; at < SIZE; at++) sums[at] = (sums[at] ?? 0) + (weights[id * SIZE + at] ?? 0);
  const errors = softmax(sums);
  errors[target] = (errors[target] ?? 0) - 1;
  for (const id of ids)
    for (let at = 0; at < SIZE; at++)
      slope[id * SIZE + at] = (slope[id * SIZE + at] ?? 0) + (errors[at] ?? 0);
}

function countObservations(examples: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { observations } of examples)
    for (const name of observations) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function sumJudged(observations: readonly string[], judged: Judged): Float64Array {
  const sums = new Float64Array(SIZE);
  for (const name of observations) {
    for (const [at, intent] of INTENTS.entries())
      sums[at] = (sums[at] ?? 0) + JUDGED_SHARE * (judged[name]?.[intent] ?? 0);
  }
  return sums;
}
