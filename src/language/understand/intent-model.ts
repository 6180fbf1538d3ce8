import { INTENTS, type Intent, type Lexicon } from '../lexicon/schema.ts';

/** Probabilities over all intents, in the order of {@link INTENTS}. */
export interface IntentModel {
  /** Share of belief each intent gets from these observations; they add up to 1. */
  score(observations: readonly string[]): Float64Array;
  /** How strongly one observation speaks for an intent, to explain a decision. */
  weightOf(observation: string, intent: Intent): number;
}

/** The pull towards zero while learning leaves shares too even; this factor, set by judgement, sharpens them. */
const SHARPNESS = 1.6;
/** How far the linguist's judgement counts; chosen by cross-validation once words were weighed too. */
export const JUDGED_SHARE = 0.8;

/** A log-linear model: the linguist's `for` of every cue plus the learnt corrections. */
export function createIntentModel(lexicon: Pick<Lexicon, 'cues' | 'weights' | 'wordWeights'>): IntentModel {
  const table = new Map<string, Float64Array>(lexicon.wordWeights);
  for (const [cue, { for: judged }] of Object.entries(lexicon.cues.cues)) addRow(cue, judged, JUDGED_SHARE);
  for (const [observation, judged] of Object.entries(lexicon.cues.also))
    addRow(observation, judged, JUDGED_SHARE);
  for (const [observation, learnt] of Object.entries(lexicon.weights.weights)) addRow(observation, learnt);
  return {
    score(observations) {
      const sums = new Float64Array(INTENTS.length);
      for (const observation of observations) {
        const row = table.get(observation);
        if (row) for (let at = 0; at < row.length; at++) sums[at] = (sums[at] ?? 0) + (row[at] ?? 0);
      }
      return softmax(sums.map((sum) => sum * SHARPNESS));
    },
    weightOf(observation, intent) {
      return table.get(observation)?.[INTENTS.indexOf(intent)] ?? 0;
    },
  };

  function addRow(name: string, weights: Readonly<Partial<Record<Intent, number>>>, share = 1): void {
    const row = table.get(name) ?? new Float64Array(INTENTS.length);
    for (const [at, intent] of INTENTS.entries()) row[at] = (row[at] ?? 0) + share * (weights[intent] ?? 0);
    table.set(name, row);
  }
}

/** Turns sums of weights into shares that add up to 1. */
export function softmax(sums: Float64Array): Float64Array {
  const highest = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp(sum - highest));
  const total = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => share / total);
}
