import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { z } from 'zod';

/**
 * Answers JSON lines one for one and in order; empty lines are passed over. A line that cannot be read ends the command
 * with its number and what was `expected`.
 */
export async function answerJsonLines(
  stdin: AsyncIterable<string | Uint8Array>,
  print: (line: string) => void,
  expected: string,
  answer: (line: unknown) => unknown,
): Promise<void> {
  let number = 0;
  const lines = createInterface({ input: Readable.from(stdin), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    number += 1;
    if (!line.trim()) continue;
    try {
      print(JSON.stringify(answer(JSON.parse(line))));
    } catch (error) {
      if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error;
      const why = error instanceof z.ZodError ? z.prettifyError(error) : 'not JSON';
      throw new Error(`line ${number}: ${why}; expected ${expected}`);
    }
  }
}
