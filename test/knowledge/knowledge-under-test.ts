import { join } from 'node:path';
import type { Translate } from '../../src/knowledge/index.ts';
import { parseMarkup, toPlainText } from '../../src/messages/index.ts';
import type { Language } from '../../src/words/index.ts';
import { loadedWords } from '../support/loaded.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
/** The day on which the reviewed answers were read. */
export const TODAY = '2026-11-23';

const words = loadedWords();

export function translate(language: Language): Translate {
  return (key, args) => words[language].markup(key, args);
}

/** Markup as a person sees it. */
export const seen = (markup: string): string => toPlainText(parseMarkup(markup));
