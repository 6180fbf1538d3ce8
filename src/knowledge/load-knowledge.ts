import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { KnowledgeError, readYaml } from './read-yaml.ts';
import * as schema from './schema.ts';
import type { Fact, Knowledge } from './types.ts';

/**
 * Reads and validates every file of the knowledge base (not `lexicon/`, which belongs to the language). All work
 * after this is pure.
 * @throws {KnowledgeError} naming file, line and field of the first problem.
 */
export function loadKnowledge(dir: string): Knowledge {
  const read = <T extends z.ZodType>(path: string, type: T): z.infer<T> => readYaml(dir, path, type);
  const { categories, groups } = read('categories.yaml', schema.categoriesFile);
  const agreements = read('agreements.yaml', schema.agreementsFile);
  return {
    products: new Map(
      yamlFiles(dir, 'products').map((path) => {
        const product = read(path, schema.productFile);
        return [sameAsFile(path, product.id), product];
      }),
    ),
    destinations: new Map(
      yamlFiles(dir, 'destinations').map((path) => {
        const destination = read(path, schema.destinationFile);
        return [sameAsFile(path, destination.scope), destination.facts];
      }),
    ),
    countries: index(read('countries.yaml', schema.countriesFile).countries, (country) => country.code),
    categories: index(categories, (category) => category.id),
    groups: new Map(groups.map((group) => [group.id, group.members])),
    documents: index(read('documents.yaml', schema.documentsFile).documents, (document) => document.id),
    representations: read('representations.yaml', schema.representationsFile).representations,
    agreements: agreements.agreements,
    agreementRemarks: agreements.remarks,
    lookup: read('lookup.yaml', schema.lookupFile).services,
    sources: index(read('sources.yaml', schema.sourcesFile).sources, (source) => source.id),
    faq: read('faq.yaml', schema.faqFile).faq,
    borderTrade: read('border-trade.yaml', schema.borderTradeFile),
    where: (id) => findLine(dir, id),
  };
}

/** Every fact of the knowledge base, with the part it lives in. */
export function allFacts(knowledge: Knowledge): { fact: Fact; part: string }[] {
  const found: { fact: Fact; part: string }[] = [];
  const add = (part: string, facts: readonly Fact[]) => {
    for (const fact of facts) found.push({ fact, part });
  };
  for (const product of knowledge.products.values()) {
    add(`products/${product.id}`, [...product.rules, ...product.levies, ...product.notes]);
  }
  for (const [scope, facts] of knowledge.destinations) add(`destinations/${scope}`, facts);
  for (const entry of knowledge.faq) add('faq', entry.answer);
  add('agreements', knowledge.agreementRemarks);
  add('border-trade', knowledge.borderTrade.facts);
  return found;
}

function yamlFiles(dir: string, folder: string): string[] {
  return readdirSync(join(dir, folder))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => join(folder, file));
}

/** A file is found by its name, so the name and the id inside must agree. */
function sameAsFile(path: string, id: string): string {
  const expected = basename(path, '.yaml');
  if (expected !== id)
    throw new KnowledgeError(`knowledge/${path}`, 1, 'id', `"${id}" does not match the file's name`);
  return id;
}

function index<T>(items: readonly T[], key: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [key(item), item]));
}

function findLine(dir: string, id: string): string | undefined {
  const single = readdirSync(dir).filter((file) => file.endsWith('.yaml'));
  for (const path of [...yamlFiles(dir, 'products'), ...yamlFiles(dir, 'destinations'), ...single]) {
    const line = readFileSync(join(dir, path), 'utf8')
      .split('\n')
      .findIndex((text) => new RegExp(`^\\s*(- )?(id|code|scope): ['"]?${id}['"]?$`).test(text));
    if (line >= 0) return `knowledge/${path}:${line + 1}`;
  }
  return undefined;
}
