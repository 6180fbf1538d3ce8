import { KNOWLEDGE, LEXICON } from '../folders.ts';
import { dayOf } from '../kernel/day.ts';
import { checkKnowledge, loadKnowledge, showKnowledge } from '../knowledge/index.ts';
import { loadLexicon } from '../language/index.ts';
import { type Command, UsageError } from './command.ts';

/** `check`: faults, age and coverage of the facts, exit 1 where something must be mended. `show`: one part by its id. */
export const knowledge: Command = {
  async run({ argv: [act, id], config, clock, print }) {
    const base = loadKnowledge(KNOWLEDGE);
    if (act === 'show' && id) {
      const shown = showKnowledge(base, id);
      if (!shown) throw new Error(`nothing in the knowledge base has the id "${id}"`);
      print(JSON.stringify(shown, null, 2));
      return 0;
    }
    if (act !== 'check') throw new UsageError();
    const report = checkKnowledge(base, dayOf(clock.now(), config.timeZone));
    const { products } = await loadLexicon(LEXICON);
    const named = new Set(products.products.map(({ id }) => id));
    // Not a fault: such goods are answered where their id is given, and recognised in a chat once they have words.
    const withoutWords = [...base.products.keys()].filter((product) => !named.has(product));
    print(JSON.stringify({ ...report, withoutWords }, null, 2));
    return report.problems.length ? 1 : 0;
  },
};
