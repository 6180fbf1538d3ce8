import { createInquiryTables, type InquiryTables } from './inquiry/inquiry-lexicon.ts';
import { createMender, parseInquiry } from './inquiry/parse-inquiry.ts';
import type { Inquiry } from './inquiry/schema.ts';
import { loadLexicon } from './lexicon/load-lexicon.ts';
import type { Lexicon } from './lexicon/schema.ts';
import { type CommandParser, createCommandParser } from './match/parse-command.ts';
import { createNormaliser } from './normalise/normaliser.ts';
import { loadRegencies } from './places/load-regencies.ts';
import type { Regencies } from './places/regencies.ts';
import { createCueFinder } from './understand/cues.ts';
import { createEntityFinder } from './understand/entities.ts';
import { createIntentModel } from './understand/intent-model.ts';
import { createObserver } from './understand/observe.ts';
import { createUnderstander, type Understander } from './understand/understand.ts';
import { createUnknownGoods } from './understand/unknown-goods.ts';
import { type CertificatesMatch, matchCertificates } from './values/match-certificates.ts';
import { matchCountries } from './values/match-countries.ts';
import { type NamedProduct, splitProducts } from './values/split-products.ts';

/** Everything the assistant knows about how owners write. Deterministic and offline. */
export interface Language extends CommandParser, Understander {
  /** Products in an answer to "what do you make?", with catalogue ids where known. */
  splitProducts(text: string): NamedProduct[];
  /** Countries in an answer: ISO codes, `EU` for Europe as a whole, in the order said. */
  matchCountries(text: string): string[];
  /** Certificates in an answer; `none` where the person says there are none. */
  matchCertificates(text: string): CertificatesMatch;
  /** What a pasted buyer's inquiry says; spans and days without a year count from `today` (`YYYY-MM-DD`). */
  parseInquiry(text: string, today: string): Inquiry;
}

/** Builds the language from a checked lexicon. Takes some tens of milliseconds; build it once. */
export function createLanguage(lexicon: Lexicon): Language {
  const entities = createEntityFinder(lexicon);
  const cues = createCueFinder(lexicon);
  const normaliser = createNormaliser(lexicon, [...entities.words(), ...cues.words()]);
  const commands = createCommandParser(lexicon.commands);
  // Built with the first inquiry: most starts never see one.
  let inquiries: InquiryTables | undefined;
  const mend = createMender(normaliser, entities);
  const model = createIntentModel(lexicon);
  return {
    ...commands,
    ...createUnderstander({
      normaliser,
      entities,
      cues,
      commands,
      observe: createObserver(lexicon),
      model,
      unknownGoods: createUnknownGoods(lexicon),
    }),
    splitProducts: (text) => splitProducts(text, normaliser, entities),
    matchCountries: (text) => matchCountries(text, normaliser, entities),
    matchCertificates: (text) => matchCertificates(text, lexicon.certificates),
    parseInquiry: (text, today) => {
      inquiries ??= createInquiryTables(lexicon);
      return parseInquiry(text, today, inquiries, mend);
    },
  };
}

/** Loads a lexicon folder (`loadLexicon`) and builds the language and the register of kabupaten and kota from it. */
export async function openLanguage(
  dir: string,
  cacheDir?: string,
): Promise<{ language: Language; regencies: Regencies }> {
  const lexicon = await loadLexicon(dir, cacheDir);
  return { language: createLanguage(lexicon), regencies: await loadRegencies(lexicon.places) };
}
