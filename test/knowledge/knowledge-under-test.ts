import { join } from 'node:path';
import { type Knowledge, loadKnowledge, type Translate } from '../../src/knowledge/index.ts';
import { parseMarkup, toPlainText } from '../../src/messages/index.ts';
import { type Language, loadWords } from '../../src/words/index.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
/** The day on which the reviewed answers were read. */
export const TODAY = '2026-11-23';

const words = loadWords(join(ROOT, 'locales'));

export const loadOwnKnowledge = (): Knowledge => loadKnowledge(join(ROOT, 'knowledge'));

export function translate(language: Language): Translate {
  return (key, args) => words[language].markup(key, args);
}

/** Markup as a person sees it. */
export const seen = (markup: string): string => toPlainText(parseMarkup(markup));
