import { loadLexicon } from './lexicon/load-lexicon.ts';
import type { Lexicon } from './lexicon/schema.ts';
import { type CommandParser, createCommandParser } from './match/parse-command.ts';
import { createNormaliser } from './normalise/normaliser.ts';
import { loadRegencies } from './places/load-regencies.ts';
import type { Regencies } from './places/regencies.ts';
import { createEntityFinder } from './understand/entities.ts';
import { type CertificatesMatch, matchCertificates } from './values/match-certificates.ts';
import { matchCountries } from './values/match-countries.ts';
import { type NamedProduct, splitProducts } from './values/split-products.ts';

/** Everything the assistant knows about how owners write. Deterministic and offline. */
export interface Language extends CommandParser {
  /** Products in an answer to "what do you make?", with catalogue ids where known. */
  splitProducts(text: string): NamedProduct[];
  /** Countries in an answer: ISO codes, `EU` for Europe as a whole, in the order said. */
  matchCountries(text: string): string[];
  /** Certificates in an answer; `none` where the person says there are none. */
  matchCertificates(text: string): CertificatesMatch;
}

/** Builds the language from a checked lexicon. Takes some milliseconds; build it once. */
export function createLanguage(lexicon: Lexicon): Language {
  const finder = createEntityFinder(lexicon);
  const normaliser = createNormaliser(lexicon.slang, finder.words());
  return {
    ...createCommandParser(lexicon.commands),
    splitProducts: (text) => splitProducts(text, normaliser, finder),
    matchCountries: (text) => matchCountries(text, normaliser, finder),
    matchCertificates: (text) => matchCertificates(text, lexicon.certificates),
  };
}

/** Loads a lexicon folder and builds the language and the register of kabupaten and kota from it. */
export async function openLanguage(dir: string): Promise<{ language: Language; regencies: Regencies }> {
  const lexicon = await loadLexicon(dir);
  return { language: createLanguage(lexicon), regencies: await loadRegencies(lexicon.places) };
}
