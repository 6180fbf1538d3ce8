import { createRequire } from 'node:module';
import { INTENTS, type Lexicon } from '../../src/language/index.ts';
import type { ChatLine } from './read-chat.ts';
import type { Answer } from './score.ts';

/** The parts of nlp.js used here; its packages ship no types. */
interface Nlp {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  addNerRuleOptionTexts(language: string, entity: string, option: string, texts: readonly string[]): void;
  train(): Promise<void>;
  process(
    language: string,
    text: string,
  ): Promise<{ intent: string; score: number; entities: readonly { entity: string; option: string }[] }>;
}
interface Container {
  use(plugin: unknown): void;
  get(name: 'nlp'): Nlp;
  registerConfiguration(name: string, settings: object, overwrite: boolean): void;
}
interface Packages {
  containerBootstrap(): Promise<Container>;
  Nlp: unknown;
  LangId: unknown;
  Ner: unknown;
}

/** nlp.js' own defaults, repeated because silencing its log replaces them all. */
const NLU = {
  keepStopwords: true,
  nonefeatureValue: 1,
  nonedeltaMultiplier: 1.2,
  spellCheck: false,
  spellCheckDistance: 1,
  filterZeros: true,
  useNoneFeature: true,
};
/** Below this share nlp.js is taken to be asking back, as in its own examples. */
const SURE_ENOUGH = 0.7;

/**
 * The comparison: nlp.js with its Indonesian package, trained on the tuning part and given our lists of names. It has no
 * memory of earlier messages, so context is put in front of the text.
 */
export async function trainBaseline(
  tuning: readonly ChatLine[],
  lexicon: Lexicon,
): Promise<(line: ChatLine) => Promise<Answer>> {
  const require = createRequire(import.meta.url);
  const packages: Packages = {
    ...require('@nlpjs/core'),
    ...require('@nlpjs/nlp'),
    ...require('@nlpjs/lang-id'),
    ...require('@nlpjs/ner'),
  };
  const container = await packages.containerBootstrap();
  for (const plugin of [packages.LangId, packages.Ner, packages.Nlp]) container.use(plugin);
  container.registerConfiguration('nlu-??', { ...NLU, log: false }, true);
  const nlp = container.get('nlp');
  Object.assign(nlp, { settings: { ...Reflect.get(nlp, 'settings'), autoSave: false } });
  nlp.addLanguage('id');
  for (const { id, aliases } of lexicon.products.products)
    nlp.addNerRuleOptionTexts('id', 'product', id, aliases);
  for (const { code, aliases, cities } of lexicon.countries.countries) {
    nlp.addNerRuleOptionTexts('id', 'country', code, [...aliases, ...cities]);
  }
  for (const { text, intent } of tuning) nlp.addDocument('id', text, intent);
  await nlp.train();
  return async ({ text, context = [] }) => {
    const result = await nlp.process('id', [...context, text].join(' '));
    const intent = INTENTS.find((name) => name === result.intent) ?? 'out_of_scope';
    const named = (entity: string) =>
      result.entities.findLast((found) => found.entity === entity)?.option ?? null;
    const nameless = intent === 'out_of_scope';
    return {
      intent,
      product: nameless ? null : named('product'),
      country: nameless ? null : named('country'),
      ask: result.score < SURE_ENOUGH,
    };
  };
}
