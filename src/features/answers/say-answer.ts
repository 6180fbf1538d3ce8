import { sayDay, type Words } from '../../words/index.ts';

/** A question and its answer as people will read it, paragraph by paragraph (markup). `topic` by its name, `asOf` YYYY-MM-DD. */
export function sayAnswer(
  words: Words,
  entry: { question: string; answer: string; topic: string; source: string; asOf: string },
): string[] {
  const { question, answer, topic, source, asOf } = entry;
  return [
    words.markup('answers-shown', { question }),
    answer
      .split('\n')
      .map((text) => words.markup('answers-statement', { text }))
      .join('\n'),
    words.markup('answers-origin', { topic, source, date: sayDay(asOf, words) }),
  ];
}
