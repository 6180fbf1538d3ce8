import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { LEXICON } from '../folders.ts';
import { openLanguage, understandLine } from '../language/index.ts';
import type { Command } from './command.ts';

/** JSON lines in, JSON lines out, one for one and in order. A line that cannot be read ends the command with its number. */
export const understand: Command = {
  async run({ stdin, print }) {
    const { language } = await openLanguage(LEXICON);
    let number = 0;
    for await (const line of createInterface({
      input: Readable.from(stdin),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      number += 1;
      if (!line.trim()) continue;
      try {
        print(JSON.stringify(understandLine(JSON.parse(line), language)));
      } catch (error) {
        const why = error instanceof z.ZodError ? z.prettifyError(error) : 'not JSON';
        throw new Error(`line ${number}: ${why}; expected {"text": "...", "context": ["..."]}`);
      }
    }
    return 0;
  },
};
