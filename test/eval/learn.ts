import { readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { createLanguage, loadLexicon } from '../../src/language/index.ts';
import { learnWeights } from './learn-weights.ts';
import { readChat } from './read-chat.ts';

/** Learns `weights.yaml` anew from the tuning part: `node test/eval/learn.ts`. */
const DIR = 'knowledge/lexicon';
const lexicon = await loadLexicon(DIR);
const cues = Object.entries(lexicon.cues.cues).map(([cue, { for: judged }]) => [cue, judged] as const);
const judged = { ...Object.fromEntries(cues), ...lexicon.cues.also };
const language = createLanguage({ ...lexicon, weights: { weights: {} } });
const examples = readChat('tune').map((line) => ({
  observations: language.observe(line),
  intent: line.intent,
}));
const weights = learnWeights(examples, judged);

const note = readFileSync(`${DIR}/weights.yaml`, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('#'));
const body = stringify({ weights }, { flowCollectionPadding: true, collectionStyle: 'flow', lineWidth: 0 });
writeFileSync(`${DIR}/weights.yaml`, `${note.join('\n')}\n${toLines(body)}`);

/** One observation a line, so that a change shows in a diff. */
function toLines(flow: string): string {
  const inner = flow
    .trim()
    .replace(/^\{ weights: \{ /, '')
    .replace(/ \} \}$/, '');
  return `weights:\n${inner.replace(/ \}, /g, ' }\n').replace(/^/gm, '  ')}\n`;
}
