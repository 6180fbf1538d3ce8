import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders that come with the program. */
export const LOCALES = fileURLToPath(new URL('../locales', import.meta.url));
export const KNOWLEDGE = fileURLToPath(new URL('../knowledge', import.meta.url));
export const LEXICON = join(KNOWLEDGE, 'lexicon');
