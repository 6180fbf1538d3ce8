import { parseArgs } from 'node:util';
import { z } from 'zod';
import { LEXICON } from '../folders.ts';
import { dayOf } from '../kernel/day.ts';
import { inquiryLine, openLanguage } from '../language/index.ts';
import { type Command, UsageError } from './command.ts';
import { answerJsonLines } from './json-lines.ts';

/** Buyers' inquiries in, their fields out. Days without a year and spans count from `--today`. */
export const leadParse: Command = {
  async run({ argv, clock, config, stdin, print }) {
    const { values } = parseArgs({
      args: [...argv],
      options: { today: { type: 'string' }, all: { type: 'boolean', default: false } },
    });
    const today = z.iso.date().safeParse(values.today ?? dayOf(clock.now(), config.timeZone));
    if (!today.success) throw new UsageError();
    const { language } = await openLanguage(LEXICON);
    const parse = (text: string) => language.parseInquiry(text, today.data);
    await answerJsonLines(stdin, print, '{"text": "..."}', (line) => inquiryLine(line, parse, values.all));
    return 0;
  },
};
