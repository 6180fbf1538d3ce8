import { openLanguage } from '../../src/language/index.ts';
import { readInquiries } from './read-inquiries.ts';
import { FIELDS, MORE, scoreInquiries, scoreMore } from './score-inquiries.ts';

/**
 * Prints how well inquiries are read: both parts field by field. Errors are listed for the tuning part alone
 * (`--errors`); the held-out part is only counted.
 */
const { language } = await openLanguage('knowledge/lexicon');
for (const part of ['tune', 'held', 'added'] as const) {
  const lines = readInquiries(part);
  const answers = lines.map(({ text, today }) => language.parseInquiry(text, today));
  // The shortest of five: what else the machine does is not the parser's time.
  const times = lines.map(({ text, today }) =>
    Math.min(
      ...[1, 2, 3, 4, 5].map(() => {
        const start = performance.now();
        language.parseInquiry(text, today);
        return performance.now() - start;
      }),
    ),
  );
  const score = scoreInquiries(lines, answers);
  times.sort((a, b) => a - b);
  print(
    `${part}: ${lines.length} inquiries, ${percent(score.all)} of fields right, ${percent(score.whole)} of inquiries whole`,
  );
  for (const field of FIELDS) print(`  ${field.padEnd(10)} ${percent(score.fields[field])}`);
  if (part !== 'tune') {
    const more = scoreMore(lines, answers);
    for (const field of MORE) {
      const { said, right, invented } = more[field];
      print(`  ${field.padEnd(14)} ${right} of ${said} right, ${invented} invented`);
    }
  }
  print(`  time p50 ${at(times, 0.5)} ms  p95 ${at(times, 0.95)} ms\n`);
  if (part === 'tune' && process.argv.includes('--errors')) {
    for (const { id, field, want, got } of score.errors)
      print(`  ${id} ${field.padEnd(10)} want ${want}  got ${got}`);
  }
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
