import { LEXICON } from '../folders.ts';
import { openLanguage, understandLine } from '../language/index.ts';
import type { Command } from './command.ts';
import { answerJsonLines } from './json-lines.ts';

/** Owners' messages in, what was understood out. */
export const understand: Command = {
  async run({ stdin, print }) {
    const { language } = await openLanguage(LEXICON);
    await answerJsonLines(stdin, print, '{"text": "...", "context": ["..."]}', (line) =>
      understandLine(line, language),
    );
    return 0;
  },
};
