import { LEXICON } from '../../src/folders.ts';
import { createLanguage, loadLexicon } from '../../src/language/index.ts';
import { answerAll } from '../eval/answer-all.ts';
import { trainBaseline } from '../eval/baseline.ts';
import { type ChatLine, readChat } from '../eval/read-chat.ts';
import { type Answer, score } from '../eval/score.ts';
import { quantile, Report, round } from './report.ts';

/**
 * `npm run bench:understanding`: messages a second and how many are understood, beside nlp.js trained on the tuning part, both
 * on the part that nobody tuned on. Message by message they take turns, after both have answered the tuning part once;
 * no message comes twice, because nlp.js keeps what it has prepared. `ofNlpjs` is our pace as a share of theirs in the same
 * run. `npm run eval` tells more of accuracy.
 */
interface Side {
  readonly on: string;
  readonly readySeconds: number;
  readonly answer: (line: ChatLine) => Promise<Answer>;
  readonly answers: Answer[];
  readonly times: number[];
}

const messages = readChat('measure');
const tuning = readChat('tune');
const lexicon = await loadLexicon(LEXICON);
const theirs = await ready('nlp.js', () => trainBaseline(tuning, lexicon));
const ours = await ready('saudagar', async () => {
  const language = createLanguage(await loadLexicon(LEXICON));
  return async (line) => language.understand(line);
});
for (const { answer } of [theirs, ours]) await answerAll(tuning, answer);
for (const message of messages) {
  for (const side of [theirs, ours]) {
    const { answers, times } = await answerAll([message], side.answer);
    side.answers.push(...answers);
    side.times.push(...times);
  }
}

const report = new Report('understanding');
for (const side of [theirs, ours]) {
  const { intent, product, country, wrongAndConfident } = score(messages, side.answers);
  const percent = (share: number) => round(share * 100);
  report.add({
    on: side.on,
    messages: messages.length,
    perSecond: Math.round(pace(side)),
    ofNlpjs: round(pace(side) / pace(theirs), 2),
    p50Ms: round(quantile(side.times, 0.5), 3),
    p95Ms: round(quantile(side.times, 0.95), 3),
    intentPercent: percent(intent),
    productPercent: percent(product),
    countryPercent: percent(country),
    wrongAndConfidentPercent: percent(wrongAndConfident),
    readySeconds: side.readySeconds,
  });
}
report.end();

async function ready(on: string, build: () => Promise<Side['answer']>): Promise<Side> {
  const began = performance.now();
  const answer = await build();
  return { on, answer, readySeconds: round((performance.now() - began) / 1_000, 2), answers: [], times: [] };
}

/** Messages a second. */
function pace({ times }: Side): number {
  return (times.length * 1_000) / times.reduce((sum, time) => sum + time, 0);
}
