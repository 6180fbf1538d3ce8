import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { KNOWLEDGE, LOCALES } from '../folders.ts';
import { dayOf } from '../kernel/day.ts';
import { answerRequirements, loadKnowledge, renderAnswerText, requirementsJson } from '../knowledge/index.ts';
import { parseMarkup, toPlainText } from '../messages/index.ts';
import { loadWords } from '../words/index.ts';
import { type Command, UsageError } from './command.ts';

/** The answer as a person reads it, or as JSON with every fact's source. */
export const requirements: Command = {
  async run({ argv, config, clock, print }) {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        product: { type: 'string' },
        country: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const { product, json } = values;
    const country = values.country?.toUpperCase();
    if (!product && !country) throw new UsageError();
    const knowledge = loadKnowledge(KNOWLEDGE, join(config.dataDir, 'cache'));
    if (product && !knowledge.products.has(product)) {
      throw new Error(`no product "${product}"; known: ${[...knowledge.products.keys()].sort().join(' ')}`);
    }
    if (country && !knowledge.countries.has(country)) {
      throw new Error(`no country "${country}"; known: ${[...knowledge.countries.keys()].sort().join(' ')}`);
    }
    const answer = answerRequirements(knowledge, {
      product,
      country,
      today: dayOf(clock.now(), config.timeZone),
    });
    if (json) print(JSON.stringify(requirementsJson(answer)));
    else print(toPlainText(parseMarkup(renderAnswerText(answer, loadWords(LOCALES).id.markup))));
    return 0;
  },
};
