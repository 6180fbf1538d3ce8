import type { ChatLine } from './read-chat.ts';
import type { Answer } from './score.ts';

/** Answers to messages, in their order, and how many milliseconds each took, the shortest first. */
export interface Timed {
  readonly answers: readonly Answer[];
  readonly times: readonly number[];
}

/** Has every message answered, one after another. */
export async function answerAll(
  lines: readonly ChatLine[],
  answer: (line: ChatLine) => Promise<Answer>,
): Promise<Timed> {
  const answers: Answer[] = [];
  const times: number[] = [];
  for (const line of lines) {
    const start = performance.now();
    answers.push(await answer(line));
    times.push(performance.now() - start);
  }
  return { answers, times: times.sort((a, b) => a - b) };
}
