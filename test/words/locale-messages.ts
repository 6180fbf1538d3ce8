import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentResource } from '@fluent/bundle';
import type { Language } from '../../src/words/index.ts';

export const LOCALES = fileURLToPath(new URL('../../locales', import.meta.url));

/** One message: the variables it takes, and the messages and terms it is put together from. */
export interface LocaleMessage {
  file: string;
  variables: string[];
  references: string[];
  /** Every piece of literal text in it. */
  texts: string[];
}

/** The messages of a language by key. Throws where two files define one. */
export function localeMessages(language: Language): Map<string, LocaleMessage> {
  const messages = new Map<string, LocaleMessage>();
  for (const file of readdirSync(join(LOCALES, language)).filter((name) => name.endsWith('.ftl'))) {
    for (const entry of new FluentResource(readFileSync(join(LOCALES, language, file), 'utf8')).body) {
      if (messages.has(entry.id)) throw new Error(`${language}/${file}: ${entry.id} is defined twice`);
      const found = { variables: new Set<string>(), references: new Set<string>(), texts: [] as string[] };
      collect(entry.value, found);
      messages.set(entry.id, {
        file,
        variables: [...found.variables].sort(),
        references: [...found.references].sort(),
        texts: found.texts,
      });
    }
  }
  return messages;
}

function collect(
  pattern: unknown,
  found: { variables: Set<string>; references: Set<string>; texts: string[] },
): void {
  if (typeof pattern === 'string') found.texts.push(pattern);
  if (typeof pattern !== 'object' || pattern === null) return;
  if ('type' in pattern && 'name' in pattern && typeof pattern.name === 'string') {
    if (pattern.type === 'var') found.variables.add(pattern.name);
    if (pattern.type === 'mesg' || pattern.type === 'term') found.references.add(pattern.name);
  }
  for (const [name, part] of Object.entries(pattern)) {
    if (name !== 'type' && name !== 'name' && name !== 'key') collect(part, found);
  }
}
