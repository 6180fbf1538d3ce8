import { createLanguage, loadLexicon } from '../../src/language/index.ts';
import { judgedIn } from './judged.ts';
import { learnWeights } from './learn-weights.ts';
import { readChat } from './read-chat.ts';
import { score } from './score.ts';

/**
 * Learns on three quarters of the tuning part and answers the fourth, four times over: the figures by which the learning
 * options and the threshold for asking back were chosen. The measured part is not looked at.
 */
const FOLDS = 4;
const THRESHOLDS = [0.85, 0.9, 0.92, 0.94, 0.96, 0.98];
const lexicon = await loadLexicon('knowledge/lexicon');
const judged = judgedIn(lexicon);
const lines = readChat('tune');
const unlearnt = { ...lexicon, weights: { weights: {} }, wordWeights: new Map() };
const observer = createLanguage(lexicon);
const examples = lines.map((line) => ({ observations: observer.observe(line), intent: line.intent }));
const answers = lines.map((line) => ({ line, answer: observer.understand(line) }));
for (let fold = 0; fold < FOLDS; fold++) {
  const learnt = learnWeights(
    examples.filter((_, at) => at % FOLDS !== fold),
    judged,
  );
  const language = createLanguage({ ...unlearnt, wordWeights: learnt });
  for (const [at, line] of lines.entries())
    if (at % FOLDS === fold) answers[at] = { line, answer: language.understand(line) };
}
for (const threshold of THRESHOLDS) {
  const asked = answers.map(({ answer }) => ({
    ...answer,
    ask: answer.ask || answer.confidence < threshold,
  }));
  const { intent, product, country, wrongAndConfident, asked: back } = score(lines, asked);
  const shown = [threshold, intent, product, country, wrongAndConfident, back].map((x) => x.toFixed(3));
  process.stdout.write(`${shown.join('  ')}\n`);
}
