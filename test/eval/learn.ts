import { readFileSync, writeFileSync } from 'node:fs';
import { createLanguage, INTENTS, loadLexicon } from '../../src/language/index.ts';
import { printWordWeights } from '../../src/language/lexicon/load-word-weights.ts';
import { judgedIn } from './judged.ts';
import { kindOf, type Learnt, learnWeights } from './learn-weights.ts';
import { readChat } from './read-chat.ts';

/** Learns `weights.yaml` and `word-weights.tsv` anew from the tuning part: `node test/eval/learn.ts`. */
const DIR = 'knowledge/lexicon';
/** Weights smaller than this change nothing and are left out, which keeps the files readable. */
const LEAST = { cue: 0.05, word: 0.08, piece: 0.08 };

const lexicon = await loadLexicon(DIR);

const judged = judgedIn(lexicon);
const unlearnt = { ...lexicon, weights: { weights: {} }, wordWeights: new Map() };
// What was talked about before is itself an answer of the model: learn once without, then once with what was learnt.
const first = learnWeights(examplesOf(unlearnt), judged);
const second = learnWeights(examplesOf({ ...unlearnt, wordWeights: first }), judged);
writeFileSync(`${DIR}/word-weights.tsv`, printWordWeights(trimmed(second, false)));
writeFileSync(`${DIR}/weights.yaml`, `${noteOf(`${DIR}/weights.yaml`)}\n${toYaml(trimmed(second, true))}`);

function examplesOf(known: typeof lexicon) {
  const language = createLanguage(known);
  return readChat('tune').map((line) => ({ observations: language.observe(line), intent: line.intent }));
}

function trimmed(learnt: Learnt, forCues: boolean): Learnt {
  const kept: Learnt = new Map();
  for (const [name, row] of learnt) {
    const kind = kindOf(name);
    if ((kind === 'cue') !== forCues) continue;
    const rounded = row.map((weight) => (Math.abs(weight) < LEAST[kind] ? 0 : Number(weight.toFixed(2))));
    if (rounded.some((weight) => weight !== 0)) kept.set(name, rounded);
  }
  return kept;
}

function noteOf(file: string): string {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .join('\n');
}

/** One observation a line, so that a change shows in a diff. */
function toYaml(learnt: Learnt): string {
  const lines = [...learnt].map(([name, row]) => {
    const weights = [...row].flatMap((weight, at) => (weight === 0 ? [] : `${INTENTS[at]}: ${weight}`));
    return `  '${name}': { ${weights.join(', ')} }`;
  });
  return `${['weights:', ...lines].join('\n')}\n`;
}
