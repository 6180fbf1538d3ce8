import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  FluentBundle,
  type FluentFunction,
  FluentNumber,
  FluentResource,
  type FluentVariable,
} from '@fluent/bundle';
import { escapeMarkup, parseMarkup, type RichText } from '../messages/index.ts';

export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A stored language as one that there are words for; Indonesian where it is none. */
export function languageOf(stored: string): Language {
  return LANGUAGES.find((language) => language === stored) ?? 'id';
}

/** A value put into a message: text is shown as it is (never as markup), numbers the way the language writes them. */
export type WordArgs = Record<string, string | number>;

/** The words of one language. */
export interface Words {
  readonly language: Language;
  /** Plain text, for labels. */
  label(key: string, args?: WordArgs): string;
  /** A message with its markup read. */
  say(key: string, args?: WordArgs): RichText;
  /** Markup source, to be put together with other markup before `parseMarkup`. */
  markup(key: string, args?: WordArgs): string;
}

export type AllWords = Record<Language, Words>;

/**
 * Loads `locales/<language>/*.ftl`. Throws where a file has a syntax error or two files define one key; a key that
 * is missing throws when asked for, and the tests ask for all of them in both languages.
 */
export function loadWords(dir: string): AllWords {
  return { id: loadLanguage(dir, 'id'), en: loadLanguage(dir, 'en') };
}

function loadLanguage(dir: string, language: Language): Words {
  const bundle = new FluentBundle(language, { useIsolating: false, functions: { DECIMAL } });
  const folder = join(dir, language);
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.ftl')) continue;
    const problems = bundle.addResource(new FluentResource(readFileSync(join(folder, file), 'utf8')));
    if (problems[0]) throw new Error(`locales/${language}/${file}: ${problems[0].message}`);
  }
  const format = (key: string, args: Record<string, FluentVariable>): string => {
    const pattern = bundle.getMessage(key)?.value;
    if (!pattern) throw new Error(`locales/${language}: no message "${key}"`);
    const errors: Error[] = [];
    const text = bundle.formatPattern(pattern, args, errors);
    if (errors[0]) throw new Error(`locales/${language}: "${key}": ${errors[0].message}`);
    return text;
  };
  const markup = (key: string, args: WordArgs = {}) => format(key, mapText(args, escapeMarkup));
  return {
    language,
    label: (key, args = {}) => format(key, args),
    markup,
    say: (key, args) => parseMarkup(markup(key, args)),
  };
}

/** `DECIMAL($x)`: at most two decimals, thousands grouped as the language does (1.234,5). */
const DECIMAL: FluentFunction = ([value]) =>
  value instanceof FluentNumber || typeof value === 'number'
    ? new FluentNumber(Number(value.valueOf()), { maximumFractionDigits: 2 })
    : String(value ?? '');

function mapText(args: WordArgs, change: (text: string) => string): WordArgs {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? change(value) : value]),
  );
}
