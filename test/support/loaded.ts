import { KNOWLEDGE, LEXICON, LOCALES } from '../../src/folders.ts';
import { loadKnowledge } from '../../src/knowledge/index.ts';
import { openLanguage } from '../../src/language/index.ts';
import { loadWords } from '../../src/words/index.ts';

/** What is read from files once and never changes, kept for all tests of this worker: together it takes two seconds to load. */
export const loadedKnowledge = once(() => loadKnowledge(KNOWLEDGE));
export const loadedWords = once(() => loadWords(LOCALES));
export const languageAndPlaces = once(() => openLanguage(LEXICON));

function once<T>(load: () => T): () => T {
  let loaded: { value: T } | undefined;
  return () => {
    loaded ??= { value: load() };
    return loaded.value;
  };
}
