import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createLanguage, loadLexicon } from '../../src/language/index.ts';
import { answerAll, type Timed } from './answer-all.ts';
import { trainBaseline } from './baseline.ts';
import { readChat } from './read-chat.ts';
import { type Scores, score } from './score.ts';

/** Prints how well owners' messages are understood, on the part never tuned on, beside a trained baseline. */
const AIMS = {
  intent: 0.95,
  product: 0.97,
  country: 0.97,
  wrongAndConfident: 0.02,
  falseAlarm: 0.03,
  p95: 2,
  megabytes: 60,
};

const measuring = readChat('measure');
const tuning = readChat('tune');
const before = memory();
const lexicon = await loadLexicon('knowledge/lexicon');
const language = createLanguage(lexicon);
const ours = await answerAll(measuring, async (line) => language.understand(line));
const after = memory();
const baseline = await trainBaseline(tuning, lexicon);
const theirs = await answerAll(measuring, baseline);

print(`${measuring.length} messages measured, ${tuning.length} tuned on\n`);
compare(score(measuring, ours.answers), score(measuring, theirs.answers));
print(
  `latency a message    p50 ${ms(ours, 0.5)}  p95 ${ms(ours, 0.95)}  (baseline ${ms(theirs, 0.5)}, ${ms(theirs, 0.95)}; aim p95 ≤ ${AIMS.p95} ms)`,
);
print(`memory taken         ${(after - before).toFixed(1)} MB (aim ≤ ${AIMS.megabytes})`);

function ms({ times }: Timed, share: number): string {
  return `${(times[Math.floor(times.length * share)] ?? 0).toFixed(2)} ms`;
}

function compare(own: Scores, other: Scores): void {
  const row = (name: string, left: number, right: number, aim: string) =>
    print(`${name.padEnd(20)} ${percent(left)}   baseline ${percent(right)}   aim ${aim}`);
  row('intent', own.intent, other.intent, `≥ ${AIMS.intent * 100} %`);
  row('product', own.product, other.product, `≥ ${AIMS.product * 100} %`);
  row('country', own.country, other.country, `≥ ${AIMS.country * 100} %`);
  row(
    'wrong and confident',
    own.wrongAndConfident,
    other.wrongAndConfident,
    `≤ ${AIMS.wrongAndConfident * 100} %`,
  );
  row('false req./price', own.falseAlarm, other.falseAlarm, `≤ ${AIMS.falseAlarm * 100} % of out-of-scope`);
  row('asked back', own.asked, other.asked, '');
  print('\nper intent');
  for (const [intent, { messages, right }] of own.perIntent) {
    const rival = other.perIntent.get(intent);
    print(
      `  ${intent.padEnd(18)} ${percent(right / messages)} of ${String(messages).padStart(3)}   baseline ${percent((rival?.right ?? 0) / messages)}`,
    );
  }
  print('\nconfusion');
  for (const [pair, count] of own.confusion) print(`  ${String(count).padStart(3)}  ${pair}`);
  print('');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1).padStart(5)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Megabytes of heap in use after a collection. */
function memory(): number {
  setFlagsFromString('--expose_gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 1_048_576;
}
