import type { Lexicon } from '../../src/language/index.ts';
import type { Judged } from './learn-weights.ts';

/** The linguist's judgement on cues and on other observations, as one table. */
export function judgedIn(lexicon: Pick<Lexicon, 'cues'>): Judged {
  const cues = Object.entries(lexicon.cues.cues).map(([cue, { for: judged }]) => [cue, judged] as const);
  return { ...Object.fromEntries(cues), ...lexicon.cues.also };
}
