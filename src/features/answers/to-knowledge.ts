import { dayOf } from '../../kernel/day.ts';
import { type OfficersFaq, officersFaqFile } from '../../knowledge/index.ts';
import type { Entry } from './entries.store.ts';

/**
 * Approved entries as the knowledge base holds them: one statement a line, each with the source that the officer named and the
 * day it was known to hold. What the schema would not take is left out: nothing half is shown or exported.
 */
export function toOfficersFaq(entries: readonly Entry[], timeZone: string): OfficersFaq {
  const whole = entries.flatMap((entry) => {
    const one = officersFaqFile.safeParse(toFile(entry, timeZone)).data;
    return one ? [one] : [];
  });
  return { sources: whole.flatMap(({ sources }) => sources), faq: whole.flatMap(({ faq }) => faq) };
}

function toFile(entry: Entry, timeZone: string) {
  const id = idOf(entry);
  const asOf = entry.asOf.toISOString().slice(0, 10);
  return {
    sources: [{ id, title: entry.source, kind: 'institution', asOf }],
    faq: [
      {
        id,
        topic: entry.topic,
        question: entry.question,
        keywords: entry.keywords.length ? entry.keywords : [entry.question],
        answer: entry.answer.split('\n').map((text, index) => ({
          id: `${id}-${index + 1}`,
          text,
          kind: 'concept',
          source: [id],
          asOf,
          confidence: 'medium',
          basis: 'own',
        })),
        answered: dayOf(entry.decidedAt ?? entry.createdAt, timeZone),
      },
    ],
  };
}

/** What an entry is called in the knowledge base. */
export function idOf({ number }: Pick<Entry, 'number'>): string {
  return `jawaban-petugas-${number}`;
}

/** The knowledge base takes so long a statement, and an answer of so many is read to its end. */
const MAX_STATEMENT = 240;
const MIN_STATEMENT = 3;
export const MAX_STATEMENTS = 6;

/** An answer as its statements: by lines, and a long line by its sentences. Null where one stays too long or short, or they are too many. */
export function splitAnswer(text: string): string[] | null {
  const statements = text
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*[-•*]\s*/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean)
    .flatMap((line) => (line.length <= MAX_STATEMENT ? [line] : bySentences(line)));
  const fits = statements.every(({ length }) => length >= MIN_STATEMENT && length <= MAX_STATEMENT);
  return fits && statements.length > 0 && statements.length <= MAX_STATEMENTS ? statements : null;
}

/** As many whole sentences to a statement as it holds. */
function bySentences(line: string): string[] {
  const statements = [''];
  for (const sentence of line.split(/(?<=[.!?])\s+/)) {
    const last = statements.at(-1) ?? '';
    if (last && last.length + 1 + sentence.length > MAX_STATEMENT) statements.push(sentence);
    else statements[statements.length - 1] = last ? `${last} ${sentence}` : sentence;
  }
  return statements;
}
